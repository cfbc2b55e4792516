"""What the committee's papers ask, against every plan of tiny problems tried."""

from __future__ import annotations

from collections import Counter
from math import prod

import pytest

import houma_assign as ha
from houma_assign.papers.answers.answers import Answers, answers_of
from houma_assign.papers.answers.comparing import NEXT
from houma_assign.questions.methods.moves import moves
from tests.oracles.random_problems import draw_problem

from ..portions import portions
from ..questions.every_plan import EveryPlan
from ..questions.optima import best_of, exact, lost, optima

EACH = 14


def solved(seed: int) -> tuple[ha.Plan, Answers, EveryPlan]:
    problem = draw_problem(seed, 9)
    plan = ha.solve(problem, seed=str(seed))
    return plan, Answers(plan), EveryPlan(problem, str(seed))


def compare(plan: ha.Plan, answers: Answers, every: EveryPlan) -> set[str]:
    """Those set beside each post are the ones who cost least, in the order of what they cost; prices and moves are true."""
    problem, base, seen = plan.problem, optima(every, every.plans), set()
    for post, found in zip(problem.posts, answers.compared, strict=True):
        assert {each.candidate for each in found.holders} == {who for who, where in plan.placements if where == post.id}
        cost = {}
        for who in problem.candidates:
            if (who.id, post.id) not in plan.placements:
                true = optima(every, [each for each in every.plans if (who.id, post.id) in each])
                points = problem.pairs.points(who.id, post.id)
                cost[who.id] = None if true is None else (*lost(every, base, true).values(), -points, who.id)
        possible = sorted((who for who in cost if cost[who] is not None), key=cost.get)
        told = [each.candidate for each in found.next]
        assert told[: len(possible)] == possible[:NEXT]
        assert len(told) == min(NEXT, len(cost))
        assert found.possible == len(possible)
        for each in found.next:
            seen.add(each.price.state)
            if cost[each.candidate] is not None:
                assert tuple(exact(each.price.loss).values()) == cost[each.candidate][:-2]
                assert each.moves == nearest(plan, every, (each.candidate, post.id))
    return seen


def nearest(plan: ha.Plan, every: EveryPlan, pair: tuple[str, str]) -> object:
    """Who moves in the best plan with a pair; of equals the one that keeps most placements, then that of the lots."""
    own = set(plan.placements)
    best = every.winner([each for each in every.plans if pair in each], lambda each: len(own & set(each)))
    return moves(plan.placements, best)


def left_out(plan: ha.Plan, answers: Answers, every: EveryPlan) -> set[str]:
    """Everybody without a post once, with the least that any post costs, and why."""
    placed, base = {who for who, _ in plan.placements}, optima(every, every.plans)
    out = [each for each in answers.not_chosen if not each.held]
    assert [each.candidate for each in out] == [who.id for who in plan.problem.candidates if who.id not in placed]
    for each in out:
        with_post = ([one for one in every.plans if (each.candidate, post.id) in one] for post in plan.problem.posts)
        costs = [lost(every, base, true) for plans in with_post if (true := optima(every, plans)) is not None]
        least = min((tuple(cost.values()) for cost in costs), default=None)
        assert each.group == ("rules" if least is None else "price" if any(least) else "lots")
        if least is not None:
            assert tuple(exact(each.price.loss).values()) == least
    counted = Counter(case.candidate for case in answers.passed_over)
    assert all(sum(each.cases.values()) == counted[each.candidate] for each in answers.not_chosen)
    assert {each.candidate for each in answers.not_chosen if each.held} == set(counted) & placed
    return {each.group for each in answers.not_chosen}


def choose(plan: ha.Plan, answers: Answers, every: EveryPlan) -> int:
    """Ticking one box in each choice gives the plans that are as good, all of them and no others."""
    good = {frozenset(each) for each in best_of(every, every.plans)}
    if len(good) < 2 or len(good) > answers.firm.cap:
        assert answers.choices == ()
        return 0
    assert prod(len(choice.options) for choice in answers.choices) == len(good)
    made = [dict.fromkeys(())]
    for choice in answers.choices:
        assert set(choice.options[0].items()) <= teams(plan, choice.posts)
        made = [{**one, **option} for one in made for option in choice.options]
    loose = [post for choice in answers.choices for post in choice.posts]
    assert len(set(loose)) == len(loose)
    fixed = {place for place in plan.placements if place[1] not in loose}
    ticked = {frozenset([*fixed, *((who, post) for post, people in one.items() for who in people)]) for one in made}
    assert ticked == good
    return len(answers.choices)


def teams(plan: ha.Plan, posts: tuple[str, ...]) -> set[tuple[str, tuple[str, ...]]]:
    return {(post, tuple(sorted(who for who, where in plan.placements if where == post))) for post in posts}


@pytest.mark.parametrize("chunk", portions(1, 20))
def test_what_is_compared_passed_over_and_open_is_true_of_every_plan(chunk: int) -> None:
    states, groups, choices = set(), set(), 0
    for seed in range(chunk * EACH, (chunk + 1) * EACH):
        plan, answers, every = solved(seed)
        if plan:
            states |= compare(plan, answers, every)
            groups |= left_out(plan, answers, every)
            choices = max(choices, choose(plan, answers, every))
    assert {"price", "barred"} <= states
    assert "price" in groups
    assert choices


def test_answers_about_a_plan_are_asked_once() -> None:
    plan = ha.solve(ha.Problem.from_matrix([[3, 1], [2, 2], [1, 3]]))
    assert answers_of(plan).prices is answers_of(plan).prices
    assert answers_of(plan, 5.0) is not answers_of(plan)
    others = [ha.solve(ha.Problem.from_matrix([[k, 1], [1, k]])) for k in range(2)]
    kept = answers_of(plan)
    for each in others:
        answers_of(each)
    assert answers_of(plan) is not kept  # those of the last two plans are kept


def test_who_moves_does_not_depend_on_what_was_asked_before() -> None:
    problem = draw_problem(3, 9)
    pairs = [pair for pair in problem.pairs.at if not problem.eligibility.barred_by(*pair)]
    found = []
    for order in (pairs, pairs[::-1]):
        plan = ha.solve(ha.Problem.from_json(problem.to_json()))
        found.append({pair: ha.why_not(plan, *pair).moves for pair in order})
    assert found[0] == found[1]
