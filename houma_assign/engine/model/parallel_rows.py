"""Rows in their simplest form: divided by common divisors, equal ones put together."""

from __future__ import annotations

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY, Mask
from .model import Impossible, Model


def divide_by_gcd(model: Model) -> Model:
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


def merge_parallel(model: Model) -> Model:
    """Rows with the same coefficients as one row with both bounds."""
    if not len(model.row):  # nothing is left to compare, as where one tier decides all
        return model
    _sort(model)
    bounds = np.searchsorted(model.row, np.arange(model.rows + 1))
    target = _alike(model, bounds)
    suspects = np.flatnonzero(target != np.arange(model.rows))
    equal = _equal(model, bounds, suspects, target[suspects])
    seen: dict[bytes, int] = {}
    for i in suspects[~equal].tolist():  # hardly ever any
        part = slice(bounds[i], bounds[i + 1])
        target[i] = seen.setdefault(model.column[part].tobytes() + model.data[part].tobytes(), i)
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
    sizes = np.diff(bounds)
    left = np.flatnonzero(np.repeat(keep, sizes))
    model.row, model.column, model.data = np.repeat(np.arange(keep.sum()), sizes[keep]), model.column[left], model.data[left]
    model.row_lower, model.row_upper, model.origin = model.row_lower[keep], model.row_upper[keep], model.origin[keep]
    return model


def _sort(model: Model) -> None:
    """Entries by row and then column, as they mostly are already."""
    down = np.flatnonzero(model.column[1:] <= model.column[:-1])
    if (model.row[down] < model.row[down + 1]).all() and (model.row[1:] >= model.row[:-1]).all():
        return
    order = np.lexsort((model.column, model.row))
    model.row, model.column, model.data = model.row[order], model.column[order], model.data[order]


def _alike(model: Model, bounds: Ints) -> Ints:
    """For each row the first one that looks like it; rows that look different are different."""
    size = np.diff(bounds)
    filled = np.flatnonzero(size)
    marks = np.zeros((4, model.rows), np.int64)
    marks[0] = size
    for mark, at in zip(marks[1:], (bounds[:-1], bounds[:-1] + size // 2, bounds[1:] - 1), strict=True):
        mark[filled] = model.column[at[filled]]
    order = np.lexsort(marks)
    new = np.ones(model.rows, bool)
    new[1:] = (np.diff(marks[:, order]) != 0).any(axis=0)
    heads = order[new]  # sorting is stable: the first row of a group stands first
    first = np.empty(model.rows, np.int64)
    first[order] = heads[np.cumsum(new) - 1]
    return first


def _equal(model: Model, bounds: Ints, rows: Ints, others: Ints) -> Mask:
    """Whether each row has the same entries as the other, which has as many."""
    size = bounds[rows + 1] - bounds[rows]
    ends = np.cumsum(size)
    offset = np.arange(int(size.sum())) - np.repeat(ends - size, size)
    one, other = offset + np.repeat(bounds[rows], size), offset + np.repeat(bounds[others], size)
    differ = (model.column[one] != model.column[other]) | (model.data[one] != model.data[other])
    equal = np.ones(len(rows), bool)
    equal[np.searchsorted(ends, np.flatnonzero(differ), side="right")] = False
    return equal
