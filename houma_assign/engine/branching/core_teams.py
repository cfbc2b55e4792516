"""The best plan of a core by the teams of its villages: few enough to be listed in milliseconds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...data.exact import Ints
from ...program.program import Program, Tier
from ..model.model import Model, keeps
from ..proof.certificate import Certificate
from ..proof.model_program import model_program
from ..proof.team_bound import TeamModel
from ..proof.team_hull import team_hull
from ..proof.team_objective import team_objective
from ..solvers.deadline import Deadline
from .forced import TeamStudy
from .near_teams import NEAR, TYPES
from .ties import Equals

MOST = 5000  # teams by types of a core
FINE = 44  # bits of what a pair is worth at these prices


@dataclass(frozen=True, eq=False)
class Alike:
    """All plans of a core that are worth as much as its best, as the teams that they can have."""

    model: TeamModel
    part: Model
    columns: Ints
    equals: Equals

    @property
    def alone(self) -> bool:
        """Whether there is only one."""
        return len(self.equals.team) == len(self.model.hull.village)

    def first(self, ties: Sequence[Tier], deadline: Deadline) -> Ints | None:
        """The best by further tiers that weigh pairs alone; None where that is not decided.

        It covers the columns of the certificate's model.

        Raises
        ------
        Stopped
            On Ctrl-C.
        """
        program = self.model.hull.program
        asked = [replace(tier, given=tier.weights(self.columns), pairs=program.pairs, columns=len(self.columns)) for tier in ties]
        aims = [self.model.hull.weights(program.tiers[0])]
        x = self.equals.first(self.model, [each for each in aims if each is not None], asked, deadline)
        return None if x is None or not keeps(self.part, x) else self.part.full(x)


@dataclass(frozen=True, eq=False)
class CoreAnswer:
    """The best plan of a core and its value, None where there is none; ``x`` covers the columns of the certificate's model.

    It is None where the known plan cannot be beaten.
    """

    value: int | None
    x: Ints | None
    alike: Alike | None


@dataclass(frozen=True, eq=False)
class CoreTeams:
    """A core by the teams of its villages.

    Attributes
    ----------
    model
        The teams.
    part
        The core, its columns those of the certificate's model.
    columns
        For each column of the core the program's.
    nearest
        Teams to begin with, if some are known to matter.
    """

    model: TeamModel
    part: Model
    columns: Ints
    nearest: tuple[Ints, Ints] | None

    def best(self, known: int | None, floor: int, alike: bool, deadline: Deadline) -> CoreAnswer | None:
        """The best plan worth at least ``floor``; None where that is not proven.

        Parameters
        ----------
        known
            What a plan of the core is worth that is known.
        floor
            Plans that are worth less do not count.
        alike
            Whether to tell all plans that are as good.
        deadline
            When to stop.

        Raises
        ------
        Stopped
            On Ctrl-C.
        """
        study, low = TeamStudy(self.model, self.nearest), self.model.objective.low[0]
        number = None if known is None else known - low
        answer = study.best(self.model.whole, number, deadline, 0 if alike else None, max(floor - low, 0))
        if answer is None or answer.number is None:
            return None if answer is None else CoreAnswer(None, None, None)
        value, tier = answer.number + low, self.model.hull.program.tiers[0]
        if answer.x is not None and not (keeps(self.part, answer.x) and tier.worth(answer.x) == value):
            return None
        found = None if answer.x is None else self.part.full(answer.x)
        equals = answer.equals
        return CoreAnswer(value, found, None if equals is None else Alike(self.model, self.part, self.columns, equals))


def core_teams(part: Model, proof: Certificate, program: Program, tier: Tier) -> CoreTeams | None:
    """The teams of a core that a certificate left of a tier's model; None where it cannot be said that way."""
    columns = proof.model.columns[part.columns]
    own = model_program(part, columns, program, tier)
    hull = team_hull(own, MOST)
    if hull is None or hull.teams == len(hull.village):  # then teams say no more than pairs do
        return None
    objective = team_objective(hull, own.tiers)
    if objective is None:
        return None
    model = TeamModel(hull, objective)
    return CoreTeams(model, part, columns, _nearest(model, proof, part, program))


def _nearest(model: TeamModel, proof: Certificate, part: Model, program: Program) -> tuple[Ints, Ints] | None:
    """Some teams that lose least at the prices of rows between villages."""
    wide, pairs = proof.model, program.pairs
    village = np.where(wide.columns < pairs, program.village[np.minimum(wide.columns, pairs - 1)], -1)[wide.column]
    first, last = np.full(wide.rows, len(village)), np.full(wide.rows, -1)
    paired = village >= 0
    np.minimum.at(first, wide.row[paired], village[paired])
    np.maximum.at(last, wide.row[paired], village[paired])
    worth = (proof.scale * wide.c - wide.products(np.where(first < last, proof.y, 0)))[part.columns]
    worth //= 1 + (int(np.abs(worth).max(initial=0)) >> FINE)
    hull = model.hull
    weights = hull.weights(replace(hull.program.tiers[0], given=worth))
    if weights is None:
        return None
    priced = model.prices.priced(*weights[:2])
    people, team = model.prices.near(priced, model.prices.within(priced, TYPES))
    best = np.argsort(model.prices.lost(priced, people, team), kind="stable")[:NEAR]
    return (people[best], team[best]) if len(best) else None
