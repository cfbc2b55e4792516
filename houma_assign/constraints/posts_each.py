"""Nobody holds more posts than allowed."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

import numpy as np

from .base import Breach, Constraint, Grid, Placements, ProblemLike, Rows, grouped, language


class PostsEach(Constraint):
    r"""Every person c holds at most ``most`` posts (one, unless the candidate says otherwise).

    .. math:: \sum_p x_{cp} \le \text{most}_c

    One unit of breach is one post too many.
    """

    kind: ClassVar[str] = "posts_each"

    def rows(self, grid: Grid) -> Rows:
        """One row a person."""
        most = np.array([person.most for person in grid.people], dtype=np.int64)
        return grouped(grid.candidate, grid.pairs.candidates, upper=most)

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """People with too many posts."""
        held = Counter(placement.candidate for placement in placements)
        return [breach for who in sorted(held) for breach in self.breach(who, held[who] - problem.candidate(who).most)]

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        return language(lang).say("nobody holds more posts than allowed", "每人最多一个岗位（另有规定者除外）")
