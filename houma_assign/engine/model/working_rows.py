"""The entries that still matter while a program is made smaller.

Entries of fixed columns are counted in a shift of their row and dropped, so that later passes go over what is left only.
"""

from __future__ import annotations

import numpy as np

from ...data.exact import Ints
from ...data.rows import Mask


class WorkingRows:
    """Rows over columns whose bounds move.

    Attributes
    ----------
    at
        Columns of the program that are looked at; they are numbered 0, 1, ... here.
    lower, upper
        Their bounds; the caller's to change.
    row, column, data
        Entries of alive rows and free columns as of the last ``drop_fixed``, sorted by row.
    alive
        Rows that can still be broken; the caller's to change.
    shift
        What the dropped entries of an alive row add up to.
    """

    def __init__(self, lower: Ints, upper: Ints, row: Ints, column: Ints, data: Ints, size: int) -> None:
        if (row[1:] < row[:-1]).any():
            order = np.argsort(row, kind="stable")
            row, column, data = row[order], column[order], data[order]
        self.base, self.at, self.shared = lower, np.arange(len(lower)), True
        self.lower, self.upper, self.row, self.column, self.data = lower.copy(), upper.copy(), row, column, data
        self.alive, self.shift, self.size = np.ones(size, bool), np.zeros(size, np.int64), size
        self.ones = bool((data == 1).all())
        self._index()

    def _index(self) -> None:
        self.bounds = np.zeros(self.size + 1, np.int64)
        np.cumsum(np.bincount(self.row, minlength=self.size), out=self.bounds[1:])
        self.filled = np.flatnonzero(self.bounds[1:] > self.bounds[:-1])

    def _sums(self, values: Ints) -> Ints:
        out = np.zeros(self.size, np.int64)
        if len(values):
            out[self.filled] = np.add.reduceat(values, self.bounds[self.filled])
        return out

    def drop_fixed(self) -> None:
        """Drop entries of dead rows, and of fixed columns after counting them."""
        free = self.lower < self.upper
        if free.all() and self.alive.all():
            return
        kept = free[self.column]
        if not self.alive.all():
            kept &= self.alive[self.row]
        if kept.all():
            return
        away = ~free & (self.lower != 0)
        if away.any():
            counted = np.flatnonzero(away[self.column])
            np.add.at(self.shift, self.row[counted], self.data[counted] * self.lower[self.column[counted]])
        left = np.flatnonzero(kept)
        self.row, self.column, self.data = self.row[left], self.column[left], self.data[left]
        self._index()
        if 2 * np.count_nonzero(free) < len(free):
            self._forget(free)

    def _forget(self, free: Mask) -> None:
        """Look at free columns only from now on."""
        if self.shared:
            self.base, self.shared = self.full(), False
        else:
            self.base[self.at] = self.lower
        new = np.cumsum(free) - 1
        self.column, self.at = new[self.column], self.at[free]
        self.lower, self.upper = self.lower[free], self.upper[free]

    def full(self) -> Ints:
        """Lower bounds of all columns of the program."""
        out = self.base.copy()
        out[self.at] = self.lower
        return out

    def activity(self) -> tuple[Ints, Ints]:
        """Smallest and largest value of each row within the bounds, as of the last ``drop_fixed``."""
        lower, upper = self.lower, self.upper
        if not self.ones and not lower.any():
            most = self.data * upper[self.column]
            negative = np.flatnonzero(self.data < 0)
            down = np.zeros(self.size, np.int64)
            np.add.at(down, self.row[negative], most[negative])
            return self.shift + down, self.shift + (self._sums(most) - down)
        if not self.ones:
            one, other = self.data * lower[self.column], self.data * upper[self.column]
            return self.shift + self._sums(np.minimum(one, other)), self.shift + self._sums(np.maximum(one, other))
        low = self._sums(lower[self.column]) if lower[lower < upper].any() else 0
        free = upper[lower < upper]
        high = np.diff(self.bounds) if (free == 1).all() else self._sums(upper[self.column])
        return self.shift + low, self.shift + high

    def singletons(self, moved: bool) -> tuple[Ints, Ints]:
        """Entries of the only free column of an alive row, and what the rest of each row adds up to.

        ``moved`` says whether columns may have been fixed since the last ``drop_fixed``.
        """
        counts, shift = np.diff(self.bounds), self.shift
        if moved:
            free = (self.lower < self.upper)[self.column]
            counts = self._sums(free.astype(np.int64))
            shift = shift + self._sums(np.where(free, 0, self.data * self.lower[self.column]))
            return np.flatnonzero(free & (self.alive & (counts == 1))[self.row]), shift
        return self.bounds[:-1][self.alive & (counts == 1)], shift

    def numbered(self) -> tuple[Ints, Ints, Ints]:
        """The entries, alive rows and free columns numbered anew."""
        row, column, free = self.row, self.column, self.lower < self.upper
        if not self.alive.all():
            row = (np.cumsum(self.alive) - 1)[row]
        if not free.all():
            column = (np.cumsum(free) - 1)[column]
        return row, column, self.data
