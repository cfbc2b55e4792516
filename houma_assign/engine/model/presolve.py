"""Presolve: a program made smaller without losing a plan.

Exact integer arithmetic throughout, so what it says needs no second engine: rows that can no longer be broken go,
rows with one column become bounds, equal rows become one, and a row that nothing can keep ends the search.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY, Mask
from .model import Impossible, Model, OutOfTime
from .parallel_rows import divide_by_gcd, merge_parallel
from .working_rows import WorkingRows


def presolve(lower: Ints, upper: Ints, row: Ints, column: Ints, data: Ints, row_lower: Ints, row_upper: Ints,
            c: Ints | Callable[[Ints], Ints], constant: int, over: Callable[[], bool] = bool) -> Model:  # fmt: skip
    """The smallest equivalent model that simple arguments give.

    Parameters
    ----------
    lower, upper
        Bounds of the columns.
    row, column, data, row_lower, row_upper
        The rows: entries in coordinate form, and bounds.
    c, constant
        The objective; ``c`` may be a function that gives the coefficients of the columns asked for (``Tier.weights``).
    over
        Asked between two steps whether time is up.

    Raises
    ------
    Impossible
        If a row cannot be kept.
    OutOfTime
        If time is up.
    """
    _stop_if(over())
    working = WorkingRows(lower, upper, row, column, data, len(row_lower))
    _refuse_crossed(working, row, column)
    while True:
        working.drop_fixed()
        _stop_if(over())
        low, high = working.activity()
        broken = working.alive & ((low > row_upper) | (high < row_lower) | (row_lower > row_upper))
        if broken.any():
            raise Impossible(int(np.flatnonzero(broken)[0]))
        working.alive &= (low < row_lower) | (high > row_upper)
        moved = _forced(working, working.alive & (low == row_upper), True)
        moved |= _forced(working, working.alive & (high == row_lower), False)
        moved |= _singletons(working, row_lower, row_upper, moved)
        _refuse_crossed(working, row, column)
        if not moved:
            break
    working.drop_fixed()
    _stop_if(over())
    return merge_parallel(divide_by_gcd(_rest(working, row_lower, row_upper, c, constant)))


def _stop_if(over: bool) -> None:
    if over:
        raise OutOfTime


def presolved_under(model: Model, lower: Ints | None = None, upper: Ints | None = None, row_lower: Ints | None = None,
             row_upper: Ints | None = None) -> Model:  # fmt: skip
    """A model over some of another's columns: what tighter bounds leave of it; those not given stay.

    Raises
    ------
    Impossible
        If a row cannot be kept.
    """
    return presolve(
        model.lower if lower is None else lower, model.upper if upper is None else upper, model.row, model.column, model.data,
        model.row_lower if row_lower is None else row_lower, model.row_upper if row_upper is None else row_upper, model.c,
        model.constant,
    )  # fmt: skip


def _rest(working: WorkingRows, row_lower: Ints, row_upper: Ints, c: Ints | Callable[[Ints], Ints], constant: int) -> Model:
    """The model over the columns and rows that are left; what is fixed is part of the constant."""
    base, loose = working.full(), working.lower < working.upper
    free, still = working.at[loose], base != 0
    still[free] = False
    fixed = np.flatnonzero(still)
    low_bounds = np.where(row_lower > -INFINITY, row_lower - working.shift, -INFINITY)[working.alive]
    high_bounds = np.where(row_upper < INFINITY, row_upper - working.shift, INFINITY)[working.alive]
    weights = c.__getitem__ if isinstance(c, np.ndarray) else c
    rest = constant + int(weights(fixed) @ base[fixed])
    return Model(base, free, working.lower[loose], working.upper[loose], *working.numbered(), low_bounds, high_bounds,
                 np.flatnonzero(working.alive), weights(free), rest)  # fmt: skip


def _refuse_crossed(working: WorkingRows, row: Ints, column: Ints) -> None:
    crossed = working.lower > working.upper
    if crossed.any():
        inside = np.flatnonzero(np.isin(column, working.at[crossed]))
        raise Impossible(int(row[inside[0]]) if len(inside) else 0)


def _forced(working: WorkingRows, tight: Mask, at_low: bool) -> bool:
    """Rows that hold only at one end of their activity fix all their columns there."""
    if not tight.any():
        return False
    lower, upper = working.lower, working.upper
    entry = np.flatnonzero(tight[working.row])
    entry = entry[(lower < upper)[working.column[entry]]]
    j, down = working.column[entry], (working.data[entry] > 0) == at_low
    upper[j[down]] = lower[j[down]]
    lower[j[~down]] = upper[j[~down]]
    return len(entry) > 0  # the rows stay alive: two of them may have forced a column in opposite directions


def _singletons(working: WorkingRows, row_lower: Ints, row_upper: Ints, moved: bool) -> bool:
    """Rows with one free column become bounds of it."""
    singletons, shift = working.singletons(moved)
    if not len(singletons):
        return False
    r, j, a = working.row[singletons], working.column[singletons], working.data[singletons]
    none_low, none_high = row_lower[r] <= -INFINITY, row_upper[r] >= INFINITY
    low = np.where(none_low, 0, row_lower[r] - shift[r])
    high = np.where(none_high, 0, row_upper[r] - shift[r])
    up = a > 0
    least = np.where(up, -(-low // a), -(-high // a))
    most = np.where(up, high // a, low // a)
    least = np.where(np.where(up, none_low, none_high), -INFINITY, least)
    most = np.where(np.where(up, none_high, none_low), INFINITY, most)
    np.maximum.at(working.lower, j, least)
    np.minimum.at(working.upper, j, most)
    working.alive[r] = False
    return True
