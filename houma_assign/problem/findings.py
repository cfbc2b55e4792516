"""What the rules of a problem say of its data without being wrong: conditions that meet nobody, and people who cannot be judged.

They stand among the problem's notes, and are worked out anew whenever a problem is made, so that none outlives its rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..data.condition import Condition, in_words
from ..data.condition_near import absent, held_values, near_values
from ..data.condition_subject import condition_mask, of_pairs
from ..data.grid import Grid
from ..data.language import ZH, language
from ..data.problem_like import ProblemLike

MARK = "rules and data: "
Cells = list[Any]


class Finding(str):
    """A note in English that knows itself in Chinese."""

    zh: str

    def __new__(cls, en: str, zh: str) -> Finding:
        """Both wordings, without the mark that tells findings from other notes."""
        made = super().__new__(cls, MARK + en)
        made.zh = ZH.about("规则与数据", zh)
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return str, (str(self),)


def with_findings(problem: ProblemLike, notes: Iterable[str]) -> tuple[str, ...]:
    """The notes that were given, and what is found now."""
    return (*(note for note in notes if not note.startswith(MARK)), *findings(problem))


def findings(problem: ProblemLike) -> Iterator[Finding]:
    """One note a rule and matter."""
    columns: dict[str, Cells] = {}
    for rule in problem.constraints:
        where: tuple[Condition, ...] = getattr(rule, "where", ())
        if not where:
            continue
        if of_pairs(where):
            if not condition_mask(Grid(problem, problem.pairs), where).any():
                yield _nobody(rule, where)
            continue
        for part in (part for each in where for part in each.parts):
            if part.fact not in columns:
                columns[part.fact] = [person.fact(part.fact) for person in problem.candidates]
            yield from _about(rule, part, columns[part.fact])
        met = sum(map(all, zip(*(_answers(each, columns) for each in where), strict=True)))
        if not met:
            yield from _empty(rule, where, columns)
        yield from _loose(rule, met, problem)


def _answers(test: Condition, columns: dict[str, Cells]) -> list[bool]:
    """For each person whether the condition holds; every value of a column is asked once."""
    if test.any_of:
        return list(map(any, zip(*(_answers(each, columns) for each in test.any_of), strict=True)))
    known: dict[tuple[bool, Any], bool] = {}
    answers = []
    for value in columns[test.fact]:
        key = (isinstance(value, bool), value)
        if key not in known:
            known[key] = value is not None and test.accepts(value)
        answers.append(known[key])
    return answers


def _about(rule: Any, part: Condition, cells: Cells) -> Iterator[Finding]:
    held = held_values(cells)
    for value in absent(part, held):
        shown = language("en").names(map(repr, near_values(value, held)))
        near = (f"; near it are {shown}", f"，相近的有 {shown}") if shown and part.fact not in ("name", "姓名") else ("", "")
        yield Finding(f"{rule.id!r}: nobody has {value!r} as {part.fact}{near[0]}",
                      f"规则“{rule.id}”：没有人的“{part.fact}”是“{value}”{near[1]}")  # fmt: skip
    unknown = sum(value is None or value == "" for value in cells)
    if unknown:
        yield Finding(f"{rule.id!r}: {unknown} of {len(cells)} have nothing as {part.fact} and could not be judged",
                      f"规则“{rule.id}”：{len(cells)} 人中有 {unknown} 人的“{part.fact}”空缺，无法判断")  # fmt: skip


def _empty(rule: Any, where: tuple[Condition, ...], columns: dict[str, Cells]) -> Iterator[Finding]:
    """Nobody meets all conditions, where this is not said of a value already."""
    parts = [part for each in where for part in each.parts]
    if not any(absent(part, held_values(columns[part.fact])) for part in parts if part.values and not part.unless):
        yield _nobody(rule, where)


def _nobody(rule: Any, where: tuple[Condition, ...]) -> Finding:
    return Finding(f"{rule.id!r}: nobody meets {in_words(where)}", f"规则“{rule.id}”：没有人符合 {in_words(where, 'zh')}")


def _loose(rule: Any, met: int, problem: ProblemLike) -> Iterator[Finding]:
    """A quota that fewer people could ever reach than it allows."""
    most = getattr(rule, "most", None) if rule.kind == "quota" else None
    if most is None or not met or max(person.most for person in problem.candidates) > 1 or met > most:
        return
    yield Finding(f"{rule.id!r}: at most {most} are allowed, and only {met} meet {in_words(rule.where)}; it never binds",
                  f"规则“{rule.id}”：至多 {most} 人，而符合 {in_words(rule.where, 'zh')} 的只有 {met} 人，不起作用")  # fmt: skip
