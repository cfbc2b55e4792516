"""Tasks dealt out anew, values asked for one by one, and networks without detours: against every plan, and against HiGHS."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import pytest

import houma_assign as ha
from benchmarks.instances.budgets import drawn
from houma_assign.engine import budgets as budgets_module
from houma_assign.engine.heuristics.share_out import ShareOut

from .brute_force import brute_force
from .middling_problems import draw_middling
from .random_problems import draw_problem
from .test_brute_force import _shown

TIER = import_module("houma_assign.engine.tier_solver")
SEEDS = 2_000_000
EACH, FEW = 50, 24  # in a test of the slow and of the usual suite


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Whatever the size, tasks are dealt out anew before anything is searched; how often that was begun."""
    begun: list[int] = []
    run = ShareOut.run

    def counted(self: ShareOut, *given: Any) -> Any:
        begun.append(1)
        return run(self, *given)

    monkeypatch.setattr(TIER, "MANY_COLUMNS", 0)
    monkeypatch.setattr(budgets_module, "MANY", 2)
    monkeypatch.setattr(budgets_module, "SEVERAL", 1)
    monkeypatch.setattr(budgets_module, "IDLE", 1)  # these are too small for long searches
    monkeypatch.setattr(budgets_module, "TRIES", 2)
    monkeypatch.setattr(budgets_module, "HOLDER_TRIES", 1)
    monkeypatch.setattr(ShareOut, "run", counted)
    return begun


def shared(seed: int, jobs: int = 4, agents: int = 3) -> ha.Problem:
    """Jobs for agents with budgets, ties and refused jobs among them, at least or at most cost, now and then a second aim."""
    rng, kind = np.random.default_rng([seed, 77]), "cde"[seed % 3]
    cost, weight, room = drawn(kind, jobs, agents, seed)
    cost = cost // int(rng.choice([1, 1, 8])) * int(rng.choice([-1, -1, 1]))
    room = (room * rng.choice([0.9, 1.1, 1.4])).astype(np.int64)
    score = cost.astype(float)
    score[rng.random(score.shape) < 0.1 * (seed % 2)] = np.nan
    aims = ((ha.Merit(),), (ha.EvenLoad(), ha.Merit()), (ha.Merit(slack=3), ha.EvenLoad()), (ha.WorstOff(), ha.Merit()))
    rule = ha.Capacity(load="weight", limit={f"c{k}": int(each) for k, each in enumerate(room)}, each="candidate",
                       penalty=None if seed % 5 else 2)  # fmt: skip
    return ha.Problem.from_matrix(score, most_each=jobs, constraints=[rule], aims=aims[seed % 4 if seed % 7 else 0],
                                  pair_facts={"weight": weight})  # fmt: skip


def of_all_kinds(seed: int) -> ha.Problem:
    """One in three shares out tasks, one in three has aims at the least or the most of many, one has any rules and aims."""
    if seed % 3 == 0:
        return shared(seed)
    problem = draw_problem(seed, 11)
    if seed % 3 == 1:
        return problem
    rest = [aim for aim in problem.tiers if aim.kind not in ("worst_off", "even_load")]
    many = ((ha.WorstOff(), *rest), ha.leximin(3), (ha.EvenLoad(), ha.WorstOff(), *rest),
            (ha.EvenLoad(measure="greatest"), *rest),
            (ha.WorstOff(slack=1), ha.WorstOff(id="two", worst=2)), (*rest, ha.EvenLoad()))  # fmt: skip
    return problem.with_aims(*many[seed // 3 % len(many)])


def check(seed: int) -> ha.Status:
    """Status, values, bounds and the drawn plan are those of all plans tried, and the proof stands."""
    problem = of_all_kinds(seed)
    true, plan = brute_force(problem, str(seed)), ha.solve(problem, seed=str(seed))
    assert plan.status is (ha.Status.OPTIMAL if true.feasible else ha.Status.INFEASIBLE), seed
    assert not plan.check_proof(), seed
    if true.feasible:
        assert set(plan.placements) == set(true.drawn), seed
        assert {aim: plan.bound[aim] for aim in true.best} == {aim: _shown(best) for aim, best in true.best.items()}, seed
    return plan.status


def test_tiny_problems(at_once: list[int]) -> None:
    assert {check(SEEDS - 1 - seed) for seed in range(FEW)} == {ha.Status.OPTIMAL, ha.Status.INFEASIBLE}
    assert at_once


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(100))
def test_five_thousand_tiny_problems(chunk: int, at_once: list[int]) -> None:
    for seed in range(SEEDS + chunk * EACH, SEEDS + (chunk + 1) * EACH):
        check(seed)
    assert at_once


def middling(seed: int) -> ha.Problem:
    """As ``of_all_kinds``, of a size that no oracle goes through plan by plan."""
    if seed % 2:
        return shared(seed, 14, 3)
    aims = ((ha.WorstOff(), ha.Merit()), (ha.FewestVacancies(), ha.WorstOff()), ha.leximin(2), (ha.EvenLoad(), ha.WorstOff()))
    return draw_middling(seed).with_aims(*aims[seed // 2 % 4])


def test_a_second_engine_that_lost_the_best_plan_is_asked_again() -> None:
    """HiGHS as carried by OR-Tools 9.15 proves merit 1,838.2 with its presolve and 1,839.2 without, as HiGHS 1.16 does."""
    plan = ha.solve(middling(2_000_032))
    assert plan.value["merit"] == 1839.2
    assert plan.confirm().complete


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(50))
def test_five_hundred_middling_problems_by_a_second_engine(chunk: int) -> None:
    for seed in range(SEEDS + chunk * 10, SEEDS + (chunk + 1) * 10):
        plan = ha.solve(middling(seed))
        assert plan.status in (ha.Status.OPTIMAL, ha.Status.INFEASIBLE), seed
        assert plan.confirm(60).complete, seed
        assert not plan.check_proof(), seed
