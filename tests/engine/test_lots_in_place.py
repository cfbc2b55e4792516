"""Under a time limit the lots get as much time again as the aims took, and a plan whose draw is cut short says so."""

from __future__ import annotations

import pytest

import houma_assign as ha
from benchmarks.instances.random_town import random_town
from houma_assign.engine.solvers import deadline
from houma_assign.engine.solvers.deadline import Deadline
from houma_assign.engine.tier_solver import TierSolver

SAID = {"en": "only the draw", "zh": "仅在同样好的方案之间的抽签尚未完成"}


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[float, float]]:
    """What each tier had left when it began, and what was spent by then."""
    seen, solve = {}, TierSolver.solve

    def watched(self: TierSolver) -> bool:
        seen[self.program.tiers[self.k].aim.id] = (self.deadline.left, self.deadline.spent)
        return solve(self)

    monkeypatch.setattr(TierSolver, "solve", watched)
    return seen


@pytest.mark.parametrize("least", [0.0, 0.5, 5.0])
def test_lots_get_as_much_time_again(least: float, left: dict, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "LEAST", least)
    ha.solve(random_town(20, 5, 1), time_limit=600)
    (merit, _), (lots, spent) = left["merit"], left["lots"]
    assert merit > 300
    assert lots <= max(least, spent)
    assert lots > 0.9 * max(least, spent) - 0.1


def test_lots_never_get_more_than_the_limit(left: dict, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "LEAST", 10_000.0)
    ha.solve(random_town(20, 5, 1), time_limit=600)
    assert left["lots"][0] < 600


def test_without_a_limit_lots_have_none(left: dict) -> None:
    assert ha.solve(random_town(20, 5, 1)).status is ha.Status.OPTIMAL
    assert left["lots"][0] == float("inf")


def test_a_draw_cut_short_leaves_the_aims_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = ha.datasets.houma_2020()
    whole = ha.solve(problem)
    monkeypatch.setattr(Deadline, "sooner", lambda self, seconds: Deadline(0.0))
    plan = ha.solve(problem, time_limit=600)
    assert plan.draw_open
    assert plan.status is ha.Status.FEASIBLE
    assert [tier.proven for tier in plan.tiers] == [True] * (len(plan.tiers) - 1) + [False]
    assert [tier.value for tier in plan.tiers[:-1]] == [tier.value for tier in whole.tiers[:-1]]
    assert plan.value["lots"] <= whole.value["lots"] <= plan.bound["lots"]
    for lang, words in SAID.items():
        assert words in plan.summary(lang)
    assert not plan.check_proof()
    assert ha.solve(problem).placements == whole.placements  # no limit, no cut
