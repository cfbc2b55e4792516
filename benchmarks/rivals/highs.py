"""HiGHS through scipy, gap 0, on the very rows of our program, tier by tier with a floor row for each tier before.

Given: the columns that count a person's posts, whole coefficients, presolve and the other defaults (each faster than without
where it was tried). Lots are left out, in its favour: their totals are beyond its tolerances.
"""

from __future__ import annotations

from time import perf_counter

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

import houma_assign as ha
from houma_assign.program import build
from houma_assign.rows import INFINITY
from houma_assign.tiers import tiers

from ..contestant import Answer, Run, tiers_answer
from .plain_rows import plain_model


def all_tiers(problem: ha.Problem, cap: float, only_first: bool = False) -> list[int | None]:
    """Value of each tier in steps, None where HiGHS did not prove it; ``cap`` seconds for all tiers together."""
    end = perf_counter() + cap
    soft = any(rule.penalty is not None for rule in problem.constraints)
    program = build(problem, tiers(problem.tiers, soft, ""))
    matrix = program.matrix
    table = csr_array((matrix.data.astype(float), matrix.indices, matrix.indptr), shape=(len(matrix), len(program.lower)))
    rows = [LinearConstraint(table, *_ends(matrix.lower, matrix.upper))]
    found: list[int | None] = []
    for tier in program.tiers[:-1][: 1 if only_first else None]:
        weights = tier.coefficients.astype(float)
        value = _best(weights, rows, Bounds(program.lower, program.upper), end - perf_counter())
        if value is None:
            found.append(None)
            break
        found.append(value + tier.constant)
        rows.append(LinearConstraint(csr_array(weights[None, :]), value - 0.5, np.inf))
    return found


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
