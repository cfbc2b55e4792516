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
    teams = Teams(proof.model, village, MOST, TYPES)
    growing, unlisted = _Growing(proof.model), 0
    for place in np.unique(teams.of_column[teams.pair]).tolist():
        team = teams.of(place)
        if team is None:
            unlisted += len(teams.columns(place)) > WIDE
            if unlisted > UNLISTED:
                return None
            continue
        kept = team.points[_loss(proof, teams, place, team) <= proof.allowance(floor), : team.types]
        if not len(kept):
            raise Impossible(0)
        growing.take_one(team, np.unique(kept, axis=0))
        if growing.columns > KEPT:
            return None
    return growing.model() if growing.columns > len(proof.model.columns) else None


def _loss(proof: Certificate, teams: Teams, place: int, team: Team) -> Ints:
    """What a plan with each of the teams loses against the bound at least, times the scale."""
    model, pays = proof.model, np.full(team.types, INFINITY)
    np.minimum.at(pays, team.kind, np.maximum(-proof.d[team.columns], 0))
    number = team.points[:, : team.types]
    loss: Ints = number @ pays
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


@dataclass
class _Growing:
    """A model to which rows and columns are added."""

    start: Model
    row: list[Ints] = field(default_factory=list)
    column: list[Ints] = field(default_factory=list)
    data: list[Ints] = field(default_factory=list)
    sides: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.columns = len(self.start.columns)

    def take_one(self, team: Team, numbers: Ints) -> None:
        """A column for each row of ``numbers``, of which exactly one is taken; members are counted by it."""
        own = self.columns + np.arange(len(numbers))
        self.columns += len(numbers)
        self._add(own, np.ones(len(own), np.int64), 1)
        for kind in range(team.types):
            members, used = team.columns[team.kind == kind], np.flatnonzero(numbers[:, kind])
            self._add(np.concatenate([members, own[used]]),
                      np.concatenate([np.ones(len(members), np.int64), -numbers[used, kind]]), 0)  # fmt: skip

    def _add(self, columns: Ints, weights: Ints, total: int) -> None:
        self.row.append(np.full(len(columns), self.start.rows + len(self.sides)))
        self.column.append(columns)
        self.data.append(weights)
        self.sides.append(total)

    def model(self) -> Model:
        """What has grown; its columns have numbers of their own, those of the model it began with first."""
        start, more = self.start, self.columns - len(self.start.columns)
        none, one, totals = np.zeros(more, np.int64), np.ones(more, np.int64), np.array(self.sides, np.int64)
        return replace(
            start,
            base=np.zeros(self.columns, np.int64),
            columns=np.arange(self.columns),
            lower=np.concatenate([start.lower, none]),
            upper=np.concatenate([start.upper, one]),
            row=np.concatenate([start.row, *self.row]),
            column=np.concatenate([start.column, *self.column]),
            data=np.concatenate([start.data, *self.data]),
            row_lower=np.concatenate([start.row_lower, totals]),
            row_upper=np.concatenate([start.row_upper, totals]),
            origin=np.concatenate([start.origin, np.full(len(totals), -1)]),
            c=np.concatenate([start.c, none]),
        )
