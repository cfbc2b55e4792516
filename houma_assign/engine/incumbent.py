"""What is known of a tier while it is being solved."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..data.exact import Ints
from ..program.program import Program
from .bounds.relaxation_chain import Road, Stage
from .model.model import keeps
from .proof.outcome import Report, TierOutcome
from .solvers.deadline import Deadline


@dataclass
class TierState:
    """The best plan and the bound of a tier, and the road it stands on.

    Attributes
    ----------
    x
        The best full vector known, from the tiers before or found here.
    alone
        It is proven that no other placements are as good in this tier, so that later tiers have nothing to decide.
    """

    program: Program
    road: Road
    k: int
    outcomes: list[TierOutcome]
    x: Ints | None
    workers: int
    deadline: Deadline
    report: Report | None
    alone: bool = False

    def __post_init__(self) -> None:
        self.outcome, self.tier = self.outcomes[self.k], self.program.tiers[self.k]

    def _round(self, stage: Stage) -> None:
        """Where the LP's answer is whole, it is a plan."""
        x = stage.lp.x
        if x is None:
            return
        whole = np.rint(x).astype(np.int64)
        if np.abs(x - whole).max(initial=0.0) < 1e-6 and keeps(stage.model, whole):
            self._take(stage.model.full(whole))

    def _take(self, x: Ints) -> None:
        """Keep a plan if it is better than what is known."""
        value = self._worth(x)
        if self.x is None or self.outcome.value is None or value > self.outcome.value:
            self.x, self.outcome.value = x.copy(), value

    def _worth(self, x: Ints) -> int:
        return self.tier.worth(x)

    def _settled(self) -> bool:
        outcome = self.outcome
        if outcome.value is not None and outcome.value >= outcome.bound:
            outcome.bound, outcome.proven = outcome.value, True
        return outcome.proven
