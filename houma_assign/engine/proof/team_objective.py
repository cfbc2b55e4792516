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


def team_objective(hull: TeamHull, tiers: Sequence[Tier]) -> TeamObjective | None:
    """The aims as one number; None where totals are too large, or slack gives one aim back to another."""
    prices = TeamPrices(hull)
    pairs: list[Ints] = []
    teams: list[Ints] = []
    constants: list[int] = []
    radices: list[int] = []
    lows: list[int] = []
    pair, team, constant, span = np.zeros(hull.program.pairs + 1, np.int64), np.zeros(hull.teams, np.int64), 0, 0
    for tier in tiers:
        weights = hull.weights(tier)
        if tier.aim.slack or weights is None:
            return None
        high = int(prices.priced(weights[0], weights[1]).best.sum()) + weights[2]
        low = weights[2] - int(prices.priced(-weights[0], -weights[1]).best.sum())
        radix = 2 ** (ROOM * (high - low + 1) - 1).bit_length() if pairs else 1
        span = span * radix + high - low
        if span >= LARGE:
            return None
        pair, team = pair * radix + weights[0], team * radix + weights[1]
        constant = constant * radix + weights[2] - low
        pairs.append(pair)
        teams.append(team)
        constants.append(constant)
        radices.append(radix)
        lows.append(low)
    made = TeamObjective(tuple(pairs), tuple(teams), tuple(constants), tuple(radices), tuple(lows), span) if pairs else None
    return None if made is None or made.heaviest >= LARGE else made
