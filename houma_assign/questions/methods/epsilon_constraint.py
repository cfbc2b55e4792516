"""From the plan that is best in one aim to the one that is best in another, over all efficient plans between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...data.exact import Ints, shown
from ...plan.status import Status
from ...program.change import Change
from ...program.program import Tier
from .reoptimiser import Study

if TYPE_CHECKING:
    from ...engine.solvers.deadline import Deadline


class Walk:
    """A walk by the epsilon-constraint method.

    Parameters
    ----------
    study
        The problem; tiers before ``aim`` are held at their optimum.
    aim, against
        Ids of two tiers.
    deadline
        When to stop.

    Attributes
    ----------
    found
        The efficient plans, best in ``aim`` first.
    nearest
        Where time ran out, the best plan known beyond them, if any; it is not proven efficient.
    """

    def __init__(self, study: Study, aim: str, against: str, deadline: Deadline) -> None:
        self.study, self.deadline = study, deadline
        self.tiers = study.program.tiers
        ids = [tier.aim.id for tier in self.tiers]
        self.aim, self.against = ids.index(aim), ids.index(against)
        self.found: list[Ints] = []
        self.nearest: Ints | None = None

    def run(self) -> tuple[Status, tuple[int | float, int | float, int | float] | None]:
        """Walk; what is proven of the plans found, and where more may be."""
        before: list[Tier] = list(self.tiers[: self.aim])  # held aims, and concessions where nothing else counts them
        # Where the end of the walk is hard to prove, the time is better spent on walking.
        share = Study.deadline(self.deadline.left / 4) if self.deadline.left < float("inf") else self.deadline
        top = self.study.solve(aims=(*before, self.tiers[self.against]), deadline=share)
        if top.x is None:
            return (Status.INFEASIBLE if top.infeasible else Status.UNKNOWN), None
        floors: dict[int, int] = {}
        if held := all(entry.proven for entry in top.tiers[: len(before)]):
            floors = {k: entry.bound for k, entry in enumerate(top.tiers[: len(before)])}
        most, start = top.tiers[-1].bound, top.x
        self.nearest = top.x
        bound = self._top(self.aim)
        while held and not self.deadline.over:
            outcome = self.study.solve(Change(floors=floors), self.tiers[self.aim :], start=start, deadline=self.deadline)
            bound = min(bound, outcome.tiers[0].bound)
            if outcome.infeasible:  # the bound of the best was not proven, and this proves it
                return Status.OPTIMAL, None
            if outcome.x is None or not outcome.proven:
                self.nearest = self.nearest if outcome.x is None else outcome.x
                break
            self.found.append(outcome.x)
            here = self.study.steps(outcome.x)[self.against]
            if here >= most:
                return Status.OPTIMAL, None
            floors[self.against] = here + 1
        if not held:
            return Status.UNKNOWN, None
        low = floors.get(self.against, -self._top(self.against, -1))
        ends = (self.study.units(self.against, low), self.study.units(self.against, most), self.study.units(self.aim, bound))
        return Status.FEASIBLE, (shown(ends[0]), shown(ends[1]), shown(ends[2]))

    def _top(self, position: int, way: int = 1) -> int:
        """What no plan exceeds in a tier by the bounds of its columns alone; with ``way`` -1 in the opposite of it."""
        program, weights = self.study.program, way * self.tiers[position].coefficients
        most = np.maximum(weights * program.lower, weights * program.upper).sum()
        return int(most) + way * self.tiers[position].constant
