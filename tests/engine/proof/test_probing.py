"""Columns that cannot be taken: against every vector of small models, and what is left of a market."""

from itertools import product
from random import Random

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.data.rows import INFINITY, Mask
from houma_assign.engine.model.model import Model, keeps
from houma_assign.engine.proof import probing

from ...portions import portions


def drawn(rng: Random) -> Model:
    """Rows of all kinds over nine columns, one of them no 0-1 column and one fixed."""
    size = 9
    lower, upper = np.zeros(size, np.int64), np.ones(size, np.int64)
    upper[7], lower[8] = rng.choice((1, 2)), rng.choice((0, 1))
    rows, low, high = [], [], []
    for _ in range(rng.randint(4, 9)):
        rows.append([rng.choice((-1, 1, 1, 2)) if rng.random() < 0.45 else 0 for _ in range(size)])
        least, most = rng.choice(((1, INFINITY), (0, INFINITY), (-INFINITY, 1), (-INFINITY, 0), (1, 1), (0, 2)))
        low.append(least)
        high.append(most)
    table = np.array(rows)
    row, column = np.nonzero(table)
    none = np.zeros(size, np.int64)
    return Model(none, np.arange(size), lower, upper, row, column, table[row, column], np.array(low), np.array(high),
                 np.arange(len(rows)), none, 0)  # fmt: skip


@pytest.mark.parametrize("chunk", portions(1, 20))
def test_no_vector_is_lost(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probing, "CROSSING", 0)
    rng, closed = Random(f"probing {chunk}"), 0
    for _ in range(40):
        model = drawn(rng)
        left = probing.without_impossible(model)
        ranges = (range(low, high + 1) for low, high in zip(model.lower, model.upper, strict=True))
        for x in map(np.array, product(*ranges)):
            assert keeps(model, x) == keeps(left, x)
        closed += int((left.upper < model.upper).sum())
    assert closed


def market(hard: bool) -> ha.Problem:
    """Nine people and nine posts that order each other, which leaves few stable plans."""
    rng = Random("market")
    problem = ha.Problem.from_matrix([[rng.randint(1, 30) for _ in range(9)] for _ in range(9)])
    people, places = [who.id for who in problem.candidates], [post.id for post in problem.posts]
    wishes = {who: tuple(rng.sample(places, 4)) for who in people}
    say = {place: {who: rng.randint(1, 50) for who in people} for place in places}
    rule = ha.Stable(id="stable", wishes=wishes, say=say, penalty=None if hard else 1)
    return problem.adding(rule).with_aims(*(() if hard else (ha.Concessions(),)), *problem.tiers)


@pytest.mark.parametrize("hard", [True, False])
def test_a_market_is_solved_alike_and_its_proof_is_gone_through(hard: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = market(hard)
    usual = ha.solve(problem)
    monkeypatch.setattr(probing, "CROSSING", 10)
    closed, before = [0], probing._impossible

    def counted(rules: probing._Rules) -> Mask:
        found = before(rules)
        closed.append(int(found.sum()))
        return found

    monkeypatch.setattr(probing, "_impossible", counted)
    probed = ha.solve(problem)
    assert sum(closed) > 20 or not hard  # of soft ones the LP alone finds the plan
    assert probed.placements == usual.placements
    assert probed.check_proof() == ()


def test_what_is_told_at_a_glance_bounds_what_rows_say() -> None:
    rng, some, apart = Random(3), 0, 0
    for _ in range(300):
        model = drawn(rng)
        rules, (crossing, exclusive) = probing._Rules(model), probing._at_a_glance(model)
        assert crossing >= rules.crossing()
        assert exclusive <= len(rules.exclusive)
        some, apart = some + (rules.crossing() > 0), apart + (exclusive > 0)
    assert min(some, apart) > 100
