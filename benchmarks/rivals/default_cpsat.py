"""CP-SAT with default parameters (all cores, presolve) on the very rows of our program, tier by tier, built anew each time.

Unlike ``plain_cpsat``, which takes the rules' own rows and the first aim, this answers every aim; lots are left out, in its
favour. The cap is for all tiers together, building included.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

from ortools.sat.python import cp_model

import houma_assign as ha
from houma_assign.exact import Ints
from houma_assign.rows import INFINITY

from .same_rows import SameRows, same_rows, tier_by_tier


def all_tiers(problem: ha.Problem, cap: float, excluded: Sequence[Sequence[ha.Placement]] = ()) -> list[int | None]:
    """Value of each tier in steps, None where CP-SAT did not prove it in time."""
    end = perf_counter() + cap
    given = same_rows(problem, excluded)

    def best(weights: Ints, floors: list[tuple[Ints, int]]) -> int | None:
        model, columns = _written(given, floors)
        model.maximize(_sum(columns, weights))
        solver = _solver(end)
        return round(solver.objective_value) if solver.solve(model) == cp_model.OPTIMAL else None

    return tier_by_tier(given, best)


def any_plan(problem: ha.Problem, cap: float) -> bool | None:
    """Whether there is a plan; None if that was not decided in time."""
    end = perf_counter() + cap
    model, _ = _written(same_rows(problem), [])
    said = {cp_model.OPTIMAL: True, cp_model.FEASIBLE: True, cp_model.INFEASIBLE: False}
    return said.get(_solver(end).solve(model))


def _solver(end: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(end - perf_counter(), 0.01)
    return solver


def _sum(columns: list[cp_model.IntVar], weights: Ints) -> cp_model.LinearExprT:
    used = weights.nonzero()[0].tolist()
    return cp_model.LinearExpr.weighted_sum([columns[k] for k in used], weights[used].tolist())


def _written(given: SameRows, floors: list[tuple[Ints, int]]) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
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
    for weights, value in floors:
        model.add(_sum(columns, weights) >= value)
    return model, columns
