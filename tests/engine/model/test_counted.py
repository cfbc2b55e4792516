"""What rows leave open beside the rows that count their columns, against every vector tried."""

from itertools import product

import numpy as np
import pytest

from houma_assign.data.rows import INFINITY
from houma_assign.engine.model.counted import bounds_by_counts
from houma_assign.engine.model.model import Impossible, Model


def drawn(seed: int) -> Model:
    """Eight 0-1 columns and two wider ones under rows that count some of the first, and rows that weigh all."""
    rng = np.random.default_rng(seed)
    table, low, high = [], [], []
    for _ in range(int(rng.integers(1, 4))):
        table.append(np.append((rng.random(8) < 0.5).astype(np.int64), [0, 0]))
        most = int(rng.integers(0, 4))
        low.append(int(rng.integers(0, most + 1)) if rng.random() < 0.5 else -INFINITY)
        high.append(most)
    for _ in range(int(rng.integers(1, 3))):
        weights = rng.integers(-6, 10, 10) * (rng.random(10) < 0.8)
        table.append(weights)
        low.append(int(rng.integers(0, 20)) if rng.random() < 0.7 else -INFINITY)
        high.append(INFINITY if low[-1] > -INFINITY and rng.random() < 0.7 else int(rng.integers(max(low[-1], 0), 21)))
    rows = np.array(table)
    row, column = np.nonzero(rows)
    lower, upper = np.array([0] * 8 + [-1, 0]), np.array([1] * 8 + [1, 2])
    return Model(np.zeros(10, np.int64), np.arange(10), lower, upper, row, column, rows[row, column], np.array(low),
                 np.array(high), np.arange(len(rows)), np.zeros(10, np.int64), 0)  # fmt: skip


def plans(model: Model) -> np.ndarray:
    everything = np.array(list(product(*(range(low, high + 1) for low, high in zip(model.lower, model.upper, strict=True)))))
    table = np.zeros((model.rows, 10), np.int64)
    table[model.row, model.column] = model.data
    totals = everything @ table.T
    return everything[((totals >= model.row_lower) & (totals <= model.row_upper)).all(axis=1)]


@pytest.mark.parametrize("chunk", range(6))
def test_no_plan_is_lost(chunk: int) -> None:
    fixed = impossible = 0
    for seed in range(chunk * 40, (chunk + 1) * 40):
        model = drawn(seed)
        true = plans(model)
        try:
            lower, upper = bounds_by_counts(model, np.arange(model.rows))
        except Impossible:
            impossible += 1
            assert not len(true), seed
            continue
        assert ((true >= lower) & (true <= upper)).all(), seed
        fixed += int((lower > model.lower).sum() + (upper < model.upper).sum())
    assert fixed > 20
    assert impossible > 1


def test_whoever_cannot_be_made_good_is_left_out() -> None:
    points = np.array([95, 90, 85, 70, 60])
    model = Model(np.zeros(5, np.int64), np.arange(5), np.zeros(5, np.int64), np.ones(5, np.int64), np.repeat([0, 1], 5),
                  np.tile(np.arange(5), 2), np.concatenate([np.ones(5, np.int64), points]), np.array([3, 250]),
                  np.array([3, INFINITY]), np.arange(2), np.zeros(5, np.int64), 0)  # fmt: skip
    lower, upper = bounds_by_counts(model, np.array([1]))
    assert upper.tolist() == [1, 1, 1, 1, 0]  # 95 + 90 + 70 do, 95 + 90 + 60 do not
    assert lower.tolist() == [1, 0, 0, 0, 0]  # 90 + 85 + 70 do not
