"""A second engine's opinion: HiGHS as carried by OR-Tools, gap 0, answers rounded and re-checked in integers."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..exact import Ints
from ..program import Program
from ..rows import INFINITY


@dataclass(frozen=True)
class Opinion:
    """What the second engine says of one tier (or of feasibility): its optimum in steps, None for "no plan"."""

    infeasible: bool
    value: int | None
    finished: bool


def opinion(program: Program, tier: int | None, floors: list[int], seconds: float) -> Opinion:
    """Solve one tier afresh over the whole program, the tiers before it held at ``floors``; None asks for any plan."""
    from ortools.linear_solver.python import model_builder_helper as helper

    model = helper.ModelBuilderHelper()
    whole: Any = np.ones(len(program.lower), bool)
    low: Any = program.lower.astype(float)
    high: Any = program.upper.astype(float)
    model.add_var_array_with_bounds(low, high, whole, "")
    matrix = program.matrix
    for i in range(len(matrix)):
        part = slice(matrix.indptr[i], matrix.indptr[i + 1])
        _row(model, matrix.indices[part], matrix.data[part], int(matrix.lower[i]), int(matrix.upper[i]))
    for floor, held in zip(floors, program.tiers, strict=False):
        columns = np.flatnonzero(held.coefficients)
        _row(model, columns, held.coefficients[columns], floor - held.constant, INFINITY)
    if tier is not None:
        priced = np.flatnonzero(program.tiers[tier].coefficients)
        model.set_objective_coefficients(priced.tolist(), program.tiers[tier].coefficients[priced].astype(float).tolist())
        model.set_maximize(True)
    solver = helper.ModelSolverHelper("highs")
    solver.set_time_limit_in_seconds(min(seconds, 1e6))
    solver.set_solver_specific_parameters("mip_rel_gap=0\nmip_abs_gap=0.5\nmip_feasibility_tolerance=1e-9\n")
    with _quiet():
        solver.solve(model)
    status = solver.status().name
    if status == "OPTIMAL":
        x = np.rint(np.array(solver.variable_values())).astype(np.int64)
        return Opinion(False, _value(program, tier, x) if _keeps(program, x) else None, True)
    return Opinion(status == "INFEASIBLE", None, status == "INFEASIBLE")


def confirm(program: Program, values: list[int], floors: list[int], seconds: float = 1e9) -> list[Opinion]:
    """The second engine's optimum of each tier, the tiers before it held at their floors."""
    return [opinion(program, k, floors[:k], seconds) for k in range(len(values))]


def _row(model: Any, columns: Ints, coefficients: Ints, low: int, high: int) -> None:
    row = model.add_linear_constraint()
    model.set_constraint_lower_bound(row, low if low > -INFINITY else -np.inf)
    model.set_constraint_upper_bound(row, high if high < INFINITY else np.inf)
    for column, value in zip(columns.tolist(), coefficients.astype(float).tolist(), strict=True):
        model.set_constraint_coefficient(row, column, value)


def _value(program: Program, tier: int | None, x: Ints) -> int:
    return 0 if tier is None else int(program.tiers[tier].coefficients @ x) + program.tiers[tier].constant


def _keeps(program: Program, x: Ints) -> bool:
    """Whether rounded values keep every row exactly."""
    matrix = program.matrix
    totals = np.zeros(len(matrix), np.int64)
    np.add.at(totals, matrix.row, matrix.data * x[matrix.indices])
    inside = (x >= program.lower).all() and (x <= program.upper).all()
    return bool(inside and (totals >= matrix.lower).all() and (totals <= matrix.upper).all())


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """HiGHS prints a banner to the process's standard output whatever it is told; send it nowhere."""
    sink, kept = os.open(os.devnull, os.O_WRONLY), os.dup(1)
    try:
        os.dup2(sink, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(sink)
