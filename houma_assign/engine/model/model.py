"""A program, or what is left of one, as the engines take it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY

SAFE = 2**30  # a row whose coefficients total less is safe in CP-SAT: half of what was seen to fail


class Cut(NamedTuple):
    """A further row ``least <= coefficients·x <= most`` over some of a model's columns, given by position."""

    columns: Ints
    coefficients: Ints
    most: int
    least: int = -INFINITY


@dataclass
class Model:
    """Maximise ``c·x + constant`` over integers ``lower <= x <= upper`` with ``row_lower <= A x <= row_upper``.

    The matrix is in coordinate form, sorted by row. ``columns`` are the positions of x in the program, ``origin`` the rows
    of the program that the rows came from. ``base`` is the program's full vector with the fixed values filled in.
    """

    base: Ints
    columns: Ints
    lower: Ints
    upper: Ints
    row: Ints
    column: Ints
    data: Ints
    row_lower: Ints
    row_upper: Ints
    origin: Ints
    c: Ints
    constant: int

    def full(self, x: Ints) -> Ints:
        """The program's vector for values of this model's columns."""
        whole = self.base.copy()
        whole[self.columns] = x
        return whole

    def whole_bounds(self) -> tuple[Ints, Ints]:
        """Bounds of all the program's columns."""
        lower, upper = self.base.copy(), self.base.copy()
        lower[self.columns], upper[self.columns] = self.lower, self.upper
        return lower, upper

    def with_rows(self, cuts: Sequence[Cut]) -> Model:
        """The model with these rows at its end; their origin is -1."""
        at = [np.full(len(cut.columns), self.rows + k) for k, cut in enumerate(cuts)]
        return replace(
            self,
            row=np.concatenate([self.row, *at]),
            column=np.concatenate([self.column, *(cut.columns for cut in cuts)]),
            data=np.concatenate([self.data, *(cut.coefficients for cut in cuts)]),
            row_lower=np.concatenate([self.row_lower, np.array([cut.least for cut in cuts], np.int64)]),
            row_upper=np.concatenate([self.row_upper, np.array([cut.most for cut in cuts], np.int64)]),
            origin=np.concatenate([self.origin, np.full(len(cuts), -1)]),
        )

    @property
    def rows(self) -> int:
        """Number of rows."""
        return int(self.row_lower.size)

    @property
    def objective_unit(self) -> float:
        """What an LP engine calls 1: its tolerances are absolute, and lots (2**40) and single points must look alike to it."""
        return max(float(np.abs(self.c).max(initial=0)) / 1000.0, 1.0)

    def float_products(self, y: np.ndarray) -> np.ndarray:
        """``A'y`` in floats."""
        return np.bincount(self.column, self.data * y[self.row], len(self.columns))

    def products(self, y: Ints) -> Ints:
        """``A'y`` in exact integers."""
        out = np.zeros(len(self.columns), np.int64)
        np.add.at(out, self.column, self.data * y[self.row])
        return out


class Impossible(Exception):
    """A row that no values within the bounds can keep; ``row`` is its position in the program."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


class OutOfTime(Exception):
    """Time is up in the midst of work on a model."""


def keeps(model: Model, x: Ints) -> bool:
    """Whether whole values keep all bounds and rows."""
    totals = np.zeros(model.rows, np.int64)
    used = np.flatnonzero((x != 0)[model.column])  # few of many: a plan leaves most pairs out
    np.add.at(totals, model.row[used], model.data[used] * x[model.column[used]])
    inside = bool((x >= model.lower).all() and (x <= model.upper).all())
    return inside and bool((totals >= model.row_lower).all() and (totals <= model.row_upper).all())
