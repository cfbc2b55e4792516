"""Objectives of forty bits in coarse steps, few enough that plans look alike: optimal is said where it is so."""

from __future__ import annotations

from importlib import import_module

import numpy as np
import pytest

from houma_assign.data.rows import INFINITY
from houma_assign.engine.model.model import Model, keeps
from houma_assign.engine.solvers.coarse_objective import solve_scip_scaled, within_tolerances_scaled
from houma_assign.engine.solvers.cp_sat import solve_cp_sat
from houma_assign.engine.solvers.scip import within_tolerances

from ..models import best, model

SCALED = import_module("houma_assign.engine.solvers.coarse_objective")


def drawn(rng: np.random.Generator, size: int, near: int) -> Model:
    """At most one of some sets; worth 40 bits that differ in the last ``near``, some worth little and some nothing."""
    rows, left = [], rng.permutation(size)
    for _ in range(int(rng.integers(1, 5))):
        members = rng.choice(size, int(rng.integers(2, 6)), replace=False).tolist()
        rows.append((dict.fromkeys(members, 1), int(rng.integers(0, 5) == 0), 1))
    members = left[: size // 2].tolist()
    rows.append((dict(zip(members, rng.integers(1, 9, len(members)).tolist(), strict=True)), -INFINITY, 4 * size // 2))
    c = (1 << 39) + rng.integers(0, 1 << near, size)
    kind = rng.integers(0, 6, size)
    c[kind == 0] = rng.integers(0, 9, (kind == 0).sum())
    c[kind == 1] >>= rng.integers(1, 39, (kind == 1).sum())
    return model([0] * size, [1] * size, rows, c, int(rng.integers(-9, 9)))


@pytest.mark.parametrize("finest", [20, 4, 2])
@pytest.mark.parametrize("near", [39, 12, 3])
def test_little_packings_against_brute_force(finest: int, near: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SCALED, "FINEST", finest)
    rng, proven, open_ = np.random.default_rng([70, finest, near]), 0, 0
    for k in range(24):
        held = drawn(rng, int(rng.integers(6, 11)), near)
        if within_tolerances(held):
            continue
        assert within_tolerances_scaled(held), k
        top, found = best(held), solve_scip_scaled(held, 60.0)
        assert found.infeasible == (top is None), k
        if top is None:
            assert (found.x, found.optimal) == (None, False), k
            continue
        assert found.x is not None, k
        assert keeps(held, found.x), k
        assert found.value == int(held.c @ found.x) + held.constant, k
        assert found.bound is not None
        assert found.bound >= top, k
        assert not found.optimal or found.value == found.bound == top, k
        proven, open_ = proven + found.optimal, open_ + (not found.optimal)
    assert proven > 2
    assert open_ or finest == 20


@pytest.mark.parametrize("exact", [True, False])
def test_larger_packings_against_cp_sat(exact: bool) -> None:
    rng = np.random.default_rng(71)
    for k in range(6):
        size = 150
        people = rng.integers(0, 30, size)
        posts = rng.integers(0, 12, size)
        rows = [(dict.fromkeys(np.flatnonzero(of == i).tolist(), 1), -INFINITY, 1)
                for of in (people, posts) for i in np.unique(of)]  # fmt: skip
        held = model([0] * size, [1] * size, rows, rng.integers(1 << 39, 1 << 40, size))
        true, found = solve_cp_sat(held, 1, 60.0), solve_scip_scaled(held, 60.0, exact=exact)
        assert true.optimal
        assert found.x is not None
        assert found.bound is not None
        assert keeps(held, found.x)
        assert found.value <= true.value <= found.bound, k
        assert found.value == true.value or not (found.optimal and exact), k


def test_one_step_in_columns_that_are_worth_less_than_a_coarse_one_counts() -> None:
    held = model([0, 0, 0], [1, 1, 1], [({0: 1, 1: 1}, -INFINITY, 1), ({1: 1, 2: 1}, 0, 1)], [1 << 40, 1 << 39, 1])
    found = solve_scip_scaled(held, 60.0)
    assert not found.optimal or found.value == (1 << 40) + 1


def test_a_row_of_at_most_one_with_something_to_subtract_holds_more_than_one() -> None:
    held = model([0, 0, -3], [1, 1, 0], [({0: 1, 1: 1, 2: 1}, -INFINITY, 1)], [5, 5, 0])
    assert SCALED._most_at_one(held) == 2
    held.lower[2] = 0
    assert SCALED._most_at_one(held) == 1


def test_limits_leave_honest_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(72)
    for k in range(16):
        held = drawn(rng, 10, 30)
        monkeypatch.setattr(SCALED, "FINEST", int(rng.integers(2, 21)))
        top, found = best(held), solve_scip_scaled(held, (60.0, 0.0)[k % 2], k % 3)
        assert not found.infeasible or top is None, k
        assert found.bound is None or top is None or found.bound >= top, k
        assert not found.optimal or found.value == top, k


def test_what_is_no_choice_of_columns_is_left_to_cp_sat() -> None:
    fine = [1 << 40, 1 << 40]
    assert within_tolerances_scaled(model([0, 0], [1, 1], [({0: 1, 1: 1}, 0, 1)], fine))
    assert not within_tolerances_scaled(model([0, 0], [1, 2], [({0: 1, 1: 1}, 0, 1)], fine))
    assert not within_tolerances_scaled(model([0, -1], [1, 1], [({0: 1, 1: 1}, 0, 1)], fine))
    assert not within_tolerances_scaled(model([0, 0], [1, 1], [({0: 1, 1: 1}, 0, 1)], [1 << 40, -1]))
    assert not within_tolerances_scaled(model([0, 0], [1, 1], [({0: 1 << 30, 1: 1}, 0, 1)], fine))
