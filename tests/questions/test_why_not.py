"""Why not X in Y, against every plan tried: the price, the moves, and clashes that are truly minimal."""

from random import Random

import pytest

import houma_assign as ha
from tests.oracles.laws_by_hand import law
from tests.oracles.random_problems import draw_problem

from ..portions import portions
from .every_plan import EveryPlan
from .optima import agrees, best_of, optima

EACH = 75


def keeps(every, rules, pair):
    """Whether any set of listed pairs with this one keeps all these rules."""
    laws = [law(rule, every.data) for rule in rules]
    return any(pair in plan and not any(breach(plan) for breach in laws) for plan in every.all_sets)


def clashes(every, clash, pair):
    rules = [rule for rule in every.problem.constraints if rule.id in clash.rules]
    assert len(rules) == len(clash.rules)
    assert clash.minimal
    assert not keeps(every, rules, pair)
    assert all(keeps(every, [other for other in rules if other is not rule], pair) for rule in rules)


def check(seed):
    problem, lots = draw_problem(seed, 9), str(seed)
    plan = ha.solve(problem, seed=lots)
    if not plan:
        return set()
    every, rng, seen = EveryPlan(problem, lots), Random(seed), set()
    base = optima(every, every.plans)
    for who in rng.sample(problem.candidates, 2):
        for post in rng.sample(problem.posts, min(2, len(problem.posts))):
            pair, answer = (who.id, post.id), ha.why_not(plan, who.id, post.id)
            with_pair = [each for each in every.plans if pair in each]
            agrees(every, answer.price, base, optima(every, with_pair), seed)
            seen.add(answer.state)
            if answer.state == "infeasible":
                clashes(every, answer.clash, pair)
            elif answer.state in ("price", "free"):
                kept = max(len(set(each) & set(plan.placements)) for each in best_of(every, with_pair))
                assert set(answer.placements) in [set(each) for each in best_of(every, with_pair)]
                assert len(set(answer.placements) & set(plan.placements)) == kept, seed
            assert answer.proven
            assert all(answer.words(lang) and len(answer.frame) == 1 for lang in ("en", "zh"))
    return seen


@pytest.mark.parametrize("chunk", portions(1, 8))
def test_six_hundred_tiny_problems(chunk):
    seen = set().union(*(check(seed) for seed in range(chunk * EACH, (chunk + 1) * EACH)))
    assert seen == {"chosen", "free", "price", "barred", "infeasible"}


def test_unknown_ids_are_all_named():
    plan = ha.solve(ha.Problem.from_matrix([[1, 2], [3, 4]]))
    with pytest.raises(ha.InputError) as error:
        ha.why_not(plan, "nobody", 7, time_limit=-1)
    assert list(error.value.faults["column"]) == ["time_limit", "candidate", "post"]


def test_without_a_plan_there_is_nothing_to_ask():
    plan = ha.solve(ha.Problem.from_matrix([[1.0]], constraints=[ha.Barred(candidate="c0")]))
    with pytest.raises(ha.InputError, match="no plan"):
        ha.why_not(plan, "c0", "p0")


def test_a_bar_is_told_with_the_values_that_make_it():
    problem = ha.datasets.houma_2020()
    bars = problem.eligibility.bars["secretary eligibility"]
    k = int(bars.nonzero()[0][0])
    who, post = problem.pairs.candidates[problem.pairs.candidate[k]], problem.pairs.posts[problem.pairs.post[k]]
    answer = ha.why_not(ha.solve(problem), who, post)
    assert answer.state == "barred"
    rule = next(rule for rule in problem.constraints if rule.id == "secretary eligibility")
    failing = [each.fact for each in rule.where if not each.holds(problem.candidate(who))]
    assert all(f"{fact}: {problem.candidate(who).fact(fact)}" in answer.words() for fact in failing)


def test_no_time_gives_bounds_and_no_certainty():
    problem = ha.datasets.houma_2020()
    plan = ha.solve(problem)
    who, post = next((c.id, p.id) for c in problem.candidates for p in problem.posts
                     if (c.id, p.id) not in plan.placements and not problem.eligibility.barred_by(c.id, p.id))  # fmt: skip
    answer = ha.why_not(plan, who, post, time_limit=1e-9)
    assert answer.state == "open"
    assert not answer.proven
    assert "time ran out" in answer.words()
