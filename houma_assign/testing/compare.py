"""What the two statements of a rule or an aim say of a plan, and what a solve says against every plan tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from ..aims import Aim, Concessions
from ..constraints import Constraint
from ..data.exact import Ints
from ..data.placement import Placement
from ..plan.audit import value_of
from ..problem.problem import Problem
from ..program.program import build
from ..solve import solve
from .vectors import Settings, every_vector

Plan = tuple[Placement, ...]


@dataclass(frozen=True)
class Said:
    """What the two statements say of one plan, in words."""

    plan: Plan
    first: str
    second: str


def plans_of(problem: Problem) -> list[tuple[Ints, Plan]]:
    """Every set of pairs as a vector over the problem's pairs, and as placements."""
    pairs = problem.pairs
    every = [Placement(pairs.candidates[c], pairs.posts[p]) for c, p in zip(pairs.candidate, pairs.post, strict=True)]
    return [(vector, tuple(every[k] for k in np.flatnonzero(vector))) for vector in every_vector(len(pairs))]


def kept(problem: Problem, plan: Plan, but: str = "") -> bool:
    """Whether a plan keeps every hard rule but one."""
    return all(rule.penalty is not None or rule.id == but or not rule.breaches(problem, plan) for rule in problem.constraints)


class RuleStatements:
    """The rows of a rule beside its breaches, on one problem.

    A plan that breaks hard rules on slots or on posts each is not asked about: rows may lean on these.
    """

    def __init__(self, problem: Problem, rule: Constraint) -> None:
        self.problem, self.rule = problem, rule
        beside = tuple(each for each in problem.constraints if each.id != rule.id)
        self.alone = problem.changed(constraints=(*beside, rule), aims=(Concessions(),))
        self.program = build(self.alone, (Concessions(),) if rule.penalty is not None else ())
        lost = np.zeros(len(self.program.lower), np.int64)
        for _, start, stop in self.program.softened:
            lost[start:stop] = -1
        self.settings = Settings.of(self.program, lost)

    def said(self, plan: Plan) -> Said | None:
        """What the two say, where it differs."""
        found = self.rule.breaches(self.problem, plan)
        units = sum(breach.amount for breach in found)
        at = self.problem.eligibility.grid.pairs.at
        x = np.zeros(self.program.pairs, np.int64)
        barred = [place for place in plan if place not in at]
        x[[at[place] for place in plan if place in at]] = 1
        value = None if barred else self.settings.value(self.program, x)
        second = f"{_units(units)}: {', '.join(f'{each.where} by {each.amount}' for each in found)}" if found else "kept"
        if self.rule.penalty is None:
            first = f"bar {barred[0].candidate} → {barred[0].post}" if barred else "kept" if value is not None else "broken"
            return None if (value is not None) == (units == 0) else Said(plan, first, second)
        first = "they have no room for the plan" if value is None else _units(-value)
        return None if value is not None and -value == units else Said(plan, first, second)


def _units(number: int) -> str:
    return f"{number} unit{'s' * (number != 1)} of breach"


class AimStatements:
    """The objective of an aim beside its value, on one problem; plans that break hard rules are not asked about."""

    def __init__(self, problem: Problem, aim: Aim) -> None:
        self.problem, self.aim = problem, aim
        self.program = build(problem, (aim,))
        self.tier = self.program.tiers[0]
        self.settings = Settings.of(self.program, np.asarray(self.tier.coefficients))

    def said(self, plan: Plan) -> Said | None:
        """What the two say, where it differs."""
        at = self.problem.eligibility.grid.pairs.at
        if any(place not in at for place in plan):
            return None
        x = np.zeros(self.program.pairs, np.int64)
        x[[at[place] for place in plan]] = 1
        steps, true = self.settings.value(self.program, x), value_of(self.aim, self.problem, plan)
        if steps is None:
            return Said(plan, "its auxiliary columns have no room for the plan", f"worth {true}")
        worth = Fraction(steps + self.tier.constant, self.aim.sign * self.tier.scale)
        return None if worth == true else Said(plan, f"worth {worth}", f"worth {true}")


def solved(problem: Problem, plans: Sequence[Plan]) -> Said | None:
    """A solve of the problem beside every plan tried, by the second statements: where they differ."""
    lawful = [plan for plan in plans if kept(problem, plan)]
    found = solve(problem)
    if not lawful or not found:
        none = "there is no plan"
        return None if not lawful and not found else Said(found.placements, _told(found, none), none if not lawful else "a plan")

    def worth(plan: Plan) -> list[Fraction]:
        return [aim.sign * value_of(aim, problem, plan) for aim in problem.tiers]

    best = max(lawful, key=worth)
    if kept(problem, found.placements) and worth(found.placements) == worth(best):
        return None
    return Said(best, f"gives {_told(found, '')}", "this plan is better, or the other breaks a rule")


def _told(found: Any, none: str) -> str:
    return ", ".join(f"{place.candidate} → {place.post}" for place in found.placements) if found else none
