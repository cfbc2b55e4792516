"""As few places empty as possible."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from .base import Aim, Fraction, Grid, Objective, Placements, ProblemLike, language


class FewestVacancies(Aim):
    r"""The number of slots left empty.

    .. math:: \min \sum_p \text{slots}_p - \sum_{c,p} x_{cp}

    Parameters
    ----------
    id, slack
        As in ``Aim``: its name, and how much of its best value later aims may give away.
    """

    kind: ClassVar[str] = "vacancies"
    sign: ClassVar[int] = -1

    def objective(self, grid: Grid) -> Objective:
        """One for each placement."""
        return Objective(np.ones(len(grid), np.int64), constant=-sum(post.slots for post in grid.posts))

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Slots less placements."""
        return Fraction(sum(post.slots for post in problem.posts) - len(placements))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        return language(lang).say("fewest vacancies", "空缺最少")
