"""Lots are as wide as the plans allow that can be, not as the slots that are there on paper."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import houma_assign as ha

NO_LIMIT = 1_000_000


def posed(people: int, posts: int, **more: object) -> ha.Problem:
    return ha.Problem.from_matrix(np.ones((people, posts)), **more)  # type: ignore[arg-type]  # whatever from_matrix takes


@pytest.mark.parametrize(("people", "posts", "more", "bits"), [
    (3, 2, {}, 40),
    (1, 300, {"slots": NO_LIMIT, "least": 0}, 40),
    (30, 30, {"slots": NO_LIMIT, "least": 0}, 40),
    (50, 300, {"slots": NO_LIMIT, "least": 0}, 40),
    (50, 300, {"slots": NO_LIMIT, "least": 0, "most_each": 300}, 37),  # 15,000 placements have 14 bits
    (50, 300, {"slots": NO_LIMIT, "least": 0, "constraints": [ha.PostsEach(penalty=1)]}, 37),
    (300, 50, {"slots": 1, "least": 0, "most_each": 50, "constraints": [ha.Slots(penalty=1)]}, 37),
])  # fmt: skip
def test_width(people: int, posts: int, more: dict[str, object], bits: int) -> None:
    assert ha.Lots().bits(posed(people, posts, **more)) == bits


def test_totals_of_all_placements_are_exact() -> None:
    rng = np.random.default_rng(1)
    for _ in range(100):
        people, posts = int(rng.integers(1, 400)), int(rng.integers(1, 400))
        slots, each = (int(rng.choice([1, 2, 10, NO_LIMIT])) for _ in range(2))
        problem = posed(people, posts, slots=slots, least=0, most_each=each)
        assert min(min(slots, people) * posts, min(each, posts) * people) * 2 ** ha.Lots().bits(problem) <= 2**51


@pytest.mark.parametrize("who", [f"c{k}" for k in (16857, 7, 12)])
def test_no_other_plan_has_the_same_lots(who: str) -> None:
    posts = [f"p{k}" for k in range(300)]
    frame = pd.DataFrame([[1] * 300], index=[who], columns=posts)
    problem = ha.Problem.from_matrix(frame, slots=NO_LIMIT, least=0)
    plan = ha.solve(problem)
    totals = [ha.solve(problem.pin(who, post)).value["lots"] for post in posts[:60]]
    assert len(set(totals)) == 60
    assert plan.value["lots"] == max(ha.Lots().lot(who, post, 40) for post in posts)


def test_a_scenario_with_other_lots_is_solved_anew() -> None:
    rng = np.random.default_rng(3)
    problem = ha.Problem.from_matrix(rng.integers(1, 3, (60, 60)), slots=NO_LIMIT, least=0, most_each=60)
    assert ha.Lots().bits(problem) < 40
    fewer = problem.without(*[f"c{k}" for k in range(40)])
    assert ha.Lots().bits(fewer) == 40
    found = ha.what_if(problem, {"fewer": fewer})
    assert not found.scenarios[0].reused
    assert found.scenarios[0].placements == ha.solve(fewer).placements
