"""The columns of a large model that are worth looking at, and the model on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest

from houma_assign.data.exact import Floats, Ints
from houma_assign.engine.bounds.candidate_columns import best_of_rows
from houma_assign.engine.large.block_lns import PER_POST, PER_SLOT, USED, promising_columns, submodel
from houma_assign.engine.model.model import Impossible, Model, keeps
from houma_assign.engine.solvers.scip import solve_scip

from ...oracles.middling_problems import draw_middling
from ..models import model
from ..programs import base_of, blend_of, program_of

BLOCK_LNS = import_module("houma_assign.engine.large.block_lns")


def drawn(seeds: range) -> Iterator[tuple[int, Model, int]]:
    for seed in seeds:
        program = program_of(draw_middling(seed))
        try:
            yield seed, blend_of(program, base_of(program)), program.pairs
        except Impossible:
            continue


def rough(rng: np.random.Generator, held: Model) -> tuple[Floats, Floats]:
    """Prices of the rows, and values of a few columns that are spread thinly over many."""
    x = np.where(rng.random(len(held.columns)) < 0.05, rng.random(len(held.columns)), rng.random(len(held.columns)) * USED)
    return held.objective_unit * rng.normal(0, 50, held.rows), np.clip(x, held.lower, held.upper)


def test_what_the_lp_uses_and_what_is_no_pair_is_always_there() -> None:
    rng, fewer = np.random.default_rng(77), 0
    for seed, held, pairs in drawn(range(800, 815)):
        y, x = rough(rng, held)
        pinned = rng.choice(len(held.columns), 3)
        held.lower[pinned] = held.upper[pinned]
        columns = promising_columns(held, y, x, pairs)
        assert (np.diff(columns) > 0).all(), seed
        there = np.zeros(len(held.columns), bool)
        there[columns] = True
        assert there[(x > USED) | (held.columns >= pairs) | (held.lower > 0)].all(), seed
        fewer += not there.all()
    assert fewer > 5


def test_of_the_others_those_of_the_smallest_reduced_cost_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many for each place that the LP fills; candidates of the posts come on top where they are more."""
    monkeypatch.setattr(BLOCK_LNS, "best_of_rows", lambda *given: np.zeros(0, np.int64))
    rng, full = np.random.default_rng(78), 0
    for seed, held, pairs in drawn(range(800, 815)):
        y, x = rough(rng, held)
        pair = held.columns < pairs
        columns = promising_columns(held, y, x, pairs)
        price = np.abs(held.c - np.array([held.data[held.column == j] @ y[held.row[held.column == j]] for j in range(len(x))]))
        forced = (x > USED) | ~pair | (held.lower > 0)
        others = np.setdiff1d(columns, np.flatnonzero(forced))
        left_out = np.setdiff1d(np.arange(len(x)), columns)
        if len(others) and len(left_out):
            assert price[others].max() <= price[left_out].min() + 1e-6, seed
            full += 1
        wanted = max(int(forced.sum()), int((~pair).sum()) + int(PER_SLOT * x[pair].sum()))
        assert len(columns) == min(wanted, len(x)), seed
    assert full > 5


def test_every_row_that_asks_for_somebody_keeps_its_best_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Though the LP uses none of them, and however dear all of them are."""
    monkeypatch.setattr(BLOCK_LNS, "best_of_rows", few)
    rng, asking, left_out = np.random.default_rng(79), 0, 0
    for seed, held, pairs in drawn(range(800, 830)):
        y, nothing = held.objective_unit * rng.normal(0, 50, held.rows), np.zeros(len(held.columns))
        there = np.zeros(len(held.columns), bool)
        there[promising_columns(held, y, nothing, pairs)] = True
        worth = held.c - held.float_products(y)
        for row in np.flatnonzero(held.row_lower > 0):
            members = held.column[held.row == row]
            members = members[(held.columns[members] < pairs) & (held.upper[members] > 0)]
            best = members[np.argsort(-worth[members], kind="stable")][:PER_POST]
            assert there[members].sum() >= min(PER_POST, len(members)), seed
            assert (np.sort(worth[members[there[members]]])[::-1][: len(best)] >= worth[best] - 1e-9).all(), seed
            asking += len(members) > 0
        left_out += int((~there).sum())
    assert asking > 30
    assert left_out > 1000


def few(held: Model, columns: Ints, worth: Floats, each: int) -> Ints:
    """The best of each row, also where there are so few columns that all could stay."""
    padded = np.concatenate([columns, np.arange(len(held.columns), len(held.columns) + 201)])
    wider = replace(held, columns=np.arange(len(held.columns) + 201))
    found = best_of_rows(wider, padded, np.concatenate([worth, np.zeros(201)]), each)
    return found[found < len(held.columns)]


def test_a_part_is_worth_the_same_and_keeps_the_same_rows() -> None:
    rng, kept, broken = np.random.default_rng(80), 0, 0
    for seed, held, _ in drawn(range(800, 815)):
        plan = solve_scip(held, 60.0, 1).x
        used = held.lower if plan is None else plan
        columns = np.flatnonzero((rng.random(len(held.columns)) < 0.3) | (held.lower != 0) | (used != 0))
        part = submodel(held, columns)
        assert (part.columns == held.columns[columns]).all()
        assert part.row_lower is held.row_lower
        assert part.row_upper is held.row_upper
        for share in (0.0, 0.02, 0.5):
            x = np.where(rng.random(len(columns)) < share, part.upper, used[columns])
            whole = held.lower.copy()
            whole[columns] = x
            assert (part.full(x) == held.full(whole)).all(), seed
            assert (part.full(x)[part.columns] == x).all(), seed
            assert int(part.c @ x) == int(held.c @ whole), "the constant is left out: parts of one model are compared"
            assert keeps(part, x) == keeps(held, whole), seed
            kept += keeps(part, x)
            broken += not keeps(part, x)
    assert broken > 10
    assert kept > 5


def test_values_of_a_part_come_back_from_the_programs_vector() -> None:
    """Columns of the program that are decided stand in the base; those left out of the part stay at nothing."""
    held = replace(model([0, 0, 0], [1, 2, 1], [({0: 1, 1: 1, 2: -1}, 0, 2)], [3, 4, 5], 7), columns=np.array([1, 4, 5]),
                   base=np.array([1, 0, 0, 2, 0, 0]))  # fmt: skip
    part = submodel(held, np.array([1, 2]))
    assert part.full(np.array([2, 1])).tolist() == [1, 0, 0, 2, 2, 1]
    assert (part.row.tolist(), part.column.tolist(), part.data.tolist()) == ([0, 0], [0, 1], [1, -1])
    again = submodel(part, np.array([1]))
    assert again.columns.tolist() == [5]
    assert again.full(np.array([1])).tolist() == [1, 0, 0, 2, 0, 1]
