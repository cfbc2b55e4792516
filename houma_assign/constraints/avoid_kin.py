"""Kin do not serve side by side, nor where kin run the village."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from .base import Breach, Constraint, Grid, Mask, Placements, ProblemLike, Rows, language
from .same_village import shared_places, side_by_side_rows


class AvoidKin(Constraint):
    r"""No two kin in one village, and nobody where kin sit in the village team.

    .. math:: x_{ap} + x_{bq} \le 1 \quad \text{for kin } a, b \text{ and posts } p, q \text{ of one village}

    One unit of breach is one pair of placements of kin in one village, or one placement among kin in the village team.

    Parameters
    ----------
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "kin"

    def bars(self, grid: Grid) -> Mask | None:
        """Villages whose team holds kin."""
        return self._among_team(grid) if self.penalty is None else None

    def _among_team(self, grid: Grid) -> Mask:
        at = {village.id: k for k, village in enumerate(grid.villages)}
        size = max(len(grid.villages), 1)
        taboo = [k * size + at[v] for k, who in enumerate(grid.people) for v in who.kin_villages if v in at]
        return np.isin(grid.candidate * size + grid.village, np.array(taboo, dtype=np.int64))

    def rows(self, grid: Grid) -> Rows:
        """For each pair of kin and each village: not both."""
        known = grid.person_at
        couples = sorted({(min(a.id, b), max(a.id, b)) for a in grid.people for b in a.kin if b in known and b != a.id})
        team = self._among_team(grid) if self.penalty is not None else None
        return side_by_side_rows(grid, couples, exact_amounts=self.penalty is not None, alone=team)

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Kin found in one village, or among the village team."""
        broken = [
            Breach(self.id, f"{place.candidate} → {place.post}", 1)
            for place in placements
            if problem.post(place.post).village in problem.candidate(place.candidate).kin_villages
        ]
        for one, other in shared_places(problem, placements):
            if problem.are_kin(one.candidate, other.candidate):
                broken.append(Breach(self.id, f"{one.candidate} + {other.candidate} → {problem.post(one.post).village}", 1))
        return broken

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        return language(lang).say(
            "no two kin in one village, nobody where kin sit in the village team",
            "亲属回避：亲属不同村任职，不到有亲属任村干部的村",
        )
