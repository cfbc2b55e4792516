"""A program as a choice of one team for each village, under the rows that link villages.

The teams are listed by types; who of a type goes is left to the prices, so that a village of thousands of teams is a few
arrays. Where a village has too many, where nothing limits them, or where a column belongs to several villages, there is none.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY
from ...program.program import Program, Tier
from ..model.model import Model
from .substitution import Substitution, substitute
from .teams import Team, Teams

MOST, TYPES, SEATS = 20_000, 500, 12  # of one village
ALL = 200_000  # teams by types in all
COUNTED = -(2**40)  # the source of a row that only counts a person's posts, so that branching can ask for one


@dataclass(frozen=True, eq=False)
class TeamHull:
    """All teams of all villages by types, and the rows between villages.

    Arrays over pairs have one entry more than there are pairs: that of nobody, which is 0.

    Attributes
    ----------
    program, substitution
        Where it comes from.
    column, type_start
        Pairs, those of one type side by side, and where each type begins.
    seats
        Shape (width, teams). Seat k of a team is taken by the best, second best, ... of a type: ``rank * types + type``;
        the last number of all is an empty seat.
    team_start, type_first, village
        Where each village's teams begin and where its types do, each with an end; and which villages these are.
    listed, point
        The listed teams of each village, and the row of each team in them.
    row_of, weight_of
        Shape (pairs + 1, most rows of a pair): the linking rows of each pair, padded with a row that is none, and coefficients.
    lower, upper, source
        The linking rows, and a row for each person whose posts none of them counts.
    person_row
        For each person the row that counts their posts, -1 for people without open pairs.
    """

    program: Program
    substitution: Substitution
    column: Ints
    type_start: Ints
    ranks: int
    seats: Ints
    team_start: Ints
    type_first: Ints
    village: Ints
    listed: tuple[Team, ...]
    point: Ints
    row_of: Ints
    weight_of: Ints
    lower: Ints
    upper: Ints
    source: Ints
    person_row: Ints

    @property
    def types(self) -> int:
        """Number of types, of all villages."""
        return len(self.type_start)

    @property
    def teams(self) -> int:
        """Number of teams by types, of all villages."""
        return int(self.team_start[-1])

    @property
    def rows(self) -> int:
        """Number of linking rows."""
        return len(self.lower)

    def weights(self, tier: Tier) -> tuple[Ints, Ints, int] | None:
        """A tier's coefficients of pairs, what the auxiliary columns of each team add, and a constant.

        None if it wants an auxiliary column to be smaller than the village's rows would let it be.
        """
        c, constant = self.substitution.objective(tier.coefficients)
        extra = np.zeros(self.teams, np.int64)
        for v, team in enumerate(self.listed):
            mine = c[team.aux]
            if (mine * team.side < 0).any():
                return None
            first, last = self.team_start[v], self.team_start[v + 1]
            extra[first:last] = (team.points[:, team.types :] @ mine)[self.point[first:last]]
        pairs = self.program.pairs
        fixed = self.substitution.replaced & (self.program.lower == self.program.upper)
        constant += int(c[fixed] @ self.program.lower[fixed])
        return np.append(c[:pairs], 0), extra, constant + tier.constant

    def vector(self, columns: Ints, teams: Ints) -> Ints:
        """The program's vector of these pairs, with the auxiliary columns that the teams have."""
        program = self.program
        x = np.where(program.lower == program.upper, program.lower, 0)
        x[columns] = 1
        for team in teams.tolist():
            listed = self.listed[int(np.searchsorted(self.team_start, team, side="right")) - 1]
            x[listed.aux] = listed.points[self.point[team], listed.types :]
        for each in reversed(self.substitution.rounds):
            total = each.constants.copy()
            counts = np.repeat(np.arange(len(each.columns)), np.diff(each.start))
            np.add.at(total, counts, each.entry_data * x[each.entry_columns])
            x[each.columns] = total
        return x


def team_hull(program: Program, most: int = ALL) -> TeamHull | None:
    """The program by teams; None where it cannot be said that way, or there are more of them."""
    made = substitute(program)
    columns = np.flatnonzero(~made.replaced)
    place = np.full(len(made.replaced), -1, np.int64)
    place[columns] = np.arange(len(columns))
    nothing = np.zeros(len(columns), np.int64)
    model = Model(np.where(made.replaced, program.lower, 0), columns, program.lower[columns], program.upper[columns], made.row,
                  place[made.column], made.data, made.lower, made.upper, made.source, nothing, 0)  # fmt: skip
    teams = Teams(model, program.village, min(MOST, most), TYPES)
    listed: list[Team] = []
    villages = np.unique(program.village[: program.pairs][program.upper[: program.pairs] > 0])
    for village in villages.tolist():
        team = teams.of(village)
        if team is None:
            return None
        listed.append(team)
        teams.most = min(MOST, most - sum(len(each.points) for each in listed))
    unowned = ~np.isin(teams.of_row, np.append(villages, -1))
    if not listed or unowned.any() or not _covers(teams, listed):
        return None
    return _assembled(program, made, columns, teams, villages, listed)


def _covers(teams: Teams, listed: list[Team]) -> bool:
    """Whether every open auxiliary column belongs to one village, and no linking row speaks of one."""
    owned = np.zeros(len(teams.model.columns), np.int64)
    for team in listed:
        owned[team.aux] += 1
    model, open_aux = teams.model, teams.open_aux
    linking = teams.of_row[model.row] < 0
    return bool((owned[open_aux] == 1).all()) and not open_aux[model.column[linking]].any()


def _assembled(program: Program, made: Substitution, columns: Ints, teams: Teams, villages: Ints,
               listed: list[Team]) -> TeamHull | None:  # fmt: skip
    types = sum(team.types for team in listed)
    ranks = max((int(team.points[:, : team.types].max(initial=0)) for team in listed), default=0)
    seats, points, kinds, own, first = [], [], [], [], 0
    for team in listed:
        seats.append(_seats(team.points[:, : team.types], first, types))
        points.append(np.arange(len(team.points)))
        kinds.append(team.kind + first)
        own.append(columns[team.columns])
        first += team.types
    width = max((each.shape[1] for each in seats), default=0)
    if width > SEATS:
        return None
    empty = ranks * types
    padded = [np.pad(each, ((0, 0), (0, width - each.shape[1])), constant_values=-1) for each in seats]
    table = np.concatenate(padded) if padded else np.zeros((0, 0), np.int64)
    kind = np.concatenate(kinds) if kinds else np.zeros(0, np.int64)
    order = np.argsort(kind, kind="stable")
    column = np.concatenate(own)[order] if own else np.zeros(0, np.int64)
    links = _links(program, made, np.flatnonzero(teams.of_row < 0), np.sort(column))
    placed = tuple(_of_program(team, columns) for team in listed)
    seated = np.ascontiguousarray(np.where(table < 0, empty, table).T)
    return TeamHull(program, made, column, np.searchsorted(kind[order], np.arange(types)), ranks, seated,
                    np.cumsum([0, *(len(team.points) for team in listed)]),
                    np.cumsum([0, *(team.types for team in listed)]), villages, placed,
                    np.concatenate(points) if points else np.zeros(0, np.int64), *links)  # fmt: skip


def _of_program(team: Team, columns: Ints) -> Team:
    return Team(columns[team.columns], team.kind, columns[team.aux], team.side, team.points)


def _seats(counts: Ints, first: int, types: int) -> Ints:
    """Numbers of each type as seats: the best of a type, then its second best."""
    team, kind = np.nonzero(counts)
    number = counts[team, kind]
    team, kind = np.repeat(team, number), np.repeat(kind, number)
    same = np.flatnonzero(np.concatenate([[True], (np.diff(team) != 0) | (np.diff(kind) != 0)])) if len(team) else team
    rank = np.arange(len(team)) - np.repeat(same, np.diff(np.append(same, len(team))))
    begin = np.searchsorted(team, np.arange(len(counts)))
    width = int(np.bincount(team, minlength=1).max(initial=0))
    seats = np.full((len(counts), width), -1, np.int64)
    seats[team, np.arange(len(team)) - begin[team]] = rank * types + kind + first
    return seats


def _links(program: Program, made: Substitution, rows: Ints, open_pairs: Ints) -> tuple[Ints, Ints, Ints, Ints, Ints, Ints]:
    """Linking rows of each pair and their coefficients, the rows themselves, and the row of each person."""
    place = np.full(len(made.lower), -1, np.int64)
    place[rows] = np.arange(len(rows))
    live = np.zeros(len(made.replaced), bool)
    live[open_pairs] = True
    entry = np.flatnonzero((place[made.row] >= 0) & live[made.column])
    row, column, data = place[made.row[entry]], made.column[entry], made.data[entry]
    person_row = _person_rows(program, row, column, data, len(rows), open_pairs)
    lone = np.flatnonzero(person_row == -2)
    person_row[lone] = len(rows) + np.arange(len(lone))
    mine = open_pairs[np.isin(program.person[open_pairs], lone)]
    row = np.concatenate([row, person_row[program.person[mine]]])
    column, data = np.concatenate([column, mine]), np.concatenate([data, np.ones(len(mine), np.int64)])
    order = np.argsort(column, kind="stable")
    row, column, data = row[order], column[order], data[order]
    at = np.arange(len(column)) - np.searchsorted(column, column)
    total = len(rows) + len(lone)
    shape = (program.pairs + 1, int(at.max(initial=-1)) + 1)
    row_of, weight_of = np.full(shape, total, np.int64), np.zeros(shape, np.int64)
    row_of[column, at], weight_of[column, at] = row, data
    none = np.full(len(lone), INFINITY)
    return (row_of, weight_of, np.concatenate([made.lower[rows], -none]), np.concatenate([made.upper[rows], none]),
            np.concatenate([made.source[rows], np.full(len(lone), COUNTED)]), person_row)  # fmt: skip


def _person_rows(program: Program, row: Ints, column: Ints, data: Ints, rows: int, open_pairs: Ints) -> Ints:
    """For each person a linking row that counts all their pairs once; -2 where there is none, -1 without open pairs."""
    people = int(program.person.max(initial=-1)) + 1
    pairs = np.bincount(program.person[open_pairs], minlength=people)
    person = program.person[column]
    least, most = np.full(rows, people), np.full(rows, -1)
    np.minimum.at(least, row, person)
    np.maximum.at(most, row, person)
    alike = (least == most) & (np.bincount(row[data != 1], minlength=rows) == 0)
    alike &= np.bincount(row, minlength=rows) == pairs[np.clip(most, 0, None)] if people else alike
    found = np.where(pairs > 0, -2, -1)
    whole = np.flatnonzero(alike)
    found[most[whole]] = whole
    return found
