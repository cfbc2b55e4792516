"""A search tree that shows that a model has no plan worth so much, as data: splits of columns, and prices that close the leaves.

The steps stand in the order in which they are gone through: after a split, all of the part at most its number comes first.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from ...data.rows import INFINITY
from ..model.model import Model
from .certificate import exact_bound

OF_OBJECTIVE = (4, 10, 16, 24, 32)  # powers of two, the coarse ones first: fewer digits are as good where they will do
OF_ROWS = (6, 12, 20, 30, 40)


class Split(NamedTuple):
    """Plans with a column, given by its position in the model, at most at a number, or above it."""

    column: int
    most: int


class Leaf(NamedTuple):
    """Whole prices of the rows, and that of the objective: 0 where the rows alone leave no plan."""

    scale: int
    y: Any


Refutation = list[Split | Leaf]


def closing(model: Model, need: int, y: np.ndarray, by_rows: bool) -> tuple[Leaf, bool]:
    """Prices of an LP as whole ones, and whether they leave no plan worth ``need``; the finest ones where none do.

    Parameters
    ----------
    y
        Prices of the rows, in floating point.
    by_rows
        They say that no values keep the rows, whatever these are worth.
    """
    y = np.where(np.isfinite(y), y, 0.0)
    y = np.where(((y > 0) & (model.row_upper >= INFINITY)) | ((y < 0) & (model.row_lower <= -INFINITY)), 0.0, y)
    largest = float(np.abs(y).max(initial=0))
    unit = 1 / largest if by_rows and largest else 1.0
    leaf, closed = Leaf(0, np.zeros(model.rows, np.int64)), False
    for power in OF_ROWS if by_rows else OF_OBJECTIVE:
        scale = 2**power
        prices = [round(each) for each in (y * unit * scale).tolist()]
        leaf = Leaf(0 if by_rows else scale, np.array(prices, object))
        total, _ = exact_bound(model, leaf.scale, leaf.y)
        closed = total is not None and total < leaf.scale * need
        if closed:
            break
    return leaf, closed
