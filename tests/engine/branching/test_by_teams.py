"""The teams of all villages and branching on people give the answers that the changed program gives."""

from __future__ import annotations

from collections import Counter

import pytest

import houma_assign as ha
from houma_assign.engine.branching import forced, near_teams
from houma_assign.questions.methods import opportunity_cost
from tests.oracles.middling_problems import draw_middling
from tests.oracles.random_problems import draw_problem

from ..hamlets import hamlet
from .by_teams import compared

DRAWN = {"tiny": draw_problem, "hamlet": hamlet}


def seen(kind: str, first: int, number: int, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    return sum((compared(DRAWN[kind](seed), str(seed), monkeypatch) for seed in range(first, first + number)), Counter())


@pytest.mark.parametrize(("kind", "number"), [("tiny", 24), ("hamlet", 8)])
def test_small_problems(kind: str, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    found = seen(kind, 91_300, number, monkeypatch)
    assert found["answered"] > 2 * found["open"] > 0
    assert found["infeasible"] or kind == "hamlet"


@pytest.mark.slow
@pytest.mark.parametrize("kind", DRAWN)
@pytest.mark.parametrize("chunk", range(6))
def test_many_small_problems(kind: str, chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert seen(kind, 92_000 + 250 * chunk, 250, monkeypatch)["answered"] > 250


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_middling_problems(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    compared(draw_middling(seed), str(seed), monkeypatch)


@pytest.fixture(scope="module")
def houma() -> ha.Plan:
    return ha.solve(ha.datasets.houma_2020())


def asked(plan: ha.Plan, monkeypatch: pytest.MonkeyPatch, many: int, every: int, workers: int = 1) -> list:
    """Some of all prices; with ``many`` beyond all, each by solving the changed program."""
    monkeypatch.setattr(opportunity_cost, "MANY", many)
    costs = opportunity_cost.OpportunityCost(plan)
    costs.reoptimiser.memory.plans._entries.clear()  # plans that one way found must not help the other
    people = list(dict.fromkeys(place.candidate for place in plan.placements))
    jobs = [([column], []) for column in costs.solutions.columns.values()] + [([], costs._all_of(who)) for who in people]
    return [(found.values, found.infeasible) for found in costs.every(jobs[::every], workers)]


def test_prices_of_houma(houma: ha.Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    by_teams = asked(houma, monkeypatch, 1, 150)
    assert asked(houma, monkeypatch, 1, 150, workers=2) == by_teams
    assert asked(houma, monkeypatch, 10**9, 150) == by_teams


def test_first_cores_that_lack_the_best_plan(houma: ha.Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    by_teams = asked(houma, monkeypatch, 1, 200)
    monkeypatch.setattr(near_teams, "NEAR", 20)
    monkeypatch.setattr(forced, "FARTHER", 100)  # a plan far below the floor will do
    assert asked(houma, monkeypatch, 1, 200) == by_teams


@pytest.mark.slow
def test_all_prices_of_houma(houma: ha.Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    by_teams = asked(houma, monkeypatch, 1, 1, workers=2)
    assert len(by_teams) == 892
    assert asked(houma, monkeypatch, 10**9, 1) == by_teams
