"""The obvious CP-SAT model: a Boolean for each pair, a Python expression for each rule, default parameters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

import houma_assign as ha
from houma_assign.rows import INFINITY


@dataclass(frozen=True)
class Answer:
    """What the rival says: proven or not, and its value in steps."""

    proven: bool
    value: int | None


def first_tier(problem: ha.Problem, cap: float) -> Answer:
    """Build and solve the first tier alone, with every rule, within ``cap`` seconds."""
    grid = problem.eligibility.grid
    model = cp_model.CpModel()
    x = [model.new_bool_var(f"x{k}") for k in range(len(grid))]
    for rule in problem.constraints:
        rows = rule.rows(grid)
        for i in range(len(rows)):
            entries = np.flatnonzero(rows.row == i)
            total = sum(int(rows.coefficient[e]) * x[rows.column[e]] for e in entries)
            low, high = int(rows.lower[i]), int(rows.upper[i])
            if low > -INFINITY:
                model.add(total >= low)
            if high < INFINITY:
                model.add(total <= high)
    objective = problem.tiers[0].objective(grid)
    y = [model.new_int_var(int(a), int(b), "") for a, b in zip(objective.rows.aux_lower, objective.rows.aux_upper, strict=True)]
    columns = [*x, *y]
    for i in range(len(objective.rows)):
        entries = np.flatnonzero(objective.rows.row == i)
        model.add(sum(int(objective.rows.coefficient[e]) * columns[objective.rows.column[e]] for e in entries) >= 0)
    weights = [*objective.pairs.tolist(), *objective.aux.tolist()]
    model.maximize(sum(weight * column for weight, column in zip(weights, columns, strict=True) if weight))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = cap
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Answer(status == cp_model.OPTIMAL, round(solver.objective_value) if found else None)
