"""The child that runs HiGHS says of a program without a plan that there is none, whatever its presolve leaves open."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.engine.solvers import highs
from houma_assign.program.program import Program

from ...oracles.random_problems import draw_problem

SEEDS = (3244, *range(3_000, 3_012))


@pytest.mark.parametrize("seed", SEEDS)
def test_it_agrees_where_there_is_no_plan(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the first its presolve says "infeasible or unbounded", which stands for no answer."""
    asked: list[str] = []
    run = highs._asked

    def heard(task: dict[str, Any]) -> Any:
        found = run(task)
        asked.append(found[0])
        return found

    monkeypatch.setattr(highs, "_asked", heard)
    problem = draw_problem(seed, 10).with_aims(ha.Merit(), ha.WorstOff(worst=2))
    plan = ha.solve(problem)
    assert plan.status in (ha.Status.OPTIMAL, ha.Status.INFEASIBLE)
    second = highs.cross_check(Program.of(problem), None, [], 60.0)
    assert second.finished
    assert second.infeasible == (plan.status is ha.Status.INFEASIBLE)
    assert np.isin(asked, ["OPTIMAL", "INFEASIBLE"]).all()
