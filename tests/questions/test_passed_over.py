"""Who was passed over, against every plan tried: all cases, none besides, each at its price."""

from random import Random

import pytest

import houma_assign as ha
from tests.oracles.random_problems import draw_problem

from ..portions import portions
from .every_plan import EveryPlan
from .optima import agrees, optima

EACH = 75


def cases(every, plan):
    """(passed over, for whom, where), from the docstring alone."""
    score, merit = every.data.score, next((aim for aim in every.problem.tiers if aim.kind == "merit"), ha.Merit())

    def weight(post):
        return merit.role_weights.get(every.data.posts[post].role, 1)

    best = {}
    for who, post in plan.placements:
        best[who] = max(best.get(who, -1), weight(post))
    return {(who, other, post) for other, post in plan.placements for who in every.data.people
            if (who, post) in score and score[who, post] > score[other, post] and best.get(who, -1) < weight(post)}  # fmt: skip


def weighted(problem, rng):
    """Sometimes a problem in which one role counts double."""
    roles = {post.role for post in problem.posts}
    return problem.with_aims(ha.Merit(role_weights={rng.choice(sorted(roles)): 2})) if rng.random() < 0.5 else problem


def check(seed):
    problem, lots = weighted(draw_problem(seed, 9), Random(seed)), str(seed)
    plan = ha.solve(problem, seed=lots)
    if not plan:
        return set()
    every, found = EveryPlan(problem, lots), ha.passed_over(plan)
    base = optima(every, every.plans)
    assert {(case.candidate, case.other, case.post) for case in found} == cases(every, plan), seed
    assert len(found) == len(cases(every, plan)) == len(found.frame)
    for case in found:
        pair, place = (case.candidate, case.post), (case.other, case.post)
        assert case.points > case.less
        agrees(every, case.price, base, optima(every, [each for each in every.plans if pair in each and place not in each]), seed)
    assert found.proven
    assert found.words()
    assert found.words("zh")
    return {case.price.state for case in found} | {case.held is None for case in found}


@pytest.mark.parametrize("chunk", portions(1, 8))
def test_six_hundred_tiny_problems(chunk):
    seen = set().union(*(check(seed) for seed in range(chunk * EACH, (chunk + 1) * EACH)))
    assert seen >= {"infeasible", "price", True}


def test_no_time_leaves_cases_open():
    found = ha.passed_over(ha.solve(ha.datasets.houma_2020()), time_limit=1e-9)
    assert not found.proven
    assert {case.price.state for case in found} == {"barred", "open"}
    assert "Time ran out" in found.words()


def test_without_a_plan_there_is_nothing_to_ask():
    plan = ha.solve(ha.Problem.from_matrix([[1.0]], constraints=[ha.Barred(candidate="c0")]))
    with pytest.raises(ha.InputError, match="no plan"):
        ha.passed_over(plan)
    with pytest.raises(ha.InputError, match="workers"):
        ha.passed_over(ha.solve(ha.Problem.from_matrix([[1.0]])), workers=0)


def test_each_person_is_said_once_and_by_most_points_first():
    found = ha.passed_over(ha.solve(houma_of_points()), workers=1)
    people = found.by_person
    assert {case.candidate for case in found} == set(people)
    assert sum(map(len, people.values())) == len(found)
    leads = [max(case.points - case.less for case in cases) for cases in people.values()]
    assert leads == sorted(leads, reverse=True)
    for lang in ("en", "zh"):
        lines = found.words(lang).splitlines()
        assert [sum(line.startswith(who) for line in lines) for who in people] == [1] * len(people)


def houma_of_points():
    """A problem in which many are passed over, and solved in no time."""
    score = [[90 - 3 * k - (k * j) % 7 for j in range(4)] for k in range(12)]
    return ha.Problem.from_matrix(score, constraints=[ha.Barred(id=f"b{k}", candidate=f"c{k}", post="p0") for k in range(3)])
