"""Rows as somebody writes them for CP-SAT who reads the manual: a variable for each column, an expression for each row."""

from __future__ import annotations

from typing import Any, Protocol

from ortools.sat.python import cp_model

from houma_assign.data.exact import Ints
from houma_assign.data.rows import INFINITY


class Rows(Protocol):
    """Bounds of columns and rows, and the table of coefficients (scipy, by rows)."""

    @property
    def lower(self) -> Ints: ...
    @property
    def upper(self) -> Ints: ...
    @property
    def low(self) -> Ints: ...
    @property
    def high(self) -> Ints: ...
    @property
    def table(self) -> Any: ...


def written(given: Rows) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    """The model without an objective, and its variables."""
    model = cp_model.CpModel()
    columns = [model.new_bool_var("") if (low, high) == (0, 1) else model.new_int_var(low, high, "")
               for low, high in zip(given.lower.tolist(), given.upper.tolist(), strict=True)]  # fmt: skip
    starts, at, values = given.table.indptr.tolist(), given.table.indices.tolist(), given.table.data.tolist()
    for i, (low, high) in enumerate(zip(given.low.tolist(), given.high.tolist(), strict=True)):
        entries = range(starts[i], starts[i + 1])
        total = cp_model.LinearExpr.weighted_sum([columns[at[e]] for e in entries], [values[e] for e in entries])
        if low > -INFINITY:
            model.add(total >= low)
        if high < INFINITY:
            model.add(total <= high)
    return model, columns


def weighted(columns: list[cp_model.IntVar], weights: Ints) -> cp_model.LinearExprT:
    """The sum of the variables by their weights."""
    used = weights.nonzero()[0].tolist()
    return cp_model.LinearExpr.weighted_sum([columns[k] for k in used], weights[used].tolist())
