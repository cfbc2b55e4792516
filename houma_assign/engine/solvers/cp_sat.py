"""CP-SAT on a model.

Settings, each measured on the 31-slot case and on random problems (``docs/benchmarks.md``): every rule is a linear row, the
LP is used at full strength, presolve and probing are off (they cost more than they save once the model is reduced and
people have their own columns), the older propagation of rows, objectives are not used to steer branching, cutting planes
only where a search without them did not end, one worker unless asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...data.exact import Ints
from ...errors import SolverFailure
from ..model.model import Model
from .exact_encoding import Digits, encode, expand
from .interruptible import Stopped, interruptible

Listener = Callable[[int, int | None], None]  # best objective so far and bound, None where there is none yet


@dataclass(frozen=True)
class SearchResult:
    """What the search says of a model.

    Attributes
    ----------
    x
        The best values found, None if none.
    value, bound
        Objective of x and proven bound, the model's constant included.
    optimal, infeasible
        What is proven; neither means that time ran out.
    stopped
        The user pressed Ctrl-C.
    """

    x: Ints | None
    value: int
    bound: int | None
    optimal: bool
    infeasible: bool
    stopped: bool = False


@dataclass(frozen=True)
class Effort:
    """How hard to search: with cutting planes or not, for how much of CP-SAT's own time at most, and whether to the last step."""

    cuts: bool = True
    most: float | None = None
    exact: bool = True


def solve_cp_sat(model: Model, workers: int, seconds: float, effort: Effort = Effort(),
                 listen: Listener | None = None) -> SearchResult:  # fmt: skip
    """Maximise the model's objective by CP-SAT."""
    from ortools.sat.python import cp_model_helper as cp_sat  # what ``cp_model`` stands on; that one imports pandas

    proto, parameters = cp_sat.CpModelProto(), cp_sat.SatParameters()
    solver: Any = cp_sat.SolveWrapper()
    written = _fill(proto, model)
    _set_parameters(parameters, workers, seconds, effort)
    solver.set_parameters(parameters)
    callback = _callback(cp_sat, model, listen) if listen else None
    if callback:
        solver.add_solution_callback(callback)
    stopped = False
    reply: Any
    try:
        reply = interruptible(lambda: solver.solve(proto), solver.stop_search)
    except Stopped as stop:
        reply, stopped = stop.result, True
    if callback:
        solver.clear_solution_callback(callback)
    statuses, status = cp_sat.CpSolverStatus, reply.status
    if status == statuses.MODEL_INVALID:
        raise SolverFailure(f"CP-SAT refuses the model: {cp_sat.CpSatHelper.validate_model(proto) or reply.solution_info}")
    size = len(model.columns)
    x = None
    # Values are read only where there is a plan: after UNKNOWN they are memory that belongs to something else.
    if status in (statuses.OPTIMAL, statuses.FEASIBLE) and len(reply.solution) >= size:
        values = list(reply.solution)
        x = np.array(values[:size], dtype=np.int64)
        for column, digits in written.items():
            x[column] = digits.lower + sum(weight * values[digit] for digit, weight in digits.places)
    value = model.constant + (int(model.c @ x) if x is not None else 0)  # never the solver's float
    optimal = status == statuses.OPTIMAL and x is not None
    bound = None
    if optimal:
        bound = value
    elif status != statuses.INFEASIBLE and model.c.any():
        bound = _bound(reply.best_objective_bound, model)
    return SearchResult(x, value, bound, optimal, status == statuses.INFEASIBLE, stopped)


def _bound(said: Any, model: Model) -> int | None:
    """The proven bound; the solver minimises ``-c`` and reports a float, which is rounded away from optimism."""
    bound = float(said)
    # A reply without a bound says 0.0, also where time ran out before the objective was looked at: 0 proves nothing.
    if bound == 0.0 or not np.isfinite(bound) or abs(bound) >= 2**53:
        return None
    return int(np.floor(bound + 1e-6)) + model.constant


def _set_parameters(parameters: Any, workers: int, seconds: float, effort: Effort) -> None:
    parameters.num_workers = workers
    parameters.linearization_level = 2
    parameters.cp_model_presolve = False
    parameters.cp_model_probing_level = 0
    parameters.exploit_objective = False
    parameters.new_linear_propagation = False
    parameters.presolve_inclusion_work_limit = 0  # second guard against the wrong OPTIMAL of wide rows
    parameters.catch_sigint_signal = False  # else the next Ctrl-C kills the process
    parameters.random_seed = 0
    if not effort.cuts:
        parameters.cut_level = 0
    if effort.most is not None:
        parameters.max_deterministic_time = effort.most
    if seconds < 1e6:
        parameters.max_time_in_seconds = seconds


def _fill(proto: Any, model: Model) -> dict[int, Digits]:
    """The model as protocol buffer, filled in bulk; expressions of Python objects take longer than the solve."""
    rows = encode(model)
    for low, high in zip(rows.lower, rows.upper, strict=True):
        proto.variables.add().domain.extend((low, high))
    for columns, coefficients, least, most in rows.rows:
        linear = proto.constraints.add().linear
        linear.vars.extend(columns)
        linear.coeffs.extend(coefficients)
        linear.domain.extend((least, most))
    priced = np.flatnonzero(model.c)
    if len(priced):
        objective, values, shift = expand(priced.tolist(), (-model.c[priced]).tolist(), rows.written)
        proto.objective.vars.extend(objective.tolist())
        proto.objective.coeffs.extend(values.tolist())
        proto.objective.offset = shift
        proto.objective.scaling_factor = -1.0
    return rows.written


def _callback(cp_sat: Any, model: Model, listen: Listener) -> Any:
    class Callback(cp_sat.SolutionCallback):  # type: ignore[misc]  # OR-Tools is untyped here
        def OnSolutionCallback(self) -> None:  # noqa: N802  # the name that the solver calls
            listen(round(self.ObjectiveValue()) + model.constant, _bound(self.BestObjectiveBound(), model))

    return Callback()
