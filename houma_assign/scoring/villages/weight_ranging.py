r"""Which villages change if one weight moves, exactly.

With the other weights held, the score of village :math:`i` is a line :math:`a_i + s_i w` in the weight :math:`w`. The
order of two villages changes only where their lines cross, at :math:`w = (a_i - a_j) / (s_j - s_i)`: a fraction. Between
neighbouring crossings nothing changes, so one look inside each stretch tells all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from .standing import Standing


@dataclass(frozen=True)
class FormChange:
    """What one village gets on either side of a breakpoint: form ids, "" for none, "a|b" where it is tied."""

    village: str
    below: str
    above: str


@dataclass(frozen=True)
class WeightBreakpoint:
    """A value of a weight at which villages change places that matter; at the value itself they are tied."""

    weight: Fraction
    changes: tuple[FormChange, ...]

    @property
    def enter(self) -> tuple[str, ...]:
        """Villages that are chosen (or tied for a place) above it and not below."""
        return tuple(each.village for each in self.changes if not each.below and each.above)

    @property
    def leave(self) -> tuple[str, ...]:
        """Villages that are chosen (or tied for a place) below it and not above."""
        return tuple(each.village for each in self.changes if each.below and not each.above)


@dataclass(frozen=True)
class WeightRanging:
    """All breakpoints of one weight from 0 upwards, the others held.

    Attributes
    ----------
    problem, weight
        The type and its present weight.
    breakpoints
        Smallest first.
    """

    problem: str
    weight: Fraction
    breakpoints: tuple[WeightBreakpoint, ...]

    @property
    def low(self) -> Fraction | None:
        """The nearest breakpoint at or below the present weight; None if it may go down to 0 without a change."""
        return max((each.weight for each in self.breakpoints if each.weight <= self.weight), default=None)

    @property
    def high(self) -> Fraction | None:
        """The nearest breakpoint at or above the present weight; None if it may grow without end."""
        return min((each.weight for each in self.breakpoints if each.weight >= self.weight), default=None)


def weight_ranging(
    problem: str,
    weight: Fraction,
    fixed: Mapping[str, Fraction],
    slope: Mapping[str, int],
    stand: Callable[[Mapping[str, Fraction]], Standing],
    named: Callable[[tuple[int, int]], str],
) -> WeightRanging:
    """Breakpoints of one weight.

    Parameters
    ----------
    problem, weight
        The type and its present weight.
    fixed, slope
        Village -> score from the other types, and severity of this one.
    stand
        Scores -> who gets what.
    named
        A standing in words.
    """
    lines = sorted({(fixed[id], slope[id]) for id in fixed})
    crossings = {(a - b) / (t - s) for a, s in lines for b, t in lines if t > s and a > b}
    at = sorted(crossings)
    inside = [(low + high) / 2 for low, high in zip([Fraction(0), *at], at, strict=False)] + [at[-1] + 1 if at else Fraction(1)]
    outcomes = [stand({id: fixed[id] + slope[id] * w for id in fixed}) for w in inside]
    breakpoints = []
    for w, below, above in zip(at, outcomes, outcomes[1:], strict=False):
        changes = tuple(FormChange(id, named(below[id]), named(above[id])) for id in fixed if below[id] != above[id])
        if changes:
            breakpoints.append(WeightBreakpoint(w, changes))
    return WeightRanging(problem, weight, tuple(breakpoints))
