"""Columns that a best flow is likely to use: the best few of each row."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ..exact import Ints

Floats = npt.NDArray[np.float64]


def centred(gain: Ints, tail: Ints, head: Ints, nodes: int) -> Floats:
    """Gains less what is usual for their two nodes, so that what is good everywhere does not crowd out the rest."""
    value = gain.astype(float)
    for node in (tail, head):
        mean = np.bincount(node, value, nodes) / np.maximum(np.bincount(node, minlength=nodes), 1)
        value -= mean[node]
    return value


def best_of_rows(value: Floats, starts: Ints, most: int) -> Ints:
    """Positions of up to ``most`` largest values in each row; row i is ``value[starts[i] : starts[i + 1]]``."""
    counts = np.diff(starts)
    short = np.flatnonzero(counts <= most)
    found = [_positions(starts[short], counts[short])]
    low, top = most, int(counts.max(initial=0))
    while low < top:  # rows of like length together, so that a long one does not make room for all
        high = 2 * low if 2 * low < top * 0.7 else top
        rows = np.flatnonzero((counts > low) & (counts <= high))
        low = high
        if not len(rows):
            continue
        table = np.full((len(rows), int(counts[rows].max())), -np.inf)
        inside = np.arange(table.shape[1]) < counts[rows][:, None]
        where = _positions(starts[rows], counts[rows])
        table[inside] = value[where]
        best = np.argpartition(table, -most, axis=1)[:, -most:]
        found.append((starts[rows][:, None] + best).ravel())
    return np.concatenate(found)


def _positions(starts: Ints, counts: Ints) -> Ints:
    return np.repeat(starts - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
