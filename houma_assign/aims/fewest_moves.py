"""As close to a given plan as possible."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

import numpy as np
from pydantic import BeforeValidator

from .base import (
    Aim,
    Decimals,
    Facts,
    FactsField,
    Fault,
    Field,
    Fraction,
    Grid,
    Message,
    Objective,
    Placement,
    Placements,
    ProblemLike,
    as_tuple,
    common_scale,
    fraction,
    language,
    whole,
)  # fmt: skip

TWICE = Message("placement_twice", "a placement is listed twice", "同一安排写了两次")


def _pairs(given: Any) -> Any:
    listed = as_tuple(given)
    return tuple(as_tuple(pair) for pair in listed) if isinstance(listed, tuple) else listed


class FewestMoves(Aim):
    r"""The number of placements of a given plan that are not kept, or what they weigh together.

    .. math:: \min \sum_{(c,p) \in P} w_c (1 - x_{cp})

    Parameters
    ----------
    placements
        The given plan: (candidate id, post id) pairs; ``plan.placements`` will do.
    weights
        Candidate id -> what a move of this person counts, 0 or more (six decimals), e.g. months served; 1 for everybody else.
    id, slack
        As in ``Aim``: its name, and how much of its best value later aims may give away.
    """

    kind: ClassVar[str] = "fewest_moves"
    sign: ClassVar[int] = -1
    placements: Annotated[tuple[tuple[str, str], ...], BeforeValidator(_pairs)]
    weights: FactsField[Annotated[Decimals, Field(ge=0, le=10**9)]] = Facts()

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Repeated placements. People and posts that are gone count as moved, so that plans can be compared over time."""
        if len(set(self.placements)) < len(self.placements):
            return [self.fault("placements", None, TWICE)]
        return []

    def objective(self, grid: Grid) -> Objective:
        """The weight of each kept placement."""
        kept = np.zeros(len(grid), np.int64)
        scale = common_scale(self.weights.values())
        weight = {candidate: whole(self.weights.get(candidate, 1), scale) for candidate, _ in self.placements}
        everything = sum(weight[candidate] for candidate, _ in self.placements)
        for candidate, post in self.placements:
            if candidate in grid.person_at and post in grid.post_at:
                same = (grid.candidate == grid.person_at[candidate]) & (grid.post == grid.post_at[post])
                kept[same] = weight[candidate]
        return Objective(kept, scale, -everything)

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Placements of the given plan that are not in this one."""
        now = set(placements)
        lost = (candidate for candidate, post in self.placements if Placement(candidate, post) not in now)
        return sum((fraction(self.weights.get(candidate, 1)) for candidate in lost), Fraction(0))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        return language(lang).say("fewest moves", "变动最少")
