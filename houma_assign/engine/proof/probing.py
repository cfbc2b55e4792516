"""Columns that no plan can take: one is taken for a moment, and what follows is followed until something cannot be.

Where posts and people choose each other, a pair settles much: whoever it passes over must be served as well elsewhere, which
takes that post from others, and so on. Everything is done in whole numbers, a set of columns being the bits of one integer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY, Mask
from ..model.model import Model

CROSSING = 60  # rows that ask for one of several columns which may be taken together; with fewer, little follows from one
COLUMNS = 20_000  # 0.2 s for 5,000, growing with the square
ROUNDS = 4
WORTH = 0.02  # share of the open columns that a round must close for another one

Clause = tuple[int, int]  # one of the first set must be taken if any of the second is; always, where the second is empty
Known = tuple[int, int]  # columns that may be taken, and those that must be


def chooses(model: Model, least: int = 0) -> bool:
    """Whether people and posts choose each other: more rows ask for one of several than there are people and posts.

    A row that asks for one of those who hold a skill, say, does so once a village.

    Parameters
    ----------
    least
        So many open columns must be exceeded.
    """
    return int((model.lower < model.upper).sum()) > least and _choosing(model) is not None


def without_impossible(model: Model) -> Model:
    """The model without the columns that lead to a contradiction; as it is where few rows could lead to one."""
    rules = _choosing(model)
    if rules is None:
        return model
    closed = _impossible(rules)
    return replace(model, upper=np.where(closed, model.lower, model.upper)) if closed.any() else model


def _choosing(model: Model) -> _Rules | None:
    if model.rows < CROSSING or len(model.columns) > COLUMNS or _asks_for_few(model):
        return None
    crossing, exclusive = _at_a_glance(model)
    if crossing < max(CROSSING, exclusive):
        return None
    rules = _Rules(model)
    crossing = rules.crossing()
    return rules if crossing >= CROSSING and crossing >= len(rules.exclusive) else None


def _asks_for_few(model: Model) -> bool:
    """Whether it is seen at once, where rows only count, that few can ask for one of several that may be taken together."""
    asking = int(np.count_nonzero((model.row_lower > -INFINITY) & (model.row_upper > 1)))
    return asking < CROSSING and bool((model.data > 0).all()) and not bool((model.lower < 0).any())


def _at_a_glance(model: Model) -> tuple[int, int]:
    """How many rows at most ask for one of several that may be taken together, and how many at least leave room for one only."""
    free, crossing, exclusive = ((model.lower == 0) & (model.upper == 1))[model.column], 0, 0
    for sign, least, most in ((1, model.row_lower, model.row_upper), (-1, -model.row_upper, -model.row_lower)):
        data = sign * model.data
        giving = np.flatnonzero(free & (data > 0))
        several = np.bincount(model.row[giving], minlength=model.rows) > 1
        smallest, total = np.full(model.rows, INFINITY), np.zeros(model.rows, np.int64)
        np.minimum.at(smallest, model.row[giving], data[giving])
        np.add.at(total, model.row, data * np.where(data > 0, model.lower[model.column], model.upper[model.column]))
        apart = several & (most < INFINITY) & (smallest > most - total - smallest)  # no room for two of them
        crossing += int((several & (least > -INFINITY) & ~apart).sum())
        exclusive += int((apart & (most >= total)).sum())
    return crossing, exclusive


class _Rules:
    """What rows say of 0-1 columns: which exclude each other, and of which one must be taken.

    Attributes
    ----------
    apart
        For each column those that cannot be taken beside it.
    clauses
        Of each, one of the first set must be taken if any of the second is; always, where the second is empty.
    within, shaken
        For each column the clauses that may be taken from by closing it, and by taking it, as bits.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.free: Mask = (model.lower == 0) & (model.upper == 1)
        size = len(model.columns)
        self.apart, self.exclusive, self.clauses = [0] * size, list[list[int]](), list[Clause]()
        order = np.argsort(model.row, kind="stable")
        ends = np.searchsorted(model.row[order], np.arange(model.rows + 1)).tolist()
        for k, (start, end) in enumerate(pairwise(ends)):
            columns, data = model.column[order[start:end]], model.data[order[start:end]]
            for sign, least in ((1, model.row_lower[k]), (-1, -model.row_upper[k])):
                if least > -INFINITY:
                    self._read(columns, sign * data, int(least))
        for several in self.exclusive:
            mask = _bits(several)
            for column in several:
                self.apart[column] |= mask & ~(1 << column)
        choices = _bits(column for column, others in enumerate(self.apart) if others)
        # What nobody chooses, a count for example, tells nothing by being there.
        self.clauses = [(some, given & choices) for some, given in self.clauses
                        if some & choices and (not given or given & choices)]  # fmt: skip

    def _read(self, columns: Ints, data: Ints, least: int) -> None:
        """Take note of what ``data · x >= least`` says."""
        model, free, giving = self.model, self.free[columns], data > 0
        most = data * np.where(giving, model.upper[columns], model.lower[columns])  # of each column
        taking, giving = free & ~giving, free & giving
        room = int(most[~taking].sum()) - least  # for all that is taken away
        smallest = np.sort(-data[taking])[:2]
        if len(smallest) > 1 and 0 <= room < int(smallest.sum()):
            self.exclusive.append(columns[taking].tolist())
        missing = least - int(most[~giving].sum())
        if not giving.any():
            return
        if missing > 0:
            self.clauses.append((_bits(columns[giving].tolist()), 0))
        elif (forcing := taking & (missing - data > 0)).any():
            self.clauses.append((_bits(columns[giving].tolist()), _bits(columns[forcing].tolist())))

    def crossing(self) -> int:
        """How many rows ask for one of several columns that may be taken together."""
        found = 0
        for some, _ in self.clauses:
            first = (some & -some).bit_length() - 1
            found += bool(some & ~(1 << first) & ~self.apart[first])
        return found

    def link(self) -> None:
        """Work out which clauses a column is in, and which it bears on."""
        size = len(self.apart)
        self.within, self.shaken = [0] * size, [0] * size
        for k, (some, given) in enumerate(self.clauses):
            for column in _columns(some):
                self.within[column] |= 1 << k
            for column in _columns(given):
                self.shaken[column] |= 1 << k
        for several in self.exclusive:
            union = 0
            for column in several:
                union |= self.within[column]
            for column in several:
                self.shaken[column] |= union


def _impossible(rules: _Rules) -> Mask:
    """Which columns can be taken in no plan; none where there is no plan at all, as whoever solves the model will say."""
    rules.link()
    known = _followed(rules, _bits(np.flatnonzero(rules.free).tolist()), 0, (1 << len(rules.clauses)) - 1)
    for _ in range(ROUNDS):
        before = known[0] if known is not None else 0
        for column in _columns(before):
            if known is not None and _open(known, column) and _taking(rules, known, column) is None:
                known = _followed(rules, known[0] & ~(1 << column), known[1], rules.within[column])
        if known is None or (before & ~known[0]).bit_count() <= WORTH * before.bit_count():
            break
    closed = rules.free.copy()
    closed[list(_columns(_bits(np.flatnonzero(rules.free).tolist()) if known is None else known[0]))] = False
    return closed


def _open(known: Known, column: int) -> bool:
    return bool(known[0] >> column & 1 and not known[1] >> column & 1)


def _taking(rules: _Rules, known: Known, column: int) -> Known | None:
    return _followed(rules, known[0] & ~rules.apart[column], known[1] | 1 << column, rules.shaken[column])


def _followed(rules: _Rules, allowed: int, taken: int, clauses: int) -> Known | None:
    """What is allowed and taken in the end if some clauses may have lost columns; None if that cannot be."""
    if taken & ~allowed:
        return None
    while clauses:
        lowest = clauses & -clauses
        clauses ^= lowest
        some, given = rules.clauses[lowest.bit_length() - 1]
        left = some & allowed
        if given and not given & taken:
            if not left and (lost := given & allowed):
                allowed &= ~lost
                for column in _columns(lost):
                    clauses |= rules.within[column]
        elif not left & (left - 1):  # one at most
            if not left:
                return None
            if not left & taken:
                column = left.bit_length() - 1
                taken |= left
                allowed &= ~rules.apart[column]
                if taken & ~allowed:
                    return None
                clauses |= rules.shaken[column]
    return allowed, taken


def _bits(columns: Iterable[int]) -> int:
    found = 0
    for column in columns:
        found |= 1 << column
    return found


def _columns(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
