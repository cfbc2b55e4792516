"""A person kept out of a post, a village, or altogether."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from .base import (
    UNKNOWN_CANDIDATE,
    UNKNOWN_POST,
    UNKNOWN_VILLAGE,
    Fault,
    Forbidding,
    Grid,
    Id,
    Mask,
    Message,
    Placement,
    ProblemLike,
    language,
    post_id_words,
)

BOTH = Message("post_and_village", "name a post or a village, not both", "请写岗位或村，不要都写")


class Barred(Forbidding):
    """This person does not take this post, or any post of this village, or any post at all if neither is named.

    One unit of breach is one such placement.

    Parameters
    ----------
    candidate
        Id of the person.
    post, village
        Id of a post or of a village; neither for any post at all.
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "barred"
    candidate: Id
    post: Id | None = None
    village: Id | None = None

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown ids, or both a post and a village."""
        faults = [] if problem.has_candidate(self.candidate) else [self.fault("candidate", self.candidate, UNKNOWN_CANDIDATE)]
        if self.post is not None and not problem.has_post(self.post):
            faults.append(self.fault("post", self.post, UNKNOWN_POST))
        if self.village is not None and not problem.has_village(self.village):
            faults.append(self.fault("village", self.village, UNKNOWN_VILLAGE))
        if self.post is not None and self.village is not None:
            faults.append(self.fault("post", self.post, BOTH))
        return faults

    def barred(self, grid: Grid) -> Mask:
        """The pairs excluded."""
        mask: Mask = grid.candidate == grid.person_at[self.candidate]
        if self.post is not None:
            mask &= grid.post == grid.post_at[self.post]
        if self.village is not None:
            mask &= np.array([village.id == self.village for village in grid.villages], dtype=bool)[grid.village]
        return mask

    def forbids(self, problem: ProblemLike, placement: Placement) -> bool:
        """The same for one placement."""
        if placement.candidate != self.candidate:
            return False
        if self.post is not None:
            return placement.post == self.post
        return self.village is None or problem.post(placement.post).village == self.village

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        place = self.post or self.village
        if place:
            return language(lang).say(
                f"{self.candidate} is not sent to {place}", f"{self.candidate} 不派往 {post_id_words(place, lang)}"
            )
        return language(lang).say(f"{self.candidate} is not sent", f"{self.candidate} 不选派")
