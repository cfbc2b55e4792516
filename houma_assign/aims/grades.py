"""The best match grades."""

from __future__ import annotations

from typing import Annotated, ClassVar

import numpy as np

from .base import (
    NO_GRADES,
    Aim,
    Decimals,
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
    common_scale,
    fraction,
    language,
    whole,
)

GRADES_ARE = Message("grades_are", "grades are A, B and C", "等次只有 A、B、C")


class Grades(Aim):
    r"""The total worth of the match grades.

    .. math:: \max \sum_{c,p} g_{cp} x_{cp}

    Parameters
    ----------
    worth
        Grade -> worth, by default A 2, B 1, C 0; ungraded pairs are worth 0.
    id, slack
        As in ``Aim``: its name, and how much of its best value later aims may give away.
    """

    kind: ClassVar[str] = "grades"
    worth: FactsField[Annotated[Decimals, Field(ge=0, le=1000)]] = Facts(A=2, B=1, C=0)

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown grades, or no grades at all."""
        faults = [self.fault("worth", grade, GRADES_ARE) for grade in self.worth if grade not in ("A", "B", "C")]
        if len(problem.pairs) and not problem.pairs.grade.any():
            faults.append(self.fault("worth", None, NO_GRADES))
        return faults

    def objective(self, grid: Grid) -> Objective:
        """Worth of each pair's grade."""
        scale = common_scale(self.worth.values())
        worth = np.array([0, *(whole(self.worth.get(grade, 0), scale) for grade in "ABC")], dtype=np.int64)
        return Objective(worth[grid.pairs.grade], scale)

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Worth of the grades, added up one by one."""
        return sum((fraction(self.worth.get(problem.pairs.grade_of(*place), 0)) for place in placements), Fraction(0))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        return language(lang).say("match grades", "匹配等次")
