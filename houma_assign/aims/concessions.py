"""As little given up on soft rules as possible."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from .base import Aim, Fraction, Grid, Objective, Placements, ProblemLike, language


class Concessions(Aim):
    """The points lost to soft rules, as an aim of its own.

    Penalties are points. Where merit is among the aims they are taken off it; where nothing is counted in points they
    are this aim, before all others. List it yourself to place it elsewhere.
    """

    kind: ClassVar[str] = "concessions"
    sign: ClassVar[int] = -1

    @property
    def points(self) -> Fraction:
        """Every point lost makes the value one larger; the sign of the aim turns it round."""
        return Fraction(-1)

    def objective(self, grid: Grid) -> Objective:
        """Nothing of its own; the penalties are added with the soft rules."""
        return Objective(np.zeros(len(grid), np.int64))

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Nothing of its own."""
        return Fraction(0)

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        return language(lang).say("points lost to soft rules", "软性规则让步")
