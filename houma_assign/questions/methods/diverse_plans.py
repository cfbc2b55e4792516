"""Plans beside a known one: listed where they are few, searched for one after the other where they are not."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ...data.exact import Ints
from ...program.program import Program
from ..answer import moves
from .differences import Differences
from .near_optimal import Finder
from .opportunity_cost import Pricer
from .reoptimiser import any_vector

FEW = 64  # plans within the loss that are listed rather than searched for one by one


class OtherPlans:
    """One plan after the other, each different from those before.

    Attributes
    ----------
    found
        The plans, and whether each is proven to be the best (or most different) of those that were left.
    """

    def __init__(self, pricer: Pricer, inside: Program, min_changes: int, different: bool) -> None:
        self.pricer, self.inside, self.least, self.different = pricer, inside, min_changes, different
        self.found: list[tuple[Ints, bool]] = []

    def listed(self, loss: Mapping[str, Fraction] | None, most: int) -> bool:
        """Choose from all plans within the loss where they are few enough to list; gives whether there are no more.

        Without a limit to the loss the plans as good as the best come first in any case, and the search goes on after them.
        """
        if not self.pricer.plain or not self.pricer.settled or (loss is None and self.different):
            return False
        plans, counted = Finder(self.pricer, loss or {}).listed(FEW)
        if not counted:
            return False
        study = self.pricer.study
        placed = {study.key(x): study.placements(x) for x in plans}
        ranked = sorted(plans, key=study.steps, reverse=True)
        while len(self.found) < most:
            known = [self.pricer.plan.placements, *(placed[study.key(x)] for x, _ in self.found)]
            apart = [(min(len(moves(each, placed[study.key(x)])) for each in known), x) for x in ranked]
            fitting = [(distance, x) for distance, x in apart if distance >= self.least]
            if not fitting:
                return loss is not None
            best = max(fitting, key=lambda pair: pair[0])[1] if self.different else fitting[0][1]
            self.found.append((best, True))
        return False

    def run(self, most: int) -> bool:
        """Find so many plans; gives whether it is proven that there are no more."""
        study, deadline = self.pricer.study, self.pricer.deadline
        while len(self.found) < most:
            known = [self.pricer.start, *(x for x, _ in self.found)]
            asked = Differences(study)
            for each in known:
                asked.at_least(each, self.least)
            aims = study.program.tiers
            if self.different:
                aims = (asked.smallest(known), *aims)
            change = asked.change()
            if any_vector(change.applied(self.inside, ()), deadline)[1]:
                return True
            outcome = study.solve(change, aims, deadline=deadline, inside=self.inside)
            if outcome.x is None:
                return outcome.infeasible
            self.found.append((outcome.x, outcome.proven))
            if not outcome.proven:
                return False
        return False
