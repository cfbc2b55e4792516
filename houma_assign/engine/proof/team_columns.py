"""A model with a column for each team that a plan of a certain worth can still have in a village.

A village takes one of its teams. The LP of such a model mixes whole teams only, and of teams many fewer are left than of what
their members could make up: a team loses what each of its members loses, and what it has beyond what is asked of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY
from ..model.model import Impossible, Model
from .certificate import Certificate
from .teams import Team, Teams

MOST, TYPES = 20_000, 100  # teams of a village that are listed, and types of its people
WIDE, UNLISTED = 30, 10  # so many villages of more columns without a list, and the others say too little
KEPT = 12_000  # teams of all villages together; more columns make a search slower, not faster


def with_team_columns(proof: Certificate, village: Ints, floor: int) -> Model | None:
    """The model of the certificate with columns of teams behind its own; None if there are too many teams.

    Parameters
    ----------
    proof
        Prices of the model; they leave out teams that no plan worth ``floor`` can have.
    village
        For each of the program's pairs the position of its village.

    Raises
    ------
    Impossible
        If a village has no team left.
    """
    pays, purse = np.maximum(-proof.d, 0), proof.allowance(floor)
    teams = Teams(proof.model, village, MOST, TYPES, pays, purse)
    growing, unlisted = _Growing(proof.model), 0
    for place in np.unique(teams.of_column[teams.pair]).tolist():
        team = teams.of(place)
        if team is None:
            unlisted += len(teams.columns(place)) > WIDE
            if unlisted > UNLISTED:
                return None
            continue
        aux, needed = _needed(teams, place, team)
        kept = (_loss(proof, teams, place, team, pays) <= purse) & (needed <= proof.model.upper[aux]).all(axis=1)
        if not kept.any():
            raise Impossible(0)
        points = np.unique(np.hstack([team.points[:, : team.types], needed])[kept], axis=0)
        growing.take_one(team, points[:, : team.types], aux, points[:, team.types :])
        if growing.columns > KEPT:
            return None
    return growing.model() if growing.columns > len(proof.model.columns) else None


def _loss(proof: Certificate, teams: Teams, place: int, team: Team, pays: Ints) -> Ints:
    """What a plan with each of the teams loses against the bound at least, times the scale."""
    model, least = proof.model, np.full(team.types, INFINITY)
    np.minimum.at(least, team.kind, pays[team.columns])
    number = team.points[:, : team.types]
    loss: Ints = number @ least
    for row in np.flatnonzero((teams.of_row == place) & (proof.y != 0)).tolist():
        entry = np.arange(*np.searchsorted(model.row, [row, row + 1]))
        column, weight = model.column[entry], model.data[entry]
        of_column, of_type = np.zeros(len(model.columns), np.int64), np.zeros(team.types, np.int64)
        of_column[column] = weight
        of_type[team.kind] = of_column[team.columns]
        other = ~np.isin(column, team.columns)
        ends = weight[other] * np.array([model.lower[column[other]], model.upper[column[other]]])
        price, total = int(proof.y[row]), number @ of_type
        if price < 0:
            loss += -price * np.maximum(total + ends.min(axis=0).sum() - model.row_lower[row], 0)
        else:
            loss += price * np.maximum(model.row_upper[row] - total - ends.max(axis=0).sum(), 0)
    return loss


def _needed(teams: Teams, place: int, team: Team) -> tuple[Ints, Ints]:
    """Auxiliary columns that the village's rows hold up, by what its people lack; and the least that each team asks for."""
    model, number = teams.model, team.points[:, : team.types]
    least: dict[int, Ints] = {}
    for row in np.flatnonzero(teams.of_row == place).tolist():
        entry = np.arange(*np.searchsorted(model.row, [row, row + 1]))
        open_aux = entry[teams.open_aux[model.column[entry]]]
        if not len(open_aux):
            continue
        j, a = int(model.column[open_aux[0]]), int(model.data[open_aux[0]])
        bound = int(teams.low[row] if a > 0 else teams.high[row])
        if abs(bound) < INFINITY:
            weight = np.zeros(len(model.columns), np.int64)
            weight[model.column[entry]] = model.data[entry]
            of_type = np.zeros(team.types, np.int64)
            of_type[team.kind] = weight[team.columns]
            asked = -((number @ of_type - bound) // a if a > 0 else (bound - number @ of_type) // -a)
            least[j] = np.maximum(least.get(j, np.full(len(number), model.lower[j])), asked)
    aux = [j for j in sorted(least) if (least[j] > model.lower[j]).any()]
    return np.array(aux, np.int64), np.array([least[j] for j in aux], np.int64).reshape(len(aux), len(number)).T


@dataclass
class _Growing:
    """A model to which rows and columns are added."""

    start: Model
    row: list[Ints] = field(default_factory=list)
    column: list[Ints] = field(default_factory=list)
    data: list[Ints] = field(default_factory=list)
    sides: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.columns = len(self.start.columns)

    def take_one(self, team: Team, numbers: Ints, aux: Ints, needed: Ints) -> None:
        """A column for each row of ``numbers``, of which exactly one is taken; it counts members, and asks for what it needs."""
        own = self.columns + np.arange(len(numbers))
        self.columns += len(numbers)
        self._add(own, np.ones(len(own), np.int64), 1, 1)
        for kind in range(team.types):
            members, used = team.columns[team.kind == kind], np.flatnonzero(numbers[:, kind])
            self._add(np.concatenate([members, own[used]]),
                      np.concatenate([np.ones(len(members), np.int64), -numbers[used, kind]]), 0, 0)  # fmt: skip
        for j, least in zip(aux, needed.T, strict=True):
            used = np.flatnonzero(least)
            self._add(np.append(own[used], j), np.append(-least[used], 1), 0, INFINITY)

    def _add(self, columns: Ints, weights: Ints, least: int, most: int) -> None:
        self.row.append(np.full(len(columns), self.start.rows + len(self.sides)))
        self.column.append(columns)
        self.data.append(weights)
        self.sides.append((least, most))

    def model(self) -> Model:
        """What has grown; its columns have numbers of their own, those of the model it began with first."""
        start, more = self.start, self.columns - len(self.start.columns)
        none, one, sides = np.zeros(more, np.int64), np.ones(more, np.int64), np.array(self.sides, np.int64).reshape(-1, 2)
        return replace(
            start,
            base=np.zeros(self.columns, np.int64),
            columns=np.arange(self.columns),
            lower=np.concatenate([start.lower, none]),
            upper=np.concatenate([start.upper, one]),
            row=np.concatenate([start.row, *self.row]),
            column=np.concatenate([start.column, *self.column]),
            data=np.concatenate([start.data, *self.data]),
            row_lower=np.concatenate([start.row_lower, sides[:, 0]]),
            row_upper=np.concatenate([start.row_upper, sides[:, 1]]),
            origin=np.concatenate([start.origin, np.full(len(sides), -1)]),
            c=np.concatenate([start.c, none]),
        )
