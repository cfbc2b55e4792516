"""The worked example of the documentation runs, and its two statements agree."""

from __future__ import annotations

from itertools import combinations

import numpy as np

import houma_assign as ha
from houma_assign.constraints.base import KINDS

from .pages import run


def test_the_page_runs_and_its_rule_says_the_same_twice() -> None:
    try:
        rule = run("adding_a_constraint.md")["ColleaguesApart"]()
    finally:
        KINDS.pop("colleagues", None)
    people = [{"id": f"c{k}", "unit": unit} for k, unit in enumerate(["x", "x", "y", "", ""])]
    posts = [{"village": village, "slots": 2, "least": 0} for village in ("v", "w")]
    problem = ha.Problem.from_frames(people, [{"id": "v"}, {"id": "w"}], posts)
    grid = problem.eligibility.grid
    rows = rule.rows(grid)
    pairs = list(problem.pairs.at)
    seen = set()
    for size in range(4):
        for chosen in combinations(range(len(pairs)), size):
            x = np.zeros(len(pairs), np.int64)
            x[list(chosen)] = 1
            totals = np.zeros(len(rows), np.int64)
            np.add.at(totals, rows.row, rows.coefficient * x[rows.column])
            by_rows = int(np.maximum(totals - rows.upper, 0).sum())
            by_check = sum(breach.amount for breach in rule.breaches(problem, [ha.Placement(*pairs[k]) for k in chosen]))
            assert by_rows == by_check
            seen.add(by_check)
    assert seen == {0, 1}
