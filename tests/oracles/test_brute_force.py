"""What ``solve`` answers against every plan tried: status, the value of every tier, and the very plan that the lots choose."""

import pytest

import houma_assign as ha

from ..portions import portions
from .brute_force import brute_force
from .random_problems import draw_problem

EACH = 100  # problems in one test, so that workers can share them


def _shown(value):
    return int(value) if value.denominator == 1 else float(value)


def check(seed, most_pairs=11):
    """Solve one problem and hold the answer against the oracle; gives the status."""
    problem, lots = draw_problem(seed, most_pairs), str(seed)
    true, plan = brute_force(problem, lots), ha.solve(problem, seed=lots)
    assert plan.status is (ha.Status.OPTIMAL if true.feasible else ha.Status.INFEASIBLE), (seed, problem.constraints)
    assert bool(plan) == true.feasible
    if not true.feasible:
        assert not plan.placements
        assert set(plan.value.values()) == {None}
        return plan.status
    found = {plan_: values for plan_, values in true.optimal.items() if set(plan_) == set(plan.placements)}
    assert found, ("not among the optimal plans", seed, dict(plan.value), true.best)
    values = next(iter(found.values()))
    assert {aim: plan.value[aim] for aim in values} == {aim: _shown(value) for aim, value in values.items()}, seed
    # With slack a later tier may take something back; the bound is what was best before it did.
    assert {aim: plan.bound[aim] for aim in values} == {aim: _shown(best) for aim, best in true.best.items()}, seed
    assert set(plan.placements) == set(true.drawn), ("another plan has more lots", seed)
    assert len(plan.placements) == len(set(plan.placements))
    return plan.status


@pytest.mark.parametrize("chunk", portions(4, 40))
def test_four_thousand_tiny_problems(chunk):
    seen = {check(seed) for seed in range(chunk * EACH, (chunk + 1) * EACH)}
    assert seen == {ha.Status.OPTIMAL, ha.Status.INFEASIBLE}, "both must be drawn"


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(200))
def test_twenty_thousand_tiny_problems(chunk):
    for seed in range(1_000_000 + chunk * EACH, 1_000_000 + (chunk + 1) * EACH):
        check(seed, most_pairs=12)


def test_between_a_tenth_and_a_quarter_are_infeasible():
    infeasible = sum(not brute_force(draw_problem(seed)).feasible for seed in range(300))
    assert 30 <= infeasible <= 75


def test_the_same_seed_draws_the_same_problem():
    assert draw_problem(7).to_json() == draw_problem(7).to_json() != draw_problem(8).to_json()
