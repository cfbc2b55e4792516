"""One scenario after another, each with the help of those before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from time import perf_counter
from typing import TYPE_CHECKING, Any

from ...data.exact import Ints, shown
from ...errors import AuditFailure, HoumaError
from ...plan.audit import value_of
from ...plan.status import Status
from ...problem.problem import Problem
from ...program.change import Change
from .edited_program import EditedProgram, units
from .moves import moves
from .opportunity_cost import MANY
from .reoptimiser import Reoptimiser
from .restriction import Base, Restriction
from .scenario import NO_PLAN, NO_PLAN_YET, Edit, Failed, Scenario, failure, no_problem

if TYPE_CHECKING:
    from ...engine.proof.outcome import Outcome
    from ...engine.solvers.deadline import Deadline

LATEST = 64  # plans that are looked through for one to begin from


@dataclass(frozen=True)
class KnownPlan:
    """A scenario that is settled: what it takes away, and its plan as bits, None where it is proven to have none."""

    restriction: Restriction
    plan: int | None
    scenario: Scenario


@dataclass(frozen=True)
class Prepared:
    """An edit that was applied: the edited problem and what it takes away, or the scenario of an edit that failed."""

    name: str
    problem: Problem | None = None
    restriction: Restriction | None = None
    failed: Scenario | None = None


class ScenarioRunner:
    """The problem as it stands, and what is known of scenarios of it."""

    def __init__(self, problem: Problem, seed: str, base: Scenario, many: bool = False) -> None:
        self.problem, self.seed, self.base, self.many = problem, seed, base, many
        self.unedited = Base(problem)
        self.known: list[KnownPlan] = []
        self._remember(Restriction(), base)

    @cached_property
    def reoptimiser(self) -> Reoptimiser:
        """The problem as it stands, for scenarios in which only pairs are gone."""
        return Reoptimiser(self.problem, self.seed)

    @cached_property
    def _ceiling(self) -> int | None:
        """What no scenario with fewer plans exceeds in the first aim, in steps."""
        if self.base.status is not Status.OPTIMAL:
            return None
        return self.reoptimiser.solutions.steps(self.reoptimiser.vector(self.base.placements))[0]

    def _start(self, gone: Sequence[int]) -> Ints | None:
        """The best plan known that is still one, if it is at the ceiling; a worse one would only lead a search astray."""
        steps = self.reoptimiser.solutions.steps
        left = [x for x in self.reoptimiser.memory.plans.values() if not x[list(gone)].any()]
        best = max(left, key=steps, default=None)
        return best if best is not None and steps(best)[0] == self._ceiling else None

    def run(self, jobs: Sequence[tuple[str, Edit | Failed]], deadline: Deadline,
            tell: Callable[[int], Any] | None = None) -> list[Scenario]:  # fmt: skip
        """The scenarios of edits, in their order; whatever fails stays in its own.

        Those that take least away are solved first, so that the others can learn from them.
        """
        self.many |= len(jobs) >= MANY
        ready = [self._late(name) if deadline.over else self._prepared(name, edit) for name, edit in jobs]
        found: dict[int, Scenario] = {}
        for k in sorted(range(len(ready)), key=lambda k: _weight(ready[k].restriction)):
            begun = perf_counter()
            found[k] = replace(self._found(ready[k], deadline), seconds=perf_counter() - begun)
            if tell:
                tell(len(found))
        return [found[k] for k in range(len(ready))]

    def _late(self, name: str) -> Prepared:
        return Prepared(name, failed=Scenario(name, Status.UNKNOWN, reason=NO_PLAN_YET))

    def _prepared(self, name: str, edit: Edit | Failed) -> Prepared:
        if isinstance(edit, Failed):
            return Prepared(name, failed=Scenario(name, None, reason=edit.reason))
        try:
            edited = edit if isinstance(edit, Problem) else edit(self.problem)
            if not isinstance(edited, Problem):
                reason = no_problem(edited)
                return Prepared(name, failed=Scenario(name, None, reason=reason))
            return Prepared(name, edited, self.unedited.restriction(edited))
        except Exception as error:  # an edit is the user's own code; its failure is the answer to this scenario alone
            return Prepared(name, failed=Scenario(name, None, reason=failure(error)))

    def _found(self, ready: Prepared, deadline: Deadline) -> Scenario:
        if ready.failed is not None or ready.problem is None:
            return ready.failed or Scenario(ready.name, None)
        if deadline.over:
            return Scenario(ready.name, Status.UNKNOWN, reason=NO_PLAN_YET)
        try:
            restriction = ready.restriction
            found = None if restriction is None else self._recalled(ready.name, ready.problem, restriction)
            if found is None:
                found = self._solved(ready, deadline)
                if restriction is not None and restriction.narrows:
                    self._remember(restriction, found)
        except HoumaError as error:
            found = Scenario(ready.name, None, reason=failure(error))
        return found

    def _remember(self, restriction: Restriction, found: Scenario) -> None:
        if found.status is Status.OPTIMAL:
            self.known.append(KnownPlan(restriction, self.unedited.bits(found.placements), found))
        elif found.status is Status.INFEASIBLE:
            self.known.append(KnownPlan(restriction, None, found))

    def _recalled(self, name: str, edited: Problem, restriction: Restriction) -> Scenario | None:
        """The plan of a wider scenario, where it is still a plan; it is the best of the wider one, so it is the best here."""
        if not restriction.narrows:
            return self._still_best(name, edited, restriction)
        for known in self.known:
            if not known.restriction.within(restriction) or (known.plan or 0) & restriction.removed:
                continue
            placements = known.scenario.placements
            if known.plan is None or not any(
                rule.breaches(edited, placements) for rule in restriction.rules - known.restriction.rules
            ):
                return replace(known.scenario, name=name, reused=True)
        return None

    def _still_best(self, name: str, edited: Problem, restriction: Restriction) -> Scenario | None:
        """The plan as it stands, where nobody gains more by the new points than it does."""
        base = self.base
        if (
            base.status is not Status.OPTIMAL
            or restriction.point_change is None
            or restriction.looser
            or restriction.other_aims
            or self.unedited.bits(base.placements) & restriction.removed
        ):
            return None
        if any(rule.breaches(edited, base.placements) for rule in restriction.rules):
            return None
        if not self.unedited.still_ahead(edited, base.placements, restriction.point_change):
            return None
        aims = {aim.id: aim for aim in edited.tiers}
        worth = {id: shown(value_of(aims[id], edited, base.placements)) if id in aims else base.value[id] for id in base.value}
        return Scenario(name, Status.OPTIMAL, worth, worth, base.signs, base.placements, (), reused=True)

    def _by_teams(self, ready: Prepared, restriction: Restriction, deadline: Deadline) -> Scenario | None:
        """The answer as one of many changes of the program as it stands; None where it is not one, or not proven that way."""
        assert ready.problem is not None
        reoptimiser = self.reoptimiser
        program, named = reoptimiser.program, reoptimiser.named
        edited = EditedProgram.of(self.unedited, program, named, ready.problem, restriction)
        if edited is None:
            return None
        ties = program.tiers[len(named) :]
        known = [x for x in reoptimiser.memory.plans.values()[-LATEST:] if edited.has(x)]
        worth = (
            reoptimiser.solutions.steps
            if edited.aims == named
            else lambda x: tuple(tier.worth(x) for tier in (*edited.aims, *ties))
        )
        start = max(known, key=worth, default=None)
        found = reoptimiser.solve_by_teams(edited.change, edited.aims, start, deadline, ties, False)
        return None if found is None else self._scenario(ready, reoptimiser, found, edited)

    def _solved(self, ready: Prepared, deadline: Deadline) -> Scenario:
        restriction = ready.restriction
        found = self._by_teams(ready, restriction, deadline) if self.many and restriction is not None else None
        if found is not None:
            return found
        if restriction is not None and restriction.narrows and not restriction.rules:
            # Only pairs are gone: the program as it stands will do, and so will plans of it to begin from.
            reoptimiser = self.reoptimiser
            gone = self.unedited.columns(restriction.removed)
            outcome = reoptimiser.solve(
                Change(barred=gone), start=self._start(gone), deadline=deadline, first_bound=self._ceiling
            )
        else:
            reoptimiser = Reoptimiser(ready.problem or self.problem, self.seed)
            outcome = reoptimiser.solve(deadline=deadline)
        return self._scenario(ready, reoptimiser, outcome)

    def _scenario(self, ready: Prepared, reoptimiser: Reoptimiser, outcome: Outcome,
                  edited: EditedProgram | None = None) -> Scenario:  # fmt: skip
        """What was found, checked against the rules as they stand and as they are edited."""
        name, solutions, restriction = ready.name, reoptimiser.solutions, ready.restriction
        tiers = reoptimiser.program.tiers if edited is None else edited.aims
        named = [k for k, tier in enumerate(tiers) if tier.aim.named]
        signs = {tiers[k].aim.id: tiers[k].aim.sign for k in named}
        bound = {tiers[k].aim.id: shown(units(tiers[k], outcome.tiers[k].bound)) for k in named}
        if outcome.x is None:
            status = Status.INFEASIBLE if outcome.infeasible else Status.UNKNOWN
            reason = NO_PLAN if outcome.infeasible else NO_PLAN_YET
            return Scenario(name, status, {}, bound if status is Status.UNKNOWN else {}, signs, reason=reason)
        placements = solutions.placements(outcome.x)
        if edited is not None and restriction is not None and not restriction.narrows:
            steps = edited.audited(ready.problem or self.problem, placements, outcome.x)
        else:
            steps, rules = solutions.steps(outcome.x), restriction.rules if restriction else frozenset()
            if broken := [rule.id for rule in rules if ready.problem and rule.breaches(ready.problem, placements)]:
                raise AuditFailure(("", tuple(f"rule {id!r} is broken" for id in broken)))
        value = {tiers[k].aim.id: shown(units(tiers[k], steps[k])) for k in named}
        status = Status.OPTIMAL if outcome.proven else Status.FEASIBLE
        moved = moves(self.base.placements, placements) if self.base.found else ()
        return Scenario(name, status, value, bound, signs, placements, moved)


def _weight(restriction: Restriction | None) -> int:
    """What is solved early: scenarios with few pairs gone; those that cannot help others come last."""
    return 2**62 if restriction is None or not restriction.narrows else restriction.removed.bit_count() + len(restriction.rules)


@lru_cache(maxsize=2)
def _runner(written: str, seed: str, base: str) -> ScenarioRunner:
    from pickle import loads

    return ScenarioRunner(Problem.from_json(written), seed, loads(bytes.fromhex(base)))


def run_written(written: str, seed: str, base: str, jobs: Sequence[tuple[str, Any]], deadline: Deadline) -> list[Scenario]:
    """Scenarios of a problem that comes as JSON; a process builds the problem once and keeps what it learns."""
    runner = _runner(written, seed, base)
    return runner.run(jobs, deadline)
