"""Rules and aims of a user's own that bring columns: the answer against every plan tried, whatever stands beside them."""

import pytest

import houma_assign as ha

from ..portions import portions
from . import test_brute_force
from .own_problems import draw_own

EACH = 30


@pytest.fixture
def check(monkeypatch):
    """The check of all tiny problems, with these problems."""
    monkeypatch.setattr(test_brute_force, "draw_problem", draw_own)
    return test_brute_force.check


@pytest.mark.parametrize("chunk", portions(1, 10))
def test_three_hundred_tiny_problems(chunk, check):
    assert {check(seed) for seed in range(chunk * EACH, (chunk + 1) * EACH)} == {ha.Status.OPTIMAL, ha.Status.INFEASIBLE}


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(60))
def test_eighteen_hundred_more(chunk, check):
    for seed in range(10_000 + chunk * EACH, 10_000 + (chunk + 1) * EACH):
        check(seed)


def test_a_second_engine_and_the_prices_agree():
    seen = 0
    for seed in range(5):
        plan = ha.solve(draw_own(seed), seed=str(seed))
        assert plan.confirm().complete
        assert plan.check_proof() == ()
        seen += bool(plan)
    assert seen > 2
