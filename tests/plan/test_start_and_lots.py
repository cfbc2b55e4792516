"""A start never changes the answer, and without lots the aims are proven and the draw is said to be open."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

import houma_assign as ha

from ..oracles.own_problems import draw_own
from ..oracles.random_problems import draw_problem
from ..portions import portions

EACH = 3


def beginnings(problem: ha.Problem, plan: ha.Plan, draw: Random) -> list[Any]:
    """A plan, a part of it, what breaks rules, and pairs at random."""
    pairs = list(problem.pairs.at)
    undrawn = ha.solve(problem, lots=False)
    return [
        plan,
        undrawn,
        list(plan.placements)[:1],
        draw.sample(pairs, min(len(pairs), 2)),
        ha.solve(problem, seed="another"),
        (),
    ]


@pytest.mark.parametrize("chunk", portions(1, 40))
def test_a_start_never_changes_the_answer(chunk: int) -> None:
    for seed in range(chunk * EACH, (chunk + 1) * EACH):
        for problem in (draw_problem(seed), draw_own(seed)):
            plan = ha.solve(problem)
            for start in beginnings(problem, plan, Random(seed)):
                assert ha.solve(problem, start=start) == plan, (seed, start)


@pytest.mark.parametrize("chunk", portions(1, 40))
def test_without_lots_the_aims_are_the_same(chunk: int) -> None:
    for seed in range(chunk * EACH, (chunk + 1) * EACH):
        problem = draw_problem(seed)
        drawn, plan = ha.solve(problem), ha.solve(problem, lots=False)
        named = [tier for tier in plan.tiers if tier.named]
        assert [tier for tier in drawn.tiers if tier.named] == named, seed
        if not drawn:
            assert plan.status is drawn.status
            continue
        assert plan.status == "feasible"
        assert plan.draw_open
        assert not plan.tiers[-1].proven
        assert plan.confirm().complete
        assert plan.check_proof() == ()


def test_the_plan_of_a_like_problem_is_a_start() -> None:
    problem = ha.datasets.houma_2020()
    plan = ha.solve(problem, lots=False)
    gone = plan.placements[0].candidate
    assert ha.solve(problem.without(gone), start=plan) == ha.solve(problem.without(gone))


def test_a_start_serves_where_time_is_short() -> None:
    problem = ha.datasets.houma_2020()
    plan = ha.solve(problem)
    short = ha.solve(problem, time_limit=1e-6, start=plan)
    assert short.value["needs"] == plan.value["needs"]
    assert short.value["merit"] == plan.value["merit"]


@pytest.mark.parametrize("given", [{"start": 3}, {"start": [("nobody", "p0")]}, {"start": "x.txt"}, {"lots": 1}, {"lots": "no"}])
def test_arguments_that_make_no_sense_are_one_error(given: dict[str, Any]) -> None:
    with pytest.raises(ha.InputError):
        ha.solve(ha.Problem.from_matrix([[1.0, 2.0]], least=0), **given)


def test_a_question_that_needs_the_draw_says_so() -> None:
    plan = ha.solve(ha.Problem.from_matrix([[1, 1], [1, 1]]), lots=False)
    with pytest.raises(ha.InputError, match="only the draw among equal plans is open; solve it with its lots") as caught:
        ha.rule_prices(plan)
    assert "请连同抽签重新求解" in caught.value.words("zh")
    assert "仅在同样好的方案之间的抽签尚未完成" in plan.summary("zh")
