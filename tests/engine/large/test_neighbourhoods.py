"""Villages that share rows: counted one by one, put in order, and drawn around one of them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from itertools import permutations

import numpy as np
import pytest

from houma_assign.data.exact import Ints
from houma_assign.engine.large.neighbourhoods import NARROW, Neighbourhoods
from houma_assign.engine.model.model import Impossible, Model

from ...oracles.middling_problems import draw_middling
from ..models import model
from ..programs import base_of, blend_of, program_of, villages_of

NEIGHBOURS = import_module("houma_assign.engine.large.neighbourhoods")


def drawn() -> Iterator[tuple[Model, Ints]]:
    """Models with the village of each column, of problems and of dice: some columns have no village, some villages no column."""
    for seed in range(500, 512):
        program = program_of(draw_middling(seed))
        try:
            held = blend_of(program, base_of(program))
        except Impossible:
            continue
        yield held, villages_of(program, held)
    rng = np.random.default_rng(71)
    for _ in range(40):
        size = int(rng.integers(1, 30))
        rows = [(dict.fromkeys(np.flatnonzero(rng.random(size) < rng.choice([0.1, 0.4])).tolist(), 1), 0, 1) for _ in range(9)]
        yield model([0] * size, [1] * size, rows, [1] * size), rng.integers(-1, int(rng.integers(1, 9)), size)


def by_hand(held: Model, place: Ints, narrow: int) -> dict[tuple[int, int], int]:
    """In how many narrow rows each two villages stand together."""
    found: dict[tuple[int, int], int] = {}
    for i in range(held.rows):
        columns = [int(held.column[e]) for e in range(len(held.row)) if held.row[e] == i]
        if len(columns) <= narrow:
            for pair in permutations({int(place[j]) for j in columns} - {-1}, 2):
                found[pair] = found.get(pair, 0) + 1
    return found


@pytest.mark.parametrize("narrow", [3, 8, NARROW])
def test_links_are_the_narrow_rows_that_two_villages_share(narrow: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NEIGHBOURS, "NARROW", narrow)
    linked = 0
    for held, place in drawn():
        near, true = Neighbourhoods(held, place), by_hand(held, place, narrow)
        assert {(one, other): n for one, line in enumerate(near.links) for other, n in line.items()} == true
        assert near.count == len(near.links) == max(int(place.max()) + 1, 0)
        linked += len(true)
    assert linked > 50


def test_a_row_wider_than_that_ties_nothing() -> None:
    for width in (NARROW, NARROW + 1):
        held = model([0] * width, [1] * width, [(dict.fromkeys(range(width), 1), 0, 1)], [1] * width)
        near = Neighbourhoods(held, np.arange(width) % 3)
        assert [len(line) for line in near.links] == ([2, 2, 2] if width == NARROW else [0, 0, 0])


def test_the_order_has_every_village_once() -> None:
    for held, place in drawn():
        near = Neighbourhoods(held, place)
        assert sorted(near.order().tolist()) == list(range(near.count))


def test_the_order_goes_on_to_the_village_that_shares_most_with_those_before() -> None:
    for held, place in drawn():
        near = Neighbourhoods(held, place)
        order = near.order().tolist()
        for k in range(1, len(order)):
            shared = {other: sum(near.links[one][other] for one in order[:k]) for other in order[k:]}
            assert shared[order[k]] == max(shared.values()), order


def test_villages_around_one_hang_together() -> None:
    rng, full, fewer = np.random.default_rng(72), 0, 0
    for held, place in drawn():
        near = Neighbourhoods(held, place)
        for first in range(near.count):
            size = int(rng.integers(1, near.count + 2))
            worth = np.where(rng.random(near.count) < 0.3, 0.0, rng.random(near.count) * 1000)  # some have nothing to lose
            found = near.around(first, size, worth, rng).tolist()
            assert found == sorted(set(found))
            assert first in found
            assert len(found) <= size
            reached, cluster = {first}, {first}
            while reached:
                reached = {other for one in reached for other in near.links[one]} - cluster
                cluster |= reached
            assert set(found) <= cluster
            assert len(found) == min(size, len(cluster))
            full += len(found) == size
            fewer += len(found) < size
    assert full > 50
    assert fewer > 10


def test_it_draws_by_what_villages_share_and_what_they_are_worth() -> None:
    """Of two neighbours one shares four rows, the other one; and of two that share alike one is worth a hundred times more."""
    shares = model([0] * 3, [1] * 3, [*[({0: 1, 1: 1}, 0, 1)] * 4, ({0: 1, 2: 1}, 0, 1)], [1] * 3)
    alike = model([0] * 3, [1] * 3, [({0: 1, 1: 1}, 0, 1), ({0: 1, 2: 1}, 0, 1)], [1] * 3)
    place, dice = np.arange(3), np.random.default_rng(73)
    one, other = Neighbourhoods(shares, place), Neighbourhoods(alike, place)
    often = sum(1 in one.around(0, 2, np.ones(3), dice) for _ in range(1000))
    worthy = sum(1 in other.around(0, 2, np.array([1.0, 100.0, 1.0]), dice) for _ in range(1000))
    assert 740 < often < 860  # four in five
    assert 860 < worthy < 955  # the root of the worth counts: ten in eleven


def test_without_columns_there_are_no_villages() -> None:
    near = Neighbourhoods(model([], [], [], []), np.zeros(0, np.int64))
    assert (near.count, near.links, near.order().tolist()) == (0, [], [])
