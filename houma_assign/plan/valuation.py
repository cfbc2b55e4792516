"""What the program says a plan is worth, tier by tier and soft rule by soft rule, for the audit to compare.

The audit knows the second statement of every rule and aim. Here are the first ones, at the best values of their auxiliary
columns for the plan's placements.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    from ..engine.proof.outcome import Outcome

SECONDS = 5.0  # for the columns of one plan, which take no search unless a rule of a user's own is a riddle in itself


@dataclass(frozen=True)
class Valuation:
    """A plan in the program's eyes.

    Attributes
    ----------
    values
        Aim id -> value.
    units
        Id of a soft rule -> units of breach.
    """

    values: dict[str, Fraction]
    units: dict[str, int]


def valuation(problem: Problem, program: Program, outcome: Outcome, placements: Sequence[Placement]) -> Valuation:
    """What the program says of the plan of an outcome.

    Where a tier is proven and gives nothing to later ones, that is what the engine claims. Elsewhere auxiliary columns need
    not stand at their best: where the plan seems worse than it is, the best columns for its placements are found. What cannot
    be found in time is taken to be as it should.
    """
    x: Ints = outcome.x if outcome.x is not None else program.lower
    values = {tier.aim.id: _value(problem, program, outcome, placements, k, x) for k, tier in enumerate(program.tiers)}
    return Valuation(values, _units(problem, program, outcome, placements, x))


def _value(problem: Problem, program: Program, outcome: Outcome, placements: Sequence[Placement], k: int, x: Ints) -> Fraction:
    tier, found = program.tiers[k], outcome.tiers[k]
    aim, step = tier.aim, Fraction(1, tier.aim.sign * tier.scale)
    claimed = (found.value or 0) * step
    if found.proven and not aim.slack:
        return claimed
    true = value_of(aim, problem, placements)
    if found.proven and aim.sign * (claimed - true) > fraction(aim.slack):
        return claimed
    here = tier.worth(x) * step
    if aim.sign * (here - true) >= 0:
        return here
    best = _at_best(program, x, tier, outcome)
    return true if best is None else tier.worth(best) * step


def _units(problem: Problem, program: Program, outcome: Outcome, placements: Sequence[Placement], x: Ints) -> dict[str, int]:
    true = units_given(problem, placements)
    counted = dict.fromkeys(true, 0) | {rule: int(x[start:stop].sum()) for rule, start, stop in program.softened}
    # Units that weigh nothing, or less than a slack, need not be as few as can be, though they may look right by chance.
    firm = any(
        tier.aim.points and found.proven and not tier.aim.slack for tier, found in zip(program.tiers, outcome.tiers, strict=True)
    )
    idle = {rule.id for rule in problem.constraints if outcome.proven and (rule.penalty == 0 or not firm)}
    more = [(start, stop) for rule, start, stop in program.softened
            if counted[rule] > true[rule] or (rule in idle and counted[rule])]  # fmt: skip
    if not more:
        return counted
    fewest = np.zeros(len(x), np.int64)
    for start, stop in more:
        fewest[start:stop] = -1
    # Rules share no columns, so the fewest units of all together are the fewest of each.
    best = _at_best(program, x, Tier(Aim(id="units"), fewest, 0, 1), outcome)
    if best is None:
        return {rule: min(units, true[rule]) for rule, units in counted.items()}
    return counted | {rule: int(best[start:stop].sum()) for rule, start, stop in program.softened if (start, stop) in more}


def _at_best(program: Program, x: Ints, tier: Tier, outcome: Outcome) -> Ints | None:
    """The best columns for a tier with the placements as they are; None if they are not found in time."""
    from ..engine.lexicographic import optimise
    from ..engine.solvers.deadline import Deadline

    if outcome.interrupted:
        return None
    lower, upper = program.lower.copy(), program.upper.copy()
    lower[: program.pairs] = upper[: program.pairs] = x[: program.pairs]
    found = optimise(replace(program, lower=lower, upper=upper, tiers=(tier,)), 1, Deadline(SECONDS))
    outcome.interrupted |= found.interrupted
    return found.x if found.proven else None
