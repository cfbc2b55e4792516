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
from .misstated import AuditFinding


def audit(problem: Problem, placements: Sequence[Placement], aims: Sequence[Aim], values: Mapping[str, Fraction],
          units: Mapping[str, int] | None = None) -> list[str]:  # fmt: skip
    """What is wrong with a plan; empty if nothing is.

    Parameters
    ----------
    problem, placements
        The problem and the plan.
    aims
        The tiers.
    values
        What is claimed of each tier, aim id -> exact value.
    units
        What the program counts of soft rules, rule id -> units of breach.
    """
    findings: list[str] = []
    at = problem.pairs.at
    for place, number in Counter(placements).items():
        if number > 1:
            findings.append(f"{place.candidate} is placed {number} times in {place.post}")
        if not problem.has_candidate(place.candidate) or not problem.has_post(place.post):
            findings.append(f"{place.candidate} → {place.post}: unknown id")
        elif place not in at:
            findings.append(f"{place.candidate} → {place.post}: the pair has no score")
    if findings:
        return findings
    for rule in problem.constraints:
        if rule.penalty is None:
            findings += [AuditFinding(f"rule {rule.id!r} is broken: {each.where} by {each.amount}", rule)
                         for each in rule.breaches(problem, placements)]  # fmt: skip
    given = units_given(problem, placements)
    for rule in problem.constraints:
        counted = (units or {}).get(rule.id, given.get(rule.id))
        if rule.id in given and counted != given[rule.id]:
            said = f"soft rule {rule.id!r} gives {given[rule.id]} units, not the {counted} that its rows count"
            findings.append(AuditFinding(said, rule))
    misjudged = bool(findings)  # then a value that counts points is wrong for the rules' sake
    for aim in aims:
        true = value_of(aim, problem, placements)
        if true != values[aim.id] and not (misjudged and aim.points):
            findings.append(AuditFinding(f"aim {aim.id!r} is worth {true}, not {values[aim.id]}", aim))
    return findings


def units_given(problem: Problem, placements: Sequence[Placement]) -> dict[str, int]:
    """The units of breach of every soft rule."""
    return {rule.id: sum(breach.amount for breach in rule.breaches(problem, placements))
            for rule in problem.constraints if rule.penalty is not None}  # fmt: skip


def concessions(problem: Problem, placements: Sequence[Placement]) -> tuple[Breach, ...]:
    """What soft rules gave."""
    return tuple(each for rule in problem.constraints if rule.penalty is not None for each in rule.breaches(problem, placements))


def value_of(aim: Aim, problem: Problem, placements: Sequence[Placement]) -> Fraction:
    """The value of an aim, penalties included where it is counted in points."""
    soft = (rule for rule in problem.constraints if rule.penalty is not None)
    weight = {rule.id: aim.per_unit(rule.id, rule.penalty or 0) for rule in soft}
    given = units_given(problem, placements) if any(weight.values()) else {}
    lost = (weight[rule] * units for rule, units in given.items())
    return stated_value(aim, problem, placements) - sum(lost, Fraction(0))
