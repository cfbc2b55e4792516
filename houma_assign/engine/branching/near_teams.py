"""Teams near the best of their village at the prices of a bound: those that a plan close to the bound can have."""

from __future__ import annotations

import numpy as np

from ...data.exact import Ints
from ..proof.team_bound import TeamModel
from .team_master import Root

NEAR, TYPES = 350, 250  # teams of the first core, and types of teams that are looked through for them


class NearTeams:
    """The teams near a root; what was listed for one question serves nearer ones."""

    def __init__(self, model: TeamModel, root: Root) -> None:
        self.model, self.root, self.allowance = model, root, -1
        self.people = self.team = self.lost = np.zeros(0, np.int64)

    def within(self, allowance: int) -> tuple[Ints, Ints]:
        """The teams that lose so much at most: pairs, shape (teams, width), and which team."""
        self._list(allowance)
        inside = self.lost <= allowance
        return self.people[inside], self.team[inside]

    def first_step(self) -> int:
        """A distance from the bound within which few teams lie."""
        self._list(self.model.prices.within(self.root.bound.priced, TYPES))
        few = int(np.partition(self.lost, NEAR)[NEAR]) if len(self.lost) > NEAR else int(self.lost.max(initial=0))
        return max(few // self.model.scale, 1)

    def _list(self, allowance: int) -> None:
        if self.allowance < allowance:
            priced, prices = self.root.bound.priced, self.model.prices
            self.people, self.team = prices.near(priced, allowance)
            self.lost = prices.lost(priced, self.people, self.team)
            self.allowance = allowance
