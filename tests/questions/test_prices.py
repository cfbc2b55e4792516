"""Prices against every plan tried, and against forcing the pair and solving afresh."""

import pytest

import houma_assign as ha
from tests.oracles.random_problems import draw_problem

from .every_plan import EveryPlan
from .optima import agrees, optima

EACH = 75


def check(seed):
    problem, lots = draw_problem(seed, 9), str(seed)
    plan = ha.solve(problem, seed=lots)
    if not plan:
        with pytest.raises(ha.InputError, match="no plan"):
            ha.prices(plan)
        return {"none"}
    every, found = EveryPlan(problem, lots), ha.prices(plan)
    base = optima(every, every.plans)
    for who in problem.candidates:
        for post in problem.posts:
            with_pair = [each for each in every.plans if (who.id, post.id) in each]
            agrees(every, found[who.id, post.id], base, optima(every, with_pair), seed)
    for price in found.leaving_out:
        others = [each for each in every.plans if price.candidate not in dict(each)]
        agrees(every, price, base, optima(every, others), seed)
    assert found.proven
    assert {price.candidate for price in found.leaving_out} == {place.candidate for place in plan.placements}
    assert {(price.candidate, price.post) for price in found.pairs if price.state == "chosen"} == set(plan.placements)
    return {price.state for price in found}


@pytest.mark.parametrize("chunk", range(7))
def test_five_hundred_tiny_problems(chunk):
    seen = set().union(*(check(seed) for seed in range(chunk * EACH, (chunk + 1) * EACH)))
    assert seen == {"none", "chosen", "free", "price", "barred", "infeasible"}
