"""The total of a number, as large or as small as can be: kilometres, costs, what the sending units lose."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from .base import Fault, Fraction, Grid, Objective, Placements, ProblemLike, aim_place, column_words, language
from .scope import Counting


class Sum(Counting):
    r"""The total of a number over the placements.

    .. math:: \max \sum_{(c,p) \in S} a_{cp} x_{cp} \quad\text{or}\quad \min \sum_{(c,p) \in S} a_{cp} x_{cp}

    A placement counts once, so somebody who holds two posts counts twice. Two of them in one problem need ids of their own.

    Parameters
    ----------
    number
        A column of numbers: of the pair, the candidate, the post or the village, looked for in that order;
        ``"village.km"`` says where to look.
    sense
        "most" or "least".
    where
        Only people who meet these conditions.
    role
        Only posts with this role.
    id, slack
        As in ``Aim``: its name, and how much of its best value later aims may give away.
    """

    kind: ClassVar[str] = "sum"
    number: str

    @property
    def numbers_used(self) -> tuple[str, ...]:
        """The column added up."""
        return (self.number,)

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """A column that is none of numbers, and what is wrong with the conditions."""
        return problem.number_faults(aim_place(self), self.number, "aims") + super().faults(problem)

    def objective(self, grid: Grid) -> Objective:
        """The number of each pair that counts."""
        numbers, scale = grid.number(self.number)
        return Objective(np.where(self.counted(grid), self.sign * numbers, 0), scale)

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """The numbers of the placements that count, added up one by one."""
        numbers = (problem.number(self.number, place) for place in placements if self.counts(problem, place))
        return sum(numbers, Fraction(0))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        spoken, column, whom = language(lang), column_words(self.number, lang), self.whom(lang)
        return self.in_sense(spoken.say(f"total {column}", f"{column} 合计"), lang, whom)
