r"""What no plan of a part of the program exceeds, by prices of the rows between villages, in whole numbers.

.. math:: S P(x) \le S p_0 + \sum_r \max(Y_r l_r, Y_r u_r) + \sum_v \max_{T \in v} \Bigl(S P_T - \sum_r Y_r a_{rT}\Bigr)

for any prices Y: weak duality, the teams of each village taken as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from ...data.exact import Floats, Ints
from ...data.rows import INFINITY
from .team_hull import TeamHull
from .team_objective import TeamObjective
from .team_prices import BARRED, Priced, TeamPrices

FINE = 16  # at most 2**16 steps in a unit
WIDE = 2**52  # of what a village's team may be worth at prices; beyond, sums might not be exact


@dataclass(frozen=True, eq=False)
class Part:
    """The plans that a question, or a node of a search, is about.

    Attributes
    ----------
    barred
        Which pairs (and nobody) cannot be taken, shape (pairs + 1,).
    forced
        Pairs that must be taken.
    lower, upper
        Sides of the linking rows.
    levels
        No plan of the part has larger numbers before the last.
    needed
        Person and village (its position in the hull): the person has a seat there.
    """

    barred: np.ndarray
    forced: tuple[int, ...]
    lower: Ints
    upper: Ints
    levels: tuple[int, ...]
    needed: tuple[tuple[int, int], ...] = ()

    def tightened(self, levels: list[int]) -> Part:
        """With levels that are no higher than these."""
        return replace(self, levels=tuple(min(pair) for pair in zip(self.levels[: len(levels)], levels, strict=True)))

    def within(self, other: Part) -> bool:
        """Whether no row has wider sides."""
        return bool((self.lower >= other.lower).all() and (self.upper <= other.upper).all())


@dataclass(frozen=True, eq=False)
class TeamPricesOfRows:
    """Whole prices: of linking rows, and of the levels; times S."""

    rows: Ints
    levels: Ints


@dataclass(frozen=True, eq=False)
class TeamBound:
    """S times what no plan of a part is worth more than; None where some village has no team left."""

    total: int | None
    prices: TeamPricesOfRows
    priced: Priced


@dataclass
class TeamModel:
    """A hull and its aims, with what bounds are computed from."""

    hull: TeamHull
    objective: TeamObjective
    prices: TeamPrices = field(init=False)
    scale: int = field(init=False)

    def __post_init__(self) -> None:
        """The finest steps in which totals are exact."""
        self.prices = TeamPrices(self.hull)
        room = min(52 - int(self.objective.span).bit_length(), 50 - self.objective.heaviest.bit_length())
        self.scale = 2 ** max(min(FINE, room), 4)

    @property
    def whole(self) -> Part:
        """All plans."""
        hull, program = self.hull, self.hull.program
        barred = np.append(program.upper[: program.pairs] <= 0, False)
        forced = tuple(np.flatnonzero(program.lower[: program.pairs] > 0).tolist())
        top = [self.objective.span // step for step in self._steps(self.objective.depth)]
        return Part(barred, forced, hull.lower, hull.upper, tuple(top))

    def _steps(self, depth: int) -> list[int]:
        radix, steps = self.objective.radix, [1]
        for k in range(depth - 1, 0, -1):
            steps.insert(0, steps[0] * radix[k])
        return steps[:-1]

    def worth(self, people: Ints, team: Ints) -> int:
        """The number of a plan of these teams, one a village."""
        objective = self.objective
        return int(objective.pair[-1][people].sum() + objective.team[-1][team].sum()) + objective.constant[-1]

    def rounded(self, rows: Floats, levels: Floats, part: Part) -> TeamPricesOfRows:
        """Float prices as whole ones that no side without an end carries; prices that are no numbers are none."""
        limit = WIDE / 8
        exact = np.concatenate([rows, levels]) * self.scale
        exact[np.isnan(exact)] = 0.0
        whole = np.rint(np.minimum(np.maximum(exact, -limit), limit)).astype(np.int64)
        of_rows, of_levels = whole[: len(rows)], whole[len(rows) :]
        of_rows[((of_rows > 0) & (part.upper >= INFINITY)) | ((of_rows < 0) & (part.lower <= -INFINITY))] = 0
        return TeamPricesOfRows(of_rows, np.maximum(of_levels, 0))

    def rows_total(self, prices: TeamPricesOfRows, part: Part, depth: int) -> int:
        """What the rows and levels of a part add to the bound; Python's whole numbers, since sides may be large."""
        y, levels = prices.rows, prices.levels
        used = np.flatnonzero(y)
        sides = np.where(y > 0, part.upper, part.lower)[used]
        constants = self.objective.constant
        total: int = sum(a * b for a, b in zip(y[used].tolist(), sides.tolist(), strict=True))
        total += sum(a * (b - c) for a, b, c in zip(levels.tolist(), part.levels, constants, strict=False))
        return total + self.scale * constants[depth - 1]

    def weighted(self, prices: TeamPricesOfRows, depth: int) -> tuple[Ints, Ints]:
        """S times what each pair, and each team's auxiliary columns, are worth at a depth, less the prices of what they use."""
        objective, hull = self.objective, self.hull
        pair, team = self.scale * objective.pair[depth - 1], self.scale * objective.team[depth - 1]
        for k, price in enumerate(prices.levels.tolist()):
            pair, team = pair - price * objective.pair[k], team - price * objective.team[k]
        return pair - (np.append(prices.rows, 0)[hull.row_of] * hull.weight_of).sum(axis=1), team

    def bound(self, prices: TeamPricesOfRows, part: Part, depth: int) -> TeamBound:
        """The bound of the number at a depth that these prices give."""
        hull = self.hull
        pair, team = self.weighted(prices, depth)
        if max(np.abs(pair).max(initial=0), np.abs(team).max(initial=0)) > WIDE and (prices.rows.any() or prices.levels.any()):
            nothing = TeamPricesOfRows(np.zeros_like(prices.rows), np.zeros_like(prices.levels))
            return self.bound(nothing, part, depth)
        pair[part.barred] = -BARRED
        pair[-1] = 0
        forced = np.zeros(len(hull.village), np.int64)
        for column in part.forced:
            if not part.barred[column]:
                pair[column] += BARRED
            at = int(np.searchsorted(hull.village, hull.program.village[column]))
            forced[at] += BARRED
        priced = self.prices.priced(pair, team)
        best = priced.best - forced
        if (best < -BARRED // 2).any():
            return TeamBound(None, prices, priced)
        return TeamBound(self.rows_total(prices, part, depth) + int(best.sum()), prices, priced)
