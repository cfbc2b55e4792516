"""What the program says a plan is worth, tier by tier and soft rule by soft rule, for the audit to compare.

The audit knows the second statement of every rule and aim. Here are the first ones, at the best values of their auxiliary
columns for the plan's placements.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from ..aims import Aim
from ..data.exact import Ints, fraction
from ..data.placement import Placement
from ..problem.problem import Problem
from ..program.program import Program, Tier
from .audit import units_given, value_of

if TYPE_CHECKING:
    from ..engine.proof.outcome import Outcome, TierOutcome


@dataclass(frozen=True, eq=False)
class Valuation:
    """A plan in the program's eyes.

    Where a tier is proven and gives nothing to later ones, that is what the engine claims. Elsewhere auxiliary columns need
    not stand at their best: where the plan seems worse than it is, the best columns for its placements are found. What is not
    found in time is taken to be as it should.

    Attributes
    ----------
    problem, program, outcome, placements
        The plan, and where it comes from.
    x
        The outcome's vector.
    solved
        The engine's answer to a program whose pairs are settled.
    """

    problem: Problem
    program: Program
    outcome: Outcome
    placements: Sequence[Placement]
    x: Ints
    solved: Callable[[Program], Outcome]

    def values(self) -> dict[str, Fraction]:
        """Aim id -> value."""
        both = zip(self.program.tiers, self.outcome.tiers, strict=True)
        return {tier.aim.id: self._value(tier, entry) for tier, entry in both}

    def _value(self, tier: Tier, entry: TierOutcome) -> Fraction:
        aim, step = tier.aim, Fraction(1, tier.aim.sign * tier.scale)
        claimed = (entry.value or 0) * step
        if entry.proven and not aim.slack:
            return claimed
        true = value_of(aim, self.problem, self.placements)
        if entry.proven and aim.sign * (claimed - true) > fraction(aim.slack):
            return claimed
        here = tier.worth(self.x) * step
        if aim.sign * (here - true) >= 0:
            return here
        best = self._at_best(tier)
        return true if best is None else tier.worth(best) * step

    def units(self) -> dict[str, int]:
        """Id of a soft rule -> units of breach."""
        true, ranges = units_given(self.problem, self.placements), self.program.softened
        counted = dict.fromkeys(true, 0) | {rule: int(self.x[start:stop].sum()) for rule, start, stop in ranges}
        idle = self._idle()
        asked = [each for each in ranges if counted[each[0]] > true[each[0]] or (each[0] in idle and counted[each[0]])]
        if not asked:
            return counted
        fewest = np.zeros(len(self.x), np.int64)
        for _, start, stop in asked:
            fewest[start:stop] = -1
        # Rules share no columns, so the fewest units of all together are the fewest of each.
        best = self._at_best(Tier(Aim(id="units"), fewest, 0, 1))
        if best is None:
            return {rule: min(units, true[rule]) for rule, units in counted.items()}
        return counted | {rule: int(best[start:stop].sum()) for rule, start, stop in asked}

    def _idle(self) -> set[str]:
        """Soft rules whose units need not be as few as can be, since they weigh nothing, or less than a slack."""
        both = zip(self.program.tiers, self.outcome.tiers, strict=True)
        weighed = any(tier.aim.points and entry.proven and not tier.aim.slack for tier, entry in both)
        rules = self.problem.constraints if self.outcome.proven else ()
        return {rule.id for rule in rules if rule.penalty == 0 or not weighed}

    def _at_best(self, tier: Tier) -> Ints | None:
        """The best columns for a tier with the placements as they are; None if they are not found in time."""
        if self.outcome.interrupted:
            return None
        lower, upper, pairs = self.program.lower.copy(), self.program.upper.copy(), self.program.pairs
        lower[:pairs] = upper[:pairs] = self.x[:pairs]
        best = self.solved(replace(self.program, lower=lower, upper=upper, tiers=(tier,)))
        self.outcome.interrupted |= best.interrupted
        return best.x if best.proven else None
