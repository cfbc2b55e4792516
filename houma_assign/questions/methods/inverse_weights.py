"""The weights nearest to the declared ones under which a plan would have been best, or the plans that beat it under any."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from ...aims import Aim
from ...problem.problem import Problem
from .exact_simplex import Row
from .inverse import Plan, Weighing, weighted

if TYPE_CHECKING:
    from ...engine.solvers.deadline import Deadline

ONE, ZERO = Fraction(1), Fraction(0)


class Weights:
    r"""Weights that keep their total, none below 0, the sum of all changes least.

    .. math:: \min \sum_k (p_k + n_k), \quad \sum_k p_k = \sum_k n_k, \quad w_k + p_k - n_k \ge 0, \quad
        \sum_k (w_k + p_k - n_k)\,(f_k - f_k(x)) \ge 0 \text{ for every plan } x

    Parameters
    ----------
    problem
        Its aims from ``position`` on are the parts.
    weights
        Declared weight of each part.
    given
        The plan.
    """

    def __init__(self, problem: Problem, position: int, weights: Sequence[Fraction], given: Plan, deadline: Deadline) -> None:
        self.weighing = Weighing(problem, position, len(weights), deadline)
        self.parts: tuple[Aim, ...] = tuple(tier.aim for tier in self.weighing.parts)
        self.weights, self.given, self.known = tuple(weights), given, list[Plan]()
        self.own = self.weighing.values(self.parts, given)

    def program(self) -> tuple[list[Fraction], list[tuple[Row, Fraction]]]:
        """Columns: what each weight gains, then what each loses."""
        size = len(self.weights)
        total = dict.fromkeys(range(size), ONE) | {size + k: -ONE for k in range(size)}
        rows: list[tuple[Row, Fraction]] = [(total, ZERO), ({k: -each for k, each in total.items()}, ZERO)]
        rows += [({k: ONE, size + k: -ONE}, -weight) for k, weight in enumerate(self.weights)]
        for plan in self.known:
            ahead = [-gain for gain in self.gains(plan)]
            bound = -sum((weight * each for weight, each in zip(self.weights, ahead, strict=True)), ZERO)
            rows.append((dict(enumerate(ahead)) | {size + k: -each for k, each in enumerate(ahead)}, bound))
        return [ONE] * (2 * size), rows

    def gains(self, plan: Plan) -> tuple[Fraction, ...]:
        """What a plan is better by than the given one in each part, in what is wanted."""
        return tuple(other - own for other, own in zip(self.weighing.values(self.parts, plan), self.own, strict=True))

    def found(self, x: Sequence[Fraction]) -> tuple[Fraction, ...]:
        """The weights after a change."""
        size = len(self.weights)
        return tuple(weight + x[k] - x[size + k] for k, weight in enumerate(self.weights))

    def better(self, x: Sequence[Fraction]) -> Plan | None:
        """A plan that is worth more under these weights."""
        weights = self.found(x)
        plan = self.weighing.best(weighted(self.weighing.parts, weights))
        gain = sum((weight * each for weight, each in zip(weights, self.gains(plan), strict=True)), ZERO)
        return plan if gain > 0 else None
