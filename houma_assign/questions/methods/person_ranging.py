r"""How far one person's points may move before the best plan is another one, by the best plans with them and without.

Who holds one post at most adds the same points to all plans in which they hold a post of the same weight. So within the plans of
one weight nothing changes with the points, the best of them is worth :math:`V_w + \lambda w`, and the known plan falls behind
where the first of these lines meets its own. Each :math:`V_w` is one question about pairs that are forced or barred, as many are
asked about one program; no number of any aim is touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from ...data.exact import Ints
from ...program.change import Change
from .first_choice import first_choice
from .opportunity_cost import OpportunityCost
from .parametric import Breakpoint


@dataclass(frozen=True)
class _Line:
    """The plans in which somebody holds a post of one weight: where their best meets the known plan, and how to ask."""

    distance: Fraction
    weight: int
    change: Change


class PersonRanging:
    """Ranges of the points of people who hold one post at most, in a plan that is proven best; no tier has slack.

    Parameters
    ----------
    cost
        What the best plans under forced and barred pairs are worth.
    position
        The tier that counts points.
    """

    def __init__(self, cost: OpportunityCost, position: int) -> None:
        self.cost, self.position, self.x = cost, position, cost.start
        cost.many = True

    def end(self, slope: Ints, sign: int) -> Breakpoint:
        """The end on one side; ``slope`` is what a step of the person's points adds to each pair, 0 for all pairs of others."""
        columns = np.flatnonzero(self.own)
        own = int(slope @ self.x[: len(slope)])
        lines = []
        for weight in sorted({0, *slope[columns].tolist()}):
            if sign * weight > sign * own:
                line = self._line(columns, slope, weight, own)
                if line is None:
                    return Breakpoint(Fraction(0), proven=False)
                lines += line
        if not lines:
            return Breakpoint(None)
        at = min(line.distance for line in lines)
        return self._described(at, sign, [line for line in lines if line.distance == at])

    def of(self, person: int) -> PersonRanging:
        """Ask about this person from now on, by position."""
        self.own = self.cost.plan.problem.eligibility.grid.candidate == person
        return self

    def _line(self, columns: Ints, slope: Ints, weight: int, own: int) -> list[_Line] | None:
        """The line of one weight, nothing where no plan as good in the tiers before has it; None if that is not known."""
        same, others = columns[slope[columns] == weight].tolist(), columns[slope[columns] != weight].tolist()
        if weight and not same:
            return []
        change = Change(any_of=[same], barred=others) if weight else Change(barred=others)
        found = self.cost.asked(change)
        base = self.cost.base
        if found.infeasible:
            return []
        if base is None or len(found.values) < len(base.values):
            return None
        k = self.position
        if found.values[:k] != base.values[:k]:
            return []
        return [_Line(Fraction(base.values[k] - found.values[k], abs(weight - own)), weight, change)]

    def _described(self, at: Fraction, sign: int, lines: Sequence[_Line]) -> Breakpoint:
        """What is there: beyond the end the steepest of the lines, at the end itself the plan that the tiers behind choose."""
        best = [(line, self._first(line)) for line in lines]
        plans = [(sign * line.weight, x) for line, x in best if x is not None]
        if len(plans) < len(best):
            return Breakpoint(Fraction(0), proven=False)
        beyond = max(plans, key=lambda each: each[0])[1]
        stands = all(self._behind(x) <= self._behind(self.x) for _, x in plans)
        return Breakpoint(at, stands, beyond)

    def _first(self, line: _Line) -> Ints | None:
        """Of the best plans of a line the one that the lots choose; None if that is not proven."""
        found = first_choice(self.cost, line.change)
        return found.x if found.proven else None

    def _behind(self, x: Ints) -> tuple[int, ...]:
        return self.cost.solutions.steps(x)[self.position + 1 :]
