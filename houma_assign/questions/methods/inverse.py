"""Inverse optimisation: the least change of numbers under which a given plan would have been best (cutting planes, Wang 2009).

The change that costs least under the plans known is found; under it the problem is solved; a plan that beats the given one is
added to those known; and again, until none does. Every bit of it is exact, so it ends, and it carries its proof.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Protocol

import numpy as np

from ...aims import Aim
from ...data.exact import fraction
from ...data.placement import Placement
from ...plan.audit import value_of
from ...problem.problem import Problem
from ...program.program import Tier
from .exact_simplex import Row, Solved, minimise
from .reoptimiser import Reoptimiser

if TYPE_CHECKING:
    from ...engine.solvers.deadline import Deadline

Plan = tuple[Placement, ...]
Vector = tuple[Fraction, ...]


class InverseProblem(Protocol):
    """What may change, and what it costs; known plans that the given one must not be worse than."""

    known: list[Plan]

    def program(self) -> tuple[Sequence[Fraction], Sequence[tuple[Row, Fraction]]]:
        """Costs of the changes, and what they must keep: rows ``sum >= bound``, those of the known plans last."""

    def better(self, x: Sequence[Fraction]) -> Plan | None:
        """A plan that beats the given one under a change; None if none does.

        Raises
        ------
        TimeoutError
            If that is not known in time.
        """


@dataclass(frozen=True)
class LeastChange:
    """What was found.

    Attributes
    ----------
    program, solved
        The last small program and its answer with its proof.
    known
        The plans that the change must stand against.
    """

    program: tuple[Sequence[Fraction], Sequence[tuple[Row, Fraction]]]
    solved: Solved
    known: tuple[Plan, ...]

    @property
    def prices(self) -> tuple[Fraction, ...]:
        """The price of each known plan in the proof."""
        return self.solved.y[len(self.solved.y) - len(self.known) :]


def least_change(model: InverseProblem) -> LeastChange | None:
    """The least change, or the proof that there is none; None where time ran out."""
    while True:
        program = model.program()
        found = minimise(*program)
        if found.x is None:
            return LeastChange(program, found, tuple(model.known))
        try:
            better = model.better(found.x)
        except TimeoutError:
            return None
        if better is None:
            return LeastChange(program, found, tuple(model.known))
        model.known.append(better)


class Weighing:
    """The problem's aims up to one place, and the best plan under an objective put there instead.

    Parameters
    ----------
    problem
        With an aim for each part of that objective from ``position`` on.
    position
        How many aims come before and stay as they are.
    count
        How many parts there are; aims after them play no part.
    """

    def __init__(self, problem: Problem, position: int, count: int, deadline: Deadline) -> None:
        self.problem, self.deadline = problem, deadline
        self.reoptimiser = Reoptimiser(problem, "")
        first = problem.tiers[position].id
        named = list(self.reoptimiser.named)
        at = next(k for k, tier in enumerate(named) if tier.aim.id == first)
        self.before, self.parts = tuple(named[:at]), tuple(named[at : at + count])  # concessions may stand before all

    def values(self, aims: Sequence[Aim], placements: Plan) -> Vector:
        """What a plan is worth to some aims, signed so that more is better."""
        return tuple(aim.sign * value_of(aim, self.problem, placements) for aim in aims)

    def best(self, objective: Tier | None) -> Plan:
        """The best plan in the aims before and in this objective after them.

        Raises
        ------
        TimeoutError
            If it is not proven in time, or its numbers are too large to be exact.
        """
        tiers = (*self.before, *([objective] if objective else []))
        width = np.abs(self.reoptimiser.program.upper - self.reoptimiser.program.lower)
        if not all(tier.exact(width) for tier in tiers):
            raise TimeoutError
        found = self.reoptimiser.solve(aims=tiers, deadline=self.deadline)
        if found.x is None or not found.proven:
            raise TimeoutError
        return self.reoptimiser.solutions.placements(found.x)

    def lost_before(self, placements: Plan) -> dict[str, Fraction]:
        """What a plan is short of the optimum in the aims before, beyond their slacks; empty if nothing."""
        if not self.before:
            return {}
        aims = [tier.aim for tier in self.before]
        both = zip(aims, self.values(aims, self.best(None)), self.values(aims, placements), strict=True)
        return {aim.id: most - own for aim, most, own in both if most - own > fraction(aim.slack)}


def weighted(parts: Sequence[Tier], weights: Sequence[Fraction], more: Mapping[int, Fraction] | None = None) -> Tier:
    """The weighted total of tiers as one objective; ``more`` adds to single columns, in units of the aim."""
    scale = lcm(*(tier.scale * weight.denominator for tier, weight in zip(parts, weights, strict=True)),
                *(each.denominator for each in (more or {}).values()))  # fmt: skip
    total, constant = np.zeros(len(parts[0].coefficients), object), 0
    for tier, weight in zip(parts, weights, strict=True):
        factor = int(weight * scale / tier.scale)
        total = total + factor * tier.coefficients.astype(object)
        constant += factor * tier.constant
    for column, each in (more or {}).items():
        total[column] += int(each * scale)
    if max(map(abs, total), default=0) >= 2**62:
        raise TimeoutError
    return Tier(Aim(id="weighted"), total.astype(np.int64), constant, scale, parts[0].pairs, parts[0].columns)
