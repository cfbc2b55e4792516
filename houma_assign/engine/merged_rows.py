"""Rows in their simplest form: divided by common divisors, equal ones put together."""

from __future__ import annotations

import numpy as np

from ..rows import INFINITY
from .model import Impossible, Model


def divided(model: Model) -> Model:
    """Each row divided by the common divisor of its coefficients, its bounds rounded inwards."""
    if not model.rows or not len(model.row):
        return model
    starts = np.flatnonzero(np.r_[True, np.diff(model.row) != 0])
    divisor = np.ones(model.rows, np.int64)
    divisor[model.row[starts]] = np.gcd.reduceat(np.abs(model.data), starts)
    model.data = model.data // divisor[model.row]
    model.row_lower = np.where(model.row_lower > -INFINITY, -(-model.row_lower // divisor), -INFINITY)
    model.row_upper = np.where(model.row_upper < INFINITY, model.row_upper // divisor, INFINITY)
    crossed = np.flatnonzero(model.row_lower > model.row_upper)
    if len(crossed):
        raise Impossible(int(model.origin[crossed[0]]))
    return model


def merged(model: Model) -> Model:
    """Rows with the same coefficients as one row with both bounds."""
    order = np.lexsort((model.column, model.row))
    model.row, model.column, model.data = model.row[order], model.column[order], model.data[order]
    bounds = np.searchsorted(model.row, np.arange(model.rows + 1))
    seen: dict[bytes, int] = {}
    kept: list[int] = []
    target = np.zeros(model.rows, np.int64)
    for i in range(model.rows):
        part = slice(bounds[i], bounds[i + 1])
        key = model.column[part].tobytes() + model.data[part].tobytes()
        if key in seen:
            k = kept[seen[key]]
            model.row_lower[k] = max(model.row_lower[k], model.row_lower[i])
            model.row_upper[k] = min(model.row_upper[k], model.row_upper[i])
            if model.row_lower[k] > model.row_upper[k]:
                raise Impossible(int(model.origin[i]))
            target[i] = -1
        else:
            seen[key] = len(kept)
            target[i] = len(kept)
            kept.append(i)
    if len(kept) == model.rows:
        return model
    stays = target[model.row] >= 0
    model.row, model.column, model.data = target[model.row][stays], model.column[stays], model.data[stays]
    model.row_lower, model.row_upper, model.origin = model.row_lower[kept], model.row_upper[kept], model.origin[kept]
    return model
