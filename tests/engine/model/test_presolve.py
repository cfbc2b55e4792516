"""What presolve leaves out is never a solution, and what it keeps always is one."""

from __future__ import annotations

import numpy as np
import pytest

from houma_assign.engine.model.model import Impossible, Model
from houma_assign.engine.model.presolve import presolve

from ..models import best, model, solutions, thrown

NONE = 2**62


def again(held: Model) -> Model:
    return presolve(
        held.lower, held.upper, held.row, held.column, held.data, held.row_lower, held.row_upper, held.c, held.constant
    )


def same_solutions(held: Model) -> None:
    before = {tuple(x) for x in solutions(held).tolist()}
    try:
        small = again(held)
    except Impossible:
        after = set()
    else:
        after = {tuple(small.full(x).tolist()) for x in solutions(small)}
    assert after == before
    if before:
        assert best(small) == best(held)


@pytest.mark.parametrize("seed", range(8))
def test_reduced_models_have_the_same_solutions(seed: int) -> None:
    rng = np.random.default_rng(seed)
    for k in range(250):
        same_solutions(thrown(rng, largest=(1, 3, 9, 1000)[k % 4], width=1 + k % 3))


@pytest.mark.parametrize(("first", "second"), [
    (({0: 1, 1: 1}, -NONE, 0), ({0: -1, 2: 1}, -NONE, -1)),  # x = 0 and x = 1, both forced from below
    (({0: 1, 1: 1}, 2, NONE), ({0: -1, 2: 1}, 1, NONE)),  # x = 1 and x = 0, both forced from above
    (({0: 1, 1: 1}, -NONE, 0), ({0: 1, 2: 1}, 2, NONE)),  # one from below, one from above
])  # fmt: skip
def test_rows_that_force_a_column_both_ways_are_impossible(first: tuple, second: tuple) -> None:
    held = model([0, 0, 0], [1, 1, 1], [first, second], [1, 1, 1])
    assert best(held) is None
    with pytest.raises(Impossible):
        again(held)


def test_equal_rows_with_bounds_that_exclude_each_other_are_impossible() -> None:
    with pytest.raises(Impossible):
        again(model([0, 0, 0], [3, 3, 3], [({0: 1, 1: 2}, 4, NONE), ({0: 2, 1: 4}, -NONE, 7)], [1, 1, 1]))


def test_a_row_without_columns_is_kept_or_impossible() -> None:
    assert again(model([0], [1], [({}, 0, 0)], [1])).rows == 0
    with pytest.raises(Impossible):
        again(model([0], [1], [({}, 1, 2)], [1]))


def test_entries_in_any_order_and_repeated_rows_give_the_same_model() -> None:
    rng, merged = np.random.default_rng(11), 0
    for k in range(300):
        held = thrown(rng, largest=(1, 3)[k % 2])
        same = held.row == 0
        held.row = np.concatenate([held.row, np.full(int(same.sum()), held.rows)])
        held.column, held.data = (np.concatenate([part, part[same]]) for part in (held.column, held.data))
        if held.rows:
            held.row_lower, held.row_upper = (np.append(part, part[0]) for part in (held.row_lower, held.row_upper))
            held.origin = np.arange(held.rows)
        same_solutions(held)
        order = rng.permutation(len(held.row))
        shuffled = Model(**{**vars(held), "row": held.row[order], "column": held.column[order], "data": held.data[order]})
        try:
            small, other = again(held), again(shuffled)
        except Impossible:
            continue
        for name, part in vars(small).items():
            assert np.array_equal(part, vars(other)[name]), name
        merged += 0 < small.rows < held.rows
    assert merged > 20
