"""Who can take something at all: somebody on leave is neither well off nor badly off."""

from __future__ import annotations

from typing import Any

import numpy as np

from .base import Grid, Ints, ProblemLike


def able(problem: ProblemLike, role: str | None = None) -> frozenset[str]:
    """Ids of the people who can take something, in a post with this role where one is named."""
    hard = {rule.kind for rule in problem.constraints if rule.penalty is None}
    pairs: Any = problem.eligibility.grid.pairs
    left = np.ones(len(pairs), dtype=bool)
    if "posts_each" in hard:
        left &= np.array([problem.candidate(who).most > 0 for who in pairs.candidates], dtype=bool)[pairs.candidate]
    if "slots" in hard:
        left &= np.array([problem.post(post).slots > 0 for post in pairs.posts], dtype=bool)[pairs.post]
    if role is not None:
        left &= np.array([problem.post(post).role == role for post in pairs.posts], dtype=bool)[pairs.post]
    return frozenset(pairs.candidates[k] for k in np.unique(pairs.candidate[left]))


def room_of(grid: Grid, source: str, columns: Ints) -> int:
    """The most of these pairs, all those of one person or of whole posts, that any plan holds at once."""
    if source != "candidate":
        return grid.room(columns)
    strict = any(rule.kind == "posts_each" and rule.penalty is None for rule in grid.problem.constraints)
    most = [grid.people[who].most for who in np.unique(grid.candidate[columns])]
    return min(len(columns), *most) if strict and most else len(columns)
