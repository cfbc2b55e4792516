"""Contingencies and scenarios by teams give the very plans, lots included, that a problem made anew gives."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.engine.branching import people_search, ties
from houma_assign.engine.branching.team_lp import TeamLP
from tests.oracles.random_problems import draw_problem

from ..hamlets import hamlet
from .test_lies import LIES
from .whole_plans import Watched, compared, edits_of, repairs_compared, scenarios_compared

DRAWN = {"tiny": draw_problem, "hamlet": hamlet}


def seen(kind: str, first: int, number: int, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    return sum((compared(DRAWN[kind](seed), str(seed), monkeypatch) for seed in range(first, first + number)), Counter())


@pytest.mark.parametrize(("kind", "number"), [("tiny", 14), ("hamlet", 1)])
def test_small_problems(kind: str, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert seen(kind, 94_000, number, monkeypatch)["answered"] > 3


@pytest.mark.slow
@pytest.mark.parametrize("kind", DRAWN)
@pytest.mark.parametrize("chunk", range(5))
def test_many_small_problems(kind: str, chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert seen(kind, 95_000 + 200 * chunk, 200, monkeypatch)["answered"] > 150


@pytest.mark.parametrize("lie", ["any prices", "whole"])
def test_an_lp_that_lies_changes_no_plan(lie: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people_search, "NODES", 30)
    rng, solve = np.random.default_rng(1), TeamLP.solve
    monkeypatch.setattr(TeamLP, "solve", lambda lp, interrupter: LIES[lie](rng, solve(lp, interrupter)))
    seed = 94_500 + list(LIES).index(lie)
    compared(hamlet(seed), str(seed), monkeypatch)


def test_too_many_equal_plans_are_left_to_the_other_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ties, "MOST", 0)
    assert not seen("tiny", 94_000, 3, monkeypatch)["answered"]


def test_houma(monkeypatch: pytest.MonkeyPatch) -> None:
    plan, watched = ha.solve(ha.datasets.houma_2020()), Watched(monkeypatch)
    scenarios_compared(plan, dict(list(edits_of(plan).items())[::3]))
    assert watched.seen["answered"]


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(4))
def test_contingencies_of_houma(chunk: int) -> None:
    plan = ha.solve(ha.datasets.houma_2020())
    repairs_compared(plan, list(dict.fromkeys(place.candidate for place in plan.placements))[chunk::4])
