"""CP-SAT with default parameters (all cores, presolve) on the very rows of our program, tier by tier, built anew each time.

Unlike ``plain_cpsat``, which takes the rules' own rows and the first aim, this answers every aim; lots are left out, in its
favour. The cap is for all tiers together, building included.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

from ortools.sat.python import cp_model

import houma_assign as ha
from houma_assign.data.exact import Ints

from .cpsat_rows import weighted, written
from .same_rows import SameRows, same_rows, tier_by_tier


def all_tiers(problem: ha.Problem, cap: float, excluded: Sequence[Sequence[ha.Placement]] = ()) -> list[int | None]:
    """Value of each tier in steps, None where CP-SAT did not prove it in time."""
    end = perf_counter() + cap
    given = same_rows(problem, excluded)

    def best(weights: Ints, floors: list[tuple[Ints, int]]) -> int | None:
        model, columns = _written(given, floors)
        model.maximize(weighted(columns, weights))
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


def _written(given: SameRows, floors: list[tuple[Ints, int]]) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    model, columns = written(given)
    for weights, value in floors:
        model.add(weighted(columns, weights) >= value)
    return model, columns
