"""Stable plans where villages may stay closed: every plan of tiny problems tried, rules hard and soft, free slots or not."""

from random import Random

import pytest

import houma_assign as ha

from ..portions import portions
from .brute_force import brute_force
from .random_boards import draw_board
from .random_problems import BASE, made_of
from .random_rules import draw_rule

BESIDE = ("unit_cap", "home_village", "eligible")  # shares of quotas are of open slots here


def draw_tiny(seed):
    """A tiny problem with forms and wishes; other rules beside."""
    rng = Random(f"wishes and villages {seed}")
    while True:
        board = draw_board(rng, 9)
        hard = rng.random() < 0.8
        rules = [draw_rule("village_forms", rng, board, hard, "forms")]  # it makes the board fit, so it comes first
        rules += [draw_rule(kind, rng, board, True, kind) for kind in BASE if kind != "slots" or rng.random() < 0.8]
        wishes = draw_rule("stable", rng, board, rng.random() < 0.5, "wishes")
        rules.append(wishes.changed(free_slots=hard and rng.random() < 0.8))
        rules += [draw_rule(kind, rng, board, rng.random() < 0.6, kind) for kind in rng.sample(BESIDE, rng.randint(0, 1))]
        aims = rng.choice(((ha.Merit(),), (ha.Concessions(), ha.Merit()), (ha.NeedsMet(), ha.Merit())))
        try:
            return made_of(board, rules, aims)
        except ha.InputError:
            continue


def check_tiny(seed):
    """The status, the aims, and that the plan is among the best; whether there is one, who is sent, and the blocking pairs."""
    problem = draw_tiny(seed)
    true, plan = brute_force(problem), ha.solve(problem)
    assert plan.status is (ha.Status.OPTIMAL if true.feasible else ha.Status.INFEASIBLE), seed
    if true.feasible:
        assert tuple(sorted(plan.placements)) in {tuple(sorted(each)) for each in true.optimal}, seed
    return true.feasible, len(plan.placements), sum(breach.rule == "wishes" for breach in plan.breaches)


@pytest.mark.parametrize("chunk", portions(1, 12))
def test_tiny_problems_against_every_plan(chunk):
    found = [check_tiny(seed) for seed in range(chunk * 30, chunk * 30 + 30)]
    assert chunk or {feasible for feasible, _, _ in found} == {True, False}
    assert sum(sent > 0 for _, sent, _ in found) >= 10
    assert chunk or any(blocking for _, _, blocking in found)
