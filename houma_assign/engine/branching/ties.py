"""Among all plans as good the one that further tiers choose, lots at last: a search of the teams that such plans can have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY
from ...program.program import Tier
from ..model.model import Model
from ..proof.team_bound import Part, TeamModel
from ..solvers.cp_sat import Effort, solve_cp_sat
from ..solvers.deadline import Deadline
from ..solvers.interruptible import Stopped
from .team_columns import TeamColumns, team_columns

MOST = 3000  # teams that are searched
AimWeights = tuple[Ints, Ints, int]  # of pairs and nobody, of teams, and a constant
LARGE = 2**60  # of further tiers in their order as one whole number


@dataclass(frozen=True, eq=False)
class Equals:
    """All plans of a part that are worth its best number, as the teams that they can have.

    Attributes
    ----------
    part, number
        What plans, and what each is worth.
    people, team
        Pairs of each team, shape (teams, width), and the listed team whose types they are.
    less
        Plans worth at most so much less in the last aim are among them, too.
    """

    part: Part
    number: int
    people: Ints
    team: Ints
    less: int = 0

    def first(self, model: TeamModel, aims: Sequence[AimWeights], ties: Sequence[Tier], deadline: Deadline) -> Ints | None:
        """The vector of the best by further tiers that weigh pairs alone; None where that is not decided.

        ``aims`` are those of the model, as its hull weighs them.

        Raises
        ------
        Stopped
            On Ctrl-C.
        """
        weight = _as_one(model, ties)
        if weight is None or len(self.team) > MOST:
            return None
        columns = team_columns(model, self.people, self.team)
        worths = self._worths(model, aims, columns)
        asked = _model(model, self.part, columns, worths, weight[self.people].sum(axis=1), self.less)
        x = _search(asked, deadline)
        if x is None:
            return None
        chosen = np.flatnonzero(x)
        taken = self.people[chosen].ravel()
        return model.hull.vector(taken[taken < model.prices.nobody], self.team[chosen])

    def _worths(self, model: TeamModel, aims: Sequence[AimWeights], columns: TeamColumns) -> list[tuple[Ints, int]]:
        """What each team is worth in each aim, and what all of a plan must be."""
        values = model.objective.values(self.number)
        return [(pair[self.people].sum(axis=1) + team[columns.team], value - constant)
                for (pair, team, constant), value in zip(aims, values, strict=True)]  # fmt: skip


def _as_one(model: TeamModel, ties: Sequence[Tier]) -> Ints | None:
    """Further tiers in their order as one weight of each pair and of nobody."""
    hull, nobody = model.hull, model.prices.nobody
    seats, whole, span = len(hull.village) * len(hull.seats), np.zeros(nobody + 1, np.int64), 0
    for tier in ties:
        mine = np.append(tier.coefficients[:nobody], 0)
        most = seats * int(mine.max())
        if (
            (isinstance(tier.given, np.ndarray) and tier.given[nobody:].any())
            or (mine < 0).any()
            or span * (most + 1) + most >= LARGE
        ):
            return None
        whole, span = whole * (most + 1) + mine, span * (most + 1) + most
    return whole


def _model(model: TeamModel, part: Part, columns: TeamColumns, worths: Sequence[tuple[Ints, int]], weight: Ints,
           less: int) -> Model:  # fmt: skip
    """One team a village, the rows between villages, and what plans are worth in each aim."""
    villages, size = len(model.hull.village), len(columns)
    inside = columns.closed(model, part)
    reach = [np.zeros((model.hull.rows, villages), np.int64) for _ in range(2)]
    for each, sign in zip(reach, (1, -1), strict=True):
        np.maximum.at(each, (columns.row, columns.village[columns.column]), sign * columns.data)
    live = (reach[0].sum(axis=1) > part.upper) | (-reach[1].sum(axis=1) < part.lower)
    kept = np.flatnonzero(live)
    place = np.full(model.hull.rows, -1, np.int64)
    place[kept] = villages + np.arange(len(kept))
    own = np.flatnonzero(place[columns.row] >= 0)
    row, column, data = [columns.village, place[columns.row[own]]], [np.arange(size), columns.column[own]], [
        np.ones(size, np.int64), columns.data[own]]  # fmt: skip
    for k, (worth, _) in enumerate(worths):
        some = np.flatnonzero(worth)
        row.append(np.full(len(some), villages + len(kept) + k))
        column.append(some)
        data.append(worth[some])
    ones, values = np.ones(villages, np.int64), np.array([value for _, value in worths], np.int64)
    order = np.lexsort((np.concatenate(column), np.concatenate(row)))
    least = values - less * (np.arange(len(values)) == len(values) - 1)
    lower, upper = np.concatenate([ones, part.lower[kept], least]), np.concatenate([ones, part.upper[kept], values])
    return Model(np.zeros(size, np.int64), np.arange(size), np.zeros(size, np.int64), np.where(inside, 0, 1),
                 np.concatenate(row)[order], np.concatenate(column)[order], np.concatenate(data)[order],
                 np.maximum(lower, -INFINITY), np.minimum(upper, INFINITY), np.full(len(lower), -1), weight, 0)  # fmt: skip


def _search(model: Model, deadline: Deadline) -> Ints | None:
    found = solve_cp_sat(model, 1, deadline.left, Effort(cuts=False))
    if found.stopped:
        raise Stopped(None)
    return found.x if found.optimal else None
