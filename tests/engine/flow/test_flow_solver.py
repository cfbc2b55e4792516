"""Pure assignment through ``solve``, against every choice tried: ties, vacancies, several places, one pair, and no plan."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import pytest

import houma_assign as ha

from ...oracles.brute_force import brute_force

CHAIN = import_module("houma_assign.engine.bounds.relaxation_chain")
POINTS = {"ties": (70, 72), "alike": (5, 6), "any": (0, 100), "bad": (-50, 0), "hundredths": (-999, 1000)}


def board(rng: np.random.Generator, kind: str) -> ha.Problem:
    """Up to four people and three posts, some pairs barred; what is refused as senseless is drawn again."""
    while True:
        try:
            return drawn(rng, kind)
        except ha.InputError:
            continue


def drawn(rng: np.random.Generator, kind: str) -> ha.Problem:
    people, posts = int(rng.integers(1, 5)), int(rng.integers(1, 4))
    score = rng.integers(*POINTS[kind], (people, posts)).astype(float)
    if kind == "hundredths":
        score /= 100
    score[rng.random(score.shape) < rng.choice((0.0, 0.4))] = np.nan
    slots = rng.integers(1, 3, posts)
    least = rng.integers(0, slots + 1) if rng.random() < 0.6 else slots
    return ha.Problem.from_matrix(score, slots=slots.tolist(), least=least.tolist(), most_each=int(rng.integers(1, 3)),
                                  aims=[None, (ha.FewestVacancies(), ha.Merit())][int(rng.integers(2))])  # fmt: skip


def agrees(problem: ha.Problem, seed: str) -> bool:
    """Whether there is a plan, after holding it against brute force."""
    true, plan = brute_force(problem, seed), ha.solve(problem, seed=seed)
    assert plan.status is (ha.Status.OPTIMAL if true.feasible else ha.Status.INFEASIBLE)
    if true.feasible:
        assert set(plan.placements) == set(true.drawn)
        assert {aim: plan.value[aim] for aim in true.best} == {aim: pytest.approx(float(v)) for aim, v in true.best.items()}
        assert dict(plan.bound) == dict(plan.value)
    return true.feasible


@pytest.mark.parametrize("flows", [True, False], ids=["as flows", "as LPs"])
@pytest.mark.parametrize("kind", POINTS)
def test_little_boards(kind: str, flows: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    rng, made, network = np.random.default_rng(len(kind)), [], CHAIN.network

    def graph(model: Any) -> Any:
        made.append(network(model) if flows else None)
        return made[-1]

    monkeypatch.setattr(CHAIN, "network", graph)
    assert {agrees(board(rng, kind), str(k)) for k in range(50)} == {True, False}
    assert any(made) == flows


@pytest.mark.parametrize("score", [7, 0, -7, 0.5])
def test_one_pair(score: float) -> None:
    plan = ha.solve(ha.Problem.from_matrix(np.array([[score]])))
    assert (plan.status, plan.value["merit"], len(plan.placements)) == (ha.Status.OPTIMAL, score, 1)
    idle = ha.solve(ha.Problem.from_matrix(np.array([[score]]), least=0))
    assert (idle.status, idle.value["merit"]) == (ha.Status.OPTIMAL, max(score, 0))


def test_no_pair_at_all() -> None:
    nobody = np.full((2, 2), np.nan)
    assert ha.solve(ha.Problem.from_matrix(nobody)).status is ha.Status.INFEASIBLE
    idle = ha.solve(ha.Problem.from_matrix(nobody, least=0))
    assert (idle.status, idle.placements, idle.value["merit"]) == (ha.Status.OPTIMAL, (), 0)


@pytest.mark.parametrize("many", [3, 30, 90])
def test_posts_that_only_one_person_can_take_have_no_plan(many: int) -> None:
    score = np.ones((many, many))
    score[1:, :2] = np.nan
    assert ha.solve(ha.Problem.from_matrix(score)).status is ha.Status.INFEASIBLE
    assert ha.solve(ha.Problem.from_matrix(score, most_each=2)).value["merit"] == many


@pytest.mark.parametrize("seed", range(3))
def test_a_board_of_ties_has_one_plan_as_flow_and_as_lp(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(seed)
    problem = ha.Problem.from_matrix(rng.integers(0, 2, (40, 25)))
    plan = ha.solve(problem)
    monkeypatch.setattr(CHAIN, "network", lambda model: None)
    again = ha.solve(problem)
    assert plan.status is again.status is ha.Status.OPTIMAL
    assert (plan.placements, dict(plan.value), dict(plan.bound)) == (again.placements, dict(again.value), dict(again.bound))
