"""First fit: a plan in one walk over the posts, for when time is up before anything better was found.

Whoever is worth most and still free goes where somebody must go, the posts with the fewest people first. Rules that need more
thought than that may well be broken; then there is no such plan. It is checked against all rows in integers.
"""

from __future__ import annotations

import numpy as np

from ..data.exact import Ints
from ..data.rows import INFINITY, Mask
from ..program.program import Program
from .model.model import Impossible
from .model.presolve import presolve
from .solvers.cp_sat import Effort, solve_cp_sat
from .solvers.interruptible import Stopped

SECONDS = 0.2  # for auxiliary columns that do not follow from the placements
MANY = 20_000  # rows that are walked over, a few microseconds each


def first_fit(program: Program) -> Ints | None:
    """A vector of the program that keeps all rows, None if none was found."""
    walk = _Walk(program)
    for least in (False, True):
        x = walk.completed(walk.placed(least))
        if x is not None and program.keeps(x):
            return x
    return None


class _Walk:
    """The rows that count pairs, in the order in which they are gone through."""

    def __init__(self, program: Program) -> None:
        self.program = program
        matrix, pairs = program.matrix, program.pairs
        other = np.flatnonzero((matrix.data != 1) | (matrix.indices >= pairs))
        counting = np.ones(len(matrix), bool)
        counting[np.searchsorted(matrix.indptr, other, side="right") - 1] = False
        length = np.diff(matrix.indptr)
        counting &= (length > 0) & (matrix.upper > 0) & ((matrix.lower > 0) | (matrix.upper < INFINITY))
        self.rows = np.flatnonzero(counting)[np.argsort(length[counting], kind="stable")][:MANY]

    def placed(self, least: bool) -> Ints:
        """Pairs that fill every row to its lower bound, and then, unless ``least``, as far as something is gained by it."""
        program, matrix = self.program, self.program.matrix
        x = program.lower[: program.pairs].copy()
        free = np.ones(int(program.person.max(initial=-1)) + 1, bool)
        free[program.person[x > 0]] = False
        asking = self.rows[matrix.lower[self.rows] > 0]
        for row in asking.tolist():
            self._fill(x, free, row, int(matrix.lower[row]), False)
        if not least:
            for row in self.rows[matrix.lower[self.rows] < matrix.upper[self.rows]].tolist():
                if matrix.upper[row] < INFINITY and self._village(row) >= 0:
                    self._fill(x, free, row, int(matrix.upper[row]), True)
        return x

    def _fill(self, x: Ints, free: Mask, row: int, wanted: int, gaining: bool) -> None:
        program, matrix = self.program, self.program.matrix
        columns = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]
        missing = wanted - int(x[columns].sum())
        if missing <= 0:
            return
        open_columns = columns[free[program.person[columns]] & (x[columns] < program.upper[columns])]
        worth = program.tiers[0].weights(open_columns) if program.tiers else np.zeros(len(open_columns), np.int64)
        if gaining:
            open_columns, worth = open_columns[worth > 0], worth[worth > 0]
        if not len(open_columns):
            return
        best = np.argsort(-worth, kind="stable") if missing > 1 else np.array([np.argmax(worth)])
        for column in open_columns[best].tolist():
            if missing and free[program.person[column]]:
                x[column], free[program.person[column]], missing = 1, False, missing - 1

    def _village(self, row: int) -> int:
        """The village that a row speaks of, -1 for none: rows of people and of the whole say nothing of where to place more."""
        matrix = self.program.matrix
        columns = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]
        villages, people = self.program.village[columns], self.program.person[columns]
        alone = (villages != villages[0]).any() or (len(people) > 1 and not (people != people[0]).any())
        return -1 if alone else int(villages[0])

    def completed(self, x: Ints) -> Ints | None:
        """The pairs with auxiliary columns that keep the rows, as good as they can be in the first tier."""
        program, matrix, pairs = self.program, self.program.matrix, self.program.pairs
        whole = program.lower.copy()
        whole[:pairs] = x
        taken = whole != 0
        taken[pairs:] = False
        used = np.flatnonzero(taken[matrix.indices])
        shift = np.zeros(len(matrix), np.int64)
        np.add.at(shift, np.searchsorted(matrix.indptr, used, side="right") - 1, matrix.data[used] * whole[matrix.indices[used]])
        lower = np.where(matrix.lower > -INFINITY, matrix.lower - shift, -INFINITY)
        upper = np.where(matrix.upper < INFINITY, matrix.upper - shift, INFINITY)
        entry = np.flatnonzero(matrix.indices >= pairs)
        rows = np.searchsorted(matrix.indptr, entry, side="right") - 1
        weights = (
            program.tiers[0].weights(np.arange(pairs, len(whole))) if program.tiers else np.zeros(len(whole) - pairs, np.int64)
        )
        try:
            rest = presolve(program.lower[pairs:], program.upper[pairs:], rows, matrix.indices[entry] - pairs, matrix.data[entry],
                            lower, upper, weights, 0)  # fmt: skip
        except Impossible:
            return None
        values: Ints | None = rest.base
        if len(rest.columns):
            found = solve_cp_sat(rest, 1, SECONDS, Effort(cuts=False, most=SECONDS))
            if found.stopped:
                raise Stopped(None)
            values = None if found.x is None else rest.full(found.x)
        if values is None:
            return None
        whole[pairs:] = values
        return whole
