"""Auxiliary columns of many values get their best ones at once, whatever the scale."""

import numpy as np
import pytest

from houma_assign.data.rows import INFINITY
from houma_assign.engine.heuristics.polish import polish
from houma_assign.engine.model.model import Model


@pytest.mark.parametrize("scale", [1, 20, 1000, 10**6])
def test_the_least_of_two_villages_with_shortfalls(scale: int) -> None:
    """t - (2 d1 + 2 d2)/3 with t <= a + d1 and t <= b + d2: worth raising t to b at the cost of d1."""
    a, b = 37 * scale, 41 * scale
    most = 100 * scale
    model = Model(np.zeros(4, np.int64), np.arange(4), np.zeros(4, np.int64), np.array([1, most, most, most]),
                  np.array([0, 0, 0, 1, 1, 1]), np.array([0, 1, 2, 0, 1, 3]), np.array([-a, 1, -1, -b, 1, -1]),
                  np.array([-INFINITY, -INFINITY]), np.array([0, 0]), np.arange(2), np.array([0, 3, -2, -2]), 0)  # fmt: skip
    x, best, stopped = polish(model, 1, np.array([1, 0, 0, 0]), 1, 5.0)
    assert best
    assert not stopped
    assert x.tolist() == [1, b, b - a, 0]
