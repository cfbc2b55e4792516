"""A problem whose hard rules may give, and the cheapest ways in which they can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from ...aims import Concessions
from ...data.placement import Breach, Placement
from ...errors import AuditFailure
from ...plan.audit import audit, concessions
from ...plan.misstated import misstated
from ...problem.problem import Problem
from .reoptimiser import Reoptimiser

if TYPE_CHECKING:
    from ...engine.solvers.deadline import Deadline

Ids = frozenset[str]


@dataclass(frozen=True)
class Concession:
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


def hard_rules(problem: Problem) -> tuple[str, ...]:
    """Ids of the hard rules, in the problem's order."""
    return tuple(rule.id for rule in problem.constraints if rule.penalty is None)


def held_fast(problem: Problem) -> Problem:
    """The problem in which each rule means what it does beside the others, whichever of these are left out."""
    rules = tuple(rule.held_fast(problem) for rule in problem.constraints)
    same = all(one is other for one, other in zip(rules, problem.constraints, strict=True))
    return problem if same else problem.changed(constraints=rules)


def softened(problem: Problem, may_give: Iterable[str]) -> Problem:
    """The problem in which these hard rules cost one point a unit, and nothing else counts; soft rules are left out."""
    giving = set(may_give)
    hard = (rule for rule in problem.constraints if rule.penalty is None)
    rules = tuple(rule.changed(penalty=1) if rule.id in giving else rule for rule in hard)
    return problem.changed(constraints=rules, aims=(Concessions(),))


def cheapest_concession(problem: Problem, may_give: Iterable[str], deadline: Deadline) -> tuple[Concession | None, bool]:
    """The fewest units that these rules must give for a plan, and whether the answer is proven; None where nothing helps."""
    relaxed = softened(problem, may_give)
    reoptimiser = Reoptimiser(relaxed, "")
    outcome = reoptimiser.solve(deadline=deadline)
    if outcome.x is None:
        return None, outcome.infeasible
    placements = reoptimiser.solutions.placements(outcome.x)
    proven = outcome.tiers[0].proven
    softened_rows = reoptimiser.solutions.program.softened
    counted = {rule: int(outcome.x[start:stop].sum()) for rule, start, stop in softened_rows}
    findings = audit(relaxed, placements, (), {}, counted if proven else None)
    if findings:
        raise misstated(findings, reoptimiser.program.keeps(outcome.x)) or AuditFailure(("", tuple(findings)))
    breaches = concessions(relaxed, placements)
    return Concession(sum(breach.amount for breach in breaches), breaches, placements, proven), proven


def cheapest_concessions(problem: Problem, may_give: Ids, deadline: Deadline) -> Iterator[Concession]:
    """Ways for rules to give, cheapest first, each by other rules; none adds further rules to a way before it.

    After each way, one of its rules must stay as it is: one question for each of them, cheapest answer next.
    """
    waiting: list[tuple[int, list[str], int, Concession, Ids]] = []
    asked: set[Ids] = set()
    never: list[Ids] = []

    def ask(firm: Ids) -> None:
        if firm not in asked and not deadline.over and not any(each <= firm for each in never):
            asked.add(firm)
            found, proven = cheapest_concession(problem, may_give - firm, deadline)
            if found is not None:
                heappush(waiting, (found.units, sorted(found.rules), len(asked), found, firm))
            elif proven:
                never.append(firm)

    ask(frozenset())
    seen: set[Ids] = set()
    while waiting:
        _, _, _, found, firm = heappop(waiting)
        if not any(before <= found.rules for before in seen):
            seen.add(found.rules)
            yield found
        for rule in sorted(found.rules):
            ask(firm | {rule})
