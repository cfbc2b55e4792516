"""The teams that a plan worth more than what is known can have, as a small LP that starts from the master's basis."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from ...data.exact import Ints
from ..proof.team_bound import Part, TeamPricesOfRows
from ..proof.team_prices import BARRED
from ..solvers.mathopt_proto import finite
from .team_columns import team_columns
from .team_lp import AT_LOWER, BASIC, TeamLP, TeamLPAnswer
from .team_master import Root, TeamMaster


class TeamCore:
    """An LP over some teams, without the rows that these cannot break.

    Attributes
    ----------
    columns
        The teams, sorted by village.
    kept
        The linking rows that are left.
    root
        The master's answer in terms of these teams: the LP's own, but for teams that the master does without.
    """

    def __init__(self, master: TeamMaster, root: Root, people: Ints, team: Ints) -> None:
        self.model, self.depth, self.units, self.part = master.model, master.depth, master.units, root.part
        people, team, basic = _with_basis(people, team, master, root)
        order = np.argsort(self.model.prices.team_village[team], kind="stable")
        self.columns, place = team_columns(self.model, people[order], team[order]), np.empty_like(order)
        place[order] = np.arange(len(order))
        self.start = np.searchsorted(self.columns.village, np.arange(len(self.model.hull.village)))
        self.person, self.people = self.model.prices.person, len(self.model.hull.person_row)
        self.table = np.zeros((self.model.hull.rows, len(self.columns)), np.int64)
        self.table[self.columns.row, self.columns.column] = self.columns.data
        self.closed = np.zeros(0, bool)
        self._make(master, root, {each: int(place[k]) for each, k in basic.items()})

    def _make(self, master: TeamMaster, root: Root, basic: dict[int, int]) -> None:
        columns, units, villages = self.columns, self.units, master.first_row
        status = np.zeros(len(master.lp.lower), np.int64)
        rows = root.answer.basis.constraint_status
        status[np.array(rows.ids, np.int64)] = rows.values
        linking = status[villages : master.first_level]
        highest = np.maximum.reduceat(self.table, self.start, axis=1)
        most, several = highest.sum(axis=1), (highest > 0).sum(axis=1) > 1
        least = np.minimum.reduceat(self.table, self.start, axis=1).sum(axis=1)
        idle = (most <= self.part.upper) & (least >= self.part.lower) & (linking == BASIC)
        counted = np.zeros(len(idle), bool)
        counted[self.model.hull.person_row[self.model.hull.person_row >= 0]] = True
        idle &= ~(counted & several)  # whom several villages can have: branching asks for them by their row
        self.kept = np.flatnonzero(~idle)
        self.place = np.full(len(idle), -1, np.int64)
        self.place[self.kept] = villages + np.arange(len(self.kept))
        self.first_level = villages + len(self.kept)
        factor, levels = units.row[self.kept], units.level_sides(self.model, self.part)
        lower = np.concatenate([np.ones(villages), finite(self.part.lower[self.kept]) * factor, levels])
        upper = np.concatenate([np.ones(villages), finite(self.part.upper[self.kept]) * factor, np.full_like(levels, np.inf)])
        people = self.place[self.model.hull.person_row[self.model.hull.person_row >= 0]]
        self.lp = TeamLP(lower, upper, units.penalty, people[people >= 0])
        live = self.place[columns.row] >= 0
        level_row, level_column, level_data = units.level_entries(columns)
        self.closed = columns.closed(self.model, self.part)
        data = columns.data[live] * units.row[columns.row[live]]
        self.lp.add(units.costs(columns),
                    np.concatenate([columns.village, self.place[columns.row[live]], self.first_level + level_row]),
                    np.concatenate([np.arange(len(columns)), columns.column[live], level_column]),
                    np.concatenate([np.ones(len(columns)), data, level_data]), self.closed)  # fmt: skip
        kept = np.concatenate([np.arange(villages), villages + self.kept, np.arange(master.first_level, len(status))])
        answer = root.answer
        basis = self._basis(master, answer, list(basic.values()), status[kept], kept)
        self.root = replace(answer, taken=np.array([basic[each] for each in answer.taken.tolist()], np.int64), y=answer.y[kept],
                            basis=basis)  # fmt: skip
        self.lp.begin_from(basis)

    def _basis(self, master: TeamMaster, answer: TeamLPAnswer, basic: list[int], status: Ints, kept: Ints) -> Any:
        from ortools.math_opt import solution_pb2

        basis, place = solution_pb2.BasisProto(), np.full(len(master.lp.lower), -1, np.int64)
        place[kept] = np.arange(len(kept))
        ours = {pair: k for k, pair in enumerate(zip(self.lp.elastic.tolist(), self.lp.signs.tolist(), strict=True))}
        variables = np.full(len(self.lp.elastic) + self.lp.columns, AT_LOWER)
        for variable in master.basic_elastic(answer):
            pair = (int(place[master.lp.elastic[variable]]), int(master.lp.signs[variable]))
            variables[ours[pair]] = BASIC
        variables[len(self.lp.elastic) :][basic] = BASIC
        basis.variable_status.ids.extend(range(len(variables)))
        basis.variable_status.values.extend(variables.tolist())
        basis.constraint_status.ids.extend(range(len(status)))
        basis.constraint_status.values.extend(status.tolist())
        return basis

    def show(self, part: Part) -> None:
        """Give the LP the bounds of a part."""
        villages = len(self.start)
        factor = self.units.row[self.kept]
        self.lp.move_all(villages, finite(part.lower[self.kept]) * factor, finite(part.upper[self.kept]) * factor)
        self.show_levels(part)
        self.closed = self.columns.closed(self.model, part)
        self.lp.close(self.closed)

    def show_levels(self, part: Part) -> None:
        """Give the LP the levels of a part."""
        self.lp.move_all(self.first_level, self.units.level_sides(self.model, part), np.full(self.depth - 1, np.inf))

    def _home(self, row: int) -> int:
        return int(self.columns.village[np.flatnonzero(self.table[row])[0]])

    def only_village(self, person: int) -> int | None:
        """The village of somebody whom only teams of one village have; None if a row of the LP counts their posts."""
        row = int(self.model.hull.person_row[person])
        return None if self.place[row] >= 0 else self._home(row)

    def bound(self, answer: TeamLPAnswer, part: Part) -> tuple[int | None, TeamPricesOfRows]:
        """S times what no plan of the core and the part is worth more than, None if a village has no team; and by what prices."""
        model, columns = self.model, self.columns
        y = np.zeros(model.hull.rows)
        y[self.kept] = -answer.y[len(self.start) : self.first_level] * self.units.row[self.kept] / self.units.cost
        levels = answer.y[self.first_level :] * np.array(self.units.level) / self.units.cost
        prices = model.rounded(y, levels, part)
        value = model.scale * columns.worth[self.depth - 1] - prices.levels @ columns.worth[: self.depth - 1]
        used = np.flatnonzero(prices.rows)
        value = value - prices.rows[used] @ self.table[used]
        value[self.closed] = -4 * BARRED
        best = np.maximum.reduceat(value, self.start)
        self.lost = best[columns.village] - value  # against the best of their villages, at these prices
        if (best < -BARRED).any():
            return None, prices
        return model.rows_total(prices, part, self.depth) + int(best.sum()), prices

    def number(self, answer: TeamLPAnswer) -> float:
        """What the LP's answer is worth."""
        return self.units.number(self.model, answer.value)

    def worth(self, taken: Ints) -> int:
        """The number of a plan of these teams."""
        return int(self.columns.worth[self.depth - 1][taken].sum()) + self.model.objective.constant[self.depth - 1]


def _with_basis(people: Ints, team: Ints, master: TeamMaster, root: Root) -> tuple[Ints, Ints, dict[int, int]]:
    """The teams and those of the master's basis, each once; and where the latter are."""
    basic = master.basic_columns(root.answer)
    known = {key: k for k, key in enumerate(_keys(people, team))}
    keys = _keys(master.people[basic], master.team[basic])
    new = [k for k, key in enumerate(keys) if key not in known]
    known |= {keys[k]: len(team) + at for at, k in enumerate(new)}
    place, more = {each: known[key] for each, key in zip(basic.tolist(), keys, strict=True)}, basic[new]
    return np.concatenate([people, master.people[more]]), np.concatenate([team, master.team[more]]), place


def _keys(people: Ints, team: Ints) -> list[bytes]:
    """What tells teams apart."""
    whole = np.ascontiguousarray(np.column_stack([team, np.sort(people, axis=1)]))
    return [row.tobytes() for row in whole]
