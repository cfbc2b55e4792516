"""Small integer programs by hand, by dice and by brute force."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np

from houma_assign.data.rows import INFINITY
from houma_assign.engine.model.model import Model


def model(lower: Any, upper: Any, rows: list[tuple[dict[int, int], int, int]], c: Any, constant: int = 0) -> Model:
    """A model from rows ``({column: coefficient}, least, most)``."""
    entries = [(i, j, a) for i, (row, _, _) in enumerate(rows) for j, a in sorted(row.items())]
    row, column, data = (np.array([entry[k] for entry in entries], np.int64) for k in range(3))
    low, high = (np.array([bounds[k] for bounds in rows], np.int64) for k in (1, 2))
    size = len(lower)
    return Model(np.zeros(size, np.int64), np.arange(size), np.array(lower, np.int64), np.array(upper, np.int64), row, column,
                 data, low, high, np.arange(len(rows)), np.array(c, np.int64), constant)  # fmt: skip


def thrown(rng: np.random.Generator, largest: int = 9, width: int = 2, price: int = 9) -> Model:
    """A random model: columns of up to ``width + 1`` values, coefficients up to ``largest``, all kinds of bounds."""
    size, number = int(rng.integers(1, 7)), int(rng.integers(0, 6))
    lower = rng.integers(-1, 2, size)
    upper = lower + rng.integers(0, width + 1, size)
    inside = rng.integers(lower, upper + 1)
    rows = []
    for _ in range(number):
        members = rng.permutation(size)[: rng.integers(1, size + 1)]
        values = rng.integers(-largest, largest + 1, len(members))
        row = {int(j): int(a) for j, a in zip(members, values, strict=True) if a}
        at = sum(a * int(inside[j]) for j, a in row.items())  # near a point of the box, so that some are feasible
        spread = int(rng.integers(0, largest + 1))
        kind = rng.integers(4)
        low = -INFINITY if kind == 0 else at + int(rng.integers(-spread, spread // 4 + 1))
        high = INFINITY if kind == 1 else (low if kind == 2 else at + int(rng.integers(-(spread // 4), spread + 1)))
        rows.append((row, min(low, high), max(low, high)) if kind == 3 else (row, low, high))
    return model(lower, upper, rows, rng.integers(-price, price + 1, size), int(rng.integers(-5, 6)))


def points(lower: Any, upper: Any) -> np.ndarray:
    """Every integer point of a box, one a line."""
    sides = [range(int(low), int(high) + 1) for low, high in zip(lower, upper, strict=True)]
    made = list(product(*sides))
    return np.array(made, dtype=np.int64).reshape(len(made), len(sides))


def kept(held: Model, where: np.ndarray, low: np.ndarray | None = None, high: np.ndarray | None = None) -> np.ndarray:
    """Those of the points that keep every row, with other row bounds if given."""
    matrix = np.zeros((held.rows, len(held.columns)), np.int64)
    np.add.at(matrix, (held.row, held.column), held.data)
    totals = where @ matrix.T
    low, high = held.row_lower if low is None else low, held.row_upper if high is None else high
    return where[((totals >= low) & (totals <= high)).all(axis=1)]


def solutions(held: Model) -> np.ndarray:
    """All solutions, one a line, by brute force."""
    return kept(held, points(held.lower, held.upper))


def best(held: Model) -> int | None:
    """The largest objective by brute force, None if there is no solution."""
    found = solutions(held)
    return int((found @ held.c).max()) + held.constant if len(found) else None
