"""What a village's team can look like, all of it.

A village has a handful of slots. Seen from the rules that speak of this village alone, people who serve them alike are of one
type, and a team is so many of each type. Few enough to be listed, the teams say exactly what the village's rules allow,
while the LP takes a half of this team and a half of that one for a team of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY
from ..model.model import Model

MOST = 6000  # teams of one village; beyond, the village is left to the LP
TYPES = 60
FREE = 6  # people of a village whom no row limits


@dataclass(frozen=True)
class Team:
    """All teams of a village.

    Attributes
    ----------
    columns, kind
        Open columns of the village and the type of each.
    aux
        Auxiliary columns that the village's rows bound, and ``side``: 1 where a smaller value is always allowed, -1 where a
        larger one is.
    points
        One row a team: how many of each type, then the extreme value of each auxiliary column.
    """

    columns: Ints
    kind: Ints
    aux: Ints
    side: Ints
    points: Ints

    @property
    def types(self) -> int:
        """Number of types."""
        return int(self.points.shape[1]) - len(self.aux)


class Teams:
    """The teams of all villages of a model.

    Parameters
    ----------
    model
        What is left of a program.
    village
        For each of the program's pairs the position of its village.
    most, types
        Villages with more teams, or more types of people, are left to the LP.
    pays, purse
        Where given, what each column costs a team at least, and what a team may cost: dearer ones are not listed.
    """

    def __init__(self, model: Model, village: Ints, most: int = MOST, types: int = TYPES, pays: Ints | None = None,
                 purse: int = 0) -> None:  # fmt: skip
        self.model, self.most, self.most_types = model, most, types
        self.pays, self.purse = np.zeros(len(model.columns), np.int64) if pays is None else pays, purse
        self.pair = model.columns < len(village)
        self.of_column = np.full(len(model.columns), -1, np.int64)
        self.of_column[self.pair] = village[model.columns[self.pair]]
        at = self.of_column[model.column]
        paired = at >= 0
        # A fixed auxiliary column is a number; the row says something about pairs alone.
        fixed = ~self.pair & (model.lower == model.upper)
        number = np.where(fixed, model.lower, 0)
        shift = np.zeros(model.rows, np.int64)
        np.add.at(shift, model.row, model.data * number[model.column])
        self.low = np.where(model.row_lower > -INFINITY, model.row_lower - shift, -INFINITY)
        self.high = np.where(model.row_upper < INFINITY, model.row_upper - shift, INFINITY)
        low, high = np.full(model.rows, 2**40), np.full(model.rows, -1)
        np.minimum.at(low, model.row[paired], at[paired])
        np.maximum.at(high, model.row[paired], at[paired])
        self.open_aux = ~self.pair & ~fixed
        extra = np.bincount(model.row[self.open_aux[model.column]], minlength=model.rows)
        self.of_row = np.where((low == high) & (extra <= 1), low, -1)
        order = np.argsort(self.of_row[model.row], kind="stable")
        self.entries = order[np.searchsorted(self.of_row[model.row][order], 0) :]
        self.village_of_entry = self.of_row[model.row[self.entries]]
        by_village = np.argsort(self.of_column, kind="stable")
        self.by_village, self.sorted_villages = by_village, self.of_column[by_village]
        self.made: dict[int, Team | None] = {}

    def columns(self, village: int) -> Ints:
        """Open pair columns of a village."""
        first, last = np.searchsorted(self.sorted_villages, [village, village + 1])
        found = self.by_village[first:last]
        return found[self.model.upper[found] > 0]

    def of(self, village: int) -> Team | None:
        """The teams of a village, None where there are too many to be listed."""
        if village not in self.made:
            self.made[village] = self._list(village)
        return self.made[village]

    def _list(self, village: int) -> Team | None:
        model, columns = self.model, self.columns(village)
        first, last = np.searchsorted(self.village_of_entry, [village, village + 1])
        entry = self.entries[first:last]
        rows, local = np.unique(model.row[entry], return_inverse=True)
        place = np.full(len(model.columns), -1, np.int64)
        place[columns] = np.arange(len(columns))
        mine = place[model.column[entry]] >= 0
        table = np.zeros((len(columns), len(rows)), np.int64)
        table[place[model.column[entry[mine]]], local[mine]] = model.data[entry[mine]]
        if not len(columns):
            return None
        types, kind = _distinct(table)
        if len(types) > self.most_types:
            return None
        aux, side, links = self._auxiliary(entry, rows, local)
        plain = np.ones(len(rows), bool)
        plain[local[self.open_aux[model.column[entry]]]] = False
        low, high = self.low[rows], self.high[rows]
        least = np.bincount(kind, model.lower[columns], len(types)).astype(np.int64)
        most = np.bincount(kind, model.upper[columns], len(types)).astype(np.int64)
        cost = np.full(len(types), self.purse + 1)
        np.minimum.at(cost, kind, self.pays[columns])
        packing = np.append(plain & (types >= 0).all(axis=0) & (high < INFINITY), cost.any())
        teams = _listed(np.column_stack([types, cost]), packing, np.append(high, self.purse), most, self.most)
        if teams is None:
            return None
        totals = teams @ types
        fits = (teams >= least).all(axis=1)
        fits &= ((totals[:, plain] >= low[plain]) & (totals[:, plain] <= high[plain])).all(axis=1)
        values = self._extremes(aux, side, links, low, high, totals)
        fits &= ((values >= model.lower[aux]) & (values <= model.upper[aux])).all(axis=1)
        if not fits.any():
            return None
        return Team(columns, kind, aux, side, np.hstack([teams, values])[fits])

    def _auxiliary(self, entry: Ints, rows: Ints, local: Ints) -> tuple[Ints, Ints, list[tuple[int, int, int]]]:
        """Auxiliary columns with rows that bound them on one side: their side, and (row, aux, coefficient) of each row."""
        model = self.model
        sides: dict[int, int] = {}
        found: list[tuple[int, int, int]] = []
        for e in np.flatnonzero(self.open_aux[model.column[entry]]).tolist():
            k, j, a = int(local[e]), int(model.column[entry[e]]), int(model.data[entry[e]])
            below, above = self.low[rows[k]] > -INFINITY, self.high[rows[k]] < INFINITY
            # Of a row with two sides the one is left out that would bound the column from below.
            side = 1 if (below and above) or above == (a > 0) else -1
            if sides.setdefault(j, side) == side:
                found.append((k, j, a))
        aux = np.array(sorted(sides), dtype=np.int64)
        at = {j: k for k, j in enumerate(aux.tolist())}
        return aux, np.array([sides[j] for j in aux.tolist()], np.int64), [(k, at[j], a) for k, j, a in found]

    def _extremes(self, aux: Ints, side: Ints, links: list[tuple[int, int, int]], low: Ints, high: Ints, totals: Ints) -> Ints:
        """The largest (smallest) value that each team leaves to each auxiliary column."""
        model, values = self.model, np.zeros((len(totals), len(aux)), np.int64)
        values[:] = np.where(side > 0, model.upper[aux], model.lower[aux])
        for k, j, a in links:
            room = (high[k] if (side[j] > 0) == (a > 0) else low[k]) - totals[:, k]
            if side[j] > 0:
                values[:, j] = np.minimum(values[:, j], room // a)
            else:
                values[:, j] = np.maximum(values[:, j], -(-room // a))
        return values


def _distinct(table: Ints) -> tuple[Ints, Ints]:
    """The rows of a table, each once in the order in which they come, and which of them each row is; of few rows soon known."""
    number: dict[bytes, int] = {}
    kind = np.array([number.setdefault(row.tobytes(), len(number)) for row in table], np.int64)
    return table[np.searchsorted(np.maximum.accumulate(kind), np.arange(len(number)))], kind


def _listed(types: Ints, packing: np.ndarray, high: Ints, most: Ints, limit: int) -> Ints | None:
    """All numbers of each type that the packing rows allow; None if they are too many or nothing limits many people."""
    sizes, limits = types[:, packing], high[packing]
    if int(most[~(sizes > 0).any(axis=1)].sum()) > FREE or (limits < 0).any():
        return None
    teams, used = np.zeros((1, len(types)), np.int64), np.zeros((1, len(limits)), np.int64)
    for t in range(len(types)):
        grown, filled = [teams], [used]
        now, full = teams, used
        for number in range(1, int(most[t]) + 1):
            full = full + sizes[t]
            fits = (full <= limits).all(axis=1)
            if not fits.any():
                break
            now, full = now[fits].copy(), full[fits]
            now[:, t] = number
            grown.append(now)
            filled.append(full)
        teams, used = np.concatenate(grown), np.concatenate(filled)
        if len(teams) > limit:
            return None
    return teams
