"""Rows of a rule may hold entries of 0, for every pair that does not count: they change nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from houma_assign.constraints.base import Constraint, stated_rows
from houma_assign.data.grid import Grid
from houma_assign.data.rows import Rows
from houma_assign.program import program

from ..portions import portions
from .test_brute_force import check


def padded(rule: Constraint, grid: Grid) -> Rows:
    """The rows of the rule with an entry for every pair in each of them."""
    rows = stated_rows(rule, grid)
    there = np.zeros((len(rows), len(grid)), bool)
    pairs = rows.column < len(grid)
    there[rows.row[pairs], rows.column[pairs]] = True
    row, column = np.nonzero(~there)
    return replace(rows, row=np.concatenate([rows.row, row]), column=np.concatenate([rows.column, column]),
                   coefficient=np.concatenate([rows.coefficient, np.zeros(len(row), np.int64)]))  # fmt: skip


@pytest.mark.parametrize("chunk", portions(1, 10))
def test_plans_are_those_without_them(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "stated_rows", padded)
    for seed in range(50 * chunk, 50 * (chunk + 1)):
        check(seed)
