"""HiGHS through scipy, on the very rows of our program, tier by tier, gap 0. Lots are left out, in its favour."""

from __future__ import annotations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

import houma_assign as ha
from houma_assign.program import build
from houma_assign.rows import INFINITY
from houma_assign.tiers import tiers


def all_tiers(problem: ha.Problem, cap: float, only_first: bool = False) -> list[int | None]:
    """Value of each tier in steps, None where HiGHS did not prove it within ``cap`` seconds."""
    soft = any(rule.penalty is not None for rule in problem.constraints)
    program = build(problem, tiers(problem.tiers, soft, ""))
    matrix = program.matrix
    table = csr_array((matrix.data.astype(float), matrix.indices, matrix.indptr), shape=(len(matrix), len(program.lower)))
    low = np.where(matrix.lower <= -INFINITY, -np.inf, matrix.lower.astype(float))
    high = np.where(matrix.upper >= INFINITY, np.inf, matrix.upper.astype(float))
    rows = [LinearConstraint(table, low, high)]
    found: list[int | None] = []
    for tier in program.tiers[:-1][: 1 if only_first else None]:
        weights = tier.coefficients.astype(float)
        answer = milp(-weights, constraints=rows, bounds=Bounds(program.lower, program.upper), integrality=np.ones(len(weights)),
                      options={"mip_rel_gap": 0, "time_limit": cap})  # fmt: skip
        if answer.status != 0:
            found.append(None)
            break
        value = round(-answer.fun)
        found.append(value + tier.constant)
        rows.append(LinearConstraint(csr_array(weights[None, :]), value - 0.5, np.inf))
    return found
