"""The LP of a model and its dual prices, by GLOP."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..rows import INFINITY
from .attended import attended
from .model import Model

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Prices:
    """What the LP says.

    Attributes
    ----------
    infeasible
        The LP has no solution, so the model has none, as far as floating point can tell.
    x
        Values of the columns, None if the LP did not finish.
    y
        Dual prices of the rows (positive: the upper bound costs), zeros if the LP did not finish.
    """

    infeasible: bool
    x: Floats | None
    y: Floats


def prices(model: Model, seconds: float) -> Prices:
    """Solve the LP relaxation within a time limit."""
    from ortools.linear_solver import linear_solver_pb2  # type: ignore[attr-defined]  # a module without a stub
    from ortools.linear_solver.python import model_builder_helper

    request = linear_solver_pb2.MPModelRequest()
    request.solver_type = linear_solver_pb2.MPModelRequest.GLOP_LINEAR_PROGRAMMING
    if seconds < 1e6:
        request.solver_time_limit_seconds = seconds
    # GLOP's tolerances are absolute: an objective of lots (2**40) or of single points must look alike to it.
    unit = max(float(np.abs(model.c).max(initial=0)) / 1000.0, 1.0)
    _fill(request.model, model, unit)
    solver = model_builder_helper.ModelSolverHelper("glop")
    reply = attended(lambda: solver.solve_serialized_request(request.SerializeToString()), solver.interrupt_solve)
    answer = linear_solver_pb2.MPSolutionResponse.FromString(reply)
    if answer.status == linear_solver_pb2.MPSOLVER_OPTIMAL and len(answer.dual_value) == model.rows:
        return Prices(False, np.array(answer.variable_value), -np.array(answer.dual_value) * unit)
    return Prices(answer.status == linear_solver_pb2.MPSOLVER_INFEASIBLE, None, np.zeros(model.rows))


def _fill(lp: Any, model: Model, unit: float) -> None:
    for low, high, cost in zip(model.lower.tolist(), model.upper.tolist(), (model.c / -unit).tolist(), strict=True):
        lp.variable.add(lower_bound=low, upper_bound=high, objective_coefficient=cost)
    starts = np.searchsorted(model.row, np.arange(model.rows + 1)).tolist()
    column, data = model.column.tolist(), model.data.astype(float).tolist()
    for i, (low, high) in enumerate(zip(model.row_lower.tolist(), model.row_upper.tolist(), strict=True)):
        part = slice(starts[i], starts[i + 1])
        lp.constraint.add(var_index=column[part], coefficient=data[part],
                          lower_bound=low if low > -INFINITY else -np.inf,
                          upper_bound=high if high < INFINITY else np.inf)  # fmt: skip
