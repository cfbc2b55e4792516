"""The index finds what a table of all pairs would."""

from __future__ import annotations

import numpy as np
import pytest

from houma_assign.data.pairs import Pairs


@pytest.mark.parametrize("density", [0.0, 0.3, 1.0])
def test_the_index_is_the_table(density: float) -> None:
    there = np.random.default_rng(1).random((7, 9)) < density
    person, place = np.nonzero(there)
    people, places = tuple(f"c{k}" for k in range(7)), tuple(f"p{k}" for k in range(9))
    pairs = Pairs(people, places, person, place, np.arange(len(person)))
    table = {(people[c], places[p]): k for k, (c, p) in enumerate(zip(person, place, strict=True))}
    assert dict(pairs.at) == table
    assert len(pairs.at) == len(table)
    for who in (*people, "nobody"):
        for where in (*places, "nowhere"):
            assert pairs.at.get((who, where)) == table.get((who, where))
            assert ((who, where) in pairs.at) == ((who, where) in table)


def test_pairs_in_another_order_are_found_too() -> None:
    pairs = Pairs(("a", "b"), ("x", "y"), np.array([1, 0, 1]), np.array([1, 0, 0]), np.array([5, 6, 7]))
    assert dict(pairs.at) == {("b", "y"): 0, ("a", "x"): 1, ("b", "x"): 2}
    assert pairs.points("b", "x") == 7
