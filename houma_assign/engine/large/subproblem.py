"""A few villages of a large model, everything else as it is or as the LP would have it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ...data.exact import Floats, Ints
from ...data.rows import INFINITY, Mask
from ..model.model import Model


@dataclass
class PartialSolution:
    """A plan in the making, over the columns of a model; it may still break rows.

    Attributes
    ----------
    model, place
        The model, and the village of each of its columns (-1: an auxiliary column).
    lp, y
        The LP's values of the columns and prices of the rows.
    x, decided
        Values so far, and where they are decided; elsewhere the LP's values stand in.
    """

    model: Model
    place: Ints
    lp: Floats
    y: Floats
    x: Ints
    decided: Mask

    def __post_init__(self) -> None:
        model = self.model
        self.penalty = 3 * int(np.abs(model.c).max(initial=1)) + 1
        self.mixed = np.zeros(model.rows, bool)  # rows that add some and subtract others
        self.mixed[model.row[model.data < 0]] = True
        self.price: Floats = model.c - model.float_products(self.y)
        paired = np.zeros(model.rows, bool)
        paired[model.row[self.place[model.column] >= 0]] = True
        self.everywhere = self.place < 0  # columns in no row of any village: every block may decide them
        self.everywhere[model.column[paired[model.row]]] = False

    def violation(self) -> Ints:
        """How far each row is from being kept."""
        model = self.model
        total = np.bincount(model.row, model.data * self.x[model.column], model.rows).astype(np.int64)
        lacking: Ints = np.maximum(np.maximum(total - model.row_upper, model.row_lower - total), 0)
        return lacking

    def worth(self) -> int:
        """The objective, less the penalty of what rows lack."""
        return int(self.model.c @ self.x) - self.penalty * int(self.violation().sum())

    def regret(self) -> Floats:
        """What each village loses against the LP's prices."""
        model, pair = self.model, self.place >= 0
        off = np.where(self.price > 0, model.upper - self.x, model.lower - self.x) * self.price
        return np.bincount(self.place[pair], off[pair], int(self.place.max(initial=-1)) + 1).astype(np.float64)

    def block(self, villages: Ints) -> tuple[Model, Ints]:
        """What is to be decided in these villages, and where its first columns stand in the whole.

        Rows may be broken at a penalty. Rows that undecided villages share with these are met as the LP shares them; where such
        a row has a price, these villages pay it for what they take.
        """
        model = self.model
        mine = np.isin(self.place, villages)
        touched = np.zeros(model.rows, bool)
        touched[model.row[mine[model.column]]] = True
        free = mine | self.everywhere
        free[model.column[touched[model.row]]] |= self.place[model.column[touched[model.row]]] < 0
        touched[model.row[free[model.column]]] = True
        rows, columns = np.flatnonzero(touched), np.flatnonzero(free)
        entry = np.flatnonzero(touched[model.row])
        row_of, column_of = np.cumsum(touched) - 1, np.cumsum(free) - 1
        r, j, a = row_of[model.row[entry]], model.column[entry], model.data[entry]
        inside = free[j]
        fixed = np.bincount(r, np.where(~inside & self.decided[j], a * self.x[j], 0), len(rows))
        expected = np.bincount(r, np.where(~inside & ~self.decided[j], a * self.lp[j], 0.0), len(rows))
        mixed = self.mixed[rows]
        lower = np.where(model.row_lower[rows] > -INFINITY, np.rint(model.row_lower[rows] - fixed - expected), -INFINITY)
        upper = np.rint(model.row_upper[rows] - fixed - np.where(mixed, expected, 0.0))
        upper = np.where(model.row_upper[rows] < INFINITY, upper, INFINITY)
        paid = np.where((np.abs(expected) > 1e-6) & ~mixed & (self.y[rows] > 0), self.y[rows], 0.0)
        c = model.c[columns] - np.rint(np.bincount(column_of[j[inside]], (a * paid[r])[inside], len(columns))).astype(np.int64)
        part = Model(np.zeros(len(columns), np.int64), np.arange(len(columns)), model.lower[columns], model.upper[columns],
                     r[inside], column_of[j[inside]], a[inside], lower.astype(np.int64), upper.astype(np.int64), rows, c,
                     0)  # fmt: skip
        return _elastic(part, np.flatnonzero(lower > -INFINITY), np.flatnonzero((upper < 0) | (mixed & (upper < INFINITY))),
                        self.penalty), columns  # fmt: skip


def _elastic(model: Model, low: Ints, high: Ints, penalty: int) -> Model:
    """The model with columns for what these rows lack of their lower and exceed of their upper bounds."""
    size, rows = len(model.columns), np.concatenate([low, high])
    total = np.bincount(model.row, np.abs(model.data) * np.maximum(np.abs(model.lower), np.abs(model.upper))[model.column],
                        model.rows)  # fmt: skip
    sides = np.maximum(np.abs(np.where(np.abs(model.row_lower) < INFINITY, model.row_lower, 0)),
                       np.abs(np.where(np.abs(model.row_upper) < INFINITY, model.row_upper, 0)))  # fmt: skip
    most = (total + sides).astype(np.int64)[rows]
    row = np.concatenate([model.row, rows])
    order = np.argsort(row, kind="stable")
    return replace(
        model, base=np.zeros(size + len(rows), np.int64), columns=np.arange(size + len(rows)),
        lower=np.concatenate([model.lower, np.zeros(len(rows), np.int64)]), upper=np.concatenate([model.upper, most]),
        row=row[order], column=np.concatenate([model.column, size + np.arange(len(rows))])[order],
        data=np.concatenate([model.data, np.ones(len(low), np.int64), -np.ones(len(high), np.int64)])[order],
        c=np.concatenate([model.c, np.full(len(rows), -penalty)]),
    )  # fmt: skip
