"""Lots are drawn where they are needed, and what is said of the rest is true of it."""

from __future__ import annotations

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.aims.tiers import tiers
from houma_assign.program.program import build
from houma_assign.program.tier import Tier


def both() -> tuple[Tier, Tier]:
    """The tier of merit, whose coefficients are given, and that of the lots, whose are drawn."""
    scores = np.random.default_rng(1).integers(1, 100, (5, 4))
    problem = ha.Problem.from_matrix(scores, slots=[1, 1, 2, 1], constraints=[ha.Quota(where={"id": "c1"}, least=1, penalty=3)])
    merit, lots = build(problem, tiers(problem.tiers, True, "x")).tiers
    return merit, lots


@pytest.mark.parametrize("k", [0, 1])
def test_weights_worth_and_top_say_what_the_coefficients_say(k: int) -> None:
    rng, alone, whole = np.random.default_rng(2), both()[k], both()[k]
    for _ in range(50):
        columns = rng.permutation(alone.columns)[: rng.integers(0, alone.columns + 1)]
        assert (alone.weights(columns) == whole.coefficients[columns]).all()
        assert (whole.weights(columns) == whole.coefficients[columns]).all()
        x = rng.integers(0, 3, alone.columns)
        assert alone.worth(x) == int(whole.coefficients @ x) + whole.constant
        assert alone.top(0 * x, x) >= alone.worth(x)
    assert alone.total(x) >= np.abs(whole.coefficients) @ x


def test_only_the_lots_asked_for_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    true = ha.Lots.lot
    monkeypatch.setattr(ha.Lots, "lot", lambda self, who, post, bits: drawn.append(who) or true(self, who, post, bits))
    _, lots = both()
    assert not drawn
    lots.weights(np.array([0, 3]))
    assert len(drawn) == 2


def test_the_largest_lot_is_not_exceeded() -> None:
    problem = ha.Problem.from_matrix(np.ones((40, 30)))
    grid, aim = problem.eligibility.grid, ha.Lots(seed="s")
    draw = aim.draw(grid)
    lots = aim.objective(grid).pairs
    assert lots.max() <= draw.most
    assert lots.max() > 0.99 * draw.most
    assert (draw.of(np.array([7, 1])) == lots[[7, 1]]).all()
