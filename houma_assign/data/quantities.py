"""Numbers by name: a column of the pair, the candidate, the post or the village.

``"age"`` is looked for in that order; ``"post.size"`` says where to look.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ..errors import Fault, Message
from .exact import fraction, is_number, too_fine
from .told_once import once

if TYPE_CHECKING:
    from .placement import Placement
    from .problem_like import ProblemLike

LARGEST = 10**12
NO_COLUMN = Message("number.no_column", "no pair, candidate, post or village has this column", "配对、人选、岗位、村均没有这一列")
LARGE = Message("number.large", "too large to be held exactly", "数字过大，无法精确保存")
FINE = Message("number.fine", "more than six decimals cannot be held exactly", "小数超过六位，无法精确保存")
SOURCES = ("pair", "candidate", "post", "village")


def records(problem: ProblemLike, source: str) -> Iterable[Any]:
    """The records of one source, in the problem's order."""
    return {"candidate": problem.candidates, "post": problem.posts, "village": problem.villages}[source]


def source_of(problem: ProblemLike, name: str) -> tuple[str, str]:
    """Where a number stands: (source, column); source is empty if there is no such column."""
    head, dot, tail = name.partition(".")
    if dot and head in SOURCES:
        return (head, tail) if _has(problem, head, tail) else ("", name)
    return next(((source, name) for source in SOURCES if _has(problem, source, name)), ("", name))


def _has(problem: ProblemLike, source: str, column: str) -> bool:
    if source == "pair":
        return column == "score" or column in problem.pairs.facts
    return any(record.fact(column) is not None for record in records(problem, source))


def value_of(problem: ProblemLike, name: str, placement: Placement) -> Fraction:
    """The number for one placement, exactly."""
    source, column = problem.source_of(name)
    if source == "pair":
        where = problem.pairs.at[placement]
        numbers, scale = (problem.pairs.score, problem.pairs.scale) if column == "score" else problem.pairs.facts[column]
        return Fraction(int(numbers[where]), scale)
    if source == "candidate":
        return fraction(problem.candidate(placement.candidate).fact(column))
    post = problem.post(placement.post)
    return fraction(post.fact(column) if source == "post" else problem.village(post.village).fact(column))


def number_faults(problem: ProblemLike, user: str, name: str, table: str = "rules") -> list[Fault]:
    """What keeps a number from being used by a rule, or an aim: no such column, or cells that are not exact numbers."""
    source, column = problem.source_of(name)
    if not source:
        return [Fault(table, user, "number", name, NO_COLUMN)]
    if source == "pair":
        return []
    faults = []
    en, zh = ("aim", "目标") if table == "aims" else ("rule", "规则")
    told = user.zh if isinstance(user, Message) else user
    needed = Message("number.needed", f"{en} {user!r} needs a number here", f"{zh}“{told}”在此需要数字")
    for record in records(problem, source):
        value = record.fact(column)
        if not is_number(value):
            faults.append(Fault(f"{source}s", record.id, column, value, needed))
        elif abs(value) > LARGEST:
            faults.append(Fault(f"{source}s", record.id, column, value, LARGE))
        elif too_fine(value):
            faults.append(Fault(f"{source}s", record.id, column, value, FINE))
    return once(faults)
