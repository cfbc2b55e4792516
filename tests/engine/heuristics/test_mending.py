"""A plan by mending: where it finds one it is one, it finds most, at once, and the same one each time."""

from __future__ import annotations

from importlib import import_module

import numpy as np
import pytest

import houma_assign as ha
from benchmarks.instances.budgets import budgets
from benchmarks.instances.random_town import random_town
from houma_assign.engine.heuristics.flips import Flips
from houma_assign.engine.heuristics.mending import Mending, mended
from houma_assign.engine.model.model import Impossible, keeps
from houma_assign.engine.plan_at_once import mended_plan, plan_at_once
from houma_assign.engine.proof.restrict import presolved
from houma_assign.engine.solvers.deadline import Deadline
from houma_assign.program.program import Program

from ...oracles.random_problems import draw_problem

AT_ONCE = import_module("houma_assign.engine.plan_at_once")


def test_what_it_finds_is_a_plan_and_it_finds_most() -> None:
    found = there = 0
    for seed in range(40):
        problem = draw_problem(seed)
        program = Program.of(problem)
        try:
            model = presolved(program, program.tiers[0].weights)
        except Impossible:
            continue
        x = mended(model, program.pairs)
        assert x is None or keeps(model, x)
        is_there = ha.solve(problem).status is ha.Status.OPTIMAL
        assert is_there or x is None
        found, there = found + (x is not None), there + is_there
    assert there > 20
    assert found >= 0.9 * there


@pytest.mark.parametrize(("kind", "jobs", "agents"), [("c", 100, 10), ("d", 400, 20), ("e", 400, 20), ("e", 100, 5)])
def test_budgets_are_filled_in_few_moves(kind: str, jobs: int, agents: int) -> None:
    program = Program.of(budgets(kind, jobs, agents))
    model = presolved(program, program.tiers[0].weights)
    flips = Flips(model, program.pairs)
    assert Mending(flips, np.zeros(len(flips.pair), np.int64)).run(8 * jobs)
    x = plan_at_once(program, model, Deadline(None), False)
    assert x is not None
    assert program.keeps(x)
    assert (plan_at_once(program, model, Deadline(None), False) == x).all()


def test_a_town_is_mended_before_its_first_lp() -> None:
    program = Program.of(random_town(250, 50, 3))
    x = plan_at_once(program, presolved(program, program.tiers[0].weights), Deadline(None), False)
    assert x is not None
    assert program.keeps(x)


def test_a_small_problem_is_mended_only_under_a_limit() -> None:
    program = Program.of(ha.datasets.houma_2020())
    base = presolved(program, program.tiers[0].weights)
    assert plan_at_once(program, base, Deadline(60.0), False) is None
    assert plan_at_once(program, base, Deadline(60.0), True) is not None


def test_a_flow_needs_no_mending() -> None:
    program = Program.of(ha.Problem.from_matrix(np.random.default_rng(0).integers(0, 99, (30, 20)).astype(float)))
    assert plan_at_once(program, presolved(program, program.tiers[0].weights), Deadline(1.0), True) is None


def test_what_is_no_plan_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    program = Program.of(ha.datasets.houma_2020())
    base = presolved(program, program.tiers[0].weights)
    monkeypatch.setattr(AT_ONCE, "mended", lambda model, *given, **named: model.upper.copy())
    assert mended_plan(program, base) is None


def test_it_ends_when_time_is_up() -> None:
    program = Program.of(budgets("d", 100, 10))
    base = presolved(program, program.tiers[0].weights)
    assert mended_plan(program, base, lambda: True) is None
    assert mended_plan(program, base) is not None


@pytest.mark.parametrize(("limit", "most"), [(0.01, 0.25), (100.0, 5.0)])
def test_it_takes_a_twentieth_of_the_time_or_a_moment(limit: float, most: float, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("houma_assign.engine.solvers.deadline.monotonic", lambda: now[0])
    over = AT_ONCE._share_spent(Deadline(limit))
    now[0] = 0.9 * most
    assert not over()
    now[0] = 1.1 * most
    assert over()
    assert not AT_ONCE._share_spent(Deadline(None))()


@pytest.mark.parametrize("kind", ["c", "d", "e"])
def test_the_first_plan_of_budgets_is_told_before_any_bound(kind: str) -> None:
    told: list[ha.Progress] = []
    plan = ha.solve(budgets(kind, 60, 6), time_limit=0.5, progress=told.append)
    assert plan
    assert told[0].best is not None
    best = [news.best for news in told if news.best is not None and news.aim == "merit"]
    assert best == sorted(best)
