"""Whether rows that count 0-1 columns settle them all, one row after the other.

Presolve would find the same. After a flow without ties few columns are left, and walking from row to row is then much sooner
done than passes over arrays.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from ...data.exact import Ints

FEW = 2  # columns a row on average; where there are more, not all of them are settled so


def settled_by_counts(row: Ints, column: Ints, low: Ints, high: Ints, size: int) -> Ints | None:
    """The only values of 0-1 columns that are found by looking at one row at a time; None if some are not, or a row is broken.

    Parameters
    ----------
    row, column
        Entries, all with the coefficient 1, sorted by row.
    low, high
        How many of its columns each row takes.
    size
        Number of columns.
    """
    if size > FEW * len(low):
        return None
    starts = np.searchsorted(row, np.arange(len(low) + 1)).tolist()
    columns, rows, of = column.tolist(), row.tolist(), list[list[int]]([] for _ in range(size))
    for r, j in zip(rows, columns, strict=True):
        of[j].append(r)
    count, least, most = [end - start for start, end in pairwise(starts)], low.tolist(), high.tolist()
    value, left = [-1] * size, size
    waiting = [r for r, some in enumerate(count) if some and (most[r] <= 0 or least[r] >= some)]
    while waiting and left:
        r = waiting.pop()
        taken = int(least[r] >= count[r] > 0)
        if not count[r] or not (taken or most[r] <= 0):
            continue
        for j in columns[starts[r] : starts[r + 1]]:
            if value[j] >= 0:
                continue
            value[j], left = taken, left - 1
            for other in of[j]:
                count[other], least[other], most[other] = count[other] - 1, least[other] - taken, most[other] - taken
                if most[other] <= 0 or least[other] >= count[other]:
                    waiting.append(other)
    kept = not left and all(some <= 0 for some in least) and all(some >= 0 for some in most)
    return np.array(value, dtype=np.int64) if kept else None
