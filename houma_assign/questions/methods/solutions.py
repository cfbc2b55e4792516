"""Vectors over a program's columns in the terms of its problem: placements, and what they are worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import takewhile

import numpy as np

from ...data.exact import Ints, fraction, shown
from ...data.placement import Placement
from ...errors import AuditFailure, SolverFailure
from ...plan.audit import audit, value_of
from ...plan.misstated import AuditFinding, misstated
from ...plan.plan import Plan
from ...problem.problem import Problem
from .memory import Memory, Steps


class Solutions:
    """What vectors over a problem's program mean.

    Attributes
    ----------
    problem, program
        What the vectors are plans of. The program's tiers are those of ``solve``: lots last.
    named
        The tiers before the lots; lots leave nothing to tiers after them.
    """

    def __init__(self, problem: Problem, memory: Memory) -> None:
        self.problem, self.program = problem, memory.program
        self.named = tuple(takewhile(lambda tier: tier.aim.named, self.program.tiers))
        self._steps = memory.steps

    @property
    def columns(self) -> Mapping[tuple[str, str], int]:
        """(candidate id, post id) -> pair column; a pair that is not in it is barred."""
        return self.problem.eligibility.grid.pairs.at

    def column(self, candidate: str, post: str) -> int | None:
        """The pair column, None if the pair is barred."""
        return self.columns.get((candidate, post))

    def placement(self, column: int) -> Placement:
        """The placement of a pair column."""
        pairs = self.problem.eligibility.grid.pairs
        return Placement(pairs.candidates[pairs.candidate[column]], pairs.posts[pairs.post[column]])

    def key(self, x: Ints) -> bytes:
        """What tells the placements of two vectors apart."""
        return x[: self.program.pairs].astype(np.int8).tobytes()

    def placements(self, x: Ints) -> tuple[Placement, ...]:
        """The placements of a vector, in the order of the problem's posts."""
        order = {post.id: k for k, post in enumerate(self.problem.posts)}
        found = map(self.placement, np.flatnonzero(x[: self.program.pairs]).tolist())
        return tuple(sorted(found, key=lambda place: (order[place.post], place.candidate)))

    def steps(self, x: Ints) -> Steps:
        """The exact worth of a plan in every tier, in steps to be made large; its placements are audited.

        Raises
        ------
        AuditFailure
            If a hard rule is broken, or the program has the plan worth more than it is.
        InputError
            Where a rule or aim of the user's own says one thing in rows and another in plain Python.
        """
        key = self.key(x)
        known = self._steps.get(key)
        return self._steps.add(key, self._audited(x)) if known is None else known

    def _audited(self, x: Ints) -> Steps:
        placements = self.placements(x)
        whole = len(x) == len(self.program.lower)
        findings = audit(self.problem, placements, [], {})
        if findings:
            raise misstated(findings, whole and self.program.keeps(x)) or AuditFailure(("", tuple(findings)))
        worths = ((tier, value_of(tier.aim, self.problem, placements)) for tier in self.program.tiers)
        steps = tuple(int(tier.aim.sign * tier.scale * worth) for tier, worth in worths)
        if whole:
            more = [tier.aim for tier, true in zip(self.named, steps, strict=False) if tier.worth(x) > true]
            if more:
                said = [AuditFinding(f"the program says that a plan is worth more in {aim.id!r} than it is", aim) for aim in more]
                raise misstated(said, self.program.keeps(x)) or AuditFailure(("", tuple(said)))
        return steps

    def worths(self, x: Ints) -> Steps:
        """What a vector is worth in the named tiers at its own auxiliary columns; its rows are checked, exactly.

        The plan may be worth more where other auxiliary columns are better. A hundred times faster than ``steps``, whose audit
        speaks the rules' own words: for plans that show what can be had and are not handed out.

        Raises
        ------
        SolverFailure
            If it breaks a row.
        """
        if not self.program.keeps(x):
            raise SolverFailure("a solver's plan breaks a row of the program")
        return tuple(tier.worth(x) for tier in self.named)

    def units(self, position: int, steps: int) -> Fraction:
        """Steps of a tier in the aim's own units; a difference of steps has the sign of a gain."""
        tier = self.program.tiers[position]
        return Fraction(steps, tier.aim.sign * tier.scale)

    def values(self, steps: Sequence[int]) -> dict[str, int | float]:
        """What a plan is worth in the named aims, in their own units."""
        return {tier.aim.id: shown(self.units(k, steps[k])) for k, tier in enumerate(self.named)}

    def loss(self, best: Sequence[int], steps: Sequence[int]) -> dict[str, int | float]:
        """What it loses in them against a better one; positive where it is worse."""
        return {tier.aim.id: shown(abs(self.units(k, 1)) * (best[k] - steps[k])) for k, tier in enumerate(self.named)}

    def slack(self, position: int) -> int:
        """What a tier's own slack lets the tiers after it take back, in steps."""
        tier = self.program.tiers[position]
        return int(fraction(tier.aim.slack) * tier.scale)

    def optimum(self, plan: Plan) -> Steps:
        """What is proven best in each tier of a plan, in steps."""
        bounds = [fraction(result.bound) for result in plan.tiers]
        tiers_ = self.program.tiers
        return tuple(round(bound * tier.scale) * tier.aim.sign for bound, tier in zip(bounds, tiers_, strict=True))
