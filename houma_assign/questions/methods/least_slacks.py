"""The least slacks under which a plan is among those that stand when all aims have spoken."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from ...aims import Aim
from ...aims.tiers import tiers
from ...data.exact import FINEST, fraction
from ...plan.audit import value_of
from ...problem.problem import Problem
from .inverse import Plan, Vector
from .reoptimiser import Reoptimiser

if TYPE_CHECKING:
    from ...engine.solvers.deadline import Deadline


def least_slacks(problem: Problem, given: Plan, deadline: Deadline) -> Vector | None:
    """The slack that each aim needs, the first as small as can be, then the second, and so on; None where time ran out.

    More slack in one aim lets those after it rise, so a plan that falls short of them needs more there: none of these slacks can
    be smaller while those before it stay, and none before it can be smaller at all. Declared slacks are not lowered.
    """
    aims = named_tiers(problem)
    own = [aim.sign * value_of(aim, problem, given) for aim in aims]
    needed = [fraction(aim.slack) for aim in aims]
    settled = 0
    while settled < len(aims):
        now = [aim.changed(slack=_written(slack)) for aim, slack in zip(aims, needed, strict=True)]
        reoptimiser = Reoptimiser(problem.with_aims(*now), "")
        found = reoptimiser.solve(aims=reoptimiser.named, deadline=deadline)
        for position, tier in enumerate(reoptimiser.named):
            outcome = found.tiers[position]
            if found.x is None or not outcome.proven:
                return None
            short = Fraction(outcome.bound, tier.scale) - own[position]
            settled = position + 1
            if short > needed[position]:  # more slack here lets the aims after it rise, so they are asked again
                needed[position] = short
                break
    return tuple(needed)


def named_tiers(problem: Problem) -> list[Aim]:
    """The aims as they are solved, concessions first where they are put there, without lots."""
    soft = any(rule.penalty is not None for rule in problem.constraints)
    return [aim for aim in tiers(problem.tiers, soft, "") if aim.named]


def _written(slack: Fraction) -> int | float:
    """A slack as a number with so many decimals, rounded up: a third has no exact one."""
    return float(Fraction(ceil(slack * 10**FINEST), 10**FINEST))
