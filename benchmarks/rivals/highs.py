"""HiGHS through scipy, gap 0, on the very rows of our program, tier by tier with a floor row for each tier before.

Given: the columns that count a person's posts, whole coefficients, presolve and the other defaults (each faster than without
where it was tried). Lots are left out, in its favour: their totals are beyond its tolerances.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

import houma_assign as ha
from houma_assign.data.exact import Ints
from houma_assign.data.rows import INFINITY

from ..contestant import Answer, Run, tiers_answer
from .plain_rows import plain_model
from .same_rows import same_rows, tier_by_tier


def all_tiers(problem: ha.Problem, cap: float, excluded: Sequence[Sequence[ha.Placement]] = ()) -> list[int | None]:
    """Value of each tier in steps, None where HiGHS did not prove it; ``cap`` seconds for all tiers together."""
    end = perf_counter() + cap
    given = same_rows(problem, excluded)
    rows, bounds = LinearConstraint(given.table.astype(float), *_ends(given.low, given.high)), Bounds(given.lower, given.upper)

    def best(weights: Ints, floors: list[tuple[Ints, int]]) -> int | None:
        held = [LinearConstraint(csr_array(held[None, :].astype(float)), value - 0.5, np.inf) for held, value in floors]
        return _best(weights.astype(float), [rows, *held], bounds, end - perf_counter())

    return tier_by_tier(given, best)


def any_plan(problem: ha.Problem, cap: float) -> bool | None:
    """Whether there is a plan, on the same rows; None if that was not decided in time."""
    given = same_rows(problem)
    rows = LinearConstraint(given.table.astype(float), *_ends(given.low, given.high))
    nothing = np.zeros(len(given.lower))
    answer = milp(nothing, constraints=rows, bounds=Bounds(given.lower, given.upper), integrality=np.ones(len(nothing)),
                  options={"time_limit": max(cap, 0.01)})  # fmt: skip
    return {0: True, 2: False}.get(answer.status)


def highs(problem: ha.Problem, cap: float) -> Run:
    """All tiers but lots."""
    return lambda: tiers_answer(problem, all_tiers(problem, cap), len(problem.tiers))


def highs_plain(problem: ha.Problem, cap: float) -> Run:
    """The first tier on the rules' own rows, without the columns that count a person's posts."""

    def run() -> Answer:
        end = perf_counter() + cap
        model = plain_model(problem)
        rows = [LinearConstraint(model.table.astype(float), *_ends(model.low, model.high))]
        value = _best(model.weights.astype(float), rows, Bounds(model.lower, model.upper), end - perf_counter())
        return tiers_answer(problem, [None if value is None else value + model.constant], 1)

    return run


def _ends(lower: np.ndarray, upper: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return np.where(lower <= -INFINITY, -np.inf, lower.astype(float)), np.where(upper >= INFINITY, np.inf, upper.astype(float))


def _best(weights: np.ndarray, rows: list[LinearConstraint], bounds: Bounds, seconds: float) -> int | None:
    options = {"mip_rel_gap": 0, "time_limit": max(seconds, 0.01)}
    answer = milp(-weights, constraints=rows, bounds=bounds, integrality=np.ones(len(weights)), options=options)
    return round(-answer.fun) if answer.status == 0 else None
