"""Pairs as moves: what taking a pair, or giving it up, changes in the rows of a model.

A model counts people by columns of their own, each defined by a row that holds nothing but pairs and that column. Such a row is
kept by letting the column follow; what the column weighs in other rows is then the pair's. Other auxiliary columns are free to
take any value within their bounds, so that their rows are as wide as these bounds make them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ...data.exact import Floats, Ints
from ...data.rows import INFINITY, Mask
from ..model.model import Model

WIDEST = 2**60  # sums of bounds beyond it count as no bound


class Flips:
    """The pairs of a model and the rows that they move.

    Attributes
    ----------
    pair
        Positions of the pairs among the model's columns; everywhere here a pair is a position in this array.
    low, high
        Bounds of the rows, made wider by the columns that may follow.
    choice, scale
        How many pairs move each row, and what a unit of it is.
    worth
        What each pair gains in the model's objective, with the columns that it moves.
    """

    def __init__(self, model: Model, pairs: int) -> None:
        self.model = model
        self.pair = np.flatnonzero((model.columns < pairs) & (model.upper == model.lower + 1))
        self.place = np.full(len(model.columns), -1, np.int64)
        self.place[self.pair] = np.arange(len(self.pair))
        links = linked(model, self.place)
        kept, of, column, amount = links.kept, links.of, links.column, links.amount
        self.defined = links.defined
        # What a column weighs in rows that define nothing; its own bounds are a row, too.
        bounded = np.flatnonzero(self.defined)
        entry = np.flatnonzero(kept[model.row])
        held, size = model.column[entry], len(model.columns)
        row = np.concatenate([model.row[entry], model.rows + np.arange(len(bounded))])
        weight = np.concatenate([model.data[entry], np.ones(len(bounded), np.int64)])
        held = np.concatenate([held, bounded])
        self.by_column = Ragged(held, size, row, weight)
        self.by_row = Ragged(row, model.rows + len(bounded), held, weight)
        self.links = Ragged(of, len(self.pair), column, amount)
        self.pairs_of = Ragged(column, size, of, amount)
        self.low = np.concatenate([np.where(kept, model.row_lower, -INFINITY), model.lower[bounded]])
        self.high = np.concatenate([np.where(kept, model.row_upper, INFINITY), model.upper[bounded]])
        self._widen()
        self.activity_at_rest = np.zeros(len(self.low), np.int64)
        rest = links.start
        np.add.at(self.activity_at_rest, row, weight * rest[held])
        self.worth: Floats = np.bincount(of, (amount * model.c[column]).astype(float), len(self.pair)).astype(float)
        each = np.where(self.by_row.weight != 0, np.diff(self.pairs_of.start)[self.by_row.other], 0)
        self.choice = np.bincount(self.by_row.of, each, len(self.low))
        self.scale = _scales(self.by_row, len(self.low))

    def _widen(self) -> None:
        """Let columns that are neither pairs nor follow one take whatever value suits each row best."""
        model, rows = self.model, len(self.low)
        loose = ~self.defined & (self.place < 0)
        if not loose.any():
            return
        entry = np.flatnonzero(loose[self.by_row.other])
        row, weight, column = self.by_row.of[entry], self.by_row.weight[entry], self.by_row.other[entry]
        ends = np.stack([weight * model.lower[column], weight * model.upper[column]]).astype(float)
        least, most = (np.bincount(row, end, rows).astype(float) for end in (ends.min(axis=0), ends.max(axis=0)))
        self.low = _moved(self.low, most)
        self.high = _moved(self.high, least)
        self.by_row.weight[entry] = 0  # counted as nothing from here on

    def rows_of(self, flips: Ints, sign: Ints, move: Ints) -> tuple[Ints, Ints, Ints]:
        """Moves, rows and amounts by which the moves change them; a move is all flips with its number."""
        which, column, amount = self.links.at(flips)
        by, change = move[which], sign[which] * amount
        which, row, weight = self.by_column.at(column)
        by, change = by[which], change[which] * weight
        key = by * len(self.low) + row
        order = np.argsort(key, kind="stable")
        key, change = key[order], change[order]
        first = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else np.zeros(0, np.int64)
        total = np.add.reduceat(change, first) if len(first) else change
        return key[first] // len(self.low), key[first] % len(self.low), total

    def pairs_in(self, row: int, most: int, dice: np.random.Generator) -> tuple[Ints, Ints]:
        """Pairs that move a row, at most so many of them drawn by lot, and the amounts."""
        _, column, weight = self.by_row.at(np.array([row]))
        open_ = np.flatnonzero(weight)
        if len(open_) > most:
            open_ = open_[np.sort(dice.choice(len(open_), most, replace=False))]
        which, pair, amount = self.pairs_of.at(column[open_])
        amount = amount * weight[open_][which]
        if len(pair) > most:
            drawn = np.sort(dice.choice(len(pair), most, replace=False))
            pair, amount = pair[drawn], amount[drawn]
        return pair, amount


class Ragged:
    """Entries sorted by what they belong to: ``other`` and ``weight`` of each."""

    def __init__(self, of: Ints, size: int, other: Ints, weight: Ints) -> None:
        order = np.argsort(of, kind="stable")
        self.of, self.other, self.weight = of[order], other[order], weight[order]
        self.start = np.searchsorted(self.of, np.arange(size + 1))

    def at(self, wanted: Ints) -> tuple[Ints, Ints, Ints]:
        """The entries of each of these: its position among the wanted, ``other`` and ``weight``."""
        begin = self.start[wanted]
        count = self.start[wanted + 1] - begin
        which = np.repeat(np.arange(len(wanted)), count)
        entry = np.repeat(begin - np.cumsum(count) + count, count) + np.arange(len(which))
        return which, self.other[entry], self.weight[entry]


@dataclass(frozen=True)
class Links:
    """The columns that each pair moves, itself among them: one entry each of pair, column and amount.

    ``defined`` says which columns follow pairs, ``kept`` which rows define none, and ``start`` what columns are worth where
    no pair is taken beyond its lower bound.
    """

    of: Ints
    column: Ints
    amount: Ints
    defined: Mask
    kept: Mask
    start: Ints


def linked(model: Model, place: Ints) -> Links:
    """What the rows of a model say of columns that follow pairs; ``place`` is the number of each pair, -1 for other columns."""
    own = np.flatnonzero(place >= 0)
    known, kept = place >= 0, np.ones(model.rows, bool)
    start = np.where(known | (model.lower == model.upper), model.lower, 0)
    links = Links(place[own], own, np.ones(len(own), np.int64), np.zeros(len(known), bool), kept, start)
    equal = model.row_lower == model.row_upper
    while True:
        unknown = ~known[model.column]
        ready = kept & equal & (np.bincount(model.row, unknown, model.rows) == 1)
        at = np.flatnonzero(unknown & ready[model.row] & (np.abs(model.data) == 1))
        _, first = np.unique(model.column[at], return_index=True)
        at = at[first]
        if not len(at):
            return links
        links = _following(links, model, at)
        known[model.column[at]], kept[model.row[at]] = True, False


def _following(links: Links, model: Model, at: Ints) -> Links:
    """The links with those of further columns, each defined by the row of one of these entries."""
    new, row, sign = model.column[at], model.row[at], model.data[at]
    number = np.full(model.rows, -1, np.int64)
    number[row] = np.arange(len(at))
    entry = np.flatnonzero((number[model.row] >= 0) & (model.column != new[number[model.row]]))
    defining, other = number[model.row[entry]], model.column[entry]
    weight = -sign[defining] * model.data[entry]
    known = Ragged(links.column, len(model.columns), links.of, links.amount)
    which, of, amount = known.at(other)
    links.start[new] = sign * model.row_lower[row] + np.bincount(defining, weight * links.start[other], len(at)).astype(np.int64)
    links.defined[new] = True
    return replace(
        links,
        of=np.concatenate([links.of, of]),
        column=np.concatenate([links.column, new[defining[which]]]),
        amount=np.concatenate([links.amount, amount * weight[which]]),
    )


def _moved(bound: Ints, by: Floats) -> Ints:
    """Bounds of rows less what their loose columns can add; none where that is too much."""
    free = (np.abs(bound) >= INFINITY) | (np.abs(by) >= WIDEST)
    return np.where(free, np.where(bound < 0, -INFINITY, INFINITY), bound - np.where(free, 0, by).astype(np.int64))


def _scales(entries: Ragged, rows: int) -> Floats:
    """What a unit is in each row: the mean of its coefficients, so that a budget counts no more than a quota."""
    used = entries.weight != 0
    total = np.bincount(entries.of[used], np.abs(entries.weight[used]), rows)
    return np.maximum(total / np.maximum(np.bincount(entries.of[used], minlength=rows), 1), 1.0)
