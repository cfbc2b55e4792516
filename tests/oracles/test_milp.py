"""Middling problems against a program built apart from the package and solved by HiGHS: status and the best of each tier."""

import pytest

import houma_assign as ha

from ..portions import portions
from .middling_problems import draw_middling
from .milp_by_tiers import best_of_tiers

EACH = 10


def check(seed):
    """Solve one problem both ways."""
    problem = draw_middling(seed)
    plan, best = ha.solve(problem), best_of_tiers(problem)
    assert plan.status is (ha.Status.INFEASIBLE if best is None else ha.Status.OPTIMAL), seed
    if best is not None:
        assert [plan.bound[aim] for aim in best] == pytest.approx([float(value) for value in best.values()], abs=1e-9), seed
        generous = [aim.id for aim in problem.tiers if aim.slack]
        assert all(plan.gap[aim] == 0 for aim in plan.gap if aim not in generous), seed


@pytest.mark.parametrize("chunk", portions(3, 30))
def test_three_hundred_middling_problems(chunk):
    for seed in range(chunk * EACH, (chunk + 1) * EACH):
        check(seed)


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(200))
def test_two_thousand_middling_problems(chunk):
    for seed in range(100_000 + chunk * EACH, 100_000 + (chunk + 1) * EACH):
        check(seed)


def test_most_are_feasible_and_some_are_not():
    feasible = sum(best_of_tiers(draw_middling(seed)) is not None for seed in range(25))
    assert 12 <= feasible <= 24
