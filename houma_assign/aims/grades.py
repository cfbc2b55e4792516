"""The best match grades."""

from __future__ import annotations

from typing import Annotated, ClassVar

import numpy as np

from .base import (
    NO_GRADES,
    Aim,
    Count,
    Facts,
    FactsField,
    Fault,
    Field,
    Fraction,
    Grid,
    Message,
    Objective,
    Placements,
    ProblemLike,
    language,
)

GRADES_ARE = Message("grades_are", "grades are A, B and C", "等次只有 A、B、C")


class Grades(Aim):
    r"""The total worth of the match grades.

    .. math:: \max \sum_{c,p} g_{cp} x_{cp}

    Parameters
    ----------
    worth
        Grade -> worth, by default A 2, B 1, C 0; ungraded pairs are worth 0.
    """

    kind: ClassVar[str] = "grades"
    worth: FactsField[Annotated[Count, Field(ge=0, le=1000)]] = Facts(A=2, B=1, C=0)

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown grades, or no grades at all."""
        faults = [self.fault("worth", grade, GRADES_ARE) for grade in self.worth if grade not in ("A", "B", "C")]
        if len(problem.pairs) and not problem.pairs.grade.any():
            faults.append(self.fault("worth", None, NO_GRADES))
        return faults

    def objective(self, grid: Grid) -> Objective:
        """Worth of each pair's grade."""
        worth = np.array([0, *(self.worth.get(grade, 0) for grade in "ABC")], dtype=np.int64)
        return Objective(worth[grid.pairs.grade])

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Worth of the grades, added up one by one."""
        return Fraction(sum(self.worth.get(problem.pairs.grade_of(*place), 0) for place in placements))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        return language(lang).say("match grades", "匹配等次")
