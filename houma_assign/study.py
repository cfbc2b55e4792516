"""A problem prepared for many questions: its program is built once and solved many times under small changes.

Questions build on this file and on ``changes``; beside ``solve`` it is the only place that asks the engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

import numpy as np

from .aims import Aim
from .audit import audit, value_of
from .changes import Change
from .errors import AuditFailure, Interrupted
from .exact import Ints, fraction
from .placement import Placement
from .plan import Plan
from .problem import Problem
from .program import Program, Tier, build
from .tiers import tiers

if TYPE_CHECKING:
    from .engine import Outcome
    from .engine.deadline import Deadline

NOTHING = Change()
Steps = tuple[int, ...]  # the value of a plan in each tier, in steps, to be made large


class Study:
    """A problem and its program, shared by all questions about it.

    Attributes
    ----------
    problem, seed, program
        What is asked about. The program's tiers are those of ``solve``: lots last.
    known
        Full vectors of plans found so far, by their placements (bytes); each may serve as a start.
    """

    def __init__(self, problem: Problem, seed: str) -> None:
        soft = any(rule.penalty is not None for rule in problem.constraints)
        self.problem, self.seed = problem, seed
        self.program: Program = build(problem, tiers(problem.tiers, soft, seed))
        self.known: dict[bytes, Ints] = {}
        self._steps: dict[bytes, Steps] = {}

    @classmethod
    def of(cls, asked: Plan | Problem, seed: str = "") -> Study:
        """The study of a problem, or of a plan's problem and seed; made once and kept with the problem."""
        problem, seed = (asked.problem, asked.seed) if isinstance(asked, Plan) else (asked, seed)
        kept: dict[str, Study] = problem.__dict__.setdefault("_studies", {})  # like a cached property, neither compared nor sent
        if seed not in kept:
            kept[seed] = cls(problem, seed)
        if isinstance(asked, Plan) and asked:
            kept[seed].vector(asked.placements)
        return kept[seed]

    @staticmethod
    def deadline(time_limit: float | None = None) -> Deadline:
        """A deadline so many seconds from now; None for none."""
        from .engine.deadline import Deadline

        return Deadline(time_limit)

    def solve(self, change: Change = NOTHING, aims: Sequence[Tier] | None = None, start: Ints | None = None,
              deadline: Deadline | None = None, first_bound: int | None = None, workers: int = 1) -> Outcome:  # fmt: skip
        """Solve the program under a change.

        Parameters
        ----------
        change
            What is different.
        aims
            Tiers instead of all of the program's, e.g. ``study.named`` where the lots do not matter, or none for any plan.
        start
            A full vector to begin from; ignored where it does not keep the change.
        deadline
            When to stop.
        first_bound
            In steps of the first aim, what no plan of the changed problem exceeds.

        Returns
        -------
        Outcome
            Its ``x`` covers the program's columns. What is left of a tier with slack after the tiers below it is in ``steps``.

        Raises
        ------
        Interrupted
            On Ctrl-C.
        """
        from .engine import optimise

        aims = self.program.tiers if aims is None else aims
        program = change.applied(self.program, aims or (self.count(()),))
        found = optimise(program, workers, deadline or self.deadline(), None, None if change.extra else start, first_bound)
        if found.interrupted:
            raise Interrupted(None)
        if found.x is not None:
            found.x = found.x[: len(self.program.lower)]
            self.known.setdefault(self.key(found.x), found.x)
        return found

    @cached_property
    def named(self) -> tuple[Tier, ...]:
        """The tiers before the lots; lots leave nothing to tiers after them."""
        return tuple(takewhile(lambda tier: tier.aim.kind != "lots", self.program.tiers))

    def count(self, columns: Sequence[int] | Ints) -> Tier:
        """A tier that wants as many of these pair columns as possible."""
        wanted = np.zeros(len(self.program.lower), np.int64)
        wanted[list(columns)] = 1
        return Tier(Aim(id="as many as possible"), wanted, 0, 1)

    @cached_property
    def columns(self) -> dict[tuple[str, str], int]:
        """(candidate id, post id) -> pair column; a pair that is not in it is barred."""
        return self.problem.eligibility.grid.pairs.at

    @cached_property
    def pairs(self) -> list[Placement]:
        """The placement of each pair column."""
        return [Placement(*pair) for pair in self.columns]

    def column(self, candidate: str, post: str) -> int | None:
        """The pair column, None if the pair is barred."""
        return self.columns.get((candidate, post))

    def key(self, x: Ints) -> bytes:
        """What tells the placements of two vectors apart."""
        return x[: self.program.pairs].astype(np.int8).tobytes()

    def placements(self, x: Ints) -> tuple[Placement, ...]:
        """The placements of a vector, in the order of the problem's posts."""
        order = {post.id: k for k, post in enumerate(self.problem.posts)}
        found = [self.pairs[k] for k in np.flatnonzero(x[: self.program.pairs])]
        return tuple(sorted(found, key=lambda place: (order[place.post], place.candidate)))

    def vector(self, placements: Sequence[tuple[str, str]]) -> Ints:
        """A full vector of these placements with the best auxiliary columns, tier by tier.

        Raises
        ------
        AuditFailure
            If they break a hard rule.
        """
        x = np.zeros(self.program.pairs, np.int64)
        taken = [column for place in placements if (column := self.column(*place)) is not None]
        x[taken] = 1
        if self.key(x) not in self.known:
            found = None
            if len(taken) == len(placements):
                found = self.solve(Change(forced=taken, barred=np.flatnonzero(x == 0).tolist()), self.named).x
            if found is None:
                raise AuditFailure(("", ("these placements break a hard rule",)))
        return self.known[self.key(x)]

    def steps(self, x: Ints) -> Steps:
        """The exact worth of a plan in every tier, in steps to be made large; its placements are audited.

        Raises
        ------
        AuditFailure
            If a hard rule is broken.
        """
        key = self.key(x)
        if key not in self._steps:
            placements = self.placements(x)
            findings = audit(self.problem, placements, [], {})
            if findings:
                raise AuditFailure(("", tuple(findings)))
            worths = ((tier, value_of(tier.aim, self.problem, placements)) for tier in self.program.tiers)
            self._steps[key] = tuple(int(tier.aim.sign * tier.scale * worth) for tier, worth in worths)
        return self._steps[key]

    def units(self, position: int, steps: int) -> Fraction:
        """Steps of a tier in the aim's own units; a difference of steps has the sign of a gain."""
        tier = self.program.tiers[position]
        return Fraction(steps, tier.aim.sign * tier.scale)

    def slack(self, position: int) -> int:
        """What a tier's own slack lets the tiers after it take back, in steps."""
        tier = self.program.tiers[position]
        return int(fraction(tier.aim.slack) * tier.scale)

    def optimum(self, plan: Plan) -> Steps:
        """What is proven best in each tier of a plan, in steps."""
        bounds = [fraction(result.bound) for result in plan.tiers]
        tiers_ = self.program.tiers
        return tuple(round(bound * tier.scale) * tier.aim.sign for bound, tier in zip(bounds, tiers_, strict=True))


def feasible(program: Program, deadline: Deadline) -> bool | None:
    """Whether a program without aims has any plan, on the word of one engine; None if time ran out."""
    from .engine.lexicographic import Remaining
    from .engine.model import Impossible
    from .engine.search import search

    none = Tier(Aim(id="any plan"), np.zeros(len(program.lower), np.int64), 0, 1)
    if (program.lower > program.upper).any():
        return False
    try:
        model = Remaining.of(program).model(none)
    except Impossible:
        return False
    if not len(model.columns):
        return True
    if deadline.over:
        return None
    found = search(model, 1, deadline.left)
    return None if found.x is None and not found.infeasible else found.x is not None
