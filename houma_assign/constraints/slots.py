"""No post takes more people than it has slots."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

import numpy as np

from .base import Breach, Constraint, Grid, Placements, ProblemLike, Rows, grouped, language


class Slots(Constraint):
    r"""Every post p holds at most its ``slots`` people.

    .. math:: \sum_c x_{cp} \le \text{slots}_p

    One unit of breach is one person too many.

    Parameters
    ----------
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "slots"

    def rows(self, grid: Grid) -> Rows:
        """One row a post."""
        return grouped(grid.post, grid.pairs.posts, upper=np.array([post.slots for post in grid.posts], dtype=np.int64))

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Posts with too many people."""
        held = Counter(placement.post for placement in placements)
        full = [post for post in problem.posts if held[post.id] > post.slots]
        return [breach for post in full for breach in self.breach(post.id, held[post.id] - post.slots)]

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        return language(lang).say("no post takes more people than its slots", "每个岗位不超过名额")
