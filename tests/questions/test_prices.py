"""Prices against every plan tried, and against forcing the pair and solving afresh."""

from random import Random

import pytest

import houma_assign as ha
from houma_assign.questions.methods.opportunity_cost import OpportunityCost
from tests.oracles.random_problems import draw_problem

from ..portions import portions
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


@pytest.mark.parametrize("chunk", portions(1, 7))
def test_five_hundred_tiny_problems(chunk):
    seen = set().union(*(check(seed) for seed in range(chunk * EACH, (chunk + 1) * EACH)))
    assert seen == {"none", "chosen", "free", "price", "barred", "infeasible"}


@pytest.fixture(scope="module")
def houma():
    return ha.solve(ha.datasets.houma_2020())


def allowed(plan):
    problem = plan.problem
    return [(who.id, post.id) for who in problem.candidates for post in problem.posts
            if not problem.eligibility.barred_by(who.id, post.id)]  # fmt: skip


def afresh(plan, pair):
    """The loss by forcing the pair in the data and solving a new problem."""
    forced = ha.solve(plan.problem.pin(*pair), seed=plan.seed)
    if not forced:
        assert forced.status is ha.Status.INFEASIBLE
        return None
    return {tier.aim: own.value - tier.value for tier, own in zip(forced.tiers, plan.tiers, strict=True) if tier.named}


def test_houma_prices_are_those_of_forcing_and_solving_afresh(houma):
    costs = OpportunityCost(houma)
    for pair in Random("a sample").sample(allowed(houma), 12):
        price = costs.price(*pair, costs.forced([costs.solutions.columns[pair]]))
        assert (None if price.state == "infeasible" else price.loss) == afresh(houma, pair), pair


@pytest.mark.slow
def test_every_houma_price_is_that_of_forcing_and_solving_afresh(houma):
    found = ha.prices(houma, workers=2)
    assert found.proven
    for pair in allowed(houma):
        price = found[pair]
        assert (None if price.state == "infeasible" else price.loss) == afresh(houma, pair), pair
    for who in {place.candidate for place in houma.placements}:
        out = ha.solve(houma.problem.bar(who))
        losses = {tier.aim: own.value - tier.value for tier, own in zip(out.tiers, houma.tiers, strict=True) if tier.named}
        assert found[who, None].loss == losses, who


def test_a_time_limit_gives_bounds_and_no_certainty(houma):
    found = ha.prices(houma, time_limit=1.0)
    assert not found.proven
    assert {price.state for price in found.pairs} >= {"chosen", "barred", "open"}
    assert not [price for price in found if price.state == "infeasible" and not price.proven]
    pair = next(pair for pair in allowed(houma) if not found[pair].proven)
    true, price = afresh(houma, pair), found[pair]
    assert all(true[aim] == value for aim, value in price.loss.items())
    assert all(true[aim] >= value for aim, value in price.least.items())
    assert all(true[aim] <= value for aim, value in price.most.items())
    assert "Time ran out" in found.words()


def test_threads_give_the_same_prices():
    plan = ha.solve(ha.Problem.from_matrix([[5, 3, 1], [4, 4, 2], [3, 3, 3], [5, 1, 1]]))
    one, two = ha.prices(plan), ha.prices(plan, workers=2)
    assert one.pairs == two.pairs
    assert one.leaving_out == two.leaving_out
    assert "c0" in one.matrix.index
    assert isinstance(one._repr_html_(), str)
    with pytest.raises(ha.InputError, match="workers"):
        ha.prices(plan, workers=0)
