"""HiGHS in a process of its own: reads a pickled mixed-integer program from standard input, writes status and values.

Run by its path, so that it loads numpy and OR-Tools and nothing of this package. A process, because HiGHS as carried by
OR-Tools can neither be interrupted nor kept from printing a banner to standard output.
"""

from __future__ import annotations

import os
import pickle
import sys
from typing import Any


def main() -> None:
    """Solve what stands on standard input."""
    answers = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    task = pickle.load(sys.stdin.buffer)
    with os.fdopen(answers, "wb") as out:
        pickle.dump(solve(task), out)


def solve(task: dict[str, Any]) -> tuple[str, list[float]]:
    """Name of the status and values of the columns."""
    import numpy as np
    from ortools.linear_solver.python import model_builder_helper as helper

    model = helper.ModelBuilderHelper()
    whole: Any = np.ones(len(task["lower"]), bool)
    model.add_var_array_with_bounds(task["lower"], task["upper"], whole, "")
    starts, columns, values = (task[name].tolist() for name in ("starts", "columns", "values"))
    for i, (low, high) in enumerate(zip(task["row_lower"].tolist(), task["row_upper"].tolist(), strict=True)):
        row = model.add_linear_constraint()
        model.set_constraint_lower_bound(row, low)
        model.set_constraint_upper_bound(row, high)
        for k in range(starts[i], starts[i + 1]):
            model.set_constraint_coefficient(row, columns[k], values[k])
    if task["objective"] is not None:
        priced = np.flatnonzero(task["objective"])
        model.set_objective_coefficients(priced.tolist(), task["objective"][priced].tolist())
        model.set_maximize(True)
    without = "presolve=off\n"
    solver = _solved(helper, model, task["seconds"], "" if task["presolve"] else without)
    # Of a problem that is infeasible or unbounded its presolve may not say which.
    if solver.status().name == "NOT_SOLVED" and task["presolve"]:
        solver = _solved(helper, model, task["seconds"], without)
    status = solver.status().name
    return status, list(solver.variable_values()) if status == "OPTIMAL" else []


def _solved(helper: Any, model: Any, seconds: float, more: str) -> Any:
    solver = helper.ModelSolverHelper("highs")
    solver.set_time_limit_in_seconds(min(seconds, 1e6))
    solver.set_solver_specific_parameters(f"mip_rel_gap=0\nmip_abs_gap=0.5\nmip_feasibility_tolerance=1e-9\n{more}")
    solver.solve(model)
    return solver


if __name__ == "__main__":
    main()
