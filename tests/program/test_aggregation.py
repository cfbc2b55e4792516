"""What rows hold as a whole is found in one pass or by sorting, and entries are put in order whatever order they come in."""

from __future__ import annotations

import numpy as np

from houma_assign.data.rows import Rows, in_order
from houma_assign.program.aggregation import Uniform, _uniform_in_many, uniform
from houma_assign.program.classes import Classes


def test_both_ways_of_looking_find_the_same() -> None:
    rng, seen = np.random.default_rng(1), 0
    for k in range(800):
        size = int(rng.integers(1, 13))
        of = rng.integers(0, 4, size)
        classes = Classes.among(of, np.argsort(of, kind="stable"))
        column = rng.permutation(size + 2)[: rng.integers(0, size + 3)]
        row = np.where(rng.random(len(column)) < 0.8, (np.append(of, [0, 0])[column] + k) % 3, rng.integers(0, 3, len(column)))
        value = rng.integers(1, 2 + k % 2, len(column))
        rows = Rows(row, column, value, np.zeros(3, np.int64), np.zeros(3, np.int64))
        one = uniform(rows, column, classes)
        if not (column < size).any():
            assert not len(one.kinds)
            continue
        other = _uniform_in_many(rows, column, classes)
        for name in Uniform.__dataclass_fields__:
            assert np.array_equal(getattr(one, name), getattr(other, name)), name
        assert np.array_equal(np.unique(of[column[one.inside]]), one.kinds)
        seen += len(one.kinds)
    assert seen > 100


def test_pairs_in_several_rows_of_a_block_are_found_too() -> None:
    of = np.array([0, 0, 1, 1])
    rows = Rows(np.array([0, 0, 1, 1, 1]), np.array([0, 1, 0, 1, 2]), np.ones(5, np.int64), np.zeros(2), np.zeros(2))
    found = uniform(rows, rows.column, Classes.among(of, None))
    assert (found.kinds.tolist(), found.row.tolist(), found.inside.tolist()) == ([0, 0], [0, 1], [True] * 4 + [False])


def test_entries_are_put_in_order() -> None:
    rng = np.random.default_rng(2)
    for k in range(200):
        cells = rng.permutation(40)[: rng.integers(0, 30)]
        row, column = np.divmod(cells, 8)
        if k % 3 == 1:
            order = np.argsort(column, kind="stable")
            row, column = row[order], column[order]
        if k % 3 == 2:
            order = np.lexsort((column, row))
            row, column = row[order], column[order]
        found = in_order(row + 70_000 * (k % 2), column, 8 * row + column)
        best = np.sort(8 * row + column)
        assert np.array_equal(found[2], best)
        assert np.array_equal(found[1], best % 8)
