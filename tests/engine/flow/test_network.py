"""Models that are flows: the plan is the best, its whole prices prove it without a gap, and no other model passes for one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from houma_assign.data.rows import INFINITY
from houma_assign.engine.flow import flow_solver as network_flow
from houma_assign.engine.flow.flow_solver import Flow, solve_flow
from houma_assign.engine.flow.network import network
from houma_assign.engine.model.model import Impossible, Model, keeps
from houma_assign.engine.model.presolve import presolve
from houma_assign.engine.proof.certificate import certificate

from ..models import best, model, thrown

PRICES = {"any": (-9, 10), "none": (0, 1), "ties": (0, 2), "bad": (-9, 0), "large": (-(2**40), 2**40)}


def board(rng: np.random.Generator, prices: tuple[int, int], wide: bool) -> Model:
    """People and posts: any bounds of rows and columns, pairs barred by dice, and perhaps columns outside of either."""
    people, posts = int(rng.integers(0, 4)), int(rng.integers(0, 4))
    pairs = [(i, people + p) for i in range(people) for p in range(posts) if rng.random() < 0.8]
    ends: list[tuple[int, ...]] = [*pairs, *((int(k),) for k in rng.integers(0, max(people + posts, 1), 2) if people + posts)]
    ends += [()] * int(rng.integers(0, 2))
    lower = rng.integers(-1, 2, len(ends)) if wide else np.zeros(len(ends), np.int64)
    upper = lower + (rng.integers(0, 3, len(ends)) if wide and len(ends) < 8 else 1)
    rows: list[tuple[dict[int, int], int, int]] = []
    for i in range(people + posts):
        sign = int(rng.choice([-1, 1])) if wide else 1
        low = int(rng.integers(-2, 3))
        kind = rng.integers(4)
        bounds = (-INFINITY if kind == 0 else low, INFINITY if kind == 1 else low + int(kind == 2) * int(rng.integers(0, 3)))
        rows.append(({j: sign for j, own in enumerate(ends) if i in own}, *bounds))
    return model(lower, upper, rows, rng.integers(*prices, len(ends)), int(rng.integers(-5, 6)))


def proven(held: Model) -> Flow:
    """The flow of a model, checked."""
    net = network(held)
    assert net is not None
    found = solve_flow(net, 60)
    assert found is not None
    if found.x is None:
        nothing = Model(**{**vars(held), "c": np.zeros_like(held.c), "constant": 0})
        assert certificate(nothing, found.y.astype(float)).bound < 0
        assert found.proof.bound < 0
        return found
    assert keeps(held, found.x)
    value = int(held.c @ found.x) + held.constant
    assert found.proof.bound == value
    assert found.proof.total == value * found.proof.scale
    assert (found.proof.d == held.c - held.products(found.y)).all()
    if np.abs(held.c).max(initial=0) < 2**30:
        assert certificate(held, found.y.astype(float)).bound == value
    return found


def agrees(held: Model) -> bool:
    """Whether there is a plan, after checking it against brute force."""
    found, top = proven(held), best(held)
    assert (found.x is None) == (top is None)
    assert found.x is None or int(held.c @ found.x) + held.constant == top
    return top is not None


@pytest.fixture(params=["whole", "few columns"])
def sparse(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "few columns":
        for name in ("FEW", "SPARE", "EACH"):
            monkeypatch.setattr(network_flow, name, {"FEW": 0, "SPARE": 0, "EACH": 1}[name])
    return str(request.param)


@pytest.mark.parametrize("kind", PRICES)
@pytest.mark.parametrize("wide", [False, True])
def test_the_flow_is_the_best_plan(kind: str, wide: bool, sparse: str) -> None:
    rng = np.random.default_rng(len(kind) + 10 * wide)
    feasible = sum(agrees(board(rng, PRICES[kind], wide)) for _ in range(150))
    assert 20 < feasible < 140


@pytest.mark.parametrize("kind", PRICES)
def test_a_reduced_model_is_solved_alike(kind: str, sparse: str) -> None:
    rng, solved = np.random.default_rng(7), 0
    for _ in range(150):
        held = board(rng, PRICES[kind], wide=False)
        try:
            part = presolve(held.lower, held.upper, held.row, held.column, held.data, held.row_lower, held.row_upper, held.c,
                           held.constant)  # fmt: skip
        except Impossible:
            assert best(held) is None
            continue
        found, top = proven(part), best(held)
        assert (found.x is None) == (top is None)
        if found.x is not None:
            assert int(held.c @ part.full(found.x)) + held.constant == top
            solved += 1
    assert solved > 20


def test_columns_that_count_placements_are_arcs_too(sparse: str) -> None:
    """``aggregate`` writes a person's posts as one column: the sum of the pairs less that column is 0."""
    rng, solved = np.random.default_rng(3), 0
    for _ in range(100):
        pairs, size = [(i, p) for i in range(3) for p in range(3)], 9
        counts: list[Any] = [({**{k: 1 for k in range(size) if pairs[k][0] == i}, size + i: -1}, 0, 0) for i in range(3)]
        total = [({size + i: 1 for i in range(3)}, (low := int(rng.integers(0, 3))), low + int(rng.integers(0, 2)))]
        posts = [({k: 1 for k in range(size) if pairs[k][1] == p}, 0, int(rng.integers(0, 3))) for p in range(3)]
        rows = [*total, *counts, *posts]
        shuffled = [rows[k] for k in rng.permutation(len(rows))]
        solved += agrees(model([0] * 12, [1] * 9 + [2] * 3, shuffled, rng.integers(-5, 9, 12)))
    assert solved > 30


def square(cost: np.ndarray) -> Model:
    """Everyone in one post and one in every post, at the least cost."""
    size = len(cost)
    row = np.concatenate([np.repeat(np.arange(size), size), np.repeat(np.arange(size) + size, size)])
    column = np.concatenate([np.arange(size * size), np.arange(size * size).reshape(size, size).T.ravel()])
    one, pair = np.ones(2 * size, np.int64), np.ones(size * size, np.int64)
    return Model(0 * pair, np.arange(size * size), 0 * pair, pair, row, column, np.ones(len(row), np.int64), one, one,
                 np.arange(2 * size), -cost.ravel(), 0)  # fmt: skip


@pytest.mark.parametrize("largest", [1, 3, 100, 10**6])
@pytest.mark.parametrize("size", [1, 2, 40, 90])
def test_squares_agree_with_the_hungarian_method(size: int, largest: int) -> None:
    cost = np.random.default_rng(size).integers(0, largest + 1, (size, size))
    found = proven(square(cost))
    assert found.x is not None
    assert -found.proof.bound == cost[linear_sum_assignment(cost)].sum()


def test_costs_that_follow_a_pattern_are_solved(sparse: str) -> None:
    """Products of rank and rank: every good plan is one long chain of near ties, and each column's best is the same row."""
    rank = np.arange(60)
    for cost in (np.outer(rank, rank), -np.outer(rank, rank), np.add.outer(rank, rank), np.abs(np.subtract.outer(rank, rank))):
        found = proven(square(cost))
        assert -found.proof.bound == cost[linear_sum_assignment(cost)].sum()


def test_many_posts_with_few_people_are_refused_with_a_reason() -> None:
    """Thirty posts that only twenty people can take, among many others: the prices name them."""
    size = 70
    cost = np.random.default_rng(1).integers(0, 50, (size, size))
    held = square(cost)
    allowed = ~((np.arange(size)[:, None] >= 20) & (np.arange(size) < 30)).ravel()
    at = np.cumsum(allowed) - 1
    kept = allowed[held.column]
    pairs = np.ones(int(allowed.sum()), np.int64)
    part = Model(0 * pairs, np.flatnonzero(allowed), 0 * pairs, pairs, held.row[kept], at[held.column[kept]], held.data[kept],
                 held.row_lower, held.row_upper, held.origin, held.c[allowed], 0)  # fmt: skip
    found = proven(part)
    assert found.x is None
    assert found.proof.bound == -20  # ten posts without people, and ten people without posts
    assert (found.y == np.repeat([1, -1, -1, 1], [20, 50, 30, 40])).all()


def test_other_models_are_no_networks() -> None:
    one, rng = [0, 0, 0], np.random.default_rng(5)
    triangle = [({0: 1, 1: 1}, 0, 1), ({1: 1, 2: 1}, 0, 1), ({0: 1, 2: 1}, 0, 1)]
    assert network(model(one, [1, 1, 1], triangle, [1, 1, 1])) is None
    assert network(model(one, [1, 1, 1], [({0: 1, 1: 2}, 0, 1)], [1, 1, 1])) is None
    assert network(model(one, [1, 1, 1], [({0: 1}, 0, 1)] * 3, [1, 1, 1])) is None
    recognised = 0
    for _ in range(300):
        held = thrown(rng, largest=1)
        if network(held) is not None:
            agrees(held)
            recognised += 1
    assert 20 < recognised < 280


def test_the_empty_model_and_single_columns() -> None:
    assert agrees(model([], [], [], []))
    assert agrees(model([0], [1], [({0: 1}, 1, 1)], [-4]))
    assert agrees(model([0], [5], [], [3]))
    assert not agrees(model([0], [1], [({0: 1}, 2, 3)], [1]))


def test_what_cannot_be_exact_is_left_to_others() -> None:
    net = network(model([0, 0], [1, 1], [({0: 1, 1: 1}, 1, 1)], [2**61, 1]))
    assert net is not None
    assert solve_flow(net, 10) is None
    net = network(model([0, 0], [2**51, 1], [({0: 1, 1: 1}, 1, 1)], [1, 1]))
    assert net is not None
    assert solve_flow(net, 10) is None


def test_no_time_is_no_answer() -> None:
    net = network(square(np.eye(3, dtype=np.int64)))
    assert net is not None
    assert solve_flow(net, 0) is None
