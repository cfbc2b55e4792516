"""Why somebody is where they are, against every plan tried."""

import pytest

import houma_assign as ha
from tests.oracles.laws_by_hand import law
from tests.oracles.random_problems import draw_problem

from ..portions import portions
from .every_plan import EveryPlan
from .optima import agrees, best_of, exact, lost, optima

EACH = 75


def check_held(every, plan, held, base, seed):
    place = held.placement
    tied = best_of(every, every.plans)
    assert held.firm == all(place in each for each in tied), seed
    rest = tuple(other for other in plan.placements if other != place)
    hard = [rule for rule in every.problem.constraints if rule.penalty is None]
    assert {each.rule for each in held.binds} == {rule.id for rule in hard if law(rule, every.data)(rest)}
    inside = {each.candidate for each in plan.placements if each.post == place.post}
    able = {}
    for who in (who.id for who in every.problem.candidates if who.id not in inside):
        plans = [each for each in every.plans if (who, place.post) in each and place not in each]
        if plans:
            able[who] = optima(every, plans)
    named = [other.candidate for other in held.others]
    assert set(named) <= set(able)
    assert len(named) == min(2, len(able))
    assert held.complete <= (len(able) <= 2)
    assert held.complete >= (len(able) < 2)
    for other in held.others:
        assert exact(other.loss) == lost(every, base, able[other.candidate]), seed
    # Nobody who is not named would have been better.
    if all(aim[2] == 0 for aim in every.aims):
        worths = [able[who] for who in named]
        assert worths == sorted(worths, reverse=True)
        assert all(able[who] <= min(worths) for who in set(able) - set(named))


def check(seed):
    problem, lots = draw_problem(seed, 9), str(seed)
    plan = ha.solve(problem, seed=lots)
    if not plan:
        return set()
    every = EveryPlan(problem, lots)
    base, seen = optima(every, every.plans), set()
    for who in problem.candidates:
        answer = ha.explain(plan, who.id, others=2)
        assert answer.words("zh")
        assert isinstance(answer._repr_html_(), str)
        mine = [place for place in plan.placements if place.candidate == who.id]
        assert [held.placement for held in answer.held] == mine
        seen.add(bool(mine))
        if mine:
            others = [each for each in every.plans if who.id not in dict(each)]
            agrees(every, answer.price, base, optima(every, others), seed)
            for held in answer.held:
                check_held(every, plan, held, base, seed)
            continue
        sending = [each for each in every.plans if who.id in dict(each)]
        assert (answer.price is None) == all(problem.eligibility.barred_by(who.id, post.id) for post in problem.posts)
        if answer.price is not None:
            agrees(every, answer.price, base, optima(every, sending), seed)
    return seen


@pytest.mark.parametrize("chunk", portions(1, 7))
def test_five_hundred_tiny_problems(chunk):
    seen = set().union(*(check(seed) for seed in range(chunk * EACH, (chunk + 1) * EACH)))
    assert seen == {True, False}


def test_unknown_people_are_refused():
    plan = ha.solve(ha.Problem.from_matrix([[1, 2], [3, 4]]))
    with pytest.raises(ha.InputError) as error:
        ha.explain(plan, "nobody", others=-1)
    assert list(error.value.faults["column"]) == ["candidate", "others"]


def test_no_time_leaves_it_open():
    problem = ha.datasets.houma_2020()
    plan = ha.solve(problem)
    answer = ha.explain(plan, plan.placements[0].candidate, time_limit=1e-9)
    assert answer.held[0].firm is None
    assert not answer.price.proven
    assert not answer.held[0].complete
