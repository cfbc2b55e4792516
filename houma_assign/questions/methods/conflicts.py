"""Smallest sets of rules that cannot all be kept, found by leaving rules out and asking for any plan."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ...data.placement import Placement
from ...problem.problem import Problem
from .elastic import Ids, hard
from .reoptimiser import Study

if TYPE_CHECKING:
    from ...engine.solvers.deadline import Deadline


class Clashes:
    """Which sets of a problem's hard rules can be kept together.

    Plans found on the way answer later questions without a search, and so do clashes.

    Attributes
    ----------
    rules
        Ids of the hard rules.
    broken
        For plans found so far, the rules each of them breaks.
    found
        Clashes found so far; no rule of one can be left out without leaving a plan.
    """

    def __init__(self, problem: Problem, deadline: Deadline) -> None:
        self.problem, self.deadline = problem, deadline
        self.rules = hard(problem)
        self.broken: list[Ids] = []
        self.found: list[Ids] = []
        self._impossible: list[Ids] = []

    def learn(self, placements: Iterable[Placement]) -> None:
        """Remember what a plan breaks."""
        plan = tuple(placements)
        rules = (rule for rule in self.problem.constraints if rule.penalty is None)
        self.broken.append(frozenset(rule.id for rule in rules if rule.breaches(self.problem, plan)))

    def possible(self, kept: Ids) -> bool | None:
        """Whether a plan keeps all these rules; None where time ran out."""
        if any(not kept & broken for broken in self.broken):
            return True
        if any(clash <= kept for clash in (*self.found, *self._impossible)):
            return False
        if self.deadline.over:
            return None
        study = Study(self.problem.dropping(*(rule.id for rule in self.problem.constraints if rule.id not in kept)), "")
        outcome = study.solve(aims=(), deadline=self.deadline)
        if outcome.x is not None:
            self.learn(study.placements(outcome.x))
            return True
        if outcome.infeasible:
            self._impossible.append(kept)
            return False
        return None

    def shrunk(self, kept: Ids) -> Ids | None:
        """A clash within rules that cannot all be kept: halves are left out, then quarters, then single rules."""
        needed: list[str] = []
        rest = [rule for rule in self.rules if rule in kept]
        size = max(len(rest) // 2, 1)
        while rest:
            size = min(size, len(rest))
            without = frozenset((*needed, *rest[size:]))
            answer = self.possible(without)
            if answer is None:
                return None
            if not answer:
                rest = rest[size:]
            elif size == 1:
                needed.append(rest.pop(0))
            else:
                size = size // 2
        return frozenset(needed)

    def walk(self, first: Iterable[Ids]) -> Iterator[Ids]:
        """Clashes one after the other: at first in the given sets of rules, then all there are.

        Any clash other than a known one lacks one of its rules. So where each rule of each known clash is left out in turn
        until nothing clashes, no clash is missed. The walk ends early where time runs out.
        """
        for kept in first:
            clash = self._in(kept)
            if clash is not None:
                yield from self._new(clash)
        waiting, seen = deque([frozenset(self.rules)]), {frozenset(self.rules)}
        while waiting:
            kept = waiting.popleft()
            clash = self._in(kept)
            if clash is None:
                continue
            yield from self._new(clash)
            for rule in sorted(clash):
                if kept - {rule} not in seen:
                    seen.add(kept - {rule})
                    waiting.append(kept - {rule})

    def _in(self, kept: Ids) -> Ids | None:
        known = next((clash for clash in self.found if clash <= kept), None)
        if known is not None:
            return known
        return self.shrunk(kept) if self.possible(kept) is False else None

    def _new(self, clash: Ids) -> Iterator[Ids]:
        if clash not in self.found:
            self.found.append(clash)
            yield clash
