"""What a plan says its points are is the sum of the points that were given, or the matrix is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import houma_assign as ha

SIZE = 12


def uniform(rng: Any) -> Any:
    return rng.random((SIZE, SIZE))


def cents(rng: Any) -> Any:
    return rng.random((SIZE, SIZE)).round(2) * 100


def sixth(rng: Any) -> Any:
    return (rng.random((SIZE, SIZE)) * 50).round(6)


def thousands(rng: Any) -> Any:
    return rng.random((SIZE, SIZE)).round(6) * 1000


def skewed(rng: Any) -> Any:
    return np.exp(3 * rng.standard_normal((SIZE, SIZE)))


def forbidding(big: float) -> Any:
    def made(rng: Any) -> Any:
        points = sixth(rng)
        points[rng.random(points.shape) < 0.1] = -big
        return points

    made.__name__ = f"forbidding by {big:.0e}"
    return made


MATRICES = [uniform, cents, sixth, thousands, skewed, *(forbidding(10.0**k) for k in range(3, 13))]


@pytest.mark.parametrize("slots", [1, 3, 1_000_000])
@pytest.mark.parametrize("make", MATRICES, ids=lambda make: make.__name__)
def test_the_merit_is_the_sum_of_the_points(make: Any, slots: int) -> None:
    given = make(np.random.default_rng(7))
    try:
        problem = ha.Problem.from_matrix(given, slots=slots, least=0)
    except ha.ModelTooLarge:
        assert abs(given).max() > 1e5, "nothing here is hard to hold"
        return
    plan = ha.solve(problem)
    total = sum(given[int(who[1:]), int(post[1:])] for who, post in plan.placements)
    assert plan.value["merit"] == pytest.approx(total, abs=1e-6)
    assert plan.value["merit"] == pytest.approx(plan.frame["score"].sum(), abs=1e-9)


def test_numbers_for_forbidden_are_refused_where_they_would_round_the_others() -> None:
    for k in (9, 10, 11):
        with pytest.raises(ha.ModelTooLarge, match="NaN bars a pair"):
            ha.Problem.from_matrix(forbidding(10.0**k)(np.random.default_rng(7)))
