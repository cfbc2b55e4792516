"""Applicants by the hundred thousand, as columns: the facts that the rubric of the Houma case looks at."""

from __future__ import annotations

from typing import Any

import numpy as np

import houma_assign as ha


def many_applicants(rubric: ha.Rubric, people: int, seed: int) -> dict[str, Any]:
    """Columns of facts drawn from those of the 106 applicants, each fact on its own."""
    rng = np.random.default_rng(seed)
    pool = ha.datasets.houma_2020(stage="pool").candidates
    columns: dict[str, Any] = {"id": [f"P{number:06d}" for number in range(people)]}
    for fact in dict.fromkeys(fact for rule in rubric.rules for fact in rule.looked_at):
        columns[fact] = np.array([person.fact(fact) for person in pool])[rng.integers(0, len(pool), people)]
    return columns
