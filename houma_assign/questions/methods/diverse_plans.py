"""Plans beside a known one: listed where they are few, searched for one after the other where they are not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from ...data.exact import Ints
from ...program.change import AddedRow, Change
from ...program.program import Program, Tier
from .moves import moves
from .near_optimal import NearOptimal
from .opportunity_cost import OpportunityCost
from .reoptimiser import Reoptimiser, any_plan

FEW = 64  # plans within the loss that are listed rather than searched for one by one


class DiversePlans:
    """One plan after the other, each different from those before.

    Attributes
    ----------
    found
        The plans, and whether each is proven to be the best (or most different) of those that were left.
    """

    def __init__(self, costs: OpportunityCost, inside: Program, min_changes: int, different: bool) -> None:
        self.costs, self.inside, self.least, self.different = costs, inside, min_changes, different
        self.found: list[tuple[Ints, bool]] = []

    def listed(self, loss: Mapping[str, Fraction] | None, most: int) -> bool:
        """Choose from all plans within the loss where they are few enough to list; gives whether there are no more.

        Without a limit to the loss the plans as good as the best come first in any case, and the search goes on after them.
        """
        if not self.costs.plain or not self.costs.settled or (loss is None and self.different):
            return False
        plans, counted = NearOptimal(self.costs, loss or {}).listed(FEW)
        if not counted:
            return False
        solutions = self.costs.solutions
        placed = {solutions.key(x): solutions.placements(x) for x in plans}
        ranked = sorted(plans, key=solutions.steps, reverse=True)
        while len(self.found) < most:
            known = [self.costs.plan.placements, *(placed[solutions.key(x)] for x, _ in self.found)]
            apart = [(min(len(moves(each, placed[solutions.key(x)])) for each in known), x) for x in ranked]
            fitting = [(distance, x) for distance, x in apart if distance >= self.least]
            if not fitting:
                return loss is not None
            best = max(fitting, key=lambda pair: pair[0])[1] if self.different else fitting[0][1]
            self.found.append((best, True))
        return False

    def run(self, most: int) -> bool:
        """Find so many plans; gives whether it is proven that there are no more."""
        reoptimiser, deadline = self.costs.reoptimiser, self.costs.deadline
        while len(self.found) < most:
            known = [self.costs.start, *(x for x, _ in self.found)]
            asked = DifferenceRows(reoptimiser)
            for each in known:
                asked.at_least(each, self.least)
            aims = reoptimiser.program.tiers
            if self.different:
                aims = (asked.smallest(known), *aims)
            change = asked.change()
            if any_plan(change.applied(self.inside, ()), deadline)[1]:
                return True
            outcome = reoptimiser.solve(change, aims, deadline=deadline, inside=self.inside)
            if outcome.x is None:
                return outcome.infeasible
            self.found.append((outcome.x, outcome.proven))
            if not outcome.proven:
                return False
        return False


@dataclass
class DifferenceRows:
    """Counts, for each known plan, the people whose posts differ from it, as columns and rows for a ``Change``.

    A person who can hold one post at most differs by an expression of the pairs; others need a 0-1 column, which may be 1 only
    where their posts differ.
    """

    reoptimiser: Reoptimiser
    rows: list[AddedRow] = field(default_factory=list)
    extra: int = 0

    def at_least(self, known: Ints, number: int) -> None:
        """Ask for so many people who differ from this plan."""
        columns, coefficients, constant = self._counted(known)
        self.rows.append(AddedRow(columns, coefficients, lower=number - constant))

    def smallest(self, known: Sequence[Ints]) -> Tier:
        """A tier that wants the smallest number of people who differ from any of these plans to be as large as possible."""
        people = len(self.reoptimiser.problem.candidates)
        counted = [self._counted(each) for each in known]
        steps = [self._column() for _ in range(people)]
        for columns, coefficients, constant in counted:
            self.rows.append(AddedRow([*columns, *steps], [*coefficients, *([-1] * people)], lower=-constant))
        wanted = np.zeros(len(self.reoptimiser.program.lower) + self.extra, np.int64)
        wanted[steps] = 1
        return Tier(self.reoptimiser.count(()).aim, wanted, 0, 1)

    def change(self) -> Change:
        """The change that asks for all of it."""
        return Change(rows=self.rows, extra=self.extra)

    def _column(self) -> int:
        self.extra += 1
        return len(self.reoptimiser.program.lower) + self.extra - 1

    def _counted(self, known: Ints) -> tuple[list[int], list[int], int]:
        """Columns, coefficients and a constant whose sum is the number of people who differ."""
        program, grid = self.reoptimiser.program, self.reoptimiser.problem.eligibility.grid
        columns, coefficients, constant = [], [], 0
        order = np.argsort(program.person, kind="stable")
        for own in np.split(order, np.flatnonzero(np.diff(program.person[order])) + 1):
            held = known[own] == 1
            signs = np.where(held, -1, 1)
            if not len(own):
                continue
            if grid.single(grid.pairs.candidates[int(program.person[own[0]])]):
                part = held if held.any() else np.ones(len(own), bool)
                columns += own[part].tolist()
                coefficients += signs[part].tolist()
                constant += int(held.sum())
            else:
                column = self._column()
                self.rows.append(AddedRow([*own.tolist(), column], [*signs.tolist(), -1], lower=-int(held.sum())))
                columns.append(column)
                coefficients.append(1)
        return columns, coefficients, constant
