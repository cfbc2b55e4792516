"""CP-SAT without us: a Boolean for each pair, a Python expression for each row of each rule, the first aim as objective.

``obvious`` has the default parameters (all cores, presolve), as somebody writes it who reads the manual. ``tuned`` has what
suits assignment: one worker, all rows in the LP, no presolve. Building the model is timed, as ours is; the cap is for the
solve alone, in its favour.
"""

from __future__ import annotations

from typing import Any

from ortools.sat.python import cp_model

import houma_assign as ha

from ..contestant import Answer, Run, in_units
from .cpsat_rows import weighted, written
from .plain_rows import plain_model

DEFAULTS: dict[str, Any] = {}
FOR_ASSIGNMENT: dict[str, Any] = {
    "num_workers": 1,
    "linearization_level": 2,
    "cp_model_presolve": False,
    "cp_model_probing_level": 0,
}


def obvious(problem: ha.Problem, cap: float) -> Run:
    """Default parameters."""
    return lambda: _solve(problem, cap, DEFAULTS)


def tuned(problem: ha.Problem, cap: float) -> Run:
    """Parameters for assignment."""
    return lambda: _solve(problem, cap, FOR_ASSIGNMENT)


def _solve(problem: ha.Problem, cap: float, parameters: dict[str, Any]) -> Answer:
    model = plain_model(problem)
    solver = cp_model.CpSolver()
    for name, value in parameters.items():
        setattr(solver.parameters, name, value)
    solver.parameters.max_time_in_seconds = cap
    program, columns = written(model)
    program.maximize(weighted(columns, model.weights))
    status = solver.solve(program)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Answer("infeasible" if status == cp_model.INFEASIBLE else "unknown")
    best, bound = round(solver.objective_value) + model.constant, round(solver.best_objective_bound) + model.constant
    proven = "optimal" if status == cp_model.OPTIMAL else "feasible"
    return Answer(proven, (problem.tiers[0].id,), in_units(problem, [best]), in_units(problem, [bound]))
