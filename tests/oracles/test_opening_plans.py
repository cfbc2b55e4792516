"""Posts that open with enough people or not at all, beside other rules and all aims: whole solves against every plan tried."""

from random import Random

import pytest

import houma_assign as ha

from ..portions import portions
from .brute_force import brute_force
from .random_aims import draw_aim, draw_aims
from .random_boards import draw_board
from .random_problems import BASE, made_of
from .random_rules import draw_rule

EACH = 10
BESIDE = ("quota", "unit_cap", "apart", "together", "total", "capacity", "barred", "kin")


def draw(seed: int) -> ha.Problem:
    """A problem whose posts open with so many, by a hard rule or a soft one."""
    rng = Random(f"opening {seed}")
    while True:
        board = draw_board(rng, 9)
        opens = draw_rule("opens_with", rng, board, rng.random() < 0.6, "opens")
        rules = [draw_rule(kind, rng, board, True) for kind in BASE]
        rules += [
            draw_rule(kind, rng, board, rng.random() < 0.4, f"{kind} beside") for kind in rng.sample(BESIDE, rng.randint(0, 2))
        ]
        few = draw_aim("in_use", rng, board, id="few") if rng.random() < 0.5 else None
        others = tuple(draw_aims(rng, board) or ())
        try:
            return made_of(board, [*rules, opens], (*([few] if few else []), *others))
        except ha.InputError:
            continue


def check(seed: int) -> tuple[bool, bool]:
    """One problem; gives whether there is a plan, and whether the rule closes or fills something in it."""
    problem, lots = draw(seed), str(seed)
    true, plan = brute_force(problem, lots), ha.solve(problem, seed=lots)
    assert plan.status is (ha.Status.OPTIMAL if true.feasible else ha.Status.INFEASIBLE), seed
    if not true.feasible:
        return False, False
    assert set(plan.placements) == set(true.drawn), seed
    free = ha.solve(problem.dropping("opens"), seed=lots)
    return True, set(free.placements) != set(plan.placements)


@pytest.mark.parametrize("chunk", portions(1, 30))
def test_three_hundred_problems_with_posts_that_open(chunk: int) -> None:
    seen = [check(seed) for seed in range(chunk * EACH, (chunk + 1) * EACH)]
    assert sum(feasible for feasible, _ in seen) > EACH / 4
    assert any(binds for _, binds in seen) or chunk


def test_questions_know_the_new_rules_and_aims(tmp_path) -> None:
    for seed in range(4):
        problem = draw(seed)
        plan = ha.solve(problem)
        if not plan:
            assert ha.why_infeasible(problem).words("zh")
            continue
        who, post = plan.placements[0] if plan.placements else (problem.candidates[0].id, problem.posts[0].id)
        assert ha.explain(plan, who).words("zh")
        assert ha.why_not(plan, problem.candidates[-1].id, post).words("en")
        assert ha.Problem.from_json(problem.to_json()) == problem
        plan.save(tmp_path / f"{seed}.json")
        assert ha.check(tmp_path / f"{seed}.json").state in ("word", "unchecked")
        assert ha.load(tmp_path / f"{seed}.json").value == plan.value
