"""Tiers that make the sum of the few smallest of many as large as can be, and what tiers of fewer say of where they stand.

The sum of the k smallest of s is the largest ``k t - sum(max(t - s, 0))`` over t, reached at the k-th smallest (Ogryczak and
Tamir 2003). So the program says it: a column t, and for each of the many a column for what it falls short of t.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...data.exact import Ints, fraction
from ...data.rows import INFINITY
from ...program.program import Program


@dataclass(frozen=True)
class SmallestSum:
    """The sum of the ``count`` smallest totals, as a program says it.

    Attributes
    ----------
    column
        The threshold, by position in the program.
    short
        What each total falls short of the threshold; none where one total counts alone.
    rows
        The program's rows ``total - t + shortfall >= 0``, in the order of ``short``.
    totals
        How many entries each total has, their columns, and their coefficients.
    """

    count: int
    column: int
    short: Ints
    rows: Ints
    totals: tuple[Ints, Ints, Ints]

    def same_totals(self, other: SmallestSum) -> bool:
        """Whether both are about the same of the same."""
        return all(np.array_equal(mine, theirs) for mine, theirs in zip(self.totals, other.totals, strict=True))


def smallest_sum(program: Program, k: int) -> SmallestSum | None:
    """What tier ``k`` says, None if it says anything else."""
    tier, matrix = program.tiers[k], program.matrix
    priced = np.flatnonzero(tier.given) if isinstance(tier.given, np.ndarray) else np.zeros(0, np.int64)
    up, short = priced[tier.weights(priced) > 0], priced[tier.weights(priced) < 0]
    if len(up) != 1 or (priced < program.pairs).any() or (tier.weights(short) != -1).any() or tier.constant:
        return None
    count, column = int(tier.weights(up)[0]), int(up[0])
    at = np.flatnonzero(matrix.indices == column)
    rows = np.searchsorted(matrix.indptr, at, side="right") - 1
    plain = (matrix.data[at] == -1).all() and not matrix.lower[rows].any() and (matrix.upper[rows] >= INFINITY).all()
    below = np.flatnonzero(np.isin(matrix.indices, short))
    of_row = np.searchsorted(matrix.indptr, below, side="right") - 1
    plain = plain and (matrix.data[below] == 1).all() and np.array_equal(of_row, rows if count > 1 else of_row[:0])
    if not plain or len(np.unique(matrix.indices[below])) < len(below) or len(below) != len(short):
        return None
    inside = np.concatenate([np.arange(matrix.indptr[row], matrix.indptr[row + 1]) for row in rows])
    inside = inside[~np.isin(inside, at) & ~np.isin(inside, below)]
    sizes = np.diff(matrix.indptr)[rows] - 1 - (count > 1)
    return SmallestSum(count, column, matrix.indices[below], rows, (sizes, matrix.indices[inside], matrix.data[inside]))


def one_fewer(program: Program, k: int, floors: Sequence[int]) -> int | None:
    """The sum of one fewer of the smallest in all plans that are left, if the tiers before ``k`` say so; None if they do not.

    They do where each is held at its best, from the smallest alone upwards. Then only the last of the many is in question: the
    threshold may stand at what it is, without a plan being lost.

    Parameters
    ----------
    floors
        Values of the tiers before ``k``.
    """
    mine = smallest_sum(program, k)
    if mine is None or mine.count < 2:
        return None
    known: list[int] = []
    for j, floor in enumerate(floors[:k]):
        each = smallest_sum(program, j)
        if each and each.count == len(known) + 1 and not fraction(program.tiers[j].aim.slack) and each.same_totals(mine):
            known.append(floor)
    if len(known) < mine.count - 1:
        return None
    before, least = known[mine.count - 2], known[0]
    reach = int((program.upper[mine.short] - program.lower[mine.short]).min())
    low, high = int(program.lower[mine.column]), int(program.upper[mine.column])
    stands = program.lower[mine.short].any() or reach < high - low or least < low
    return None if stands else before
