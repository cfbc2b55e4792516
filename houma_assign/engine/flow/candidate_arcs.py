"""Columns that a best flow is likely to use: the best few of each row."""

from __future__ import annotations

import numpy as np

from ...data.exact import Floats, Ints

AT_ONCE = 2**16  # numbers that are partitioned together; more leave the processor's cache


def centred(profit: Ints, tail: Ints, head: Ints, nodes: int) -> Floats:
    """Gains less what is usual for their two nodes, so that what is good everywhere does not crowd out the rest."""
    value = profit.astype(float)
    for node in (tail, head):
        mean = np.bincount(node, value, nodes) / np.maximum(np.bincount(node, minlength=nodes), 1)
        value -= mean[node]
    return value


def best_arcs(value: Floats, column: Ints, starts: Ints, most: int) -> Ints:
    """Columns with one of the ``most`` largest values of a row; those of row i are ``column[starts[i] : starts[i + 1]]``."""
    counts = np.diff(starts)
    rows = np.argsort(counts, kind="stable")  # rows of like length together, so that a long one does not make room for all
    rows = rows[counts[rows] > 0]
    kept, k = [np.zeros(0, np.int64)], 0
    while k < len(rows):
        width = int(counts[rows[k]])
        part = rows[k : k + max(AT_ONCE // width, 1)]
        part = part[counts[part] <= 1.3 * width]
        k += len(part)
        kept.append(_best(value, column, starts[part], counts[part], most))
    return np.concatenate(kept)


def _best(value: Floats, column: Ints, starts: Ints, counts: Ints, most: int) -> Ints:
    columns: Ints
    offsets = np.arange(int(counts[-1]))  # the last row is the longest
    if counts[0] == counts[-1]:
        columns = column[starts[:, None] + offsets]
        if len(offsets) <= most:
            return np.ravel(columns)
        table = value[columns]
    else:
        inside = offsets < counts[:, None]
        columns = column[starts[:, None] + np.where(inside, offsets, 0)]
        if len(offsets) <= most:
            return columns[inside]
        table = np.where(inside, value[columns], -np.inf)
    best = np.argpartition(table, -most, axis=1)[:, -most:]
    return columns[np.arange(len(columns))[:, None], best].ravel()
