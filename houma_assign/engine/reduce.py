"""A program made smaller without losing a plan.

Exact integer arithmetic throughout, so what is found here needs no second opinion: rows that can no longer be broken go,
rows with one column become bounds, equal rows become one, and a row that nothing can keep ends the search.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..exact import Ints
from ..rows import INFINITY
from .merged_rows import divided, merged
from .model import Impossible, Model


def reduced(lower: Ints, upper: Ints, row: Ints, column: Ints, data: Ints, row_lower: Ints, row_upper: Ints,
            c: Ints | Callable[[Ints], Ints], constant: int) -> Model:  # fmt: skip
    """The smallest equivalent model that simple arguments give.

    Parameters
    ----------
    lower, upper
        Bounds of the columns.
    row, column, data, row_lower, row_upper
        The rows: entries in coordinate form, and bounds.
    c, constant
        The objective; ``c`` may be a function that gives the coefficients of the columns asked for (``Tier.weights``).

    Raises
    ------
    Impossible
        If a row cannot be kept.
    """
    lower, upper = lower.copy(), upper.copy()
    origin = np.arange(len(row_lower))
    alive = np.ones(len(row_lower), bool)
    while True:
        low, high = _activity(lower, upper, row, column, data, len(row_lower))
        broken = alive & ((low > row_upper) | (high < row_lower) | (row_lower > row_upper))
        if broken.any():
            raise Impossible(int(np.flatnonzero(broken)[0]))
        alive &= (low < row_lower) | (high > row_upper)
        moved = _forced(lower, upper, row, column, data, row_lower, row_upper, alive, low, high)
        moved |= _singletons(lower, upper, row, column, data, row_lower, row_upper, alive)
        if (lower > upper).any():
            inside = np.flatnonzero((lower > upper)[column])
            raise Impossible(int(row[inside[0]]) if len(inside) else 0)
        if not moved:
            break
    keep = alive[row] & (lower < upper)[column]
    fixed = alive[row] & ~keep
    shift = np.bincount(row[fixed], (data[fixed] * lower[column[fixed]]).astype(float), len(row_lower)).astype(np.int64)
    new_row = np.cumsum(alive) - 1
    free = np.flatnonzero(lower < upper)
    new_column = np.full(len(lower), -1, np.int64)
    new_column[free] = np.arange(len(free))
    low_bounds = np.where(row_lower > -INFINITY, row_lower - shift, -INFINITY)[alive]
    high_bounds = np.where(row_upper < INFINITY, row_upper - shift, INFINITY)[alive]
    weights = c.__getitem__ if isinstance(c, np.ndarray) else c
    still = np.flatnonzero((lower == upper) & (lower != 0))
    rest = constant + int(weights(still) @ lower[still])
    model = Model(lower, free, lower[free], upper[free], new_row[row[keep]], new_column[column[keep]], data[keep], low_bounds,
                  high_bounds, origin[alive], weights(free), rest)  # fmt: skip
    return merged(divided(model))


def _activity(lower: Ints, upper: Ints, row: Ints, column: Ints, data: Ints, size: int) -> tuple[Ints, Ints]:
    """Smallest and largest value of each row within the bounds; exact, as totals stay below 2**53."""
    one, other = data * lower[column], data * upper[column]
    low = np.bincount(row, np.minimum(one, other).astype(float), size)
    high = np.bincount(row, np.maximum(one, other).astype(float), size)
    return low.astype(np.int64), high.astype(np.int64)


def _singletons(lower: Ints, upper: Ints, row: Ints, column: Ints, data: Ints, row_lower: Ints, row_upper: Ints,
                alive: np.ndarray) -> bool:  # fmt: skip
    """Rows with one free column become bounds of it."""
    free = alive[row] & (lower < upper)[column]
    counts = np.bincount(row[free], minlength=len(row_lower))
    shift_at = alive[row] & ~free
    shift = np.bincount(row[shift_at], (data[shift_at] * lower[column[shift_at]]).astype(float), len(row_lower)).astype(np.int64)
    alone = np.flatnonzero(free & (counts == 1)[row])
    if not len(alone):
        return False
    r, j, a = row[alone], column[alone], data[alone]
    none_low, none_high = row_lower[r] <= -INFINITY, row_upper[r] >= INFINITY
    low = np.where(none_low, 0, row_lower[r] - shift[r])
    high = np.where(none_high, 0, row_upper[r] - shift[r])
    up = a > 0
    least = np.where(up, -(-low // a), -(-high // a))
    most = np.where(up, high // a, low // a)
    least = np.where(np.where(up, none_low, none_high), -INFINITY, least)
    most = np.where(np.where(up, none_high, none_low), INFINITY, most)
    np.maximum.at(lower, j, least)
    np.minimum.at(upper, j, most)
    alive[r] = False
    return True


def _forced(lower: Ints, upper: Ints, row: Ints, column: Ints, data: Ints, row_lower: Ints, row_upper: Ints,
            alive: np.ndarray, low: Ints, high: Ints) -> bool:  # fmt: skip
    """Rows that hold only at one end of their activity fix all their columns there."""
    moved = False
    for tight, at_low in ((alive & (low == row_upper), True), (alive & (high == row_lower), False)):
        entry = np.flatnonzero(tight[row])
        entry = entry[(lower < upper)[column[entry]]]
        if len(entry):
            j, down = column[entry], (data[entry] > 0) == at_low
            upper[j[down]] = lower[j[down]]
            lower[j[~down]] = upper[j[~down]]
            moved = True
    return moved  # the rows stay alive: two of them may have forced a column in opposite directions
