"""Whom a condition is asked of: a person in a post, who has the points and the grade of that pair beside what the person has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def of_points(where: tuple[Condition, ...]) -> bool:
    """Whether conditions ask for the points of a pair, so that other points are other people."""
    return any(PAIR_FIELDS.get(part.fact) == "score" for each in where for part in each.parts)


def answers(test: Condition, columns: Mapping[str, Sequence[Any]]) -> list[bool]:
    """For each row of some columns of facts whether a condition holds; every distinct value is asked once."""
    if test.any_of:
        return list(map(any, zip(*(answers(each, columns) for each in test.any_of), strict=True)))
    cells = columns[test.fact]
    keys = list(zip(map(type, cells), cells, strict=True))
    known = {key: key[1] is not None and test.accepts(key[1]) for key in dict.fromkeys(keys)}
    return [known[key] for key in keys]


def condition_mask(grid: Grid, where: tuple[Condition, ...]) -> Mask:
    """For each pair whether all conditions hold."""
    if not of_pairs(where):
        held = {part.fact: [person.fact(part.fact) for person in grid.people] for each in where for part in each.parts}
        met = np.ones(len(grid.people), dtype=bool)
        for each in where:
            met &= np.array(answers(each, held), dtype=bool)
        return met[grid.candidate]
    ids = zip(grid.candidate.tolist(), grid.post.tolist(), strict=True)
    names, posts = grid.pairs.candidates, grid.pairs.posts
    return np.array([all_hold(where, Placed(grid.problem, Placement(names[who], posts[post]))) for who, post in ids], dtype=bool)
