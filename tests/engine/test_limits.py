"""A time limit is kept, and what is said when it ends is true: plans are plans, bounds are bounds, and nothing is infeasible."""

from __future__ import annotations

from functools import cache
from time import monotonic

import pytest

import houma_assign as ha
from benchmarks.instances.exact_quotas import exact_quotas
from benchmarks.instances.random_town import random_town

from ..faults.pressed import pressed

PROBLEMS = {
    "town": lambda: random_town(250, 50, 3), "exact quotas": lambda: exact_quotas(2), "pressed": pressed,
    "pressed less": lambda: pressed(slack=1500),
}  # fmt: skip
# Optima of the tiers, as far as plans have been proven or planted.
KNOWN = {
    "town": {"needs": 455, "grades": 199, "merit": 12529.77},
    "exact quotas": {},
    "pressed": {},
    "pressed less": {"merit": 1650},
}


@cache
def problem(name: str) -> ha.Problem:
    made = PROBLEMS[name]()
    ha.solve(made, time_limit=0.01)  # what is remembered of a problem is not counted
    return made


@pytest.mark.parametrize("seconds", [0.01, 0.1, 0.5, 1, pytest.param(2, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", PROBLEMS)
def test_a_limit_is_kept_and_the_answer_is_honest(name: str, seconds: float) -> None:
    held, start = problem(name), monotonic()
    plan = ha.solve(held, time_limit=seconds)
    assert monotonic() - start <= max(1.1 * seconds, seconds + 1)
    assert plan.status is not ha.Status.INFEASIBLE
    assert bool(plan.placements) == (plan.status is not ha.Status.UNKNOWN)
    best = KNOWN[name]
    for tier in plan.tiers:
        if tier.value is not None:
            assert tier.bound >= tier.value
        # A bound speaks of plans that are the best in all tiers before.
        if tier.aim in best:
            assert tier.bound >= best[tier.aim]
        if tier.proven and tier.aim in best:
            assert tier.value == best[tier.aim]
    if plan.status is ha.Status.OPTIMAL:
        assert all(plan.value[aim] == value for aim, value in best.items())


def test_the_known_optimum_is_one() -> None:
    plan = ha.solve(problem("town"))
    assert plan.status is ha.Status.OPTIMAL
    assert {aim: plan.value[aim] for aim in KNOWN["town"]} == KNOWN["town"]
