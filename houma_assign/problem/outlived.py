"""Rules and aims that an edit left without data: they were fine before, and a problem is no slip for what was taken out of it.

Whoever builds a problem is told that nobody has a grade, or that there are too few people. Whoever takes somebody out of one asks
what becomes of it, and gets an answer: an aim that is worth nothing, or no plan, and why.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from ..data.problem_like import ProblemLike
from ..errors import Fault

WANTING = frozenset({
    "no_grades", "no_such_column", "empty_column", "near_value", "even_load_column", "no_needs", "need_of_nobody",
    "skill_of_nobody", "column_empty", "unit_of_nobody", "too_few_people",
})  # fmt: skip
_BEFORE: ContextVar[ProblemLike | str | None] = ContextVar("before", default=None)


@contextmanager
def edited(before: ProblemLike | str) -> Iterator[None]:
    """Problems made within are edits of this one; of "any" where it is one that was made before, and is read back."""
    token = _BEFORE.set(before)
    try:
        yield
    finally:
        _BEFORE.reset(token)


def standing(problem: ProblemLike, faults: list[Fault]) -> list[Fault]:
    """The faults that remain of a problem: those of its own making, and not those of what an edit took away."""
    before = _BEFORE.get()
    if before is None or not faults:
        return faults
    if isinstance(before, str):
        return [fault for fault in faults if fault.code not in WANTING]
    old = {law.id: law for law in (*before.constraints, *(before.aims or ()))}
    same = {law.id for law in (*problem.constraints, *(problem.aims or ())) if _alike(old.get(law.id), law)} | {""}
    return [fault for fault in faults if fault.code not in WANTING or str(fault.row) not in same]


def _alike(old: Any, law: Any) -> bool:
    """Whether a law speaks of what it spoke of before; how much a breach costs, or may be taken back, does not change that."""
    names = [name for name in type(law).model_fields if name not in ("penalty", "slack")]
    return type(old) is type(law) and all(getattr(old, name) == getattr(law, name) for name in names)
