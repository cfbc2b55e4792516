"""Branch and cut by SCIP, as carried by OR-Tools, on models whose LP nearly decides them.

CP-SAT learns from conflicts, SCIP follows an LP. On a few hundred columns the first is faster; on some thousands, where the
LP's bound is close and hardly anything conflicts, the second by far. SCIP computes in floating point: its plans are
checked in integers before they count, and models whose numbers are too large for its tolerances are left to CP-SAT.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ...data.exact import rough_total
from ..model.model import Model, keeps
from .cp_sat import SearchResult
from .interruptible import Stopped
from .mathopt_proto import bounds, dense, entries, sparse
from .process import Running, solve_in_process

LARGEST_TOTAL = 10**9  # totals of rows and objective up to this are within what SCIP's tolerances tell apart


def within_tolerances(model: Model) -> bool:
    """Whether floating point is fine enough for the model."""
    size = np.maximum(np.abs(model.lower), np.abs(model.upper)).astype(float)
    rows = np.bincount(model.row, np.abs(model.data) * size[model.column], model.rows)
    return rough_total(np.abs(model.c), size) < LARGEST_TOTAL and float(rows.max(initial=0.0)) < LARGEST_TOTAL


def solve_scip(model: Model, seconds: float, nodes: int | None = None, running: Running | None = None) -> SearchResult:
    """Maximise the model's objective by SCIP, looking at so many nodes at most."""
    from ortools.math_opt import parameters_pb2, result_pb2

    try:
        reply = solve_in_process(parameters_pb2.SOLVER_TYPE_GSCIP, _proto(model), _parameters(nodes), seconds, running)
    except Stopped:
        return SearchResult(None, model.constant, None, False, False, stopped=True)
    if reply is None:
        return SearchResult(None, model.constant, None, False, False)
    x = None
    if reply.solutions:
        values = dense(reply.solutions[0].primal_solution.variable_values, len(model.columns))
        whole = np.rint(values).astype(np.int64)
        x = whole if keeps(model, whole) else None
    reason = reply.termination.reason
    value = model.constant + (int(model.c @ x) if x is not None else 0)
    bound = _bound(reply.termination.objective_bounds.dual_bound, model)
    ended = reason == result_pb2.TERMINATION_REASON_OPTIMAL and x is not None
    optimal = ended and (not model.c.any() or (bound is not None and bound <= value))
    return SearchResult(x, value, value if optimal else bound, optimal, reason == result_pb2.TERMINATION_REASON_INFEASIBLE)


def _bound(bound: float, model: Model) -> int | None:
    """The proven bound in steps, rounded away from optimism."""
    return int(np.floor(bound + 1e-4)) + model.constant if np.isfinite(bound) and model.c.any() else None


def _proto(model: Model) -> Any:
    from ortools.math_opt import model_pb2

    proto, size = model_pb2.ModelProto(), len(model.columns)
    proto.variables.ids.extend(range(size))
    bounds(proto.variables, model.lower, model.upper)
    proto.variables.integers.extend([True] * size)
    proto.linear_constraints.ids.extend(range(model.rows))
    bounds(proto.linear_constraints, model.row_lower, model.row_upper)
    entries(proto.linear_constraint_matrix, model.row, model.column, model.data)
    proto.objective.maximize = True
    sparse(proto.objective.linear_coefficients, np.arange(size), model.c.astype(float))
    return proto


def _parameters(nodes: int | None) -> Any:
    from ortools.math_opt import parameters_pb2

    parameters = parameters_pb2.SolveParametersProto()
    parameters.relative_gap_tolerance, parameters.absolute_gap_tolerance = 0.0, 0.5
    parameters.threads = 1
    if nodes is not None:
        parameters.node_limit = nodes
    return parameters
