"""What a question is to this benchmark, and how the naive way answers in its stead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import houma_assign as ha

from ..rivals import default_cpsat, highs


@dataclass(frozen=True)
class Edit:
    """One piece of work of the naive way.

    Attributes
    ----------
    problem, excluded
        What to solve, and plans that must not be the answer.
    order
        Not to be solved but filtered: the rules are dropped one after the other in this order, and stay dropped where there is
        still no plan. What is left is a smallest clash.
    """

    problem: ha.Problem
    excluded: Sequence[Sequence[ha.Placement]] = ()
    order: Sequence[str] = ()


@dataclass(frozen=True)
class Question:
    """A question as it is timed.

    Attributes
    ----------
    name
        What stands in the table.
    given
        Makes what is asked about, anew for each round, so that nothing looked up before can help.
    ask
        The call that is timed.
    edits
        From what was asked about, its answer and a number of samples: so many of the solves that the naive way needs, drawn
        from all of them.
    solves
        How many it needs in all, as few as can be argued.
    needs
        The same in words.
    """

    name: str
    given: Callable[[], Any]
    ask: Callable[[Any], Any]
    edits: Callable[[Any, Any, int], list[Edit]]
    solves: Callable[[Any, Any], int]
    needs: str


def _by_highs(edit: Edit, cap: float) -> bool:
    if edit.order:
        return _filtered(edit, highs.any_plan, cap)
    return None not in highs.all_tiers(edit.problem, cap, edit.excluded)


def _by_cpsat(edit: Edit, cap: float) -> bool:
    if edit.order:
        return _filtered(edit, default_cpsat.any_plan, cap)
    return None not in default_cpsat.all_tiers(edit.problem, cap, edit.excluded)


def _filtered(edit: Edit, any_plan: Callable[[ha.Problem, float], bool | None], cap: float) -> bool:
    left, end = edit.problem, perf_counter() + cap
    for rule in edit.order:
        fewer = left.dropping(rule)
        found = any_plan(fewer, end - perf_counter())
        if found is None:
            return False
        left = left if found else fewer
    return True


RIVALS: dict[str, Callable[[Edit, float], bool]] = {"HiGHS": _by_highs, "CP-SAT, default": _by_cpsat}
"""Name -> does an edit from nothing; whether it came to an end (optimum, proof that there is none, clash) within the cap."""
