"""Branch and cut by SCIP against every point of little boxes, and against CP-SAT; what it does not prove it must not claim."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest

from houma_assign.data.rows import INFINITY
from houma_assign.engine.model.model import Model, keeps
from houma_assign.engine.solvers.cp_sat import SearchResult, solve_cp_sat
from houma_assign.engine.solvers.scip import LARGEST_TOTAL, solve_scip, within_tolerances

from ..models import best, model, thrown

SCIP = import_module("houma_assign.engine.solvers.scip")


def honest(held: Model, found: SearchResult, top: int | None, name: object) -> None:
    """Nothing is claimed that is not so; ``top`` is the optimum, None if there is no plan."""
    assert not found.infeasible or top is None, name
    if found.x is not None:
        assert keeps(held, found.x), name
        assert found.value == int(held.c @ found.x) + held.constant, name
        assert top is not None
        assert found.value <= top, name
    if found.bound is not None and top is not None:
        assert found.bound >= top, name
    if found.optimal:
        assert found.x is not None
        assert found.value == found.bound == top, name


def packing(rng: np.random.Generator, size: int, rows: int, price: int = 60) -> Model:
    """Sets that overlap, of which some must be taken: the LP does not decide it."""
    held = []
    for _ in range(rows):
        members = rng.choice(size, int(rng.integers(3, 7)), replace=False)
        held.append((dict.fromkeys(members.tolist(), 1), -INFINITY, int(rng.integers(1, 3))))
    weights = rng.integers(1, 30, size)
    held.append((dict(enumerate(weights.tolist())), int(weights.sum()) // 8, int(weights.sum()) // 3))
    return model([0] * size, [1] * size, held, rng.integers(1, price, size))


def test_little_models_have_the_optimum_of_brute_force() -> None:
    rng, none = np.random.default_rng(60), 0
    for k in range(300):
        held = thrown(rng)
        top, found = best(held), solve_scip(held, 60.0)
        honest(held, found, top, k)
        none += top is None
        assert found.infeasible == (top is None), k
        assert found.optimal == (top is not None), k
        assert top is None or found.value == top, k
    assert 60 < none < 240


def test_without_an_objective_any_plan_is_the_best() -> None:
    rng = np.random.default_rng(61)
    for k in range(60):
        held = replace(thrown(rng), constant=7)
        held.c[:] = 0
        top, found = best(held), solve_scip(held, 60.0)
        honest(held, found, top, k)
        assert found.optimal == (top is not None), k
        assert found.optimal != found.infeasible, k


def test_it_agrees_with_cp_sat_on_packings() -> None:
    rng = np.random.default_rng(62)
    for k in range(12):
        held = replace(packing(rng, 60, 40), constant=int(rng.integers(-99, 99)))
        one, other = solve_scip(held, 60.0), solve_cp_sat(held, 1, 60.0)
        assert other.optimal != other.infeasible
        assert (one.optimal, one.infeasible) == (other.optimal, other.infeasible), k
        assert one.value == other.value, k


@pytest.mark.parametrize("limit", ["nodes", "time"])
def test_a_limit_leaves_less_known_but_nothing_wrong(limit: str) -> None:
    rng, open_ = np.random.default_rng(63), 0
    for k in range(12):
        held = packing(rng, 90, 70)
        top = solve_cp_sat(held, 1, 60.0)
        seconds, nodes = (60.0, k % 3) if limit == "nodes" else (0.001 * (k + 1), None)
        found = solve_scip(held, seconds, nodes)
        honest(held, found, top.value if top.optimal else None, k)
        open_ += not found.optimal and not found.infeasible
    assert open_ > 2


def test_an_infeasible_model_is_never_solved_by_running_out() -> None:
    """An odd cycle of equations: no plan, and the LP does not see it."""
    size = 41
    rows = [({k: 1, (k + 1) % size: 1}, 1, 1) for k in range(size)]
    held = model([0] * size, [1] * size, rows, [1] * size)
    assert solve_scip(held, 60.0).infeasible
    for seconds, nodes in ((1e-3, None), (60.0, 0)):
        found = solve_scip(held, seconds, nodes)
        assert found.x is None
        assert not found.optimal


def test_numbers_near_what_floating_point_tells_apart_are_refused() -> None:
    held = model([0, 0], [1, 1], [({0: 1, 1: 1}, 0, 2)], [1, 1])
    assert within_tolerances(held)
    half = LARGEST_TOTAL // 2
    assert within_tolerances(replace(held, c=np.array([half, half - 1])))
    assert not within_tolerances(replace(held, c=np.array([half, half])))
    assert not within_tolerances(replace(held, c=np.array([-half, half])))
    assert not within_tolerances(replace(held, data=np.array([half, half])))
    assert not within_tolerances(replace(held, data=np.array([1, -LARGEST_TOTAL])))
    assert not within_tolerances(replace(held, lower=np.array([-half, 0]), c=np.array([2, 1])))
    assert not within_tolerances(replace(held, upper=np.array([LARGEST_TOTAL, 1])))
    assert within_tolerances(model([0], [1], [], [3]))


def test_close_below_that_nothing_wrong_is_claimed() -> None:
    """Coefficients of nine digits: plans that tolerances take for good are dropped, steps of one are told apart or left open."""
    rng, proven = np.random.default_rng(64), 0
    for k in range(40):
        size = 10
        c = rng.integers(8 * 10**7, 99 * 10**6, size)
        rows = [(dict(enumerate(rng.integers(7 * 10**7, 99 * 10**6, size).tolist())), -INFINITY, 4 * 10**8) for _ in range(2)]
        held = model([0] * size, [1] * size, rows, c)
        assert within_tolerances(held)
        found = solve_scip(held, 60.0)
        honest(held, found, best(held), k)
        proven += found.optimal
    assert proven > 20


def test_values_that_break_a_row_are_no_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    ask, held = SCIP.solve_in_process, model([0, 0], [1, 1], [({0: 1, 1: 1}, -INFINITY, 1)], [2, 3])

    def tampered(*given: object) -> object:
        reply = ask(*given)
        values = reply.solutions[0].primal_solution.variable_values
        del values.ids[:], values.values[:]
        values.ids.extend([0, 1])
        values.values.extend([1.0, 1.0])
        return reply

    monkeypatch.setattr(SCIP, "solve_in_process", tampered)
    found = solve_scip(held, 60.0)
    assert (found.x, found.optimal, found.infeasible) == (None, False, False)
