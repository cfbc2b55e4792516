"""Budgets are told from other rules, and answered alike whether they are searched at once or step by step."""

from __future__ import annotations

from importlib import import_module

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.aims.tiers import tiers
from houma_assign.engine.budgets import rules_have_budgets
from houma_assign.engine.proof.restrict import presolved
from houma_assign.program.program import build

ROOM = (0.9, 0.75, 0.6)
TIER = import_module("houma_assign.engine.tier_solver")


def workshop(seed: int, people: int = 4, jobs: int = 8, weights: int = 20, room: float = 0.9) -> ha.Problem:
    """Jobs for people who can carry so much each: the generalised assignment problem."""
    rng = np.random.default_rng(seed)
    weight = rng.integers(5, 5 + weights, (people, jobs))
    limit = {f"c{k}": int(weight[k].sum() * room) // people for k in range(people)}
    rule = ha.Capacity(load="weight", limit=limit, each="candidate")
    worth = rng.integers(10, 60, (people, jobs))
    return ha.Problem.from_matrix(worth, most_each=jobs, constraints=[rule], aims=(ha.Merit(),), pair_facts={"weight": weight})


def budgets(problem: ha.Problem) -> bool:
    program = build(problem, tiers(problem.tiers, soft=False, seed="0"))
    return rules_have_budgets(presolved(program, np.zeros_like(program.lower)), program)


def test_budgets_are_told_from_rules_that_count() -> None:
    assert budgets(workshop(0, jobs=12))
    assert not budgets(workshop(0, jobs=12, weights=2))  # two weights only say that some count twice
    assert not budgets(workshop(0, people=2, jobs=12))
    assert not budgets(ha.datasets.houma_2020())
    assert not budgets(ha.datasets.houma_2020().with_aims(ha.WorstOff(), ha.Merit()))  # villages' points are an aim's, no budgets


@pytest.mark.parametrize("seed", range(12))
def test_searched_at_once_the_answer_is_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = workshop(seed, people=5, jobs=11, room=ROOM[seed % 3])
    plan = ha.solve(problem)
    with monkeypatch.context() as stepwise:
        stepwise.setattr(TIER, "has_budgets", lambda *_: False)
        other = ha.solve(problem)
    assert (plan.status, plan.placements) == (other.status, other.placements)
    assert dict(plan.value) == dict(other.value)
    assert not plan or dict(plan.bound) == dict(other.bound)


def test_some_of_these_have_a_plan_and_some_have_none() -> None:
    seen = {ha.solve(workshop(seed, people=5, jobs=11, room=ROOM[seed % 3])).status for seed in range(6)}
    assert seen == {ha.Status.OPTIMAL, ha.Status.INFEASIBLE}
