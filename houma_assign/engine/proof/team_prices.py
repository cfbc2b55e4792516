"""What the best team of each village is worth at given prices, in whole numbers.

Within a type the best people are taken. A team cannot have somebody twice who may hold one post, so where the best one does, one
of the two seats is barred, then the other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...data.exact import Ints
from .team_hull import TeamHull

BARRED = 2**56  # more than all that a plan can be worth; SEATS times it is still exact
TWICE = 12  # levels of seats barred in turn; beyond, the bound is left a little too high


@dataclass(frozen=True, eq=False)
class Priced:
    """Values of all teams at some prices.

    Attributes
    ----------
    pair
        What each pair is worth, BARRED less where it is barred.
    team_value
        What the auxiliary columns of each team are worth.
    value, best
        Of each team with the best people of its types; of the best team of each village.
    people, team
        Shape (villages, width): the pairs of each village's best team, nobody's where a seat is empty; and which team it is.
    who
        The best pair of each type, then the second best, ..., then nobody: those whom ``seats`` speaks of.
    """

    pair: Ints
    team_value: Ints
    value: Ints
    best: Ints
    people: Ints
    team: Ints
    who: Ints


class TeamPrices:
    """Pricing of one hull's teams."""

    def __init__(self, hull: TeamHull) -> None:
        self.hull = hull
        self.nobody = hull.program.pairs
        ends = np.append(hull.type_start, len(hull.column))
        self.lengths = np.diff(ends)
        self.type_of = np.repeat(np.arange(hull.types), self.lengths)
        self.team_village = np.repeat(np.arange(len(hull.village)), np.diff(hull.team_start))
        self.person = np.append(hull.program.person, -1)
        single = (hull.person_row >= 0) & (np.append(hull.upper, 0)[hull.person_row] == 1)
        self.once = np.append(np.where(single[hull.program.person], hull.program.person, -1), -1)

    def priced(self, pair: Ints, team_value: Ints) -> Priced:
        """Values at what each pair is worth (one more entry: nobody, 0) and each team adds."""
        hull = self.hull
        table, who = self._ranked(pair[hull.column], hull.type_start, self.type_of, self.lengths, hull.column)
        value = team_value.copy()
        for seat in hull.seats:
            value += table[seat]
        best = np.maximum.reduceat(value, hull.team_start[:-1])
        hits = np.flatnonzero(value == best[self.team_village])
        team = hits[np.searchsorted(self.team_village[hits], np.arange(len(best)))]
        people = who[hull.seats[:, team]].T
        for village in np.flatnonzero(self._twice(people)).tolist():
            best[village], team[village], people[village] = self._once(village, pair, team_value, TWICE)
        return Priced(pair, team_value, value, best, people, team, who)

    def _ranked(self, x: Ints, start: Ints, type_of: Ints, lengths: Ints, column: Ints) -> tuple[Ints, Ints]:
        """The best, second best, ... value of each type, then 0; and whose it is."""
        tops, who = [], []
        for rank in range(self.hull.ranks):
            top = np.maximum.reduceat(x, start)
            hits = np.flatnonzero(x == np.repeat(top, lengths))
            first = hits[np.searchsorted(type_of[hits], np.arange(len(start)))]
            tops.append(top)
            who.append(column[first])
            if rank + 1 < self.hull.ranks:
                x = x.copy()
                x[first] = -4 * BARRED
        return np.concatenate([*tops, [0]]), np.concatenate([*who, [self.nobody]])

    def _twice(self, people: Ints) -> np.ndarray:
        """Which of the teams have somebody twice who may hold one post."""
        ids = np.sort(self.once[people], axis=1)
        return np.asarray(((ids[:, 1:] == ids[:, :-1]) & (ids[:, 1:] >= 0)).any(axis=1))

    def _once(self, village: int, pair: Ints, team_value: Ints, depth: int) -> tuple[int, int, Ints]:
        """The best team of a village without anybody twice: its value, which it is, and its people."""
        hull = self.hull
        first, last = hull.team_start[village], hull.team_start[village + 1]
        low, high = hull.type_first[village], hull.type_first[village + 1]
        begin, end = hull.type_start[low], (np.append(hull.type_start, len(hull.column)))[high]
        table, who = self._ranked(pair[hull.column[begin:end]], hull.type_start[low:high] - begin, self.type_of[begin:end] - low,
                                  self.lengths[low:high], hull.column[begin:end])  # fmt: skip
        seats = hull.seats[:, first:last]
        rank, kind = seats // hull.types, seats % hull.types - low
        local = np.where(seats == hull.ranks * hull.types, len(table) - 1, rank * (high - low) + kind)
        value = team_value[first:last] + table[local].sum(axis=0)
        at = int(value.argmax())
        people = who[local[:, at]]
        if depth == 0 or not self._twice(people[None])[0]:
            return int(value[at]), int(first) + at, people
        ids = self.once[people]
        both = next(np.flatnonzero(ids == i) for i in ids.tolist() if i >= 0 and (ids == i).sum() > 1)
        found = []
        for seat in both.tolist():  # somebody has one of these seats at most, so all others of theirs are barred in turn
            other = pair.copy()
            other[people[[k for k in both.tolist() if k != seat]]] = -BARRED
            found.append(self._once(village, other, team_value, depth - 1))
        return max(found, key=lambda each: each[0])

    def best_of(self, priced: Priced, village: int, least: int, number: int) -> list[tuple[Ints, int]]:
        """Some of the best teams of a village, with the best people of their types, worth more than ``least``."""
        first, last = self.hull.team_start[village], self.hull.team_start[village + 1]
        value = priced.value[first:last]
        top = np.argpartition(-value, min(number, len(value) - 1))[:number]
        top = top[value[top] > least] + first
        people = priced.who[self.hull.seats[:, top]].T
        return [(who, int(team)) for who, team, twice in zip(people, top, self._twice(people), strict=True) if not twice]

    def best_with(self, priced: Priced, pair: int) -> tuple[Ints, int]:
        """The best team with a pair."""
        value, village = priced.pair.copy(), int(np.searchsorted(self.hull.village, self.hull.program.village[pair]))
        value[pair] += BARRED
        _, team, people = self._once(village, value, priced.team_value, TWICE)
        return people, team

    def value(self, priced: Priced, people: Ints, team: Ints) -> Ints:
        """What teams of named people are worth."""
        return np.asarray(priced.pair[people].sum(axis=1) + priced.team_value[team])

    def lost(self, priced: Priced, people: Ints, team: Ints) -> Ints:
        """What teams of named people lose against the best of their village."""
        return np.asarray(priced.best[self.team_village[team]] - self.value(priced, people, team))

    def within(self, priced: Priced, number: int) -> int:
        """What that many types of teams lose at most against the best of their village, or all if there are no more."""
        loss = priced.best[self.team_village] - priced.value
        at = min(number, len(loss) - 1)
        return max(int(np.partition(loss, at)[at]), 0)

    def near(self, priced: Priced, allowance: int) -> tuple[Ints, Ints]:
        """All teams that lose at most so much against the best of their village: pairs, shape (teams, width), and which team."""
        hull = self.hull
        table, _ = self._ranked(priced.pair[hull.column], hull.type_start, self.type_of, self.lengths, hull.column)
        ordered, column = self._by_worth(priced.pair)
        least = priced.best[self.team_village] - allowance
        team = np.flatnonzero(priced.value >= least)
        left = (priced.value - least)[team]
        people = np.full((len(team), len(hull.seats)), self.nobody)
        last = np.full(len(team), -1)
        for k, seats in enumerate(hull.seats):
            taken = seats[team] < hull.ranks * hull.types
            rank, kind = seats[team] // hull.types, np.where(taken, seats[team] % hull.types, 0)
            loss = table[np.where(taken, rank * hull.types + kind, -1)][:, None] - ordered[kind]
            after = np.where(rank > 0, last, -1)
            fits = (loss <= left[:, None]) & (np.arange(ordered.shape[1])[None] > after[:, None]) & (loss >= 0)
            fits[~taken] = False
            fits[~taken, 0] = True
            which, place = np.nonzero(fits)
            seated = taken[which]
            left = left[which] - np.where(seated, loss[which, place], 0)
            people, team, last = people[which], team[which], np.where(seated, place, -1)
            people[:, k] = np.where(seated, column[kind[which], place], self.nobody)
        once = ~self._twice(people) if len(people) else np.zeros(0, bool)
        return people[once], team[once]

    def _by_worth(self, pair: Ints) -> tuple[Ints, Ints]:
        """The people of each type, best first: values and pairs, shape (types, most people of a type)."""
        hull = self.hull
        order = np.lexsort((-pair[hull.column], self.type_of))
        place = np.arange(len(order)) - np.repeat(hull.type_start, self.lengths)
        shape = (hull.types, int(self.lengths.max(initial=0)))
        values, column = np.full(shape, -4 * BARRED), np.full(shape, self.nobody)
        values[self.type_of, place], column[self.type_of, place] = pair[hull.column[order]], hull.column[order]
        return values, column
