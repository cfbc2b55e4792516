"""Smallest sets of hard rules that cannot all be kept (irreducible infeasible subsystems), one of them or all.

A set is made smallest by a deletion filter (Chinneck and Dravnieks 1991): rules are left out as long as the rest still cannot be
kept, first by halves, then by quarters, then one by one. All of them are found by leaving out each rule of each conflict found.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...constraints import Constraint
from ...constraints.base import stated_rows
from ...data.exact import Ints
from ...data.grid import Grid
from ...data.placement import Placement
from ...data.rows import Rows
from ...problem.problem import Problem
from ...program.change import Change
from ...program.program import build
from .elastic import Ids, hard_rules, held_fast
from .memory import Memory
from .reoptimiser import Reoptimiser, any_plan
from .restriction import KNOWN

if TYPE_CHECKING:
    from ...engine.solvers.deadline import Deadline

Forced = frozenset[tuple[str, str]]  # placements that are settled beforehand: (candidate id, post id)
NOTHING: Forced = frozenset()
ASKED = ("posts_each", "slots", "posts_filled", "village_forms", "opens_with")  # kinds that rows of other rules ask about


@dataclass(frozen=True)
class Conflict:
    """Rules that no plan keeps together with what was asked.

    Attributes
    ----------
    rules
        Their ids, in the problem's order.
    minimal
        Whether each was proven needed: without any one of them there is a plan.
    """

    rules: tuple[str, ...]
    minimal: bool


class Conflicts:
    """Which sets of a problem's hard rules can be kept together.

    Plans found on the way answer later questions without a search, and so do sets that were proven impossible.

    Attributes
    ----------
    rules
        Ids of the hard rules, in the problem's order.
    """

    def __init__(self, problem: Problem, deadline: Deadline) -> None:
        self.problem, self.deadline = held_fast(problem), deadline
        self.rules = hard_rules(problem)
        self._plans: list[tuple[frozenset[Placement], Ids]] = []  # plans, and the rules each of them breaks
        self._impossible: list[tuple[Ids, Forced]] = []
        self._found: list[Ids] = []
        self._made: dict[Any, Rows] = {}

    @property
    def plans(self) -> tuple[tuple[Placement, ...], ...]:
        """Plans found so far, whatever they break."""
        return tuple(tuple(sorted(plan)) for plan, _ in self._plans)

    def learn(self, placements: Iterable[Placement]) -> None:
        """Remember what a plan breaks."""
        plan = tuple(placements)
        rules = (rule for rule in self.problem.constraints if rule.penalty is None)
        broken = frozenset(rule.id for rule in rules if rule.breaches(self.problem, plan))
        self._plans.append((frozenset(plan), broken))

    def possible(self, kept: Ids, forced: Forced = NOTHING) -> bool | None:
        """Whether a plan with these placements keeps all these rules; None where time ran out."""
        if any(forced <= plan and not kept & broken for plan, broken in self._plans):
            return True
        if any(rules <= kept and fixed <= forced for rules, fixed in self._impossible):
            return False
        if self.deadline.over:
            return None
        left = self.problem.dropping(*(rule.id for rule in self.problem.constraints if rule.id not in kept))
        reoptimiser = Reoptimiser(left, "", Memory(build(left, (), self._rows)))  # any plan will do, so no aim needs rows
        columns = [reoptimiser.solutions.column(*pair) for pair in forced]
        settled = [column for column in columns if column is not None]
        if len(settled) < len(columns):  # a rule that is kept bars one of them by itself
            return self._never(kept, forced)
        x, none = self._any(reoptimiser, settled)
        if x is not None:
            self.learn(reoptimiser.solutions.placements(x))
            return True
        return self._never(kept, forced) if none else None

    def smallest(self, forced: Iterable[tuple[str, str]], kept: Ids | None = None) -> Conflict | None:
        """Rules that cannot be kept with these placements though any fewer of them can; None if all can be kept.

        Rules are left out in the order of the problem; ``kept`` are those that are looked at, None for all. Where time runs out
        the others stay, and the set is not minimal.
        """
        settled, everything = frozenset(forced), frozenset(self.rules) if kept is None else kept
        if self.possible(everything, settled) is not False:
            return None
        rules, minimal = self._filtered(everything, settled)
        return Conflict(tuple(rule for rule in self.rules if rule in rules), minimal)

    def all(self, first: Iterable[Ids]) -> Iterator[Ids]:
        """Conflicts one after the other: at first in the given sets of rules, then all there are.

        Any conflict other than a known one lacks one of its rules. So where each rule of each known conflict is left out in turn
        until everything can be kept, none is missed. It ends early where time runs out.
        """
        for kept in first:
            conflict = self._in(kept)
            if conflict is not None:
                yield from self._new(conflict)
        waiting, seen = deque([frozenset(self.rules)]), {frozenset(self.rules)}
        while waiting:
            kept = waiting.popleft()
            conflict = self._in(kept)
            if conflict is None:
                continue
            yield from self._new(conflict)
            for rule in sorted(conflict):
                if kept - {rule} not in seen:
                    seen.add(kept - {rule})
                    waiting.append(kept - {rule})

    def _filtered(self, kept: Ids, forced: Forced = NOTHING) -> tuple[Ids, bool]:
        """The deletion filter: a conflict within rules that cannot all be kept, and whether it is proven to be smallest."""
        needed: list[str] = []
        rest, minimal = [rule for rule in self.rules if rule in kept], True
        size = max(len(rest) // 2, 1)
        while rest:
            size = min(size, len(rest))
            answer = self.possible(frozenset((*needed, *rest[size:])), forced)
            if answer is False:
                rest = rest[size:]
            elif size > 1:
                size = size // 2
            else:
                minimal = minimal and answer is True
                needed.append(rest.pop(0))
        return frozenset(needed), minimal

    def _any(self, reoptimiser: Reoptimiser, settled: list[int]) -> tuple[Ints | None, bool]:
        """Any plan with these pairs, and whether there is none."""
        if settled:  # that no plan has them is proven before anybody asks which rules are to blame; one engine tells these apart
            return any_plan(Change(forced=settled).applied(reoptimiser.program, ()), self.deadline)
        outcome = reoptimiser.solve(aims=(), deadline=self.deadline)
        return outcome.x, outcome.infeasible

    def _rows(self, rule: Constraint, grid: Grid) -> Rows:
        """The rows of a rule of the package, made once for the same pairs and the same rules that others ask about."""
        if not all(type(each).__module__.startswith(KNOWN) for each in self.problem.constraints):
            return stated_rows(rule, grid)
        beside = frozenset(each.kind for each in grid.problem.constraints if each.kind in ASKED)
        key = rule.id, beside, grid.candidate.tobytes(), grid.post.tobytes()
        if key not in self._made:
            self._made[key] = stated_rows(rule, grid)
        return self._made[key]

    def _never(self, kept: Ids, forced: Forced) -> bool:
        self._impossible.append((kept, forced))
        return False

    def _in(self, kept: Ids) -> Ids | None:
        known = next((conflict for conflict in self._found if conflict <= kept), None)
        if known is not None:
            return known
        if self.possible(kept) is not False:
            return None
        conflict, minimal = self._filtered(kept)
        return conflict if minimal else None

    def _new(self, conflict: Ids) -> Iterator[Ids]:
        if conflict not in self._found:
            self._found.append(conflict)
            yield conflict
