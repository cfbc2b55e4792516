"""Every block's auxiliary columns are its own, hard or soft, and what softens a row reaches as far as the row does."""

from __future__ import annotations

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.data.rows import Rows
from houma_assign.program.builder import ProgramBuilder, activity

PAIRS = 4


def block(unit: int = 1) -> Rows:
    """``2 a - b + 3 u - 2 v`` between 0 and 6, where u is from -2 to 1 and v from 4 to 9."""
    return Rows(np.zeros(4, np.int64), np.array([0, 2, PAIRS, PAIRS + 1]), np.array([2, -1, 3, -2]), np.array([0]), np.array([6]),
                ("a row",), unit, np.array([-2, 4]), np.array([1, 9]))  # fmt: skip


def reach() -> tuple[int, int]:
    """The smallest and largest value of the row, every column tried."""
    values = [2 * a - b + 3 * u - 2 * v for a in (0, 1) for b in (0, 1) for u in range(-2, 2) for v in range(4, 10)]
    return min(values), max(values)


def test_the_reach_of_a_row_follows_the_limits_of_its_columns() -> None:
    assert tuple(int(end[0]) for end in activity(block(), PAIRS)) == reach()


@pytest.mark.parametrize("unit", [1, 4])
def test_columns_of_blocks_never_meet(unit: int) -> None:
    builder, soft = ProgramBuilder(PAIRS), ha.Slots(id="soft", penalty=1)
    ranges = []
    for k in range(6):
        before = builder.columns
        if k % 2:
            builder.add("hard", block(unit))
            priced = range(0)
        else:
            priced = range(*builder.add_soft(soft, block(unit)))
        _, rows, column = builder.blocks[-1]
        own = set(range(before, builder.columns))
        assert set(column[column >= PAIRS].tolist()) == own, "it speaks of all the columns it brought, and of no other"
        assert set(priced) == own - {before, before + 1}, "what softens its rows comes after its own columns"
        assert len(set(zip(rows.row.tolist(), column.tolist(), strict=True))) == len(column)
        ranges.append(own)
    assert sum(map(len, ranges)) == len(set().union(*ranges)) == builder.columns - PAIRS
    lower, upper = np.concatenate(builder.lower), np.concatenate(builder.upper)
    assert (lower[PAIRS : PAIRS + 2].tolist(), upper[PAIRS : PAIRS + 2].tolist()) == ([-2, 4], [1, 9])
    low, high = reach()
    assert upper[PAIRS + 2 : PAIRS + 4].tolist() == [-(low // unit), -((6 - high) // unit) if high > 6 else 0]
