r"""Aims one after the other as one whole number, so that one search decides them all.

With :math:`l_k \le c_k(x) \le h_k` for every plan and radices :math:`K_k > h_k - l_k`, the number
:math:`P_k = K_k P_{k-1} + c_k - l_k` is largest where the aims are best in their order, and a bound of :math:`P_k` is one of
every :math:`P_j` before it: its quotient.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import numpy as np

from ...data.exact import Ints
from ...program.program import Tier
from .team_hull import TeamHull
from .team_prices import TeamPrices

ROOM = 4  # times the range of an aim: the next aim's LP does not trade a part of one step for all of its own
LARGE = 2**44  # no plan is worth more, nor weighs a pair so much, so that prices have steps enough


@dataclass(frozen=True, eq=False)
class TeamObjective:
    """The numbers :math:`P_1, ..., P_m`, in this order.

    Attributes
    ----------
    pair, team
        What each pair (one more entry: nobody) and the auxiliary columns of each team are worth in each.
    constant
        What is added.
    radix, low
        K and l of each aim.
    span
        No plan is worth more than this more than another one in the last.
    """

    pair: tuple[Ints, ...]
    team: tuple[Ints, ...]
    constant: tuple[int, ...]
    radix: tuple[int, ...]
    low: tuple[int, ...]
    span: int

    @property
    def depth(self) -> int:
        """How many aims there are."""
        return len(self.pair)

    @property
    def without_last(self) -> TeamObjective:
        """The numbers before the last; the last aim's range is less than its radix."""
        span = self.span // self.radix[-1] if self.depth > 1 else 0
        return TeamObjective(self.pair[:-1], self.team[:-1], self.constant[:-1], self.radix[:-1], self.low[:-1], span)

    @property
    def heaviest(self) -> int:
        """What a pair, or a team's auxiliary columns, weigh at most in the last."""
        return max(int(np.abs(self.pair[-1]).max(initial=0)), int(np.abs(self.team[-1]).max(initial=0)))

    def levels(self, bound: int, depth: int) -> list[int]:
        """What a bound of :math:`P_{depth}` says of the numbers before it."""
        return [bound // prod(self.radix[k + 1 : depth]) for k in range(depth - 1)]

    def levels_below(self, values: Sequence[int]) -> list[int]:
        """What numbers before the last are at most where the first aims, in their order, are worth less than these values."""
        most, levels = self.number(values) - 1, []
        for k in range(self.depth - 1):
            most = most * self.radix[k] + self.radix[k] - 1 if k >= len(values) else most
            levels.append(most // prod(self.radix[k + 1 : len(values)]))
        return levels

    def values(self, number: int) -> tuple[int, ...]:
        """The value of each aim that a plan of this last number has."""
        digits = []
        for radix in reversed(self.radix[1:]):
            number, digit = divmod(number, radix)
            digits.append(digit)
        return tuple(digit + low for digit, low in zip(reversed([*digits, number]), self.low, strict=True))

    def number(self, values: Sequence[int]) -> int:
        """The number of a plan with these values: the last, or that of as many aims as there are values."""
        number = 0
        for value, low, radix in zip(values, self.low, self.radix, strict=False):
            number = number * radix + value - low
        return number


NOTHING = TeamObjective((), (), (), (), (), 0)


def team_objective(hull: TeamHull, tiers: Sequence[Tier], first: TeamObjective | None = None) -> TeamObjective | None:
    """The aims as one number; None where totals are too large, or slack gives one aim back to another.

    ``first`` are numbers of which all but the last are those of the first tiers, too.
    """
    prices, made = TeamPrices(hull), NOTHING if first is None else first.without_last
    pair, team, constant, span = np.zeros(hull.program.pairs + 1, np.int64), np.zeros(hull.teams, np.int64), 0, made.span
    if made.depth:
        pair, team, constant = made.pair[-1], made.team[-1], made.constant[-1]
    for tier in tiers[made.depth :]:
        weights = hull.weights(tier)
        if tier.aim.slack or weights is None:
            return None
        high = int(prices.priced(weights[0], weights[1]).best.sum()) + weights[2]
        low = weights[2] - int(prices.priced(-weights[0], -weights[1]).best.sum())
        radix = 2 ** (ROOM * (high - low + 1) - 1).bit_length() if made.depth else 1
        span = span * radix + high - low
        if span >= LARGE:
            return None
        pair, team = pair * radix + weights[0], team * radix + weights[1]
        constant = constant * radix + weights[2] - low
        made = TeamObjective((*made.pair, pair), (*made.team, team), (*made.constant, constant), (*made.radix, radix),
                             (*made.low, low), span)  # fmt: skip
    return None if not made.depth or made.heaviest >= LARGE else made
