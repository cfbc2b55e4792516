"""What people and villages wish for."""

from __future__ import annotations

from typing import ClassVar, Self

import numpy as np
from pydantic import field_validator

from .base import (
    NO_PLACE,
    UNKNOWN_CANDIDATE,
    Aim,
    Facts,
    FactsField,
    Fault,
    Fraction,
    Grid,
    Ids,
    Objective,
    Placements,
    ProblemLike,
    language,
)


class Wishes(Aim):
    r"""Wishes granted: a first wish counts most, the last one 1, a post that was not wished for 0.

    .. math:: \max \sum_{c,p} (n_c - \text{rank}_{cp}) x_{cp}

    Parameters
    ----------
    wishes
        Candidate id -> post or village ids, most wished first; what is listed twice counts once, where it stands first.
    """

    kind: ClassVar[str] = "wishes"
    wishes: FactsField[Ids]

    @field_validator("wishes")
    @classmethod
    def _once(cls, wishes: Facts[tuple[str, ...]]) -> Facts[tuple[str, ...]]:
        return Facts({who: tuple(dict.fromkeys(wanted)) for who, wanted in wishes.items()})

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown people, posts or villages."""
        faults = [self.fault("wishes", who, UNKNOWN_CANDIDATE) for who in self.wishes if not problem.has_candidate(who)]
        for who, wanted in self.wishes.items():
            faults += [self.fault(who, place, NO_PLACE) for place in wanted
                       if not problem.has_post(place) and not problem.has_village(place)]  # fmt: skip
        return faults

    def leaving_out(self, absent: frozenset[str]) -> Self:
        """The wishes of the others."""
        return self.changed(wishes={who: wanted for who, wanted in self.wishes.items() if who not in absent})

    def _worth(self, candidate: str, post: str, village: str) -> int:
        wanted = self.wishes.get(candidate, ())
        return max((len(wanted) - k for k, place in enumerate(wanted) if place in (post, village)), default=0)

    def objective(self, grid: Grid) -> Objective:
        """Worth of each pair to its person."""
        worth = np.zeros((len(grid.people), len(grid.posts)), np.int64)
        for who in set(self.wishes) & set(grid.person_at):
            worth[grid.person_at[who]] = [self._worth(who, post.id, post.village) for post in grid.posts]
        return Objective(worth[grid.candidate, grid.post])

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Worth of what was granted."""
        return Fraction(sum(self._worth(*place, problem.post(place.post).village) for place in placements))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        return language(lang).say("wishes granted", "个人意愿")
