"""Rows wider than CP-SAT can bear: split exactly, so that the wrong OPTIMAL of 9.15 cannot happen."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from houma_assign.data.rows import INFINITY
from houma_assign.engine.solvers.cp_sat import solve_cp_sat
from houma_assign.engine.solvers.exact_encoding import SAFE, Encoder, encode

from ..models import best, model, points, thrown

WEIGHTS = (1650803399, 2298554927, 2062047530, 414763321, 1819111264, 1622206929)


def test_seven_columns_that_cpsat_got_wrong_come_out_right() -> None:
    # Columns x0, x2, x5, x9, x10, x11, e; the row holds only where e is chosen: w·x + (total - limit) e <= total.
    total, limit = sum(WEIGHTS), 5278309989
    enforced = dict(enumerate(WEIGHTS)) | {6: total - limit}
    rows = [(enforced, -INFINITY, total), ({3: 1, 4: -1}, -INFINITY, 0)]
    held = model([0] * 7, [1] * 7, rows, [7, 1, 9, 4, -1, 1, 1])
    assert best(held) == 21
    for workers in (1, 2):
        found = solve_cp_sat(held, workers, 60.0)
        assert (found.optimal, found.value, found.bound) == (True, 21, 21)


@pytest.mark.parametrize("seed", range(6))
def test_random_models_with_totals_up_to_1e12_agree_with_brute_force(seed: int) -> None:
    rng = np.random.default_rng(seed)
    for k in range(50):
        held = thrown(rng, largest=int(10.0 ** rng.uniform(8, 11.2)), width=1 + k % 2)
        found, top = solve_cp_sat(held, 1, 60.0), best(held)
        if top is None:
            assert found.infeasible, f"model {k}"
        else:
            assert (found.optimal, found.value) == (True, top), f"model {k}"


def row_total(rows: Encoder, row: tuple[list[int], list[int], int, int]) -> int:
    columns, coefficients, least, most = row
    widths = [max(abs(rows.lower[j]), abs(rows.upper[j])) for j in columns]
    bounds = [abs(bound) for bound in (least, most) if abs(bound) < INFINITY]
    return max(sum(abs(a) * w for a, w in zip(coefficients, widths, strict=True)), *bounds, 0)


def completes(rows: Encoder, x: list[int]) -> bool:
    """Whether carries exist that keep all rows at x: bounds propagated to the end, then the widest carry halved."""
    return _search(rows, [*x, *rows.lower[len(x) :]], [*x, *rows.upper[len(x) :]])


def _search(rows: Encoder, low: list[int], high: list[int]) -> bool:
    moved = True
    while moved:
        moved = False
        for columns, coefficients, least, most in rows.rows:
            terms = list(zip(columns, coefficients, strict=True))
            ends = [sorted((a * low[j], a * high[j])) for j, a in terms]
            bottom, top = sum(e[0] for e in ends), sum(e[1] for e in ends)
            for (j, a), (one, other) in zip(terms, ends, strict=True):
                room = (least - (top - other), most - (bottom - one))  # a·x_j lies between them
                small, large = room if a > 0 else (room[1], room[0])
                new_low, new_high = max(low[j], -(-small // a)), min(high[j], large // a)
                if new_low > new_high:
                    return False
                if (new_low, new_high) != (low[j], high[j]):
                    low[j], high[j], moved = new_low, new_high, True
                    break
            if moved:
                break
    width, j = max((high[j] - low[j], j) for j in range(len(low)))
    if not width:
        return True
    middle = (low[j] + high[j]) // 2
    return _search(rows, low.copy(), [*high[:j], middle, *high[j + 1 :]]) or _search(
        rows, [*low[:j], middle + 1, *low[j + 1 :]], high.copy()
    )


def check(lower: Any, upper: Any, a: Any, least: int, most: int) -> None:
    """The split row is narrow, and has carries exactly for the points that keep the row."""
    rows = encode(model(lower, upper, [(dict(enumerate(a)), least, most)], [0] * len(a)))
    assert all(row_total(rows, row) < SAFE for row in rows.rows)
    for x in points(lower, upper).tolist():
        wanted = least <= sum(c * v for c, v in zip(a, x, strict=True)) <= most
        assert completes(rows, x) == wanted, (a, least, most, x)


@pytest.mark.parametrize("seed", range(4))
def test_a_split_row_has_carries_exactly_where_the_row_holds(seed: int) -> None:
    rng = np.random.default_rng(seed)
    for k in range(40):
        size, largest = int(rng.integers(1, 5)), int(10.0 ** rng.uniform(3, 15))
        lower = rng.integers(-1, 1, size)
        upper = lower + rng.integers(0, 3, size)
        a = [int(v) or 1 for v in rng.integers(-largest, largest + 1, size)]
        at = sum(c * int(v) for c, v in zip(a, rng.integers(lower, upper + 1), strict=True))
        near = (0, 1, -1, int(rng.integers(-largest, largest + 1)))[k % 4]
        least, most = sorted((at + near, at + near + int(rng.integers(0, largest))))
        bounds = ((-INFINITY, most), (least, INFINITY), (least, most), (at, at))[k // 4 % 4]
        check(lower.tolist(), upper.tolist(), a, *bounds)


def test_limits_beyond_what_a_row_can_reach_are_split_too() -> None:
    for least, most in ((-(10**15), 10**15), (10**15, INFINITY), (-INFINITY, -(10**15))):
        check([0, 0], [1, 1], [3, 5], least, most)
        check([0, 0], [1, 1], [10**10, -(10**10)], least, most)


@pytest.mark.parametrize("width", [2**20, 2**29, 2**30, 2**31, 2**40])
def test_a_column_of_many_values_is_no_trap(width: int) -> None:
    # As in the worst-off aim: t may be as large as the points, and its coefficient is 1.
    held = model([0, 0, 0], [1, 1, width], [({0: width // 2, 1: width // 3, 2: -1}, 0, INFINITY)], [0, 0, 1])
    found = solve_cp_sat(held, 1, 60.0)
    assert (found.optimal, found.value) == (True, width // 2 + width // 3)
