"""OPTIMAL, FEASIBLE, INFEASIBLE and UNKNOWN are never taken for each other."""

from __future__ import annotations

import time
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from ortools.sat.python import cp_model_helper as cp_sat

import houma_assign as ha
from houma_assign.engine.solvers.cp_sat import SearchResult, solve_cp_sat

from ..engine.models import best, model, thrown
from .listing import lists, refused
from .pressed import pressed
from .town import ties, town

TIER = import_module("houma_assign.engine.tier_solver")
SEARCHERS = [
    import_module(f"houma_assign.engine.{name}")
    for name in ("tier_solver", "core_search", "heuristics.diving", "heuristics.lns", "heuristics.polish")
]
UNDECIDED, NOTHING = SearchResult(None, 0, None, False, False), SearchResult(None, 0, None, False, True)


def searched_by(monkeypatch: pytest.MonkeyPatch, answer: Any) -> None:
    """Every search of the engine answers like this."""
    for module in SEARCHERS:
        for name in {"solve_cp_sat", "solve_portfolio"} & set(vars(module)):
            monkeypatch.setattr(module, name, answer)


def hurried(held: Any, workers: int, seconds: float, *more: Any) -> SearchResult:
    """A search that has no time left."""
    return solve_cp_sat(held, workers, 1e-5, *more)


def knapsack(*aims: ha.Aim) -> ha.Problem:
    """Small, but its LP is not whole and its bound not reached, so that a search must decide."""
    rng = np.random.default_rng(1)
    weight = rng.integers(20, 60, (10, 4))
    score = weight + rng.integers(0, 4, (10, 4))
    rule = ha.Total(number="weight", most=int(weight.mean() * 3.2) + 1)
    return ha.Problem.from_matrix(score, pair_facts={"weight": weight}, constraints=[rule], aims=aims or [ha.Merit()])


@pytest.mark.parametrize("limit", [1e-9, 1e-6, 1e-3, 0.01, 0.05, 0.3])
@pytest.mark.parametrize("make", [town, ties, knapsack], ids=lambda make: make.__name__)
def test_a_tiny_time_limit_never_tells_a_lie(make: Any, limit: float) -> None:
    truth, plan = ha.solve(make()), ha.solve(make(), time_limit=limit)
    assert plan.status is not ha.Status.INFEASIBLE
    for k, (found, true) in enumerate(zip(plan.tiers, truth.tiers, strict=True)):
        if any(not earlier.proven for earlier in plan.tiers[:k]):
            continue  # values and bounds hold given the tiers before
        assert (found.bound - true.value) * found.sign >= 0
        if found.value is not None:
            assert (true.value - found.value) * found.sign >= 0
        if found.proven:
            assert found.value == true.value == found.bound
    assert (plan.status is ha.Status.OPTIMAL) == (bool(plan) and all(tier.proven for tier in plan.tiers))
    if plan.status is ha.Status.OPTIMAL:
        assert plan.placements == truth.placements


@pytest.mark.parametrize(("slack", "status"), [(0, ha.Status.UNKNOWN), (1500, ha.Status.FEASIBLE)])
def test_a_time_limit_holds_for_all_tiers_together(slack: int, status: ha.Status) -> None:
    problem, start = pressed(slack=slack), time.monotonic()
    plan = ha.solve(problem, time_limit=2)
    assert time.monotonic() - start < 5
    assert plan.status in (status, ha.Status.OPTIMAL)
    assert all(gap is None or gap >= 0 for gap in plan.gap.values())


@pytest.mark.parametrize(("rules", "named"), [
    ((ha.Quota(where={"sex": "female"}, least=4),), "at least 4 with sex = female"),
    ((ha.Eligible(where={"sex": "other"}, village="v2"),), "Second village party secretary"),
    ((ha.SkillCovered(skills=("culture",), villages=("v1",)), ha.Barred(candidate="c5", village="v1")), "First"),
], ids=["quota", "emptied post", "skill"])  # fmt: skip
def test_an_infeasible_problem_names_the_row_that_is_to_blame(rules: tuple[ha.Constraint, ...], named: str) -> None:
    if rules[0].kind == "eligible":
        rules = (ha.Eligible(where=(ha.Condition(fact="age", most=20),), village="v2"),)
    plan = ha.solve(town(*rules))
    assert plan.status is ha.Status.INFEASIBLE
    assert any(named in said for said in plan.summary().splitlines()), plan.reasons
    assert {reason.rule for reason in plan.reasons} <= {rule.id for rule in plan.problem.constraints}


def test_an_infeasible_problem_that_takes_a_search_is_infeasible() -> None:
    even = 2 * np.arange(1, 13).reshape(4, 3)
    odd = ha.Total(number="weight", least=15, most=15)  # three even numbers
    plan = ha.solve(ha.Problem.from_matrix(even, pair_facts={"weight": even}, constraints=[odd]))
    assert (plan.status, plan.placements, dict(plan.value)["merit"]) == (ha.Status.INFEASIBLE, (), None)


def test_no_plan_has_no_values_and_raises_on_demand() -> None:
    for plan in (ha.solve(pressed(), time_limit=1e-6), ha.solve(town(ha.Quota(where={"sex": "female"}, least=4)))):
        assert not plan
        assert plan.placements == plan.breaches == ()
        assert set(plan.value.values()) == set(plan.gap.values()) == {None}
        assert list(plan.frame.columns)[:3] == ["candidate", "name", "post"]
        assert len(plan.frame) == 0
        with pytest.raises(ha.NoPlan, match=plan.status.name) as caught:
            plan.or_raise()
        assert caught.value.status is plan.status
        assert plan.status.name in plan.summary().upper()
    plan = ha.solve(town())
    assert plan.or_raise() is plan


@pytest.mark.parametrize("aims", [(ha.Merit(),), (ha.FewestVacancies(), ha.Merit()), (ha.EvenLoad(), ha.Merit())], ids=len)
@pytest.mark.parametrize("answer", [lambda *given: UNDECIDED, hurried],
                         ids=["undecided", "out of time"])  # fmt: skip
def test_a_search_that_decides_nothing_proves_nothing(
    answer: Any, aims: tuple[ha.Aim, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    truth = ha.solve(knapsack(*aims))
    searched_by(monkeypatch, answer)
    plan = ha.solve(knapsack(*aims))
    assert plan.status in (ha.Status.UNKNOWN, ha.Status.FEASIBLE)
    assert plan.bound["merit"] >= truth.value["merit"]
    assert all(tier.proven is False or tier.value == truth.value[tier.aim] for tier in plan.tiers)


def test_a_later_tier_that_is_out_of_time_is_not_called_optimal(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(held: Any, workers: int, seconds: float, *more: Any) -> SearchResult:
        return solve_cp_sat(
            held, workers, seconds if np.abs(held.c).max(initial=0) <= 1 else 1e-5, *more
        )  # vacancies have time, merit none

    problem = knapsack(ha.FewestVacancies(), ha.Merit())
    truth = ha.solve(problem).value["merit"]
    searched_by(monkeypatch, late)
    plan = ha.solve(problem)
    assert plan.bound["merit"] >= truth
    assert plan.status is ha.Status.FEASIBLE or plan.value["merit"] == truth


def test_a_search_that_wrongly_finds_nothing_is_found_out_by_the_second_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    searched_by(monkeypatch, lambda *given: NOTHING)
    with pytest.raises(ha.SolverFailure, match="HiGHS"):
        ha.solve(knapsack())


def test_a_wrong_optimum_is_found_out_when_the_second_engine_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = knapsack(ha.FewestVacancies(), ha.Merit())
    assert ha.solve(problem).confirm().complete
    # From the second tier on it says that nothing is better than the plan of the first.
    searched_by(monkeypatch, lambda held, *more: NOTHING if np.abs(held.c).max(initial=0) > 1 else solve_cp_sat(held, *more))
    plan = ha.solve(problem)
    with pytest.raises(ha.SolverFailure, match="HiGHS"):
        plan.confirm()


def test_infeasible_is_not_reported_while_the_second_engine_is_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    second = import_module("houma_assign.engine.solvers.highs")
    searched_by(monkeypatch, lambda *given: NOTHING)
    monkeypatch.setattr(TIER, "cross_check", lambda *given: second.CrossCheck(False, None, False))
    monkeypatch.setattr("houma_assign.engine.lexicographic.plan_at_once", lambda *given: None)  # with a plan there is no doubt
    assert ha.solve(knapsack(), time_limit=5).status is ha.Status.UNKNOWN


def test_an_invalid_model_is_a_failure_of_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = SimpleNamespace(status=cp_sat.CpSolverStatus.MODEL_INVALID, solution_info="")
    monkeypatch.setattr(cp_sat.SolveWrapper, "solve", lambda *given: refused)
    with pytest.raises(ha.SolverFailure, match="CP-SAT"):
        ha.solve(knapsack())


def test_values_are_never_read_without_a_plan() -> None:
    rng = np.random.default_rng(3)
    for _ in range(50):
        held = thrown(rng)
        found, top = solve_cp_sat(held, 1, 0.0), best(held)
        assert found.x is None or top is not None
        assert found.bound is None or top is None or found.bound >= top
        assert not (found.infeasible and top is not None)
    found = solve_cp_sat(model([0, 0], [1, 1], [({0: 2, 1: 2}, 3, 3)], [1, 1]), 1, 60.0)
    assert (found.x, found.optimal, found.infeasible) == (None, False, True)


@pytest.mark.parametrize(("name", "value"), [
    *[("time_limit", value) for value in (0, -1, float("nan"), float("inf"), True, "5", 0.0)],
    *[("workers", value) for value in (0, -1, True, 1.0, "1", None)], ("seed", 5), ("seed", None),
], ids=str)  # fmt: skip
def test_a_senseless_argument_is_refused(name: str, value: Any) -> None:
    lists(refused(lambda: ha.solve(town(), **{name: value})), [("solve", "", name, "")])


def test_senseless_arguments_are_refused_together() -> None:
    assert len(refused(lambda: ha.solve("problem", time_limit=-1, workers=0, seed=3))) == 4
