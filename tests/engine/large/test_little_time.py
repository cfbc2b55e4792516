"""With little time to go, a problem of middling size is planned as provinces are."""

from __future__ import annotations

import numpy as np
import pytest

from houma_assign.aims.tiers import tiers
from houma_assign.engine.bounds.relaxation_chain import LARGE_ROWS, LITTLE_TIME, MEDIUM_ROWS, RelaxationChain
from houma_assign.engine.proof.restrict import presolved
from houma_assign.engine.solvers.deadline import Deadline
from houma_assign.program.program import build

from ...oracles.middling_problems import draw_middling

LIMITS = [(None, LARGE_ROWS), (2 * LITTLE_TIME, LARGE_ROWS), (LITTLE_TIME / 2, MEDIUM_ROWS)]


@pytest.mark.parametrize(("seconds", "limit"), LIMITS)
def test_a_plan_comes_before_proof(seconds: float | None, limit: int) -> None:
    problem = draw_middling(7)
    program = build(problem, tiers(problem.tiers, soft=False, seed="0"))
    base = presolved(program, np.zeros_like(program.lower))
    assert RelaxationChain(program, base, None, Deadline(seconds)).row_limit == limit
    assert MEDIUM_ROWS < LARGE_ROWS
