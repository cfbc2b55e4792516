"""Pairs that a plan made by hand uses although the problem lists no score for them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ..data.pairs import Pairs
from ..data.placement import Placement
from .problem import Problem


def unscored_in(problem: Problem, placements: Iterable[Placement]) -> tuple[Placement, ...]:
    """The placements whose pair has no score."""
    return tuple(place for place in placements if place not in problem.pairs.at)


def with_unscored(problem: Problem, placements: Iterable[Placement]) -> Problem:
    """The problem in which these pairs are listed, too: with no points, no grade, and 0 in every number of pairs.

    Rules and aims can be asked about them then. The problem itself where every pair has a score.
    """
    missing = unscored_in(problem, placements)
    if not missing:
        return problem
    pairs = problem.pairs
    person, post = ({id: k for k, id in enumerate(ids)} for ids in (pairs.candidates, pairs.posts))
    nothing = np.zeros(len(missing), np.int64)
    longer = Pairs(
        pairs.candidates, pairs.posts,
        np.concatenate([pairs.candidate, [person[each.candidate] for each in missing]]),
        np.concatenate([pairs.post, [post[each.post] for each in missing]]),
        np.concatenate([pairs.score, nothing]), pairs.scale,
        np.concatenate([pairs.grade, nothing]).astype(np.int8),
        {name: (np.concatenate([numbers, nothing]), scale) for name, (numbers, scale) in pairs.facts.items()},
    )  # fmt: skip
    return problem.changed(pairs=longer)
