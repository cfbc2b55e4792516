"""With little time to go, a problem of middling size is planned as provinces are."""

from __future__ import annotations

import numpy as np
import pytest

from houma_assign.aims.tiers import tiers
from houma_assign.engine.bounds.relaxation_chain import MIDDLING, SHORT, WIDE, Road
from houma_assign.engine.proof.restrict import presolved
from houma_assign.engine.solvers.deadline import Deadline
from houma_assign.program.program import build

from ...oracles.middling_problems import draw_middling


@pytest.mark.parametrize(("seconds", "limit"), [(None, WIDE), (2 * SHORT, WIDE), (SHORT / 2, MIDDLING)])
def test_a_plan_comes_before_proof(seconds: float | None, limit: int) -> None:
    problem = draw_middling(7)
    program = build(problem, tiers(problem.tiers, soft=False, seed="0"))
    base = presolved(program, np.zeros_like(program.lower))
    assert Road(program, base, None, Deadline(seconds)).limit == limit
    assert MIDDLING < WIDE
