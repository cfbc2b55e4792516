"""A problem whose hard rules may give, and the cheapest ways in which they can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from ...aims import Concessions
from ...constraints import Constraint
from ...data.placement import Breach, Placement
from ...errors import AuditFailure
from ...plan.audit import audit, concessions
from ...problem.problem import Problem
from .reoptimiser import Study

if TYPE_CHECKING:
    from ...engine.solvers.deadline import Deadline

Ids = frozenset[str]


@dataclass(frozen=True)
class Give:
    """What rules give in one plan.

    Attributes
    ----------
    units
        Units of all rules together.
    breaches
        Which rule gives where, and by how many of its units.
    placements
        The plan that becomes possible.
    proven
        That fewer units will not do.
    """

    units: int
    breaches: tuple[Breach, ...]
    placements: tuple[Placement, ...]
    proven: bool

    @property
    def rules(self) -> Ids:
        """The rules that give."""
        return frozenset(breach.rule for breach in self.breaches)


def hard(problem: Problem) -> tuple[str, ...]:
    """Ids of the hard rules, in the problem's order."""
    return tuple(rule.id for rule in problem.constraints if rule.penalty is None)


def softened(problem: Problem, may_give: Iterable[str]) -> Problem:
    """The problem in which these hard rules cost one point a unit, and nothing else counts; soft rules are left out."""
    giving = set(may_give)
    rules = tuple(_soft(rule) if rule.id in giving else rule for rule in problem.constraints if rule.penalty is None)
    fields = {name: getattr(problem, name) for name in type(problem).model_fields}
    return Problem(**(fields | {"constraints": rules, "aims": (Concessions(),)}))


def _soft(rule: Constraint) -> Constraint:
    return type(rule)(**({name: getattr(rule, name) for name in type(rule).model_fields} | {"penalty": 1}))


def cheapest(problem: Problem, may_give: Iterable[str], deadline: Deadline) -> tuple[Give | None, bool]:
    """The fewest units that these rules must give for a plan, and whether the answer is proven; None where nothing helps."""
    relaxed = softened(problem, may_give)
    study = Study(relaxed, "")
    outcome = study.solve(deadline=deadline)
    if outcome.x is None:
        return None, outcome.infeasible
    placements = study.placements(outcome.x)
    proven = outcome.tiers[0].proven
    counted = {rule: int(outcome.x[start:stop].sum()) for rule, start, stop in study.program.softened}
    findings = audit(relaxed, placements, (), {}, counted if proven else None)
    if findings:
        raise AuditFailure(("", tuple(findings)))
    breaches = concessions(relaxed, placements)
    return Give(sum(breach.amount for breach in breaches), breaches, placements, proven), proven


def gives(problem: Problem, may_give: Ids, deadline: Deadline) -> Iterator[Give]:
    """Ways for rules to give, cheapest first, each by other rules; none adds further rules to a way before it.

    After each way, one of its rules must stay as it is: one question for each of them, cheapest answer next.
    """
    waiting: list[tuple[int, list[str], int, Give, Ids]] = []
    asked: set[Ids] = set()

    def ask(firm: Ids) -> None:
        if firm not in asked and not deadline.over:
            asked.add(firm)
            found, _ = cheapest(problem, may_give - firm, deadline)
            if found is not None:
                heappush(waiting, (found.units, sorted(found.rules), len(asked), found, firm))

    ask(frozenset())
    seen: set[Ids] = set()
    while waiting:
        _, _, _, found, firm = heappop(waiting)
        if not any(before <= found.rules for before in seen):
            seen.add(found.rules)
            yield found
        for rule in sorted(found.rules):
            ask(firm | {rule})
