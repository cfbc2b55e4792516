"""An aim with slack gives back what later aims take, and says so honestly."""

from __future__ import annotations

import numpy as np

import houma_assign as ha


def test_a_later_aim_may_use_the_slack_and_the_plan_says_what_it_is_worth() -> None:
    score = np.array([[10, 1], [9, 9], [1, 8]])
    moved = ha.FewestMoves(placements=[("c2", "p1"), ("c1", "p0")])
    strict = ha.solve(ha.Problem.from_matrix(score, aims=[ha.Merit(), moved]))
    loose = ha.solve(ha.Problem.from_matrix(score, aims=[ha.Merit(slack=5), moved]))
    assert (strict.value["merit"], strict.value["fewest_moves"]) == (19, 2)
    assert (loose.value["merit"], loose.value["fewest_moves"]) == (17, 0)
    assert loose.status is ha.Status.OPTIMAL
    assert loose.bound["merit"] == 19
    assert loose.bound["merit"] >= loose.value["merit"]
