"""Whom a condition is asked of: a person in a post, who has the points and the grade of that pair beside what the person has."""

from __future__ import annotations

from typing import Any

import numpy as np

from .condition import Condition, all_hold
from .field_names import PAIR_FIELDS
from .grid import Grid
from .placement import Placement
from .problem_like import ProblemLike
from .rows import Mask


class Placed:
    """A person in a post, as conditions see it.

    Parameters
    ----------
    problem
        Knows the person and the pair.
    placement
        Who and where.
    """

    __slots__ = ("_person", "_placement", "_problem")

    def __init__(self, problem: ProblemLike, placement: Placement) -> None:
        self._problem, self._placement = problem, placement
        self._person = problem.candidate(placement.candidate)

    def fact(self, name: str) -> Any:
        """The person's fact or field of this name, or the pair's points or grade; None if there is none."""
        value = self._person.fact(name)
        if value is not None or name not in PAIR_FIELDS or name in self._person.facts:
            return value
        pairs = self._problem.pairs
        if PAIR_FIELDS[name] == "score":
            return pairs.points(*self._placement)
        return pairs.grade_of(*self._placement) or None


def of_pairs(where: tuple[Condition, ...]) -> bool:
    """Whether conditions ask for something that a person may have in one post and not in another."""
    return any(part.fact in PAIR_FIELDS for each in where for part in each.parts)


def condition_mask(grid: Grid, where: tuple[Condition, ...]) -> Mask:
    """For each pair whether all conditions hold."""
    if not of_pairs(where):
        return grid.person_mask(lambda person: all_hold(where, person))
    ids = zip(grid.candidate.tolist(), grid.post.tolist(), strict=True)
    names, posts = grid.pairs.candidates, grid.pairs.posts
    return np.array([all_hold(where, Placed(grid.problem, Placement(names[who], posts[post]))) for who, post in ids], dtype=bool)
