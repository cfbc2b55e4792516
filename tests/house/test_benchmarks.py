"""Every registered instance is built and solved once, and the rivals agree with us on it."""

from __future__ import annotations

import pytest

import houma_assign as ha
from benchmarks.registry import INSTANCES, Instance
from benchmarks.rivals.highs import all_tiers


@pytest.mark.parametrize("instance", INSTANCES, ids=lambda instance: instance.name)
def test_an_instance_is_solved_and_highs_agrees(instance: Instance) -> None:
    problem = instance.make()
    plan = ha.solve(problem, time_limit=60)
    assert plan.status is ha.Status.OPTIMAL
    steps = [round(value * scale) for value, scale in zip(plan.value.values(), scales(problem), strict=False)]
    assert all_tiers(problem, cap=60) == steps


def scales(problem: ha.Problem) -> list[int]:
    """Steps in a unit of each aim but the lots."""
    return [aim.objective(problem.eligibility.grid).scale for aim in problem.tiers]
