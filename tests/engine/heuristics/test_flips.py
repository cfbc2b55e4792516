"""What turning pairs changes in rows is what the rows say once the columns that count people have followed."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.engine.heuristics.flips import Flips
from houma_assign.engine.heuristics.mending import Mending
from houma_assign.engine.model.model import Impossible, Model
from houma_assign.engine.proof.restrict import presolved
from houma_assign.program.program import Program

from ...oracles.middling_problems import draw_middling
from ...oracles.random_problems import draw_problem


def model_of(problem: ha.Problem) -> tuple[Program, Model] | None:
    program = Program.of(problem)
    try:
        return program, presolved(program, program.tiers[0].weights)
    except Impossible:
        return None


PROBLEMS = [
    *(partial(draw_problem, seed) for seed in range(28)), *(partial(draw_middling, seed) for seed in range(2)),
    ha.datasets.houma_2020,
]  # fmt: skip


def values(model: Model, flips: Flips, taken: np.ndarray) -> np.ndarray:
    """Values of all columns, those that follow worked out one row at a time."""
    x = model.lower.copy()
    x[flips.pair] += taken
    unknown = flips.defined.copy()
    while unknown.any():
        before = unknown.sum()
        for row in np.flatnonzero(model.row_lower == model.row_upper).tolist():
            entry = model.row == row
            columns, data = model.column[entry], model.data[entry]
            if unknown[columns].sum() == 1:
                at = int(np.flatnonzero(unknown[columns])[0])
                rest = int(np.delete(data, at) @ x[np.delete(columns, at)])
                assert abs(data[at]) == 1
                x[columns[at]] = data[at] * (model.row_lower[row] - rest)
                unknown[columns[at]] = False
        assert unknown.sum() < before
    return x


@pytest.mark.parametrize("number", range(0, len(PROBLEMS), 4))
def test_rows_move_as_they_say(number: int) -> None:
    rng = np.random.default_rng(number)
    for make in PROBLEMS[number : number + 4]:
        made = model_of(make())
        if made is None or not len(made[1].columns):
            continue
        model = made[1]
        flips = Flips(model, made[0].pairs)
        taken = (rng.random(len(flips.pair)) < 0.3).astype(np.int64)
        search, x = Mending(flips, taken), values(model, flips, taken)
        loose = (flips.place < 0) & ~flips.defined
        real = np.bincount(model.row, model.data * np.where(loose, 0, x)[model.column], model.rows)
        free = (flips.low[: model.rows] <= -(2**60)) & (flips.high[: model.rows] >= 2**60)
        assert (search.activity[: model.rows][~free] == real[~free]).all()
        assert (search.activity[model.rows :] == x[flips.defined]).all()
        gained = model.c @ np.where(loose, 0, x - values(model, flips, np.zeros_like(taken)))
        assert flips.worth @ taken == pytest.approx(gained)


def test_no_plan_breaks_a_row() -> None:
    seen = 0
    for make in PROBLEMS:
        problem = make()
        made = model_of(problem)
        plan = ha.solve(problem)
        if made is None or not plan:
            continue
        pairs = problem.eligibility.grid.pairs
        held = {(place.candidate, place.post) for place in plan.placements}
        whole = np.array([(pairs.candidates[c], pairs.posts[p]) in held
                          for c, p in zip(pairs.candidate, pairs.post, strict=True)])  # fmt: skip
        flips = Flips(made[1], made[0].pairs)
        search = Mending(flips, whole[made[1].columns[flips.pair]].astype(np.int64) - made[1].lower[flips.pair])
        assert not (search.broken > 0).any()
        seen += 1
    assert seen > 20
