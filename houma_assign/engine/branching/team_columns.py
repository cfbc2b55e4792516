"""Teams of named people as columns of an LP: what they are worth, whom they take, what they add to each row."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...data.exact import Floats, Ints
from ..proof.team_bound import Part, TeamModel


@dataclass(frozen=True, eq=False)
class TeamColumns:
    """Teams, one a row of ``people``.

    Attributes
    ----------
    people, team
        Pairs of each team, shape (teams, width), padded with nobody; and the listed team whose types they are.
    village
        Position of the village in the hull.
    worth
        The numbers at each depth, shape (depth, teams), without the constants.
    row, column, data
        What they add to the linking rows, as sorted entries.
    """

    people: Ints
    team: Ints
    village: Ints
    worth: Ints
    row: Ints
    column: Ints
    data: Ints

    def __len__(self) -> int:
        return len(self.team)

    def closed(self, model: TeamModel, part: Part) -> np.ndarray:
        """Which teams are no teams of a part."""
        shut = part.barred[self.people].any(axis=1)
        for pair in part.forced:
            home = int(np.searchsorted(model.hull.village, model.hull.program.village[pair]))
            shut |= (self.village == home) & (self.people != pair).all(axis=1)
        for person, home in part.needed:
            shut |= (self.village == home) & (model.prices.person[self.people] != person).all(axis=1)
        return np.asarray(shut)


def team_columns(model: TeamModel, people: Ints, team: Ints) -> TeamColumns:
    """These teams as columns."""
    hull, objective = model.hull, model.objective
    worth = np.stack([pair[people].sum(axis=1) + extra[team]
                      for pair, extra in zip(objective.pair, objective.team, strict=True)])  # fmt: skip
    rows = hull.row_of[people].reshape(len(team), -1)
    column = np.repeat(np.arange(len(team)), rows.shape[1])
    row, data = rows.ravel(), hull.weight_of[people].reshape(-1)
    real = row < hull.rows
    key, where = np.unique(row[real] * max(len(team), 1) + column[real], return_inverse=True)
    total = np.zeros(len(key), np.int64)
    np.add.at(total, where.reshape(-1), data[real])
    some = total != 0
    key = key[some]
    return TeamColumns(people, team, model.prices.team_village[team], worth, key // max(len(team), 1), key % max(len(team), 1),
                       total[some])  # fmt: skip


COSTS = 2e4  # of the team that loses most, said to the LP
PENALTY = 4.0  # times what any team can lose


@dataclass(frozen=True)
class Units:
    """How whole numbers are said to an LP: costs are what a team loses against the best of its village, in small units.

    Attributes
    ----------
    top
        Shape (depth, villages): no team of the village is worth more.
    cost
        The unit of the last number at the depth.
    level, row
        Factors of the level rows and of the linking rows: an LP wants numbers of like size.
    penalty
        For each unit of a linking row that is broken.
    """

    top: Ints
    cost: float
    level: tuple[float, ...]
    row: Floats
    penalty: float

    @classmethod
    def of(cls, model: TeamModel, depth: int) -> Units:
        """Those of the number at a depth."""
        objective = model.objective
        tops = [model.prices.priced(objective.pair[k], objective.team[k]).best for k in range(depth)]
        lows = model.prices.priced(-objective.pair[depth - 1], -objective.team[depth - 1]).best
        reach = float((tops[-1] + lows).max(initial=1))
        level = tuple(min(1.0, 32.0 / objective.radix[k]) if k else 1.0 for k in range(depth - 1))
        largest = np.ones(model.hull.rows + 1)
        np.maximum.at(largest, model.hull.row_of.ravel(), np.abs(model.hull.weight_of).ravel().astype(float))
        cost = min(max(COSTS / reach, 1e-4), 1.0)
        row = np.exp2(-np.ceil(np.log2(np.maximum(largest[:-1] / 4, 1.0))))
        return cls(np.stack(tops), cost, level, row, PENALTY * reach * cost)

    @property
    def depth(self) -> int:
        """Of the number whose unit this is."""
        return len(self.top)

    def costs(self, columns: TeamColumns) -> Floats:
        """What each team loses."""
        lost: Floats = (self.top[-1][columns.village] - columns.worth[self.depth - 1]) * self.cost
        return lost

    def level_entries(self, columns: TeamColumns) -> tuple[Ints, Ints, Floats]:
        """Entries of the level rows, counted from 0: what each team loses of each number before the last."""
        lost = [(self.top[k][columns.village] - columns.worth[k]) * self.level[k] for k in range(self.depth - 1)]
        if not lost:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
        table = np.stack(lost)
        row, column = np.nonzero(table)
        return row, column, table[row, column]

    def level_sides(self, model: TeamModel, part: Part) -> Floats:
        """What plans must lose at least of each number before the last."""
        constant = model.objective.constant
        return np.array([(int(self.top[k].sum()) + constant[k] - part.levels[k]) * self.level[k] for k in range(self.depth - 1)])

    def number(self, model: TeamModel, value: float) -> float:
        """What an LP's cost says of the number."""
        return float(self.top[-1].sum()) + model.objective.constant[self.depth - 1] - value / self.cost
