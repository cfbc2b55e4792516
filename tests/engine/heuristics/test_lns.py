"""Large neighbourhood search under budgets: plans that get better, the same each time, whether agents are people or posts."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import pytest

import houma_assign as ha
from benchmarks.instances.budgets import budgets, drawn
from houma_assign.data.exact import Ints
from houma_assign.engine.bounds.column_generation import ColumnGeneration
from houma_assign.engine.heuristics.mending import mended
from houma_assign.engine.model.model import Model, keeps
from houma_assign.engine.proof.certificate import certificate
from houma_assign.engine.proof.restrict import presolved
from houma_assign.engine.solvers.deadline import Deadline
from houma_assign.program.program import Program

LNS = import_module("houma_assign.engine.heuristics.lns")


def turned(kind: str, jobs: int, agents: int) -> ha.Problem:
    """The same with people for jobs and posts for agents."""
    cost, weight, most = drawn(kind, jobs, agents)
    limit = {f"p{k}": int(each) for k, each in enumerate(most)}
    rules = [ha.Capacity(load="weight", limit=limit, each="post"), ha.Quota(id="all", where={}, least=jobs)]
    return ha.Problem.from_matrix(-cost.T.astype(float), slots=[jobs] * agents, least=[0] * agents, constraints=rules,
                                  aims=(ha.Merit(),), pair_facts={"weight": weight.T})  # fmt: skip


def begun(problem: ha.Problem) -> tuple[Program, Model, Any, Ints]:
    """The program, its model, prices of its LP, and a plan around the LP's answer."""
    program = Program.of(problem)
    model = presolved(program, program.tiers[0].weights)
    lp = ColumnGeneration(model, program.pairs).solve(model, 60.0)
    assert lp.x is not None
    x = mended(model, program.pairs, lp.x)
    assert x is not None
    return program, model, certificate(model, lp.y), x


@pytest.mark.parametrize(("make", "kind"), [(budgets, "e"), (turned, "d")], ids=["people hold", "posts hold"])
def test_a_plan_gets_better_and_the_same_each_time(make: Any, kind: str) -> None:
    program, model, proof, x = begun(make(kind, 40, 5))
    seen: list[Ints] = []
    found = [LNS.improve(proof, x, program.village, 1, Deadline(None), seen.append, program.person, 12, 3, growing=True)
             for _ in range(2)]  # fmt: skip
    assert [stopped for _, stopped in found] == [False, False]
    better = found[0][0]
    assert (better == found[1][0]).all()
    assert keeps(model, better)
    values = [int(model.c @ each) for each in seen[: len(seen) // 2]]
    assert values == sorted(set(values))
    assert values[-1] == int(model.c @ better) > int(model.c @ x)


def test_no_round_is_too_large_to_end_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    program, _, proof, x = begun(turned("d", 120, 16))
    right, sizes = LNS.solve_portfolio, []

    def solved(part: Model, *given: Any) -> Any:
        sizes.append(len(part.columns))
        return right(part, *given)

    monkeypatch.setattr(LNS, "solve_portfolio", solved)
    LNS.improve(proof, x, program.village, 1, Deadline(None), len, program.person, 12, 6, growing=True)
    assert sizes
    assert max(sizes) <= LNS.MANY_COLUMNS
    assert np.prod((120, 16)) > LNS.MANY_COLUMNS
