"""People who must not serve in the same village."""

from __future__ import annotations

from itertools import combinations
from typing import ClassVar

import numpy as np

from .base import Breach, Constraint, Fault, Grid, Ids, Placements, ProblemLike, Rows, grouped, language
from .same_village import shared_places, side_by_side_rows
from .together import people_faults


class Apart(Constraint):
    r"""No two of these people in one village.

    .. math:: \sum_{c \in K, p \in v} x_{cp} \le 1

    One unit of breach is one pair of placements of two of them in one village.

    Parameters
    ----------
    candidates
        Ids, at least two.
    """

    kind: ClassVar[str] = "apart"
    candidates: Ids

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown people, or fewer than two."""
        return people_faults(self, self.candidates, problem)

    def rows(self, grid: Grid) -> Rows:
        """One row a village where nobody can be there twice; otherwise one for each two and village."""
        named = sorted(set(self.candidates))
        if self.penalty is None and all(grid.single(who) for who in named):
            concerned = np.isin(grid.candidate, [grid.person_at[who] for who in named])
            return grouped(np.where(concerned, grid.village, -1), tuple(v.id for v in grid.villages), upper=1)
        return side_by_side_rows(grid, list(combinations(named, 2)), exact_amounts=self.penalty is not None)

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Two of them found in one village."""
        named = [place for place in placements if place.candidate in self.candidates]
        return [
            Breach(self.id, f"{one.candidate} + {other.candidate} → {problem.post(one.post).village}", 1)
            for one, other in shared_places(problem, named)
        ]

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        names = language(lang).names(self.candidates)
        return language(lang).say(f"no two of {names} in one village", f"{names} 不同村任职")
