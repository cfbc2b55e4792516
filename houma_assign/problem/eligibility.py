"""Who may take which post once the hard rules have spoken, and who barred the rest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..constraints.base import stated_bars
from ..data.grid import Grid
from ..data.problem_like import ProblemLike
from ..data.rows import Mask

UNSCORED = "no score"  # the reason of a pair that is not listed at all


@dataclass(frozen=True, eq=False)
class Eligibility:
    """Pairs left by the hard rules.

    Attributes
    ----------
    allowed
        For each of ``problem.pairs`` whether it is left, shape (pairs,).
    bars
        Rule id -> the pairs it bars.
    grid
        The pairs that are left, with their records.
    """

    problem: ProblemLike
    allowed: Mask
    bars: dict[str, Mask]
    grid: Grid

    @classmethod
    def of(cls, problem: ProblemLike) -> Eligibility:
        """Ask every rule which pairs it bars."""
        everything = Grid(problem, problem.pairs)
        allowed = np.ones(len(problem.pairs), dtype=bool)
        bars = {}
        for rule in problem.constraints:
            mask = stated_bars(rule, everything)
            if mask is not None and mask.any():
                bars[rule.id] = mask
                allowed &= ~mask
        left = Grid(problem, problem.pairs.only(allowed)) if not allowed.all() else everything
        return cls(problem, allowed, bars, left)

    def barred_by(self, candidate: str, post: str) -> tuple[str, ...]:
        """Ids of the rules that bar a pair; empty if it is allowed."""
        where = self.problem.pairs.at.get((candidate, post))
        if where is None:
            return (UNSCORED,)
        return tuple(rule for rule, mask in self.bars.items() if mask[where])
