"""Firm or discretionary, against every plan tried."""

from random import Random

import pytest

import houma_assign as ha
from tests.oracles.random_problems import draw_problem
from tests.oracles.rules_by_hand import exact

from ..portions import portions
from .every_plan import EveryPlan
from .optima import optima

EACH = 75


def within_of(rng, plan):
    aims = [tier.aim for tier in plan.tiers if tier.named]
    return rng.choice((0, 0, 0, 1, 0.5, {rng.choice(aims): rng.choice((1, 2.5))}, dict.fromkeys(aims, 1)))


def near(every, within):
    """The plans that lose no more than this in any aim, beside its slack."""
    best, names = optima(every, every.plans), [aim[0] for aim in every.aims]
    lossy = within if isinstance(within, dict) else {names[-1]: within}
    loss = [exact(lossy.get(name, 0)) for name in names]
    tiers = every.keys()
    limits = [(key, top - slack - more) for (key, slack), top, more in zip(tiers, best, loss, strict=True)]
    return [plan for plan in every.plans if all(key(plan) >= least for key, least in limits)]


def check(seed):
    problem, lots, rng = draw_problem(seed, 9), str(seed), Random(seed)
    plan = ha.solve(problem, seed=lots)
    if not plan:
        return set()
    within, cap = within_of(rng, plan), rng.choice((1, 3, 100))
    found, true = ha.firm(plan, within, cap), near(EveryPlan(problem, lots), within)
    assert found.settled
    assert found.complete
    assert set(found.firm) == {place for place in plan.placements if all(place in each for each in true)}, seed
    assert set(found.discretionary) == set(plan.placements) - set(found.firm)
    assert not found.undecided
    assert found.counted == (len(true) <= cap), (seed, len(true), cap)
    assert found.count == (len(true) if len(true) <= cap else None)
    assert len({frozenset(each) for each in found.plans}) == min(cap, len(true))
    assert {frozenset(each) for each in found.plans} <= {frozenset(each) for each in true}
    for post, people in found.choices.items():
        assert set(people) == {who for each in true for who, where in each if where == post}
    loose = {post for each in true for who, post in each if not all((who, post) in other for other in true)}
    assert set(found.choices) == loose
    assert len(found.frame) == len(plan.placements)
    assert found.words("zh")
    return {found.counted, bool(found.discretionary)}


@pytest.mark.parametrize("chunk", portions(1, 8))
def test_six_hundred_tiny_problems(chunk):
    assert set().union(*(check(seed) for seed in range(chunk * EACH, (chunk + 1) * EACH))) == {True, False}


def test_arguments_that_make_no_sense_are_all_named():
    plan = ha.solve(ha.Problem.from_matrix([[1, 2], [3, 4]]))
    with pytest.raises(ha.InputError) as error:
        ha.firm(plan, {"merit": -1, "beauty": 2}, cap=0, time_limit=0)
    assert list(error.value.faults["column"]) == ["time_limit", "within", "within", "cap"]


def test_no_time_calls_nothing_firm():
    plan = ha.solve(ha.datasets.houma_2020())
    found = ha.firm(plan, time_limit=1e-9)
    assert not found.firm
    assert not found.complete
    assert found.count is None
    assert set(found.undecided) == set(plan.placements)
    assert "time ran out" in found.words().lower()


def test_houma():
    plan = ha.solve(ha.datasets.houma_2020())
    found = ha.firm(plan)
    assert found.complete
    assert found.count == len(found.plans) > 1
    assert set(plan.placements) in [set(each) for each in found.plans]
    assert set(found.firm) == set.intersection(*(set(each) for each in found.plans))
