"""Rules that clash once placements are settled: a minimal set of them, found by dropping one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from ...constraints import Constraint
from ...data.grid import Grid
from ...data.rows import INFINITY
from ...problem.eligibility import Eligibility
from ...problem.problem import Problem
from ...program.program import Program, build
from .reoptimiser import feasible

if TYPE_CHECKING:
    from ...engine.solvers.deadline import Deadline


RELIED_ON = ("posts_each", "slots")  # see Grid.single and Grid.room


@dataclass(frozen=True)
class Clash:
    """Rules that no plan keeps together with what was asked.

    Attributes
    ----------
    rules
        Their ids.
    minimal
        Whether each was proven needed: without any one of them there is a plan.
    """

    rules: tuple[str, ...]
    minimal: bool


@dataclass(frozen=True, eq=False)
class Clashes:
    """The hard rules of a problem over all its scored pairs, each of which can be switched off, bars included."""

    problem: Problem
    _programs: dict[frozenset[str], Program] = field(default_factory=dict)

    @cached_property
    def hard(self) -> list[Constraint]:
        """The rules that can clash."""
        return [rule for rule in self.problem.constraints if rule.penalty is None]

    def _program(self, without: frozenset[str]) -> Program:
        if without not in self._programs:
            fields = {name: getattr(self.problem, name) for name in type(self.problem).model_fields}
            rules = tuple(rule for rule in self.problem.constraints if rule.id not in without)
            wide = Problem(**(fields | {"constraints": rules}))
            everything = np.ones(len(wide.pairs), dtype=bool)
            # Rules that bar pairs are switched like the others, so nothing is barred beforehand.
            wide.__dict__["eligibility"] = Eligibility(wide, everything, {}, Grid(wide, wide.pairs))
            self._programs[without] = build(wide, ())
        return self._programs[without]

    def program(self, rules: Iterable[str], forced: Iterable[tuple[str, str]]) -> Program:
        """The program with these rules only, and with these placements settled."""
        kept = set(rules)
        # Other rules state their rows more tightly where these two hold, so without them the rows are made anew.
        program = self._program(frozenset(rule.id for rule in self.hard if rule.kind in RELIED_ON and rule.id not in kept))
        lower, upper, matrix = program.lower.copy(), program.upper.copy(), program.matrix
        for name, mask in self.problem.eligibility.bars.items():
            if name in kept:
                upper[: program.pairs][mask] = 0
        off = {rule.id for rule in self.hard} - kept
        open_ = np.isin(matrix.rule, [k for k, name in enumerate(matrix.rules) if name in off])
        rows = replace(matrix, lower=np.where(open_, -INFINITY, matrix.lower), upper=np.where(open_, INFINITY, matrix.upper))
        for pair in forced:
            lower[self.problem.pairs.at[pair]] = 1
        return replace(program, lower=lower, upper=upper, matrix=rows)

    def minimal(self, forced: Iterable[tuple[str, str]], deadline: Deadline) -> Clash | None:
        """A set of rules that cannot be kept with these placements though any of its proper subsets can.

        None if all rules can be kept. Rules are dropped in the order of the problem as long as the rest still clashes.
        """
        settled = list(forced)
        kept, minimal = [rule.id for rule in self.hard], True
        if feasible(self.program(kept, settled), deadline) is not False:
            return None
        for name in list(kept):
            rest = [each for each in kept if each != name]
            possible = feasible(self.program(rest, settled), deadline)
            minimal = minimal and possible is not None
            if possible is False:
                kept = rest
        return Clash(tuple(kept), minimal)
