"""The best plan known of a tier while it is being solved."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..data.exact import Ints
from ..program.program import Tier
from .bounds.relaxation_chain import TierRelaxation
from .model.model import keeps
from .proof.outcome import TierOutcome


@dataclass
class Incumbent:
    """The best plan of a tier; its value and the tier's bound are kept in the outcome.

    Attributes
    ----------
    x
        The best full vector known, from the tiers before or found in this one.
    unique
        It is proven that no other placements are as good in this tier, so that later tiers have nothing to decide.
    """

    tier: Tier
    outcome: TierOutcome
    x: Ints | None
    unique: bool = False

    def worth(self, x: Ints) -> int:
        """What a full vector is worth in the tier."""
        return self.tier.worth(x)

    def offer(self, x: Ints) -> None:
        """Take a plan if it is better than what is known."""
        value = self.worth(x)
        if self.x is None or self.outcome.value is None or value > self.outcome.value:
            self.x, self.outcome.value = x.copy(), value

    def offer_alike(self, x: Ints) -> bool:
        """Take a plan of a tier to come, which may be only as good in this one; whether it was taken."""
        value = self.worth(x)
        if self.x is not None and value < self.worth(self.x):
            return False
        self.x, self.outcome.value = x, value
        return True

    def offer_rounded(self, relaxation: TierRelaxation) -> None:
        """Where the LP's answer is whole, it is a plan."""
        x = relaxation.lp.x
        if x is None:
            return
        whole = np.rint(x).astype(np.int64)
        if np.abs(x - whole).max(initial=0.0) < 1e-6 and keeps(relaxation.model, whole):
            self.offer(relaxation.model.full(whole))

    def gap_closed(self) -> bool:
        """Whether the tier is proven; it is once the plan reaches the bound."""
        outcome = self.outcome
        if outcome.value is not None and outcome.value >= outcome.bound:
            outcome.bound, outcome.proven = outcome.value, True
        return outcome.proven
