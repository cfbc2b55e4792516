"""Trees that show that a model has no plan worth so much, against every point of small models; each leaf summed up again."""

from __future__ import annotations

from contextlib import suppress
from itertools import product
from random import Random

import numpy as np
import pytest

from houma_assign.data.rows import INFINITY
from houma_assign.engine.branching.refute import lp_prices, refute
from houma_assign.engine.model.model import Model
from houma_assign.engine.proof.refutation import Leaf, Refutation, Split
from houma_assign.errors import SolverFailure

from ...portions import portions

Box = tuple[list[int], list[int]]


def drawn(rng: Random) -> Model:
    """A small model with rows of all sorts."""
    columns, rows = rng.randint(2, 6), rng.randint(1, 4)
    table = np.array([[rng.choice((0, 0, 1, 1, -1, 2, 3, 5)) for _ in range(columns)] for _ in range(rows)])
    row, column = np.nonzero(table)
    middle = table @ np.ones(columns, int) // 2
    low = np.array([int(m) - rng.randint(0, 2) if rng.random() < 0.5 else -INFINITY for m in middle])
    high = np.array([int(m) + rng.randint(0, 2) if rng.random() < 0.7 else INFINITY for m in middle])
    size = rng.choice((9, 9, 10**6))
    worth = np.array([rng.randint(-size // 3, size) for _ in range(columns)])
    upper = np.array([rng.choice((1, 1, 1, 2)) for _ in range(columns)])
    return Model(np.zeros(columns, int), np.arange(columns), np.zeros(columns, int), upper, row, column, table[row, column], low,
                 high, np.arange(rows), worth, rng.randint(-5, 5))  # fmt: skip


def dense(model: Model) -> np.ndarray:
    table = np.zeros((model.rows, len(model.columns)), object)
    table[model.row, model.column] = model.data
    return table


def best(model: Model) -> int | None:
    """The most that any point is worth, by looking at all of them."""
    table, worths = dense(model), []
    for x in product(*(range(low, high + 1) for low, high in zip(model.lower, model.upper, strict=True))):
        totals = table @ np.array(x, object)
        if (totals >= model.row_lower).all() and (totals <= model.row_upper).all():
            worths.append(int(model.c @ np.array(x)) + model.constant)
    return max(worths, default=None)


def closed(model: Model, need: int, leaf: Leaf, box: Box) -> bool:
    """Whether the leaf's prices leave nothing in the box, in Python's own whole numbers."""
    total = leaf.scale * (model.constant - need)
    for y, low, high in zip(leaf.y.tolist(), model.row_lower.tolist(), model.row_upper.tolist(), strict=True):
        assert y == 0 or -INFINITY < (high if y > 0 else low) < INFINITY
        total += y * (high if y > 0 else low) if y else 0
    rest = [leaf.scale * int(c) - sum(int(y) * int(a) for y, a in zip(leaf.y, column, strict=True))
            for c, column in zip(model.c, dense(model).T, strict=True)]  # fmt: skip
    return total + sum(max(d * low, d * high) for d, low, high in zip(rest, *box, strict=True)) < 0


def holds(model: Model, need: int, tree: Refutation) -> bool:
    """Whether a tree covers all and closes everything."""
    left: list[Box] = [(model.lower.tolist(), model.upper.tolist())]
    for node in tree:
        low, high = left.pop()
        if isinstance(node, Split):
            below, above = list(high), list(low)
            below[node.column], above[node.column] = node.most, node.most + 1
            left += [(above, high), (low, below)]
        elif not closed(model, need, node, (low, high)):
            return False
    return not left


@pytest.mark.parametrize("chunk", portions(1, 100))
def test_a_tree_is_found_where_there_is_no_plan_and_only_there(chunk: int) -> None:
    found = split = 0
    for seed in range(40 * chunk, 40 * (chunk + 1)):
        rng = Random(seed)
        model = drawn(rng)
        top, rank = best(model), np.array([rng.randint(0, 2) for _ in model.columns])
        tree = refute(model, 0 if top is None else top + 1, rank, lambda *_: False)
        assert tree is not None, seed
        assert holds(model, 0 if top is None else top + 1, tree), seed
        found, split = found + 1, split + (len(tree) > 1)
        if top is not None:
            assert lp_prices(model).bound >= top
            assert not holds(model, top, tree)
            with suppress(SolverFailure):  # a plan worth so much is an error, where the search comes upon it
                assert refute(model, top, rank, lambda *_: False) is None
    assert split > found / 10


def test_it_ends_where_the_work_allowed_is_done() -> None:
    rng = Random(3)
    models = [drawn(rng) for _ in range(20)]
    trees = [refute(model, (best(model) or 0) + 1, np.zeros(len(model.columns), int), lambda *_: False) for model in models]
    model, tree = next((m, t) for m, t in zip(models, trees, strict=True) if t is not None and len(t) > 3)
    assert refute(model, (best(model) or 0) + 1, np.zeros(len(model.columns), int), lambda *_: False, len(model.data)) is None
    assert tree
