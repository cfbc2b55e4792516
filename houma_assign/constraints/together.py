"""People who go together or not at all."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from .base import (
    UNKNOWN_CANDIDATE,
    Breach,
    Constraint,
    Fault,
    Grid,
    Ids,
    Message,
    Placements,
    ProblemLike,
    Rows,
    grouped,
    language,
    stacked,
)

TWO = Message("two_people", "name at least two different people", "请至少写两个不同的人")


class Together(Constraint):
    r"""Each village gets all of these people or none of them (with several posts each: as many posts for each).

    .. math:: \sum_{p \in v} x_{ap} = \sum_{p \in v} x_{bp}

    One unit of breach is one placement, in one village, that the first-named and another do not share.

    Parameters
    ----------
    candidates
        Ids, at least two.
    """

    kind: ClassVar[str] = "together"
    candidates: Ids

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown people, or fewer than two."""
        return people_faults(self, self.candidates, problem)

    def rows(self, grid: Grid) -> Rows:
        """One row a village and person after the first."""
        first, *others = dict.fromkeys(self.candidates)
        size = len(grid.villages)
        blocks = []
        for other in others:
            sign = np.where(grid.candidate == grid.person_at[first], 1, 0)
            sign = np.where(grid.candidate == grid.person_at[other], -1, sign)
            labels = tuple(f"{first} + {other} → {village.id}" for village in grid.villages)
            blocks.append(grouped(grid.village, labels, sign, np.zeros(size, np.int64), np.zeros(size, np.int64)))
        return stacked(blocks)

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Villages that have one without the other."""
        first, *others = dict.fromkeys(self.candidates)
        broken = []
        for village in problem.villages:
            team = [place.candidate for place in placements if problem.post(place.post).village == village.id]
            for other in others:
                broken += self.breach(f"{first} + {other} → {village.id}", abs(team.count(first) - team.count(other)))
        return broken

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        names = language(lang).names(self.candidates)
        return language(lang).say(f"{names} go to one village or not at all", f"{names} 同村或均不选派")


def people_faults(rule: Constraint, people: tuple[str, ...], problem: ProblemLike) -> list[Fault]:
    """Unknown people, or fewer than two."""
    faults = [rule.fault("candidates", who, UNKNOWN_CANDIDATE) for who in people if not problem.has_candidate(who)]
    if len(set(people)) < 2:
        faults.append(rule.fault("candidates", "+".join(people), TWO))
    return faults
