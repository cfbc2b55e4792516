"""A placement that is settled."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from .base import (
    UNKNOWN_CANDIDATE,
    UNKNOWN_POST,
    Breach,
    Constraint,
    Fault,
    Grid,
    Id,
    Message,
    Placement,
    Placements,
    ProblemLike,
    Rows,
    grouped,
    language,
    post_id_words,
)


class Pinned(Constraint):
    r"""This person takes this post.

    .. math:: x_{cp} \ge 1

    One unit of breach is the placement missing.

    Parameters
    ----------
    candidate, post
        Ids of the person and the post.
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "pinned"
    candidate: Id
    post: Id

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown ids, or a pair that was never scored."""
        faults = pair_faults(self, self.candidate, self.post, problem)
        if not faults and self.penalty is None and (self.candidate, self.post) not in problem.pairs.at:
            faults.append(self.fault("post", self.post, _unscored(self.candidate)))
        return faults

    def rows(self, grid: Grid) -> Rows:
        """One row."""
        wanted = (grid.candidate == grid.person_at[self.candidate]) & (grid.post == grid.post_at[self.post])
        return grouped(np.where(wanted, 0, -1), (f"{self.candidate} → {self.post}",), lower=1)

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """The placement, if it is missing."""
        there = Placement(self.candidate, self.post) in placements
        return self.breach(f"{self.candidate} → {self.post}", 0 if there else 1)

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        return language(lang).say(
            f"{self.candidate} is settled in {self.post}", f"{self.candidate} 定在 {post_id_words(self.post, lang)}"
        )


def _unscored(who: str) -> Message:
    en = f"{who} cannot take this post: the pair has no score"
    return Message("pinned_unscored", en, f"{who} 不能担任此岗位：这一配对没有得分")


def pair_faults(rule: Constraint, candidate: str, post: str, problem: ProblemLike) -> list[Fault]:
    """Unknown ids."""
    faults = [] if problem.has_candidate(candidate) else [rule.fault("candidate", candidate, UNKNOWN_CANDIDATE)]
    return faults + ([] if problem.has_post(post) else [rule.fault("post", post, UNKNOWN_POST)])
