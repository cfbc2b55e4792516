"""A problem in which two statements differ, made smaller as long as they do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..data.pairs import Pairs
from ..errors import HoumaError, InputError
from ..problem.problem import Problem
from .compare import Said

Differ = Callable[[Problem], Said | None]
Fields = dict[str, Any]


def shrunk(problem: Problem, said: Said, differ: Differ) -> tuple[Problem, Said]:
    """The smallest problem reached by leaving out a row, emptying a cell or lowering a number, one at a time.

    Parameters
    ----------
    problem, said
        What was found.
    differ
        What is said of some plan of a problem where the statements differ; None where they agree on all.
    """
    smaller = True
    while smaller:
        smaller = False
        for fields in _steps(problem):
            try:
                tried = problem.changed(**fields)
                found = differ(tried)
            except (InputError, HoumaError):
                continue
            if found is not None:
                problem, said, smaller = tried, found, True
                break
    return problem, said


def _steps(problem: Problem) -> Iterator[Fields]:
    """Every problem that is one step smaller."""
    for person in problem.candidates:
        rest = tuple(each.without_kin({person.id}) for each in problem.candidates if each.id != person.id)
        yield {"candidates": rest, "pairs": problem.pairs.aligned((each.id for each in rest), problem.pairs.posts)}
    for post in problem.posts:
        left = tuple(each for each in problem.posts if each.id != post.id)
        yield {"posts": left, "pairs": problem.pairs.aligned(problem.pairs.candidates, (each.id for each in left))}
    used = {post.village for post in problem.posts}
    for village in problem.villages:
        if village.id not in used:
            yield {"villages": tuple(each for each in problem.villages if each.id != village.id)}
    for rule in problem.constraints[:-1]:
        yield {"constraints": tuple(each for each in problem.constraints if each.id != rule.id)}
    for k in range(len(problem.pairs)):
        yield {"pairs": problem.pairs.only(np.arange(len(problem.pairs)) != k)}
    for table in ("candidates", "villages", "posts"):
        yield from _emptier(problem, table)
    yield from _plainer(problem.pairs)


def _emptier(problem: Problem, table: str) -> Iterator[Fields]:
    """A record with one cell less."""
    records = getattr(problem, table)
    for k, record in enumerate(records):
        changes: list[Fields] = [
            {"facts": {**record.facts, name: None}} for name, value in record.facts.items() if value is not None
        ]
        changes += [{name: field.default} for name, field in type(record).model_fields.items()
                    if name not in ("id", "facts", "village", "role", "least") and not field.is_required()
                    and getattr(record, name) != field.default]  # fmt: skip
        if table == "posts" and record.least != 0:
            changes.append({"least": 0})
        for change in changes:
            if not (table == "posts" and (record.least or 0) > change.get("slots", record.slots)):
                yield {table: (*records[:k], record.changed(**change), *records[k + 1 :])}


def _plainer(pairs: Pairs) -> Iterator[Fields]:
    """Pairs of which one has no points, no grade or less of a number."""
    for k in np.flatnonzero(pairs.score).tolist():
        yield {"pairs": _with(pairs, score=_zeroed(pairs.score, k))}
    for k in np.flatnonzero(pairs.grade).tolist():
        yield {"pairs": _with(pairs, grade=_zeroed(pairs.grade, k))}
    for name, (numbers, scale) in pairs.facts.items():
        for k in np.flatnonzero(numbers).tolist():
            yield {"pairs": _with(pairs, facts={**pairs.facts, name: (_zeroed(numbers, k), scale)})}


def _zeroed(column: Any, at: int) -> Any:
    made = column.copy()
    made[at] = 0
    return made


def _with(pairs: Pairs, **changes: Any) -> Pairs:
    given = {
        name: getattr(pairs, name) for name in ("candidates", "posts", "candidate", "post", "score", "scale", "grade", "facts")
    }
    return Pairs(**{**given, **changes})
