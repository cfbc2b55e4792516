"""One huge number beside ordinary points: the plan is the best one, or the matrix is refused with what to write instead."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import houma_assign as ha
from houma_assign.data.exact import fraction


def best(score: np.ndarray) -> Fraction:
    """The most points, by trying every plan."""
    exact = [[fraction(float(cell)) for cell in row] for row in score]
    n = len(exact)
    return max(sum((exact[i][j] for i, j in enumerate(order)), Fraction(0)) for order in permutations(range(n)))


def worth(score: np.ndarray, plan: ha.Plan) -> Fraction:
    cells = [(int(place.candidate[1:]), int(place.post[1:])) for place in plan.placements]
    return sum((fraction(float(score[cell])) for cell in cells), Fraction(0))


@settings(max_examples=60, deadline=None)
@given(data=st.data(), power=st.integers(3, 16), decimals=st.integers(0, 6), sign=st.sampled_from([-1, 1]))
def test_the_plan_is_the_best_or_the_matrix_is_refused(data: st.DataObject, power: int, decimals: int, sign: int) -> None:
    cells = data.draw(st.lists(st.integers(-(10**decimals), 10**decimals), min_size=16, max_size=16))
    score = np.array(cells, dtype=float).reshape(4, 4) / 10**decimals
    for i, j in data.draw(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=3)):
        score[i, j] = sign * 10.0**power
    try:
        problem = ha.Problem.from_matrix(score)
    except ha.ModelTooLarge as error:
        refused = str(error)
    else:
        refused = ""
    if refused:
        assert "NaN or None" in refused
        assert 10.0**power * 10**decimals * 4 >= 2**50  # smaller ones are held
        return
    plan = ha.solve(problem)
    assert plan.status is ha.Status.OPTIMAL
    assert worth(score, plan) == best(score)
    assert plan.value["merit"] == float(best(score))


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), power=st.integers(0, 14))
def test_measured_points_beside_a_huge_one_are_the_best_or_refused(seed: int, power: int) -> None:
    rng = np.random.default_rng(seed)
    score = rng.random((4, 4))
    score[rng.integers(4), rng.integers(4)] = -(10.0**power)
    try:
        problem = ha.Problem.from_matrix(score)
    except ha.ModelTooLarge as error:
        refused = str(error)
    else:
        refused = ""
    if refused:
        assert power > 6
        assert "NaN or None" in refused
        return
    held = np.array([[problem.pairs.points(f"c{i}", f"p{j}") for j in range(4)] for i in range(4)])
    assert (np.abs(held - score) <= 1e-6 * np.abs(score)).all()
    assert worth(score, ha.solve(problem)) >= best(score) - Fraction(4, 10**6)


@pytest.mark.parametrize("never", [-1e12, -1e15, -1e18, 1e300, -(2.0**60), -1e9 - 1 / 3])
def test_what_stands_for_never_is_refused_with_advice(never: float) -> None:
    score = np.random.default_rng(1).random((30, 30)).round(6)
    score[np.random.default_rng(2).random((30, 30)) < 0.2] = never
    with pytest.raises(ha.ModelTooLarge, match="NaN or None") as caught:
        ha.Problem.from_matrix(score)
    assert "留空" in caught.value.words("zh")


@pytest.mark.parametrize("more", [{}, {"slots": 1_000_000, "least": 0}, {"most_each": 1_000_000}])
def test_the_merit_is_the_sum_of_the_points(more: dict[str, int]) -> None:
    rng = np.random.default_rng(0)
    points = rng.random((12, 12)).round(6) * 1000
    points[0, 0] = -1e6
    plan = ha.solve(ha.Problem.from_matrix(points, **more))
    total = sum(points[int(place.candidate[1:]), int(place.post[1:])] for place in plan.placements)
    assert plan.value["merit"] == pytest.approx(total, abs=1e-9)
    assert sum(fraction(each) for each in plan.frame["score"]) == fraction(plan.value["merit"])


def test_huge_whole_numbers_are_exact() -> None:
    score = np.array([[10**14 + 1, 10**14], [10**14, 10**14]], dtype=np.int64)
    plan = ha.solve(ha.Problem.from_matrix(score))
    assert plan.value["merit"] == 2 * 10**14 + 1
    with pytest.raises(ha.ModelTooLarge):
        ha.Problem.from_matrix(np.array([[2**63, 1], [1, 1]], dtype=np.uint64))
    with pytest.raises(ha.InputError, match="NaN or None"):
        ha.Problem.from_matrix([[10**400, 1], [1, 1]])
