"""As little given up on soft rules as possible."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from .base import Aim, Fraction, Grid, Ids, Objective, Placements, ProblemLike, language


class Concessions(Aim):
    """The points lost to soft rules, as an aim of its own.

    Penalties are points. Where merit is among the aims they are taken off it; where nothing is counted in points they
    are this aim, before all others. List it yourself to place it elsewhere.

    Parameters
    ----------
    rules
        Ids of soft rules whose units of breach are counted, whatever their penalties; empty for the points lost to all.
    id, slack
        As in ``Aim``: its name, and how much of its best value later aims may give away.
    """

    kind: ClassVar[str] = "concessions"
    sign: ClassVar[int] = -1
    rules: Ids = ()

    @property
    def points(self) -> Fraction:
        """Every point lost makes the value one larger; the sign of the aim turns it round. Units of some rules are no points."""
        return Fraction(0 if self.rules else -1)

    def per_unit(self, rule: str, penalty: int | float) -> Fraction:
        """Every unit of the rules that are named makes the value one larger, or every point lost where none is."""
        return Fraction(-(rule in self.rules)) if self.rules else super().per_unit(rule, penalty)

    def objective(self, grid: Grid) -> Objective:
        """Nothing of its own; the penalties are added with the soft rules."""
        return Objective(np.zeros(len(grid), np.int64))

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Nothing of its own."""
        return Fraction(0)

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        if self.rules:
            return language(lang).say("units that some rules give", "部分规则的让步量")
        return language(lang).say("points lost to soft rules", "软性规则让步")
