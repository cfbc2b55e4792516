"""A plan re-checked against its problem in plain Python, without program or engine.

It uses the second statement of every rule and aim and nothing else, so a mistake in the first ones, in the program or in a
solver cannot pass unseen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from ..aims import Aim
from ..aims.base import stated_value
from ..data.placement import Breach, Placement
from ..problem.problem import Problem


def audit(problem: Problem, placements: Sequence[Placement], aims: Sequence[Aim], values: Mapping[str, Fraction]) -> list[str]:
    """What is wrong with a plan; empty if nothing is.

    Parameters
    ----------
    problem, placements
        The problem and the plan.
    aims
        The tiers.
    values
        What is claimed of each tier, aim id -> exact value.
    """
    findings = []
    for place, number in Counter(placements).items():
        if number > 1:
            findings.append(f"{place.candidate} is placed {number} times in {place.post}")
        if not problem.has_candidate(place.candidate) or not problem.has_post(place.post):
            findings.append(f"{place.candidate} → {place.post}: unknown id")
        elif place not in problem.pairs.at:
            findings.append(f"{place.candidate} → {place.post}: the pair has no score")
    if findings:
        return findings
    for rule in problem.constraints:
        if rule.penalty is None:
            findings += [
                f"rule {rule.id!r} is broken: {each.where} by {each.amount}" for each in rule.breaches(problem, placements)
            ]
    for aim in aims:
        true = value_of(aim, problem, placements)
        if true != values[aim.id]:
            findings.append(f"aim {aim.id!r} is worth {true}, not {values[aim.id]}")
    return findings


def concessions(problem: Problem, placements: Sequence[Placement]) -> tuple[Breach, ...]:
    """What soft rules gave."""
    return tuple(each for rule in problem.constraints if rule.penalty is not None for each in rule.breaches(problem, placements))


def points_lost(problem: Problem, placements: Sequence[Placement]) -> int:
    """The penalties of what soft rules gave."""
    penalty = {rule.id: rule.penalty or 0 for rule in problem.constraints}
    return sum(penalty[breach.rule] * breach.amount for breach in concessions(problem, placements))


def value_of(aim: Aim, problem: Problem, placements: Sequence[Placement]) -> Fraction:
    """The value of an aim, penalties included where it is counted in points."""
    lost = points_lost(problem, placements) if aim.points else 0
    return stated_value(aim, problem, placements) - aim.points * lost
