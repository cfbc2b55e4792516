"""Plans as vectors over the pairs of a tiny program, and the best auxiliary columns of each, found by trying."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from ..data.exact import Ints
from ..data.rows import INFINITY
from ..errors import HoumaError
from ..program.program import Program

MOST_TRIED = 20_000  # settings of auxiliary columns for one plan


class TooManySettings(HoumaError):
    """The auxiliary columns of a plan can be set in more ways than can be tried; give them tighter bounds."""


def every_vector(size: int) -> Ints:
    """Every 0-1 vector of so many pairs, shape (2**size, size)."""
    return np.array(list(product((0, 1), repeat=size)), dtype=np.int64).reshape(2**size, size)


@dataclass
class Settings:
    """Search over the auxiliary columns of a program whose pairs are settled, with rows narrowing the bounds of columns."""

    matrix: Ints
    lower: Ints
    upper: Ints
    weights: Ints
    best: int | None = None
    tried: int = 0

    @classmethod
    def of(cls, program: Program, weights: Ints) -> Settings:
        """The search for a program; ``weights`` of all columns, to be made large."""
        dense = np.zeros((len(program.matrix), len(program.lower)), np.int64)
        dense[program.matrix.row, program.matrix.indices] = program.matrix.data
        return cls(dense, program.matrix.lower, program.matrix.upper, weights)

    def value(self, program: Program, pairs: Ints) -> int | None:
        """The largest weight of a vector with these pairs that keeps every row; None if there is none.

        Raises
        ------
        TooManySettings
            If trying takes too long.
        """
        self.best, self.tried = None, 0
        low, high = program.lower.copy(), program.upper.copy()
        low[: len(pairs)] = high[: len(pairs)] = pairs
        self._search(low, high)
        return self.best

    def _search(self, low: Ints, high: Ints) -> None:
        self.tried += 1
        if self.tried > MOST_TRIED:
            raise TooManySettings(TooManySettings.__doc__)
        if not self._narrow(low, high):
            return
        top = int(np.maximum(self.weights * low, self.weights * high).sum())
        if self.best is not None and top <= self.best:
            return
        open_ = np.flatnonzero(low < high)
        if not len(open_):
            self.best = top
            return
        at = open_[np.argmin(high[open_] - low[open_])]
        values = range(int(low[at]), int(high[at]) + 1)
        for value in reversed(values) if self.weights[at] >= 0 else values:
            lower, upper = low.copy(), high.copy()
            lower[at] = upper[at] = value
            self._search(lower, upper)

    def _narrow(self, low: Ints, high: Ints) -> bool:
        """Bounds that the rows leave, in place; False if a row cannot be kept."""
        plus, minus = np.maximum(self.matrix, 0), np.minimum(self.matrix, 0)
        changed = True
        while changed:
            changed = False
            down, up = plus @ low + minus @ high, plus @ high + minus @ low
            if (up < self.lower).any() or (down > self.upper).any():
                return False
            for column in np.flatnonzero(low < high).tolist():
                before = int(low[column]), int(high[column])
                for row in np.flatnonzero(self.matrix[:, column]).tolist():
                    self._narrow_one(low, high, column, row, before, int(down[row]), int(up[row]))
                if low[column] > high[column]:
                    return False
                changed |= before != (int(low[column]), int(high[column]))
        return True

    def _narrow_one(self, low: Ints, high: Ints, column: int, row: int, at: tuple[int, int], down: int, up: int) -> None:
        """The bounds of a column, ``at`` before, that a row leaves, all columns of which together lie in ``down`` .. ``up``."""
        factor = int(self.matrix[row, column])
        ends = sorted((factor * at[0], factor * at[1]))
        least = None if self.lower[row] <= -INFINITY else int(self.lower[row]) - (up - ends[1])
        most = None if self.upper[row] >= INFINITY else int(self.upper[row]) - (down - ends[0])
        if factor < 0:
            factor, least, most = -factor, None if most is None else -most, None if least is None else -least
        low[column] = low[column] if least is None else max(int(low[column]), -(-least // factor))
        high[column] = high[column] if most is None else min(int(high[column]), most // factor)
