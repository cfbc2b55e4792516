"""Rows in their simplest form: divided by common divisors, equal ones put together."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from ..exact import Ints
from ..rows import INFINITY
from .model import Impossible, Model


def divided(model: Model) -> Model:
    """Each row divided by the common divisor of its coefficients, its bounds rounded inwards."""
    if not model.rows or not len(model.row):
        return model
    if (np.abs(model.data) == 1).all():
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
    _sort(model)
    bounds = np.searchsorted(model.row, np.arange(model.rows + 1))
    target = np.arange(model.rows)
    for group in _suspects(model, bounds):
        heads: list[int] = []
        for i in group:
            target[i] = next((k for k in heads if _equal(model, bounds, i, k)), i)
            if target[i] == i:
                heads.append(i)
    again = np.flatnonzero(target != np.arange(model.rows))
    if not len(again):
        return model
    for i in again.tolist():
        k = target[i]
        model.row_lower[k] = max(model.row_lower[k], model.row_lower[i])
        model.row_upper[k] = min(model.row_upper[k], model.row_upper[i])
        if model.row_lower[k] > model.row_upper[k]:
            raise Impossible(int(model.origin[i]))
    keep = np.ones(model.rows, bool)
    keep[again] = False
    stays = keep[model.row]
    model.row, model.column, model.data = (np.cumsum(keep) - 1)[model.row[stays]], model.column[stays], model.data[stays]
    model.row_lower, model.row_upper, model.origin = model.row_lower[keep], model.row_upper[keep], model.origin[keep]
    return model


def _equal(model: Model, bounds: Ints, i: int, k: int) -> bool:
    one, other = slice(bounds[i], bounds[i + 1]), slice(bounds[k], bounds[k + 1])
    return np.array_equal(model.column[one], model.column[other]) and np.array_equal(model.data[one], model.data[other])


def _sort(model: Model) -> None:
    """Entries by row and then column, as they mostly are already."""
    down = np.flatnonzero(model.column[1:] <= model.column[:-1])
    if (model.row[down] < model.row[down + 1]).all() and (model.row[1:] >= model.row[:-1]).all():
        return
    order = np.lexsort((model.column, model.row))
    model.row, model.column, model.data = model.row[order], model.column[order], model.data[order]


def _suspects(model: Model, bounds: Ints) -> list[list[int]]:
    """Groups of rows, each in order, outside of which no two rows are equal."""
    size = np.diff(bounds)
    filled = np.flatnonzero(size)
    marks = np.zeros((3, model.rows), np.int64)
    marks[0] = size
    if len(filled):
        mixed = (model.column + 1) * np.int64(0x9E3779B97F4A7C1) * (model.column + 3)  # overflows, alike for equal rows
        marks[1, filled] = np.add.reduceat(mixed * model.data, bounds[filled])
        marks[2, filled] = model.column[bounds[filled]]
    order = np.lexsort(marks)
    starts = [0, *(np.flatnonzero((np.diff(marks[:, order]) != 0).any(axis=0)) + 1).tolist(), model.rows]
    return [order[a:b].tolist() for a, b in pairwise(starts) if b - a > 1]
