"""The least of many made large by asking for values: whole answers, good beginnings, and what may be called a bottleneck."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest

import houma_assign as ha
from benchmarks.instances.random_town import random_town
from houma_assign.engine.plans_ahead import speaks_of_few
from houma_assign.engine.proof.bottleneck import attainable, bottleneck
from houma_assign.engine.proof.restrict import presolved, with_objective
from houma_assign.plan.proof import Proof
from houma_assign.program.program import Program

from ..constraints.small_town import town
from ..oracles.brute_force import brute_force
from ..oracles.middling_problems import draw_middling
from ..oracles.random_problems import draw_problem
from ..oracles.test_brute_force import _shown

THRESHOLDS, ANSWERS = (import_module(f"houma_assign.engine.{name}") for name in ("thresholds", "threshold_answers"))


def reviewers(people: int, papers: int, seed: int, each: int = 2, slots: int = 3) -> ha.Problem:
    """Papers that are read by so many each, and people who read few: the worst-read paper first, then the sum."""
    worth = np.round(np.random.default_rng(seed).normal(0, 1, (people, papers)), 2)
    problem = ha.Problem.from_matrix(worth, slots=slots, least=slots, most_each=each)
    return problem.with_aims(ha.WorstOff(), ha.Merit())


def even(seed: int) -> ha.Problem:
    """A tiny problem with aims that look at the least or the most of many."""
    problem = draw_problem(seed, 11)
    rest = [aim for aim in problem.tiers if aim.kind not in ("worst_off", "even_load")]
    return problem.with_aims(*(
        (ha.WorstOff(), *rest), (*rest, ha.WorstOff()), ha.leximin(3), (ha.WorstOff(slack=1), *rest),
        (ha.WorstOff(), ha.EvenLoad(), *rest), (ha.EvenLoad(), ha.WorstOff(worst=2), *rest[:1]),
    )[seed % 6])  # fmt: skip


def assert_true(seed: int) -> None:
    """Status, values, bounds and the drawn plan are those of all plans tried, and the proof stands."""
    problem = even(seed)
    true, plan = brute_force(problem, str(seed)), ha.solve(problem, seed=str(seed))
    assert plan.status is (ha.Status.OPTIMAL if true.feasible else ha.Status.INFEASIBLE), seed
    assert not plan.check_proof(), seed
    if true.feasible:
        assert set(plan.placements) == set(true.drawn), seed
        assert {aim: plan.bound[aim] for aim in true.best} == {aim: _shown(best) for aim, best in true.best.items()}, seed


@pytest.mark.parametrize("chunk", range(3))
def test_forty_tiny_problems(chunk: int) -> None:
    for seed in range(chunk * 14, (chunk + 1) * 14):
        assert_true(seed)


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(20))
def test_a_thousand_tiny_problems(chunk: int) -> None:
    for seed in range(1000 + chunk * 50, 1050 + chunk * 50):
        assert_true(seed)


def assert_confirmed(seed: int) -> None:
    """HiGHS finds the same best values, tier by tier, on the whole program."""
    problem = draw_middling(seed)
    aims = ((ha.WorstOff(), ha.Merit()), (ha.FewestVacancies(), ha.WorstOff()), ha.leximin(2), (ha.EvenLoad(), ha.WorstOff()))
    plan = ha.solve(problem.with_aims(*aims[seed % 4]))
    assert plan.status in (ha.Status.OPTIMAL, ha.Status.INFEASIBLE), seed
    assert plan.confirm(60).complete, seed  # a disagreement is an error
    assert not plan.check_proof(), seed


@pytest.mark.parametrize("seed", [0, 2])
def test_middling_problems_by_a_second_engine(seed: int) -> None:
    assert_confirmed(seed)


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(50))
def test_five_hundred_middling_problems_by_a_second_engine(chunk: int) -> None:
    for seed in range(3000 + chunk * 10, 3010 + chunk * 10):
        assert_confirmed(seed)


@pytest.mark.parametrize("seed", range(3))
def test_no_tier_begins_from_a_worse_plan_than_those_of_the_tiers_behind_it(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = reviewers(24, 16, seed)
    by_sum = ha.solve(problem.with_aims(ha.Merit(), ha.WorstOff()))
    monkeypatch.setattr(THRESHOLDS.ThresholdSearch, "run", lambda self: self.chain.deadline.__init__(0.0))
    begun = ha.solve(problem, time_limit=600)
    assert begun.status is ha.Status.FEASIBLE
    assert begun.value["worst_off"] >= by_sum.value["worst_off"]


@pytest.mark.parametrize("seed", range(3))
def test_reviewers_are_proven_and_better_than_by_the_sum(seed: int) -> None:
    problem = reviewers(24, 16, seed)
    plan, by_sum = ha.solve(problem), ha.solve(problem.with_aims(ha.Merit()))
    means = by_sum.frame.groupby("village")["score"].mean()
    assert plan.status is ha.Status.OPTIMAL
    assert plan.value["worst_off"] >= means.min() - 1e-9
    assert not plan.check_proof()


@pytest.mark.parametrize("switch", [{"MANY_COLUMNS": 0}, {"with_team_columns": lambda *given: None}, {"DIVES": 0}, {"FEW": 0}])
def test_every_way_of_asking_gives_the_same_plan(switch: dict, monkeypatch: pytest.MonkeyPatch) -> None:
    problems = [random_town(20, 5, 1).with_aims(ha.WorstOff(), ha.Merit()), reviewers(12, 8, 5)]
    plain = [ha.solve(problem) for problem in problems]
    for name, value in switch.items():
        monkeypatch.setattr(ANSWERS if hasattr(ANSWERS, name) else THRESHOLDS, name, value)
    for problem, before in zip(problems, plain, strict=True):
        plan = ha.solve(problem)
        assert (plan.status, plan.placements, plan.value) == (before.status, before.placements, before.value)


def first_model(problem: ha.Problem):
    program = Program.of(problem)
    return program, with_objective(presolved(program, np.zeros_like(program.lower)), program.tiers[0])


def test_what_is_a_bottleneck_and_what_is_not() -> None:
    board = "a*2 b*2\nann 9 5\nbo 5 2\ncy 4 4\ndee 1 7"
    for aims, one, few in (((ha.WorstOff(),), True, True), ((ha.WorstOff(worst=2),), False, True), ((ha.Merit(),), False, False)):
        program, model = first_model(town(board, aims=aims))
        assert (bottleneck(model, program.pairs) is not None) == one, aims
        assert speaks_of_few(model, program.pairs) == few, aims


def test_values_between_two_that_plans_can_have_are_passed_over() -> None:
    program, model = first_model(town("a b\nann 8 4\nbo 6 2\ncy 4 6", aims=(ha.WorstOff(),)))
    column = bottleneck(model, program.pairs)
    assert column is not None
    assert [attainable(model, column, value, True) for value in (3, 4, 5)] == [4, 4, 6]
    assert [attainable(model, column, value, False) for value in (3, 4, 5)] == [2, 4, 4]


def test_a_column_is_put_at_its_floor_by_the_tier_alone_whose_bottleneck_it_is() -> None:
    plan = ha.solve(reviewers(12, 8, 5))
    worst, merit, lots = plan.proof
    assert worst.evidence is not None
    assert merit.evidence is not None
    assert worst.evidence.bottleneck is not None
    assert merit.evidence.bottleneck is None
    wrong = replace(merit, evidence=replace(merit.evidence, bottleneck=worst.evidence.bottleneck))
    assert not plan.check_proof()
    assert replace(plan, proof=Proof((worst, wrong, lots))).check_proof()


@pytest.mark.slow
def test_the_worst_off_village_of_houma_is_proven() -> None:
    plan = ha.solve(ha.datasets.houma_2020().with_aims(ha.WorstOff(), ha.Merit()))
    assert plan.status is ha.Status.OPTIMAL
    assert plan.value["worst_off"] == pytest.approx(78 + 1 / 6)
    assert plan.value["merit"] == 2431.25
    assert not plan.check_proof()
