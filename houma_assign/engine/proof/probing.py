"""Columns that no plan can take: one is taken for a moment, and what follows is followed until something cannot be.

Where posts and people choose each other, a pair settles much: whoever it passes over must be served as well elsewhere, which takes
that post from others, and so on. Everything is done in whole numbers, a set of columns being the bits of one integer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY, Mask
from ..model.model import Model

CROSSING = 60  # rows that ask for one of several columns which may be taken together; with fewer, little follows from one
COLUMNS = 8000  # a quarter of a millisecond each
ROUNDS = 4
WORTH = 0.1  # share of the open columns that a round must close for another one

Clause = tuple[int, int]  # one of the first set must be taken if any of the second is; always, where the second is empty


def without_impossible(model: Model) -> Model:
    """The model without the columns that lead to a contradiction; as it is where few rows could lead to one."""
    if model.rows < CROSSING or len(model.columns) > COLUMNS:
        return model
    rules = _Rules(model)
    if rules.crossing() < CROSSING:
        return model
    closed = _impossible(rules)
    return replace(model, upper=np.where(closed, model.lower, model.upper)) if closed.any() else model


class _Rules:
    """What rows say of 0-1 columns: which exclude each other, and of which one must be taken."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.free: Mask = (model.lower == 0) & (model.upper == 1)
        self.apart, self.clauses = [0] * len(model.columns), list[Clause]()
        order = np.argsort(model.row, kind="stable")
        ends = np.searchsorted(model.row[order], np.arange(model.rows + 1)).tolist()
        for k, (start, end) in enumerate(zip(ends[:-1], ends[1:], strict=True)):
            columns, data = model.column[order[start:end]], model.data[order[start:end]]
            for sign, least in ((1, model.row_lower[k]), (-1, -model.row_upper[k])):
                if least > -INFINITY:
                    self._read(columns, sign * data, int(least))
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
            self._exclude(columns[taking])
        missing = least - int(most[~giving].sum())
        if not giving.any():
            return
        if missing > 0:
            self.clauses.append((_bits(columns[giving].tolist()), 0))
        elif (forcing := taking & (missing - data > 0)).any():
            self.clauses.append((_bits(columns[giving].tolist()), _bits(columns[forcing].tolist())))

    def _exclude(self, columns: Ints) -> None:
        mask = _bits(columns.tolist())
        for column in columns.tolist():
            self.apart[column] |= mask & ~(1 << column)

    def crossing(self) -> int:
        """How many rows ask for one of several columns that may be taken together."""
        found = 0
        for some, _ in self.clauses:
            first = (some & -some).bit_length() - 1
            found += bool(some & ~(1 << first) & ~self.apart[first])
        return found


def _impossible(rules: _Rules) -> Mask:
    """Which columns can be taken in no plan."""
    allowed = _bits(np.flatnonzero(rules.free).tolist())
    for _ in range(ROUNDS):
        before = allowed
        for column in _columns(before):
            if not _possible(rules, column, allowed):
                allowed &= ~(1 << column)
        if (before & ~allowed).bit_count() <= WORTH * before.bit_count():
            break
    closed = rules.free.copy()
    closed[list(_columns(allowed))] = False
    return closed


def _possible(rules: _Rules, column: int, allowed: int) -> bool:
    """Whether nothing is known against a plan that takes this column and others of those allowed."""
    taken, before = 1 << column, (0, 0)
    allowed &= ~rules.apart[column]
    while before != (allowed, taken):
        before = allowed, taken
        for some, given in rules.clauses:
            left = some & allowed
            if given and not given & taken:
                if not left:
                    allowed &= ~given
            elif not left & (left - 1):  # one at most
                if not left:
                    return False
                if not left & taken:
                    taken |= left
                    allowed &= ~rules.apart[left.bit_length() - 1]
        if taken & ~allowed:
            return False
    return True


def _bits(columns: Iterator[int] | list[int]) -> int:
    found = 0
    for column in columns:
        found |= 1 << column
    return found


def _columns(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
