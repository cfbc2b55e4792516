"""The epsilon-constraint method: one thing is made best while another is held at a level, and the level moves step by step.

So the efficient plans of two aims are found, from the plan that is best in one to the plan that is best in the other, and so are
the plans that keep more and more of a given one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ...data.exact import Ints, shown
from ...data.placement import Placement
from ...plan.status import Status
from ...program.change import AddedRow, Change
from ...program.program import Tier
from .reoptimiser import Reoptimiser

if TYPE_CHECKING:
    from ...engine.proof.outcome import Outcome
    from ...engine.solvers.deadline import Deadline

KeptPlan = tuple[Ints, bool, int]  # a plan, whether it is proven best, what the placements that it gives up weigh


class EfficientFrontier:
    """The efficient plans of two aims.

    Parameters
    ----------
    reoptimiser
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

    def __init__(self, reoptimiser: Reoptimiser, aim: str, against: str, deadline: Deadline) -> None:
        self.reoptimiser, self.deadline = reoptimiser, deadline
        self.tiers = reoptimiser.program.tiers
        ids = [tier.aim.id for tier in self.tiers]
        self.aim, self.against = ids.index(aim), ids.index(against)
        self.found: list[Ints] = []
        self.nearest: Ints | None = None

    def trace(self) -> tuple[Status, tuple[int | float, int | float, int | float] | None]:
        """Find the plans one after the other; what is proven of the plans found, and where more may be."""
        before: list[Tier] = list(self.tiers[: self.aim])  # held aims, and concessions where nothing else counts them
        # Where the far end is hard to prove, the time is better spent on the plans before it.
        share = Reoptimiser.deadline(self.deadline.left / 4) if self.deadline.left < float("inf") else self.deadline
        top = self.reoptimiser.solve(aims=(*before, self.tiers[self.against]), deadline=share)
        if top.x is None:
            return (Status.INFEASIBLE if top.infeasible else Status.UNKNOWN), None
        floors: dict[int, int] = {}
        if held := all(entry.proven for entry in top.tiers[: len(before)]):
            floors = {k: entry.bound for k, entry in enumerate(top.tiers[: len(before)])}
        most, start = top.tiers[-1].bound, top.x
        self.nearest = top.x
        bound = self._top(self.aim)
        while held and not self.deadline.over:
            outcome = self.reoptimiser.solve(Change(floors=floors), self.tiers[self.aim :], start=start, deadline=self.deadline)
            bound = min(bound, outcome.tiers[0].bound)
            if outcome.infeasible:  # the bound of the best was not proven, and this proves it
                return Status.OPTIMAL, None
            if outcome.x is None or not outcome.proven:
                self.nearest = self.nearest if outcome.x is None else outcome.x
                break
            self.found.append(outcome.x)
            here = self.reoptimiser.solutions.steps(outcome.x)[self.against]
            if here >= most:
                return Status.OPTIMAL, None
            floors[self.against] = here + 1
        if not held:
            return Status.UNKNOWN, None
        low = floors.get(self.against, -self._top(self.against, -1))
        units = self.reoptimiser.solutions.units
        ends = (units(self.against, low), units(self.against, most), units(self.aim, bound))
        return Status.FEASIBLE, (shown(ends[0]), shown(ends[1]), shown(ends[2]))

    def _top(self, position: int, way: int = 1) -> int:
        """What no plan exceeds in a tier by the bounds of its columns alone; with ``way`` -1 in the opposite of it."""
        program, weights = self.reoptimiser.program, way * self.tiers[position].coefficients
        most = np.maximum(weights * program.lower, weights * program.upper).sum()
        return int(most) + way * self.tiers[position].constant


class MovesFrontier:
    """From the best plan downwards: each time moves that weigh less than those of the plan before.

    Parameters
    ----------
    reoptimiser
        The problem.
    others
        The placements that are to be kept.
    deadline
        When to stop.
    weights
        What giving up each of them counts, a whole number of 0 or more; None for 1 each.
    barred
        Pair columns that are gone; placements among them end, and are no moves.
    many
        Whether this is one of many such questions, so that the teams of all villages are worth listing.
    """

    def __init__(self, reoptimiser: Reoptimiser, others: Sequence[Placement], deadline: Deadline,
                 weights: Sequence[int] | None = None, barred: Sequence[int] = (), many: bool = False) -> None:  # fmt: skip
        weights = [1] * len(others) if weights is None else weights
        self.reoptimiser, self.deadline, self.barred, self.many = reoptimiser, deadline, list(barred), many
        found = [(reoptimiser.solutions.column(*place), weight) for place, weight in zip(others, weights, strict=True)]
        self.total = sum(weight for column, weight in found if column is None or column not in set(self.barred))
        self.columns = [column for column, _ in found if column is not None]
        self.weights = np.array([weight for column, weight in found if column is not None], np.int64)
        self.kept, self.lots = reoptimiser.count(self.columns, self.weights), reoptimiser.program.tiers[-1]

    def trace(self) -> tuple[list[KeptPlan], bool]:
        """The plans, fewest moves first, and whether that is all (or, without any, whether there is proven to be none)."""
        start = self.reoptimiser.solve(Change(barred=self.barred), (self.kept,), deadline=self.deadline)
        if start.x is None:
            return [], start.infeasible
        least = self.total - start.tiers[0].bound
        found: list[KeptPlan] = []
        slack = any(tier.aim.slack for tier in self.reoptimiser.named)
        allowed = self.total
        while not found or (found[-1][1] and found[-1][2] > least and allowed > least):
            # With slack in the aims a smaller choice may move the tiers, so that no number of moves can be skipped.
            allowed = allowed if not found else allowed - 1 if slack else found[-1][2] - 1
            outcome = self._best(allowed, start.x if found else None)
            if outcome.x is None:
                break
            found.append((outcome.x, outcome.proven, self._moves(outcome.x)))
            allowed = min(allowed, found[0][2])
        if not found:
            return [(start.x, False, self._moves(start.x))], False
        return found[::-1], start.proven and all(proven for _, proven, _ in found) and found[-1][2] == least

    def _best(self, allowed: int, known: Ints | None) -> Outcome:
        """The best plan with so many moves at most; one is known that has them."""
        row = AddedRow(self.columns, self.weights, lower=self.total - allowed)
        change = Change(barred=self.barred, rows=[row] if allowed < self.total else ())
        named, ties, found = self.reoptimiser.named, (self.kept, self.lots), None
        if self.many:
            known = None if known is None else self.reoptimiser.vector(self.reoptimiser.solutions.placements(known))
            found = self.reoptimiser.solve_by_teams(change, named, known, self.deadline, ties)
        return found or self.reoptimiser.solve(change, (*named, *ties), deadline=self.deadline)

    def _moves(self, x: Ints) -> int:
        return self.total - int(self.weights @ x[self.columns])
