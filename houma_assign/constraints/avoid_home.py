"""Nobody is sent home."""

from __future__ import annotations

from typing import ClassVar, Literal

import numpy as np

from .base import Forbidding, Grid, Mask, Placement, ProblemLike, language


class AvoidHome(Forbidding):
    """Nobody serves in the home village, or in its township where ``within="township"``.

    One unit of breach is one placement at home.

    Parameters
    ----------
    within
        How far home reaches.
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "home_village"
    within: Literal["village", "township"] = "village"

    def barred(self, grid: Grid) -> Mask:
        """Pairs of a person and the home village."""
        place_of = [self._place(grid.problem, village.id) for village in grid.villages]
        homes = [self._place(grid.problem, person.home) for person in grid.people]
        codes = {place: k for k, place in enumerate(dict.fromkeys(place_of + homes))}
        place = np.array([codes[name] for name in place_of], dtype=np.int64)[grid.village]
        home = np.array([codes[name] for name in homes], dtype=np.int64)[grid.candidate]
        barred: Mask = (place == home) & (home != codes.get("", -1))
        return barred

    def forbids(self, problem: ProblemLike, placement: Placement) -> bool:
        """The same for one placement."""
        home = problem.candidate(placement.candidate).home
        village = problem.post(placement.post).village
        if not home or not problem.has_village(home):
            return False
        if self.within == "village":
            return home == village
        township = problem.village(home).township
        return home == village or (township != "" and township == problem.village(village).township)

    def _place(self, problem: ProblemLike, village: str) -> str:
        if not village or not problem.has_village(village):
            return ""
        township = problem.village(village).township if self.within == "township" else ""
        return f"township {township}" if township else f"village {village}"

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        return language(lang).say(
            f"nobody is sent to the home {self.within}", f"回避本{'村' if self.within == 'village' else '乡镇'}"
        )
