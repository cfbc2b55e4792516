"""Nobody serves where the match is graded too low."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from .base import NO_GRADES, Fault, Forbidding, Grid, Mask, Message, Placement, ProblemLike, language
from .scope import Scoped

ACCEPTED = {"A": ("A",), "B": ("A", "B"), "C": ("A", "B", "C")}


class MinimumGrade(Forbidding, Scoped):
    """In the posts in scope nobody serves with a match grade below ``grade``; an ungraded pair is below every grade.

    One unit of breach is one placement graded too low.

    Parameters
    ----------
    grade
        The lowest grade accepted; A is best.
    role, township, village, each
        As in ``Scoped``: only these posts, and whether each group of them counts by itself.
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "min_grade"
    grade: Literal["A", "B", "C"]

    def loosened(self, problem: ProblemLike) -> tuple[tuple[Message, Self], ...]:
        """One grade lower."""
        lower = {"A": "B", "B": "C"}.get(self.grade)
        return tuple(self._wider("grade", self.grade, lower, grade=lower)) if lower else ()

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """No grades at all, or an unknown scope."""
        faults = self.scope_faults(problem)
        if len(problem.pairs) and not problem.pairs.grade.any():
            faults.append(self.fault("grade", self.grade, NO_GRADES))
        return faults

    def barred(self, grid: Grid) -> Mask:
        """Pairs in scope with a lower grade or none."""
        group, _ = self.group_of_pair(grid)
        grade = grid.pairs.grade
        barred: Mask = (group >= 0) & ((grade == 0) | (grade > "ABC".index(self.grade) + 1))
        return barred

    def forbids(self, problem: ProblemLike, placement: Placement) -> bool:
        """The same for one placement."""
        inside = self.speaks_of(problem, placement.post)
        return inside and problem.pairs.grade_of(*placement) not in ACCEPTED[self.grade]

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        spoken = language(lang)
        least = spoken.say(f"match grade {self.grade} or better", f"匹配等次不低于 {self.grade}")
        return spoken.about(self.where_words(lang), least)
