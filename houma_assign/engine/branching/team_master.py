"""The LP over all teams of all villages, kept alive: a question moves its bounds, prices bring the teams that it lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...data.exact import Ints
from ..bounds.incremental_lp import LPFailure
from ..proof.team_bound import Part, TeamBound, TeamModel
from ..proof.team_prices import BARRED
from ..solvers.mathopt_proto import finite
from .team_columns import TeamColumns, Units, team_columns
from .team_lp import BASIC, TeamLP, TeamLPAnswer

MANY = 1200  # columns from which the LP begins anew
ROUNDS = 300
CLOSE = 0.9  # of a step between an LP and its bound: no team that is missing is worth the while
AT_ONCE = 3  # teams of a village that join in a round


@dataclass(frozen=True, eq=False)
class Root:
    """What the LP says of a part: the best bound, the part with its levels as tight as that makes them, and the last answer."""

    part: Part
    bound: TeamBound
    answer: TeamLPAnswer


class TeamMaster:
    """The LP at one depth of a model's aims; it may begin with teams that another one needed.

    Attributes
    ----------
    top
        All plans, with levels as tight as their bound makes them, once that is known.
    """

    top: Part | None = None

    def __init__(self, model: TeamModel, depth: int, first: tuple[Ints, Ints] | None = None) -> None:
        self.model, self.depth = model, depth
        self.units = Units.of(model, depth)
        hull = model.hull
        self.first_row = len(hull.village)
        self.first_level = self.first_row + hull.rows
        self._begin()
        if first is not None:
            self._add(*first, model.whole)
            self.known.update((team, *sorted(who)) for who, team in zip(first[0].tolist(), first[1].tolist(), strict=True))

    def _begin(self) -> None:
        hull, part, villages = self.model.hull, self.model.whole, len(self.model.hull.village)
        factor = self.units.row
        lower = np.concatenate([np.ones(villages), finite(part.lower) * factor, np.zeros(self.depth - 1)])
        upper = np.concatenate([np.ones(villages), finite(part.upper) * factor, np.full(self.depth - 1, np.inf)])
        people = hull.person_row[hull.person_row >= 0]
        self.lp = TeamLP(lower, upper, self.units.penalty, self.first_row + people)
        width = len(hull.seats)
        self.people, self.team = np.zeros((0, width), np.int64), np.zeros(0, np.int64)
        self.known: set[tuple[int, ...]] = set()
        self.ready: set[int] = set()

    def adopt(self, model: TeamModel) -> None:
        """Ask about a model of the same hull from now on, whose numbers before the last are the same."""
        if model is not self.model and self.depth == model.objective.depth and len(self.team):
            self.lp.reprice(self.units.costs(team_columns(model, self.people, self.team)))
        self.model = model

    def bound(self, part: Part, interrupter: Any, enough: int | None = None, late: Callable[[], bool] = bool) -> Root:
        """The LP bound of a part, its levels tightened as far as it goes.

        Parameters
        ----------
        part
            What to bound.
        enough
            A bound down to this number will do.
        late
            Whether nobody waits any more.

        Raises
        ------
        LPFailure
            If GLOP gives up, or it is too late.
        """
        if len(self.team) > MANY:
            self._begin()
        if self.top is not None:
            self._make_ready(self.top, part, interrupter, late)
        self._show(part)
        while True:
            root = self._converged(part, interrupter, enough, late)
            total = root.bound.total
            if total is None or (enough is not None and total // self.model.scale <= enough):
                return root
            tighter = part.tightened(self.model.objective.levels(max(total // self.model.scale, 0), self.depth))
            if tighter.levels == part.levels[: self.depth - 1]:
                return Root(part, root.bound, root.answer)
            part = tighter
            self.lp.move_all(self.first_level, self.units.level_sides(self.model, part), np.full(self.depth - 1, np.inf))

    def _make_ready(self, top: Part, part: Part, interrupter: Any, late: Callable[[], bool]) -> None:
        """Before somebody is asked for: the best team with each of their pairs joins.

        Without any the LP would break their row first, and prices of broken rows bring teams that are of no use. At the prices
        of all plans no team pays that is missing, so that the dual simplex method goes on.
        """
        hull, prices = self.model.hull, self.model.prices
        asked = (part.lower > hull.lower)[hull.person_row] & (hull.person_row >= 0)
        new = [person for person in np.flatnonzero(asked).tolist() if person not in self.ready]
        if not new:
            return
        self._show(top)
        priced = self._converged(top, interrupter, None, late).bound.priced
        self.ready.update(new)
        pairs = np.flatnonzero(np.isin(prices.person[:-1], new) & ~top.barred[:-1]).tolist()
        if self._join_new([prices.best_with(priced, pair) for pair in pairs], top):
            self.lp.joined = False

    def _show(self, part: Part) -> None:
        self.lp.move_all(self.first_row, finite(part.lower) * self.units.row, finite(part.upper) * self.units.row)
        self.lp.move_all(self.first_level, self.units.level_sides(self.model, part), np.full(self.depth - 1, np.inf))
        if len(self.team):
            self.lp.close(self.columns.closed(self.model, part))

    def _converged(self, part: Part, interrupter: Any, enough: int | None, late: Callable[[], bool]) -> Root:
        model, best = self.model, None
        for _ in range(ROUNDS):
            if late():
                raise LPFailure("time is up")
            answer = self.lp.solve(interrupter)
            bound = self._priced(answer, part)
            if best is None or bound.total is None or (best.total is not None and bound.total < best.total):
                best = bound
            if best.total is None or (enough is not None and best.total // model.scale <= enough):
                break
            number = self.units.number(model, answer.value)
            if best.total / model.scale - number < CLOSE or not self._join(bound, answer, part):
                break
        assert best is not None
        return Root(part, best, answer)

    def _priced(self, answer: TeamLPAnswer, part: Part) -> TeamBound:
        y = -answer.y / self.units.cost
        levels = -y[self.first_level :] * np.array(self.units.level)
        prices = self.model.rounded(y[self.first_row : self.first_level] * self.units.row, levels, part)
        return self.model.bound(prices, part, self.depth)

    def _join(self, bound: TeamBound, answer: TeamLPAnswer, part: Part) -> bool:
        """Let the teams join that pay at these prices, some of each village; whether there were any."""
        model, priced, hull = self.model, bound.priced, self.model.hull
        levels = answer.y[self.first_level :] * np.array(self.units.level)
        village_price = self.units.top[-1] - (answer.y[: self.first_row] + levels @ self.units.top[:-1]) / self.units.cost
        # The price of a broken row may be beyond 64 bits; whatever is so cheap pays, and bounds do not rest on it.
        least = np.clip(village_price * model.scale, -(2.0**62), 2.0**62).astype(np.int64) + 1
        for pair in part.forced:
            least[int(np.searchsorted(hull.village, hull.program.village[pair]))] += BARRED
        found = []
        for v in np.flatnonzero(priced.best > least).tolist():
            found.append((priced.people[v], int(priced.team[v])))
            found += model.prices.best_of(priced, v, int(least[v]), AT_ONCE)
        return self._join_new(found, part)

    def _join_new(self, found: Iterable[tuple[Ints, int]], part: Part) -> bool:
        people, teams = [], []
        for who, team in found:
            key = (team, *sorted(who.tolist()))
            if key not in self.known:
                self.known.add(key)
                people.append(who)
                teams.append(team)
        if not teams:
            return False
        self._add(np.stack(people), np.array(teams), part)
        return True

    def _add(self, people: Ints, team: Ints, part: Part) -> None:
        new = team_columns(self.model, people, team)
        count = len(new)
        level_row, level_column, level_data = self.units.level_entries(new)
        row = np.concatenate([new.village, self.first_row + new.row, self.first_level + level_row])
        column = np.concatenate([np.arange(count), new.column, level_column])
        data = np.concatenate([np.ones(count), new.data * self.units.row[new.row], level_data])
        self.lp.add(self.units.costs(new), row, column, data, new.closed(self.model, part))
        self.people, self.team = np.concatenate([self.people, people]), np.concatenate([self.team, team])

    def _basic(self, answer: TeamLPAnswer) -> Ints:
        status = answer.basis.variable_status
        basic: Ints = np.array(status.ids, np.int64)[np.array(status.values, np.int64) == BASIC]
        return basic

    def basic_columns(self, answer: TeamLPAnswer) -> Ints:
        """The teams in the basis."""
        basic = self._basic(answer) - len(self.lp.elastic)
        return basic[basic >= 0]

    def basic_elastic(self, answer: TeamLPAnswer) -> list[int]:
        """The variables in the basis that mend rows."""
        basic = self._basic(answer)
        return [int(each) for each in basic[basic < len(self.lp.elastic)]]

    @property
    def columns(self) -> TeamColumns:
        """The teams that joined; their rows are not worked out again."""
        none = np.zeros(0, np.int64)
        return TeamColumns(self.people, self.team, self.model.prices.team_village[self.team], none, none, none, none)
