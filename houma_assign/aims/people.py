"""As many, or as few, people of a kind as can be: priority groups before the lots, for example."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from .base import Fault, Fraction, Grid, Message, Objective, Placements, ProblemLike, language
from .scope import Counting

NO_KIND = Message(
    "people_of_no_kind", "say which people count: conditions, a role, or both", "请写明计哪些人：条件、岗位类别，或两者"
)


class People(Counting):
    r"""The number of placements of people who meet the conditions.

    .. math:: \max \sum_{c \in K, p} x_{cp} \quad\text{or}\quad \min \sum_{c \in K, p} x_{cp}

    As in ``Quota``, somebody who holds two posts counts twice. Two of them in one problem need ids of their own.

    Parameters
    ----------
    where
        Which people count, e.g. ``"women or veterans"`` as ``"sex = female or veteran = yes"``.
    sense
        "most" or "least".
    role
        Only posts with this role.
    id, slack
        As in ``Aim``: its name, and how much of its best value later aims may give away.
    """

    kind: ClassVar[str] = "people"

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """No people named, and what is wrong with the conditions."""
        return ([] if self.where or self.role else [self.fault("where", None, NO_KIND)]) + super().faults(problem)

    def objective(self, grid: Grid) -> Objective:
        """One for each pair that counts."""
        return Objective(self.sign * self.counted(grid).astype(np.int64))

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Placements that count."""
        return Fraction(sum(self.counts(problem, place) for place in placements))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        spoken, whom = language(lang), self.whom(lang)
        return self.in_sense(spoken.say(f"people with {whom}" if whom else "people", f"{whom} 的人数" if whom else "人数"), lang)
