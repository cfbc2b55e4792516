"""Every post gets at least the people it needs."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

import numpy as np

from .base import Breach, Constraint, Grid, Placements, ProblemLike, Rows, grouped, language


class PostsFilled(Constraint):
    r"""Every post p holds at least its ``least`` people (``slots`` unless vacancies are allowed).

    .. math:: \sum_c x_{cp} \ge \text{least}_p

    One unit of breach is one place left empty.

    Parameters
    ----------
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "posts_filled"

    def rows(self, grid: Grid) -> Rows:
        """One row a post."""
        floors = np.array([post.floor for post in grid.posts], dtype=np.int64)
        return grouped(grid.post, grid.pairs.posts, lower=floors)

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Posts with too few people."""
        held = Counter(placement.post for placement in placements)
        short = [post for post in problem.posts if held[post.id] < post.floor]
        return [breach for post in short for breach in self.breach(post.id, post.floor - held[post.id])]

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        return language(lang).say("every post is filled", "每个岗位按定额配齐")
