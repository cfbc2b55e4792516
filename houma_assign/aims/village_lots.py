"""Lots between villages: drawn before those between people, so that it is said first which villages are opened."""

from __future__ import annotations

from hashlib import sha256
from typing import ClassVar

import numpy as np

from .base import (
    Aim,
    Fraction,
    Grid,
    Objective,
    Placements,
    ProblemLike,
    binding_forms,
    language,
)


class VillageLots(Aim):
    """The total of the lots of the villages that are opened; ``solve`` puts it before the lots of the pairs.

    The lot of a village with a form is the first bits of SHA-256 over ``seed|village|form`` (UTF-8).

    Parameters
    ----------
    seed
        The public seed; empty takes the seed given to ``solve``.
    id, slack
        As in ``Aim``: its name, and how much of its best value later aims may give away.
    """

    kind: ClassVar[str] = "village_lots"
    named: ClassVar[bool] = False
    settles: ClassVar[bool] = True
    seed: str = ""

    def bits(self, problem: ProblemLike) -> int:
        """So many that a total over all villages has 30 bits at most."""
        return max(30 - max(len(problem.villages), 1).bit_length(), 1)

    def lot(self, village: str, form: str, bits: int) -> int:
        """The lot of a village with a form, 0 to 2**bits - 1."""
        digest = sha256(f"{self.seed}|{village}|{form}".encode()).digest()
        return int.from_bytes(digest[:8], "big") >> (64 - bits)

    def objective(self, grid: Grid) -> Objective:
        """The lot of each village and form, over columns that say as the rule's own which form a village has."""
        rule, pairs = binding_forms(grid.problem), np.zeros(len(grid), np.int64)
        if rule is None:
            return Objective(pairs)
        bits = self.bits(grid.problem)
        options = rule.options(grid.problem)
        lots = [self.lot(village, form, bits) for village, forms in options.items() for form in forms]
        return Objective(pairs, aux=np.array(lots, dtype=np.int64), rows=rule.rows(grid))

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """The total of the lots of the villages with a form."""
        rule = binding_forms(problem)
        if rule is None:
            return Fraction(0)
        bits = self.bits(problem)
        return Fraction(sum(self.lot(village, form, bits) for village, form in rule.forms_of(problem, placements).items()))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        return language(lang).say(f"lots between villages (seed {self.seed!r})", f"村之间抽签（种子 {self.seed!r}）")
