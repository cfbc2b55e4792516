"""Plans that keep more and more of a given one: for each number of moves the best plan that moves no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...data.exact import Ints
from ...data.placement import Placement
from ...program.change import AddedRow, Change
from .reoptimiser import Study

if TYPE_CHECKING:
    from ...engine.proof.outcome import Outcome
    from ...engine.solvers.deadline import Deadline

Found = tuple[Ints, bool, int]  # a plan, whether it is proven best, the placements it gives up


class Frontier:
    """From the best plan downwards: each time one move fewer than the plan before needs."""

    def __init__(self, study: Study, others: list[Placement], deadline: Deadline) -> None:
        self.study, self.deadline, self.total = study, deadline, len(others)
        self.columns = [column for place in others if (column := study.column(*place)) is not None]
        self.kept = study.count(self.columns)
        self.aims = (*study.named, self.kept, study.program.tiers[-1])

    def walk(self) -> tuple[list[Found], bool]:
        """The plans, fewest moves first, and whether that is all (or, without any, whether there is proven to be none)."""
        start = self.study.solve(aims=(self.kept,), deadline=self.deadline)
        if start.x is None:
            return [], start.infeasible
        least = self.total - start.tiers[0].bound
        found: list[Found] = []
        slack = any(tier.aim.slack for tier in self.study.named)
        allowed = self.total
        while not found or (found[-1][1] and found[-1][2] > least and allowed > least):
            # With slack in the aims a smaller choice may move the tiers, so that no number of moves can be skipped.
            allowed = allowed if not found else allowed - 1 if slack else found[-1][2] - 1
            outcome = self._best(allowed)
            if outcome.x is None:
                break
            found.append((outcome.x, outcome.proven, self._moves(outcome.x)))
            allowed = min(allowed, found[0][2])
        if not found:
            return [(start.x, False, self._moves(start.x))], False
        return found[::-1], start.proven and all(proven for _, proven, _ in found) and found[-1][2] == least

    def _best(self, allowed: int) -> Outcome:
        row = AddedRow(self.columns, np.ones(len(self.columns), np.int64), lower=self.total - allowed)
        change = Change(rows=[row]) if allowed < self.total else Change()
        return self.study.solve(change, self.aims, deadline=self.deadline)

    def _moves(self, x: Ints) -> int:
        return self.total - int(x[self.columns].sum())
