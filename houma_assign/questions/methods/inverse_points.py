"""The points nearest to the declared ones under which a plan would have been best."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from ...data.placement import Placement
from ...problem.problem import Problem
from .exact_simplex import Row
from .inverse import Plan, Weighing, weighted
from .objective_parts import point_weight

if TYPE_CHECKING:
    from ...engine.solvers.deadline import Deadline

ONE, ZERO = Fraction(1), Fraction(0)


class Points:
    r"""Points of pairs: more for those of the plan, fewer for those of plans that beat it, the sum of all changes least.

    .. math:: \min \sum_i |\delta_i|, \quad \sum_{i \in P \setminus x} m_i \delta_i - \sum_{j \in x \setminus P} m_j \delta_j
        \ge f(x) - f(P) \text{ for every plan } x

    No other change helps, so none is looked at.

    Parameters
    ----------
    problem
        Its aim at ``position`` adds up points.
    given
        The plan.
    """

    def __init__(self, problem: Problem, position: int, given: Plan, deadline: Deadline) -> None:
        self.problem, self.given, self.known = problem, given, list[Plan]()
        self.weighing = Weighing(problem, position, 1, deadline)
        self.aim = problem.tiers[position]
        self.own = self.value(given)

    def value(self, plan: Plan) -> Fraction:
        """What a plan is worth by the declared points."""
        return self.weighing.values([self.aim], plan)[0]

    def weight(self, place: Placement) -> Fraction:
        """What a point of this pair counts."""
        return point_weight(self.aim, self.problem.post(place.post).role)

    @property
    def pairs(self) -> list[Placement]:
        """The pairs whose points may change: those of the plan, then those of the plans known."""
        return list(dict.fromkeys((*self.given, *(place for plan in self.known for place in plan))))

    def sign(self, place: Placement) -> int:
        """1 for pairs whose points may rise, -1 where they may fall."""
        return 1 if place in self.given else -1

    def program(self) -> tuple[list[Fraction], list[tuple[Row, Fraction]]]:
        """Columns: by how much the points of each pair rise or fall."""
        pairs = self.pairs
        at = {place: k for k, place in enumerate(pairs)}
        rows: list[tuple[Row, Fraction]] = [
            ({at[place]: self.weight(place) for place in set(plan) ^ set(self.given)}, self.value(plan) - self.own)
            for plan in self.known
        ]
        return [ONE] * len(pairs), rows

    def changes(self, x: Sequence[Fraction]) -> dict[Placement, Fraction]:
        """What is added to the points of each pair, pairs that stay left out."""
        return {place: self.sign(place) * each for place, each in zip(self.pairs, x, strict=True) if each}

    def better(self, x: Sequence[Fraction]) -> Plan | None:
        """A plan that is worth more with these points."""
        changes = self.changes(x)
        columns = self.weighing.reoptimiser.solutions.columns
        more = {columns[place]: self.weight(place) * each for place, each in changes.items()}
        plan = self.weighing.best(weighted(self.weighing.parts, [ONE], more))
        both = (self.value(each) + self._added(each, changes) for each in (plan, self.given))
        return plan if next(both) > next(both) else None

    def _added(self, plan: Plan, changes: dict[Placement, Fraction]) -> Fraction:
        return sum((self.weight(place) * changes[place] for place in plan if place in changes), ZERO)
