"""The worked example of the page on aims runs, and its two statements agree."""

from __future__ import annotations

from itertools import combinations

import numpy as np

import houma_assign as ha
from houma_assign.aims.base import KINDS

from .pages import run


def test_the_page_runs_and_its_aim_says_the_same_twice() -> None:
    try:
        aim = run("adding_an_aim.md")["ManyUnits"]()
    finally:
        KINDS.pop("many_units", None)
    people = [{"id": f"c{k}", "unit": unit} for k, unit in enumerate(["x", "x", "y", "", "z"])]
    posts = [{"village": village, "slots": 2, "least": 0} for village in ("v", "w")]
    problem = ha.Problem.from_frames(people, [{"id": "v"}, {"id": "w"}], posts)
    objective = aim.objective(problem.eligibility.grid)
    rows, pairs = objective.rows, list(problem.pairs.at)
    seen = set()
    for size in range(4):
        for chosen in combinations(range(len(pairs)), size):
            x = np.zeros(len(pairs), np.int64)
            x[list(chosen)] = 1
            best = max(worth for worth in _worths(objective, rows, x))
            value = aim.value(problem, [ha.Placement(*pairs[k]) for k in chosen])
            assert best == value
            seen.add(int(value))
    assert seen == {0, 1, 2, 3}


def _worths(objective, rows, x):
    """What the objective comes to with each choice of the auxiliary columns that the rows allow."""
    for bits in range(2 ** len(objective.aux)):
        y = np.array([bits >> k & 1 for k in range(len(objective.aux))])
        totals = np.zeros(len(rows), np.int64)
        np.add.at(totals, rows.row, rows.coefficient * np.concatenate([x, y])[rows.column])
        if (rows.aux_lower <= y).all() and (y <= rows.aux_upper).all() and (rows.lower <= totals).all():
            yield int(objective.pairs @ x + objective.aux @ y) + objective.constant
