r"""How far a number in an objective may move before the best plan is another one: exact, by following lines.

Where an aim is :math:`c x + \lambda\, b x`, the value of each plan is a line in :math:`\lambda` and the best value is the upper
envelope of finitely many lines, convex and piecewise linear. The plan at :math:`\lambda = 0` is best on an interval. Its end is
found from the far side: the best plan there, the point where its line meets the known plan's, the best plan at that point, and so
on, until nothing beats the known plan there (Newton's method; Eisner and Severance 1976). Each step is a solve with integers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from ...aims import Aim
from ...data.exact import Ints
from ...program.program import Tier
from .reoptimiser import Reoptimiser

if TYPE_CHECKING:
    from ...engine.solvers.deadline import Deadline


@dataclass(frozen=True)
class Breakpoint:
    """Where the plan ceases to be the answer.

    Attributes
    ----------
    distance
        How far the number may move; None if it may move to the end of its range, or for ever.
    stands
        Whether the plan is still the answer at the end itself, where others are as good.
    beyond
        The plan just beyond the end.
    proven
        False where time ran out; then ``distance`` is what the plan stands for at least, 0 if nothing is known.
    """

    distance: Fraction | None
    stands: bool = True
    beyond: Ints | None = None
    proven: bool = True


class ParametricLine:
    """A plan, and the tier in which a number moves.

    Parameters
    ----------
    reoptimiser, x
        The problem and the plan, a full vector.
    before, tier, after
        The tiers before the one that moves, that one, and those after it, lots included.
    slope
        What one unit of the number adds to each column, in steps of the tier.
    """

    def __init__(self, reoptimiser: Reoptimiser, x: Ints, before: Sequence[Tier], tier: Tier, after: Sequence[Tier], slope: Ints,
                 deadline: Deadline) -> None:  # fmt: skip
        self.reoptimiser, self.x, self.deadline = reoptimiser, x, deadline
        self.solutions = reoptimiser.solutions
        self.before, self.tier, self.after = tuple(before), tier, tuple(after)
        self.slope = np.append(slope, np.zeros(len(tier.coefficients) - len(slope), np.int64))

    def end(self, sign: int, limit: Fraction | None, most: int | None = None) -> Breakpoint:
        """The end of the interval on one side.

        Parameters
        ----------
        sign
            1 for larger numbers, -1 for smaller ones.
        limit
            How far the number can go at all; None for any distance.
        most
            What no plan's slope exceeds on this side, where it is known.
        """
        own = sign * int(self.slope @ self.x)
        if (most is not None and own >= most) or limit == 0:
            return Breakpoint(None)
        far = limit if limit is not None else Fraction(self._range() + 1)
        at = far
        while True:
            found, proven = self._best(at, sign)
            if found is None or not proven:
                return Breakpoint(Fraction(0), proven=False)
            ahead = self._worth(found, at, sign) - self._worth(self.x, at, sign)
            if ahead <= 0:
                break
            at -= ahead / (sign * int(self.slope @ found) - own)
            if at <= 0:
                at = Fraction(0)
                break
        return self._described(at, sign, at == far, limit is None)

    def _described(self, at: Fraction, sign: int, whole: bool, endless: bool) -> Breakpoint:
        if whole and endless:
            return Breakpoint(None)
        if whole:
            # Nothing lies beyond the end of the range; at the end itself others may be as good and better later on.
            stays, settled = self._best(at, sign, *self.after)
            return Breakpoint(None) if settled and self._same(stays) else Breakpoint(at, False, stays, settled)
        steeper = Tier(Aim(id="what moves"), sign * self.slope, 0, 1)
        beyond, proven = self._best(at, sign, steeper, *self.after)
        if beyond is None or not proven:
            return Breakpoint(Fraction(0), proven=False)
        if self._later(beyond) > self._later(self.x):
            return Breakpoint(at, False, beyond)
        stays, settled = self._best(at, sign, *self.after)
        return Breakpoint(at, self._same(stays), beyond, settled)

    def _later(self, x: Ints) -> tuple[int, ...]:
        return self.solutions.steps(x)[-len(self.after) :]

    def _same(self, x: Ints | None) -> bool:
        return x is not None and self.solutions.key(x) == self.solutions.key(self.x)

    def _best(self, at: Fraction, sign: int, *after: Tier) -> tuple[Ints | None, bool]:
        p, q = at.numerator, at.denominator
        moved = q * self.tier.coefficients + sign * p * self.slope
        tier = replace(self.tier, given=moved, constant=q * self.tier.constant, scale=q * self.tier.scale)
        outcome = self.reoptimiser.solve(aims=(*self.before, tier, *after), start=self.x, deadline=self.deadline)
        if outcome.x is not None:
            self.solutions.steps(outcome.x)  # audits the placements
        return outcome.x, outcome.proven

    def _worth(self, x: Ints, at: Fraction, sign: int) -> Fraction:
        return int(self.tier.coefficients @ x) + at * sign * int(self.slope @ x)

    def _range(self) -> int:
        """How much worse any plan can be than the best, in steps: lines that differ by one in slope have met by then."""
        tier, program = self.tier, self.reoptimiser.program
        low = np.where(tier.coefficients < 0, tier.coefficients * program.upper, tier.coefficients * program.lower)
        return int(tier.coefficients @ self.x) - int(low.sum())
