"""Prices against every plan tried, and against forcing the pair and solving afresh."""

from fractions import Fraction

import pytest

import houma_assign as ha
from tests.oracles.random_problems import draw_problem

from .every_plan import EveryPlan

EACH = 75


def optima(every, plans):
    """The best of each tier among these plans, each within the slack of those before; None where there is no plan."""
    kept, best = list(plans), []
    tiers = every.keys()
    for key, slack in tiers:
        if not kept:
            return None
        best.append(max(map(key, kept)))
        kept = [plan for plan in kept if best[-1] - key(plan) <= slack]
    return best


def check(seed):
    problem, lots = draw_problem(seed, 9), str(seed)
    plan = ha.solve(problem, seed=lots)
    if not plan:
        with pytest.raises(ha.InputError, match="no plan"):
            ha.prices(plan)
        return {"none"}
    every, found = EveryPlan(problem, lots), ha.prices(plan)
    base, aims = optima(every, every.plans), [aim[0] for aim in every.aims]
    for who in problem.candidates:
        for post in problem.posts:
            price = found[who.id, post.id]
            with_pair = [each for each in every.plans if (who.id, post.id) in each]
            _agrees(price, base, optima(every, with_pair), aims, seed)
    for price in found.leaving_out:
        others = [each for each in every.plans if price.candidate not in dict(each)]
        _agrees(price, base, optima(every, others), aims, seed)
    assert found.proven
    assert {price.candidate for price in found.leaving_out} == {place.candidate for place in plan.placements}
    return {price.state for price in found}


def _agrees(price, base, true, aims, seed):
    if true is None:
        assert price.state in ("barred", "infeasible"), (seed, price)
        assert not price.loss
        assert bool(price.rules) == (price.state == "barred")
        return
    lost = {aim: one - other for aim, one, other in zip(aims, base, true, strict=True)}
    assert {aim: Fraction(str(value)).limit_denominator(10**6) for aim, value in price.loss.items()} == lost, (seed, price)
    assert price.state == "chosen" or (price.state == "free") == (not any(lost.values())), (seed, price)


@pytest.mark.parametrize("chunk", range(7))
def test_five_hundred_tiny_problems(chunk):
    seen = set().union(*(check(seed) for seed in range(chunk * EACH, (chunk + 1) * EACH)))
    assert seen == {"none", "chosen", "free", "price", "barred", "infeasible"}
