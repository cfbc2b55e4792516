"""Problems whose rules only count are taken straight to the engine: what it gets is what builder and presolve would have made."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.constraints import Barred, PostsEach, PostsFilled, Slots
from houma_assign.engine.model.model import Impossible
from houma_assign.engine.proof.restrict import presolved
from houma_assign.program import program as building
from houma_assign.program.assignment_rows import AssignmentRows
from houma_assign.program.program import Program

IDS = (("posts_each", "posts_filled", "slots"), ("z", "b", "a"), ("b", "c", "a"), ("b", "a", "c"))


def drawn(rng: np.random.Generator) -> ha.Problem:
    """People and posts by dice: any numbers of slots and posts each, vacancies, pairs barred, points alike now and then."""
    people, posts = int(rng.integers(3, 9)), int(rng.integers(1, 5))
    points = rng.integers(0, int(rng.choice([2, 4, 500])), (people, posts)).astype(float)
    if rng.random() < 0.3:
        points[rng.random((people, posts)) < 0.2] = np.nan
    ids = IDS[rng.integers(len(IDS))]
    rules: list[Any] = [PostsEach(id=ids[0]), PostsFilled(id=ids[1]), Slots(id=ids[2])]
    if rng.random() < 0.3:
        rules.append(Barred(candidate="c0", post="p0"))
    slots = rng.integers(0 if rng.random() < 0.2 else 1, 3, posts)
    least = np.minimum(slots, rng.integers(0, 3, posts)) if rng.random() < 0.5 else slots * 0
    roles = ["", "a", "b", "b"] if rng.random() < 0.4 else [""] * 4
    made = ha.Problem.from_matrix(points, slots=slots, least=least, most_each=int(rng.integers(1, 3)), constraints=rules,
                                  aims=(ha.Merit(),))  # fmt: skip
    return made.changed(posts=tuple(post.changed(role=roles[k % 4]) for k, post in enumerate(made.posts)))


def told(thing: Any) -> dict[str, Any]:
    """A dataclass of arrays as plain data."""
    values = {field.name: getattr(thing, field.name) for field in fields(thing)}
    return {name: value.tolist() if isinstance(value, np.ndarray) else value for name, value in values.items()}


def by_the_long_way(problem: ha.Problem, monkeypatch: pytest.MonkeyPatch) -> Program:
    with monkeypatch.context() as patched:
        patched.setattr(building.AssignmentRows, "of", lambda *given: None)
        return Program.of(problem)


def test_the_short_way_makes_the_same_program_and_model(monkeypatch: pytest.MonkeyPatch) -> None:
    rng, short, straight = np.random.default_rng(1), 0, 0
    for _ in range(500):
        try:
            problem = drawn(rng)
        except ha.InputError:  # more places than people, or a pair barred twice
            continue
        program, other = Program.of(problem), by_the_long_way(problem, monkeypatch)
        assert told(program.matrix) == told(other.matrix)
        assert [tier.coefficients.tolist() for tier in program.tiers] == [tier.coefficients.tolist() for tier in other.tiers]
        assert (program.lower.tolist(), program.upper.tolist()) == (other.lower.tolist(), other.upper.tolist())
        short += isinstance(program.rows, AssignmentRows)
        found = [_model(each, monkeypatch) for each in (program, other)]
        assert found[0][0] == found[1][0]
        straight += found[0][1]
    assert short > 200
    assert straight > 60


def _model(program: Program, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, bool]:
    """What presolve leaves, or the row that cannot be kept; and whether it was made without a matrix."""
    made: list[int] = []
    if isinstance(program.rows, AssignmentRows):
        make = program.rows.make
        program = replace(program, rows=replace(program.rows, make=lambda: made.append(1) or make()))
    try:
        return told(presolved(program, np.zeros_like(program.lower))), not made and isinstance(program.rows, AssignmentRows)
    except Impossible as impossible:
        return impossible.row, False
