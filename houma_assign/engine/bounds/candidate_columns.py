"""Which columns of a large model to look at first."""

from __future__ import annotations

import numpy as np

from ...data.exact import Floats, Ints
from ..model.model import Model


def best_of_rows(model: Model, columns: Ints, worth: Floats, each: int) -> Ints:
    """The columns that are among the best few of one of their rows."""
    if len(columns) <= 200:
        return columns
    place = np.full(len(model.columns), -1, np.int64)
    place[columns] = np.arange(len(columns))
    entry = np.flatnonzero(place[model.column] >= 0)
    at, row = place[model.column[entry]], model.row[entry]
    order = np.lexsort((-worth[at], row))
    row, at = row[order], at[order]
    starts = np.flatnonzero(np.r_[True, np.diff(row) != 0])
    rank = np.arange(len(row)) - np.repeat(starts, np.diff(np.r_[starts, len(row)]))
    return columns[np.unique(at[rank < each])]
