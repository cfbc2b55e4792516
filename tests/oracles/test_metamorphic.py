"""Changes of a problem whose effect on the answer is known without knowing the answer."""

from random import Random

import numpy as np
from hypothesis import assume, given

import houma_assign as ha

from .better_or_worse import SEEDS, changed, rank, rank_of, refused, shares_evenly, some, without_slack
from .random_problems import draw_for_rule, draw_problem


@given(SEEDS)
@some
def test_one_more_person_never_hurts(seed):
    problem = without_slack(seed)
    old = rank(problem)
    model = Random(seed).choice(problem.candidates)
    twin = changed(model, id=f"{model.id} twin", kin=())
    people = (*problem.candidates, twin)
    idle = refused(lambda: changed(problem, candidates=people))
    assume(idle is not None)  # a rule that has a limit for each person has none for a newcomer
    assert rank(idle) == old, "nobody can take a pair that is not listed"
    assume(not shares_evenly(problem))
    pairs, rows = problem.pairs, [k for k, c in enumerate(problem.pairs.candidate) if problem.pairs.candidates[c] == model.id]
    own = np.concatenate([np.arange(len(pairs)), np.array(rows, np.int64)])
    names = (*pairs.candidates, twin.id)
    person = np.concatenate([pairs.candidate, np.full(len(rows), len(names) - 1)])
    wider = ha.Pairs(names, pairs.posts, person, pairs.post[own], pairs.score[own], pairs.scale, pairs.grade[own],
                     {name: (values[own], scale) for name, (values, scale) in pairs.facts.items()})  # fmt: skip
    assert rank(changed(problem, candidates=people, pairs=wider)) >= old


@given(SEEDS)
@some
def test_leaving_people_out(seed):
    problem = without_slack(seed)
    assume(not shares_evenly(problem))
    plan = ha.solve(problem)
    assume(plan)
    placed = {place.candidate for place in plan.placements}
    for who in problem.candidates:
        smaller = refused(problem.without, who.id)
        if smaller is not None:
            other = ha.solve(smaller)
            assert rank_of(other) <= rank_of(plan)
            if who.id not in placed:
                assert (set(other.placements), rank_of(other)) == (set(plan.placements), rank_of(plan))


@given(SEEDS)
@some
def test_a_rule_less_never_hurts(seed):
    problem = without_slack(seed)
    assume(not shares_evenly(problem))
    old = rank(problem)
    for rule in problem.constraints:
        assert rank(problem.dropping(rule.id)) >= old, rule.id


@given(SEEDS)
@some
def test_a_hard_rule_said_twice_changes_nothing(seed):
    problem = draw_problem(seed)
    hard = [changed(rule, id=f"{rule.id} again") for rule in problem.constraints if rule.penalty is None]
    one, two = ha.solve(problem), ha.solve(problem.adding(*hard))
    assert (one.status, one.placements, dict(one.value)) == (two.status, two.placements, dict(two.value))


@given(SEEDS)
@some
def test_a_hard_rule_more_never_helps_and_one_that_is_kept_changes_nothing(seed):
    problem = without_slack(seed)
    assume(not shares_evenly(problem))
    plan = ha.solve(problem)
    for kind in ("apart", "quota", "kin", "leader", "skill", "unit_cap"):
        _, rule = draw_for_rule(kind, True, seed)
        more = refused(problem.adding, rule)
        if more is not None:
            other = ha.solve(more)
            assert rank_of(other) <= rank_of(plan)
            if plan and not rule.breaches(problem, plan.placements):
                assert other.placements == plan.placements, rule


@given(SEEDS)
@some
def test_a_wider_quota_never_hurts(seed):
    problem, rule = draw_for_rule("quota", True, seed)
    old = rank(problem)
    for said, wider in rule.loosened(problem):
        assert rank(problem.replacing(wider)) >= old, said
