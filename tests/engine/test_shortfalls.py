"""The sum of the few worst-off, asked for by its threshold: whole answers, and what is known of such a sum."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from random import Random

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.engine.bounds.column_generation import solve_lp
from houma_assign.engine.proof.certificate import certificate
from houma_assign.engine.proof.restrict import compacted, presolved, with_objective
from houma_assign.engine.proof.shortfalls import one_fewer, smallest_sum
from houma_assign.engine.proof.team_columns import with_team_columns
from houma_assign.engine.solvers.cp_sat import solve_cp_sat
from houma_assign.program.program import Program

from ..oracles.brute_force import brute_force
from ..oracles.middling_problems import draw_middling
from ..oracles.test_brute_force import _shown
from .test_thresholds import reviewers

THRESHOLDS, LOOK_AHEAD = import_module("houma_assign.engine.thresholds"), import_module("houma_assign.engine.look_ahead")
ANSWERS, SETTLE = import_module("houma_assign.engine.threshold_answers"), import_module("houma_assign.engine.settle")
STANDS = import_module("houma_assign.engine.stands")


def worst(count: int, **more: object) -> ha.WorstOff:
    return ha.WorstOff(id=f"worst {count} {' '.join(map(str, more))}", worst=count, **more)


AIMS = (
    ha.leximin(2), ha.leximin(3), ha.leximin(4), (worst(2),), (worst(3),), (worst(2), worst(3)), (worst(1, slack=1), worst(2)),
    (worst(1), worst(3)), (worst(1), ha.Merit(), worst(2)), (*ha.leximin(2), ha.Merit()), (worst(2, slack=2), ha.Merit()),
    (worst(1), worst(2, slack=1), worst(3)), tuple(worst(k, each="candidate") for k in (1, 2, 3)),
    (worst(1), worst(2), worst(2, each="candidate")), (ha.EvenLoad(), worst(2)),
)  # fmt: skip


TELLING = (24, 45, 48, 50, 55, 96, 103, 124, 126, 141, 162, 171, 223, 267, 273, 301, 312, 394)  # what LPs alone do not decide


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Values of sums that were asked for at a threshold, which nothing finds before."""
    values: list[int] = []
    plain = ANSWERS.ThresholdAnswers._asked_at
    monkeypatch.setattr(LOOK_AHEAD.LookAhead, "glance", lambda self: None)
    monkeypatch.setattr(ANSWERS.ThresholdAnswers, "_asked_at",
                        lambda self, value, at: (at is not None and values.append(value), plain(self, value, at))[1])  # fmt: skip
    return values


def tiny(seed: int) -> ha.Problem | None:
    """Two to four villages of one to three places, some left open, points that may be negative, alike, or uneven."""
    rng, numbers = Random(f"shortfalls {seed}"), np.random.default_rng(seed)
    villages, people, most = rng.randint(2, 4), rng.randint(3, 5), rng.choice((2, 5, 20, 1000))
    worth = numbers.integers(-most if rng.random() < 0.5 else 0, most + 1, (people, villages)).astype(float)
    worth += np.round(numbers.random(worth.shape), 2) if rng.random() < 0.3 else 0
    worth[numbers.random(worth.shape) < 0.2] = np.nan
    slots = [rng.choice((1, 1, 2, 3)) for _ in range(villages)]
    least = [min(k, rng.choice((k, 0))) for k in slots] if rng.random() < 0.4 else slots
    if np.isfinite(worth).sum() > 14:
        return None
    try:
        problem = ha.Problem.from_matrix(worth, slots=slots, least=least, most_each=[rng.choice((1, 2)) for _ in range(people)])
        if rng.random() < 0.3:
            problem = problem.replacing(ha.PostsFilled(id="posts_filled", penalty=rng.choice((1, 7))))
        return problem.with_aims(*AIMS[seed % len(AIMS)])
    except ha.InputError:
        return None


def assert_true(seed: int) -> None:
    """Status, values, bounds and the drawn plan are those of all plans tried, and the proof stands."""
    problem = tiny(seed)
    if problem is None:
        return
    true, plan = brute_force(problem, str(seed)), ha.solve(problem, seed=str(seed))
    assert plan.status is (ha.Status.OPTIMAL if true.feasible else ha.Status.INFEASIBLE), seed
    assert not plan.check_proof(), seed
    if true.feasible:
        assert {aim: plan.bound[aim] for aim in true.best} == {aim: _shown(best) for aim, best in true.best.items()}, seed
        assert set(plan.placements) == set(true.drawn), seed


@pytest.mark.parametrize("by_teams", [False, True])
def test_tiny_problems(by_teams: bool, asked: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    if by_teams:
        monkeypatch.setattr(ANSWERS, "MANY_COLUMNS", 0)
    for seed in TELLING[by_teams::2]:
        before = len(asked)
        assert_true(seed)
        assert len(asked) > before, seed


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(20))
def test_two_thousand_tiny_problems(chunk: int, asked: list[int]) -> None:
    for seed in range(1000 + chunk * 100, 1100 + chunk * 100):
        assert_true(seed)
    assert asked


def assert_confirmed(seed: int) -> None:
    """HiGHS finds no other values, tier by tier, on the whole program."""
    aims = (ha.leximin(2), ha.leximin(3), (worst(2), ha.Merit()), (ha.FewestVacancies(), *ha.leximin(3)), (worst(3),))[seed % 5]
    plan = ha.solve(draw_middling(seed).with_aims(*aims), time_limit=60)
    plan.confirm(60)  # a disagreement is an error
    assert not plan.check_proof(), seed


def test_a_middling_problem_by_a_second_engine(asked: list[int]) -> None:
    assert_confirmed(5)
    assert asked


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3000, 3060))
def test_sixty_middling_problems_by_a_second_engine(seed: int, asked: list[int]) -> None:
    assert_confirmed(seed)


@pytest.mark.parametrize("ways", [
    ((ANSWERS, "MANY_COLUMNS", 0),), ((STANDS, "one_fewer", lambda *given: None), (STANDS, "MOST", 0)),
    ((STANDS, "one_fewer", lambda *given: None), (SETTLE, "one_fewer", lambda *given: None)),
])  # fmt: skip
def test_every_way_of_asking_gives_the_same_plan(ways: tuple, asked: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    problem = reviewers(12, 8, 5).with_aims(*ha.leximin(3), ha.Merit())
    plain = ha.solve(problem)
    assert asked
    for way in ways:
        monkeypatch.setattr(*way)
    plan = ha.solve(problem)
    assert (plan.status, plan.placements, plan.value) == (plain.status, plain.placements, plain.value)


@pytest.mark.parametrize("stand", [1, 2, 5])
def test_teams_fall_short_of_a_threshold_by_what_their_members_lack(stand: int) -> None:
    """In whole numbers the columns of teams change nothing; between whole ones they leave less than halves of people do."""
    problem = reviewers(6, 4, 1).with_aims(worst(2))
    program = Program.of(problem)
    model = with_objective(presolved(program, np.zeros_like(program.lower)), program.tiers[0])
    lower, upper = model.lower.copy(), model.upper.copy()
    at = model.columns == smallest_sum(program, 0).column
    lower[at] = upper[at] = 100 * stand
    held = compacted(replace(model, lower=lower, upper=upper))
    held = with_objective(held, program.tiers[0])
    grown = with_team_columns(certificate(held, np.zeros(held.rows)), program.village, -(10**6))
    assert grown is not None
    assert solve_cp_sat(grown, 1, 60.0).value == solve_cp_sat(held, 1, 60.0).value
    bounds = [(proof := certificate(each, solve_lp(each, 60.0).y)).total / proof.scale for each in (held, grown)]
    assert bounds[1] <= bounds[0]
    assert (bounds[1] < bounds[0]) == (stand in (2, 5))


def test_what_is_a_sum_of_the_few_smallest_and_what_is_not() -> None:
    matrix = ha.Problem.from_matrix([[9.0, 5, 1], [5, 2, 4], [4, 4, 8]], slots=1)
    aims = (worst(1), worst(2), worst(3), ha.Merit(), ha.EvenLoad(), worst(2, each="candidate"))
    program = Program.of(matrix.with_aims(*aims))
    found = [smallest_sum(program, k) for k in range(len(aims))]
    assert [each and each.count for each in found] == [1, 2, 3, None, None, 2]
    assert found[0].same_totals(found[1])
    assert found[1].same_totals(found[2])
    assert not found[1].same_totals(found[5])
    assert [len(each.short) for each in found[:3]] == [0, 3, 3]


def test_what_is_known_of_one_fewer() -> None:
    matrix = ha.Problem.from_matrix([[9.0, 5, 1], [5, 2, 4], [4, 4, 8]], slots=1)

    def known(*aims: ha.Aim) -> int | None:
        return one_fewer(Program.of(matrix.with_aims(*aims)), len(aims) - 1, (4, 9, 17)[: len(aims) - 1])

    assert known(worst(1), worst(2)) == 4
    assert known(worst(1), worst(2), worst(3)) == 9
    assert known(worst(1), worst(3)) is None
    assert known(worst(2), worst(3)) is None
    assert known(worst(1, slack=1), worst(2)) is None
    assert known(worst(1, each="candidate"), worst(2)) is None


def test_a_threshold_is_settled_where_no_plan_is_lost_by_it(asked: list[int]) -> None:
    plan = ha.solve(reviewers(12, 8, 5).with_aims(*ha.leximin(3), ha.Merit()))
    settled = [tier.evidence.settled for tier in plan.proof if tier.evidence is not None]
    assert [len(each) for each in settled[:4]] == [0, 1, 1, 0]
    assert not plan.check_proof()


@pytest.mark.parametrize("aims", [(ha.WorstOff(), ha.Merit()), (*ha.leximin(2), ha.Merit()), (worst(2), ha.Merit())])
def test_no_limit_gives_a_worse_plan_than_the_best_total(aims: tuple[ha.Aim, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    problem = reviewers(24, 16, 0).with_aims(*aims)
    by_sum = ha.solve(problem.with_aims(ha.Merit())).placements
    least = [aim.value(problem, by_sum) for aim in aims]
    for calls in (0, 1, 2, 4, 8):
        with monkeypatch.context() as patch:
            _over_after(calls, patch)
            plan = ha.solve(problem, time_limit=600)
        assert [aim.value(problem, plan.placements) for aim in aims] >= least, calls


def _over_after(calls: int, patch: pytest.MonkeyPatch) -> None:
    """Time is over once so many LPs have been solved."""
    solver, left = import_module("houma_assign.engine.bounds.column_generation").ColumnGeneration, [calls]
    deadline, plain = import_module("houma_assign.engine.solvers.deadline").Deadline, solver.solve

    def solve(self, model, seconds):
        left[0] -= 1
        return plain(self, model, seconds)

    patch.setattr(solver, "solve", solve)
    patch.setattr(deadline, "over", property(lambda self: left[0] < 0))


@pytest.mark.slow
def test_the_three_worst_off_villages_of_houma_are_proven() -> None:
    plan = ha.solve(ha.datasets.houma_2020().with_aims(*ha.leximin(3)), lots=False)
    assert plan.value["worst_off 2"] == plan.bound["worst_off 2"] == pytest.approx(156.5)
    assert plan.value["worst_off 3"] == plan.bound["worst_off 3"] == pytest.approx(234 + 5 / 6)
    assert not plan.check_proof()
