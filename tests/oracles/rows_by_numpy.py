"""What rows and objectives of the package say of every plan of a tiny problem, worked out by numpy and tiny enumeration."""

from itertools import product
from math import prod
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from houma_assign.data.rows import INFINITY, Rows

MOST_TRIED = 4_000  # values of auxiliary columns that are tried one by one; beyond that scipy is asked


def every_vector(size: int) -> np.ndarray:
    """Every 0-1 vector of so many pairs, shape (2**size, size)."""
    return np.array(list(product((0, 1), repeat=size)), dtype=np.int64).reshape(2**size, size)


def placements_of(vector: np.ndarray, pairs: Any) -> list[tuple[str, str]]:
    """The plan of a vector as (candidate id, post id)."""
    return [(pairs.candidates[pairs.candidate[k]], pairs.posts[pairs.post[k]]) for k in np.flatnonzero(vector)]


def amounts(rows: Rows, vectors: np.ndarray) -> np.ndarray:
    """Units by which each plan breaks rows, auxiliary columns as they suit it best; a begun unit counts as one."""
    if not len(rows):
        return np.zeros(len(vectors), np.int64)
    size = len(rows.aux_lower)
    matrix = dense(rows, vectors.shape[1] + size)
    values = vectors @ matrix[:, : vectors.shape[1]].T
    spans = [range(low, high + 1) for low, high in zip(rows.aux_lower.tolist(), rows.aux_upper.tolist(), strict=True)]
    choices = list(product(*spans))
    tried = np.array(choices, np.int64).reshape(len(choices), size) @ matrix[:, vectors.shape[1] :].T
    best: np.ndarray = np.min([_units(rows, values + added) for added in tried], axis=0)
    return best


def _units(rows: Rows, values: np.ndarray) -> np.ndarray:
    total = np.zeros(len(values), np.int64)
    for number, (low, high) in enumerate(zip(rows.lower.tolist(), rows.upper.tolist(), strict=True)):
        for bound, missing in ((low, low - values[:, number]), (high, values[:, number] - high)):
            if abs(bound) < INFINITY:
                total += np.maximum(-(-missing // rows.unit), 0)
    return total


def dense(rows: Rows, columns: int) -> np.ndarray:
    """The coefficients as a full matrix; an entry that occurs twice would be ambiguous and is refused."""
    matrix = np.zeros((len(rows), columns), np.int64)
    if len(set(zip(rows.row.tolist(), rows.column.tolist(), strict=True))) < len(rows.row):
        raise ValueError("a (row, column) occurs twice")
    matrix[rows.row, rows.column] = rows.coefficient
    return matrix


def best_objective(objective: Any, vector: np.ndarray) -> int | None:
    """The objective of a plan with the best values of its auxiliary columns, in steps; None if no values fit."""
    rows, own = objective.rows, int(objective.pairs @ vector) + objective.constant
    size = len(rows.aux_lower)
    if not size:
        return own
    matrix = dense(rows, len(vector) + size)
    done, matrix = matrix[:, : len(vector)] @ vector, matrix[:, len(vector) :]
    if prod((rows.aux_upper - rows.aux_lower + 1).tolist()) <= MOST_TRIED:
        spans = [range(low, high + 1) for low, high in zip(rows.aux_lower.tolist(), rows.aux_upper.tolist(), strict=True)]
        tried = np.array(list(product(*spans)), np.int64)
        values = tried @ matrix.T + done
        fits = ((values >= rows.lower) & (values <= rows.upper)).all(axis=1)
        return own + int((tried[fits] @ objective.aux).max()) if fits.any() else None
    limits = (
        np.where(rows.lower > -INFINITY, rows.lower - done, -np.inf),
        np.where(rows.upper < INFINITY, rows.upper - done, np.inf),
    )
    found = milp(-objective.aux.astype(float), integrality=np.ones(size), bounds=Bounds(rows.aux_lower, rows.aux_upper),
                 constraints=LinearConstraint(matrix, *limits), options={"mip_rel_gap": 0})  # fmt: skip
    return own + int(objective.aux @ np.rint(found.x).astype(np.int64)) if found.success else None
