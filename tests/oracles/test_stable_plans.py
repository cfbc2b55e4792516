"""Stable plans beside quotas and caps: every plan of tiny problems tried, middling ones solved by HiGHS."""

from random import Random

import pytest

import houma_assign as ha

from ..portions import portions
from .brute_force import brute_force
from .middling_problems import draw_middling
from .milp_by_tiers import best_of_tiers
from .random_boards import draw_board
from .random_problems import BASE, made_of
from .random_rules import draw_rule

BESIDE = ("quota", "quota", "unit_cap", "eligible", "home_village", "total")


def draw_tiny(seed):
    """A tiny problem with wishes, hard or soft, beside the rules that a department sets."""
    rng = Random(f"wishes {seed}")
    while True:
        board = draw_board(rng, 10)
        rules = [draw_rule(kind, rng, board, kind != "posts_filled" or rng.random() < 0.3, kind) for kind in BASE]
        rules.append(draw_rule("stable", rng, board, rng.random() < 0.5, "wishes"))
        rules += [draw_rule(kind, rng, board, rng.random() < 0.6, f"{kind} {k}")
                  for k, kind in enumerate(rng.sample(BESIDE, rng.randint(0, 2)))]  # fmt: skip
        aims = rng.choice(((ha.Merit(),), (ha.Concessions(), ha.Merit()), (ha.Grades(), ha.Merit()), (ha.NeedsMet(),)))
        try:
            return made_of(board, rules, aims)
        except ha.InputError:
            continue


def check_tiny(seed):
    """The status and the very plan; whether there is one, and how many pairs block it."""
    problem, lots = draw_tiny(seed), str(seed)
    true, plan = brute_force(problem, lots), ha.solve(problem, seed=lots)
    assert plan.status is (ha.Status.OPTIMAL if true.feasible else ha.Status.INFEASIBLE), seed
    assert set(plan.placements) == set(true.drawn), seed
    return true.feasible, sum(breach.rule == "wishes" for breach in plan.breaches)


@pytest.mark.parametrize("chunk", portions(1, 10))
def test_tiny_problems_against_every_plan(chunk):
    found = [check_tiny(seed) for seed in range(chunk * 30, chunk * 30 + 30)]
    assert {feasible for feasible, _ in found} == {True, False}
    assert chunk or any(blocking for _, blocking in found)  # the usual portion has some


def draw_wishes(seed):
    """A middling problem in which people wish for villages that have heard most of them."""
    problem, rng = draw_middling(seed), Random(f"middling wishes {seed}")
    villages = [village.id for village in problem.villages]
    people = [person.id for person in problem.candidates]
    wishes = {who: tuple(rng.sample(villages, min(3, len(villages)))) for who in people if rng.random() < 0.7}
    say = {village: {who: rng.randint(60, 90) for who in people if rng.random() < 0.8} for village in villages}
    hard = rng.random() < 0.3
    rule = ha.Stable(id="wishes", wishes=wishes, say=say, penalty=None if hard else rng.choice((1, 3)))
    return problem.adding(rule)


@pytest.mark.parametrize("seed", portions(2, 30))
def test_middling_problems_against_highs(seed):
    problem = draw_wishes(seed)
    plan, best = ha.solve(problem), best_of_tiers(problem)
    assert plan.status is (ha.Status.INFEASIBLE if best is None else ha.Status.OPTIMAL)
    if best is not None:
        assert [plan.bound[aim] for aim in best] == pytest.approx([float(value) for value in best.values()], abs=1e-9)
