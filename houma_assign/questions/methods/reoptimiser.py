"""A problem prepared for many questions: its program is built once and solved many times under small changes.

Questions build on this file and on ``changes``; beside ``solve`` it is the only place that asks the engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ...aims import Aim
from ...data.exact import Ints
from ...errors import AuditFailure, Interrupted
from ...plan.news import news
from ...plan.plan import Plan
from ...problem.problem import Problem
from ...program.change import Change
from ...program.program import Matrix, Program, Tier
from .memory import Memory, Steps, memory_of
from .solutions import Solutions

if TYPE_CHECKING:
    from ...engine.bounds.reduced_program import ReducedProgram
    from ...engine.branching.team_studies import TeamStudies
    from ...engine.proof.outcome import Outcome
    from ...engine.solvers.deadline import Deadline

NOTHING = Change()
LISTING = 5.0  # seconds without which teams are not listed: it takes a part of one, rarely more, and does not look at the clock


class Reoptimiser:
    """A problem and its program, solved again and again under changes; what is found for one question serves the next.

    Attributes
    ----------
    problem, seed, program
        What is asked about. The program's tiers are those of ``solve``: lots last.
    named
        The tiers before the lots.
    memory, solutions
        What is known so far, and what vectors over the program mean.
    """

    def __init__(self, problem: Problem, seed: str, memory: Memory | None = None) -> None:
        _heed()
        self.problem, self.seed = problem, seed
        self.memory = memory or Memory(Program.of(problem, seed))
        self.solutions = Solutions(problem, self.memory)
        self.program, self.named = self.memory.program, self.solutions.named

    @classmethod
    def of(cls, plan: Plan) -> Reoptimiser:
        """That of a plan's problem and seed, with what earlier questions about them found."""
        made = cls(plan.problem, plan.seed, memory_of(plan.problem, plan.seed))
        if plan:
            made.vector(plan.placements)
        return made

    def count(self, columns: Sequence[int] | Ints, weights: Sequence[int] | Ints | int = 1) -> Tier:
        """A tier that wants as many of these pair columns as possible, or as much of their weights."""
        wanted = np.zeros(len(self.program.lower), np.int64)
        wanted[list(columns)] = weights
        return Tier(Aim(id="as many as possible"), wanted, 0, 1)

    @staticmethod
    def deadline(time_limit: float | None = None) -> Deadline:
        """A deadline so many seconds from now; None for none."""
        from ...engine.solvers.deadline import Deadline

        return Deadline(time_limit)

    def solve(self, change: Change = NOTHING, aims: Sequence[Tier] | None = None, start: Ints | None = None,
              deadline: Deadline | None = None, first_bound: int | None = None, workers: int = 1,
              inside: Program | None = None) -> Outcome:  # fmt: skip
        """Solve the program under a change.

        Parameters
        ----------
        change
            What is different.
        aims
            Tiers instead of all of the program's, e.g. ``reoptimiser.named`` where the lots do not matter, or none for any plan.
        start
            A full vector to begin from; ignored where it does not keep the change.
        deadline, first_bound
            When to stop; in steps of the first aim, what no plan of the changed problem exceeds.
        inside
            A ``restricted_to`` program to change instead of the whole one.

        Returns
        -------
        Outcome
            Its ``x`` covers the program's columns. What is left of a tier with slack after the tiers below it is in ``steps``.

        Raises
        ------
        Interrupted
            On Ctrl-C.
        """
        from ...engine.lexicographic import optimise
        from ...engine.proof.outcome import Outcome, TierOutcome

        aims = self.program.tiers if aims is None else aims
        if deadline is not None and deadline.over and not change.extra:  # thousands of questions may still be waiting
            late = Outcome([TierOutcome(tier.top(self.program.lower, self.program.upper)) for tier in aims])
            if first_bound is not None and late.tiers:
                late.tiers[0].bound = min(late.tiers[0].bound, first_bound)
            return late
        program = change.applied(inside or self.program, aims or (self.count(()),))
        found = optimise(program, workers, deadline or self.deadline(), None, None if change.extra else start, first_bound)
        if found.interrupted:
            raise Interrupted(None)
        news().solved()
        if found.x is not None:
            found.x = found.x[: len(self.program.lower)]
            self.memory.plans.add(self.solutions.key(found.x), found.x)
        return found

    @property
    def teams(self) -> TeamStudies:
        """The program by the teams of its villages, listed once."""
        from ...engine.branching.team_studies import TeamStudies

        with self.memory.lock:
            if self.memory.teams is None:
                self.memory.teams = TeamStudies(self.program, self.named)
        return self.memory.teams

    def solve_by_teams(self, change: Change, aims: Sequence[Tier], start: Ints | None, deadline: Deadline,
                       ties: Sequence[Tier] = (), again: bool = True, below: Sequence[int] = (),
                       least: Sequence[int] = (), less: int = 0) -> Outcome | None:  # fmt: skip
        """The optimum under pairs that are forced, barred or asked for and rows over pairs, as one of many such questions.

        The first of them lists the teams of all villages, which takes longer than an answer. None where the program has no
        such teams, teams cannot say the change, time is short, or the answer was not proven. A start must keep the change;
        ``ties`` are tiers behind the aims that weigh pairs alone, the last of which leaves one plan; ``again``, ``below``,
        ``least`` and ``less`` as in ``TeamStudies.best``.

        Raises
        ------
        Interrupted
            On Ctrl-C.
        """
        from ...engine.solvers.interruptible import Stopped

        if self.memory.teams is None and deadline.left < LISTING:
            return None
        try:
            found = self.teams.best(change, aims, ties, start, deadline, again, below, least, less)
        except Stopped:
            raise Interrupted(None) from None
        if found is not None and found.x is not None and (not change.sides or self.program.keeps(found.x)):
            self.memory.plans.add(self.solutions.key(found.x), found.x)
        return found

    def restricted_to(self, floors: Steps, deadline: Deadline | None = None) -> Program:
        """The part of the program where every plan worth at least so many steps in the first tiers lies; made once.

        Plans below the floors may be in it, too, where prices alone do not tell them apart by bounds: then a row does. Where
        time runs out it is wider than it need be, and is not kept.
        """
        if not floors:
            return self.program
        known = self.memory.restricted.get(floors)
        if known is not None:
            return known
        made = self._restricted(floors, deadline or self.deadline())
        return made if deadline is not None and deadline.over else self.memory.restricted.add(floors, made)

    def _restricted(self, floors: Steps, deadline: Deadline) -> Program:
        from ...engine.bounds.reduced_program import reduced_program

        wider, tier = self.restricted_to(floors[:-1], deadline), self.program.tiers[len(floors) - 1]
        held = reduced_program(replace(wider, tiers=(tier,)), floors[-1], deadline)
        return replace(wider, lower=held.lower, upper=held.upper, rows=_matrix(held))

    def vector(self, placements: Sequence[tuple[str, str]]) -> Ints:
        """A full vector of these placements with the best auxiliary columns, tier by tier.

        Raises
        ------
        AuditFailure
            If they break a hard rule.
        """
        x = np.zeros(self.program.pairs, np.int64)
        taken = [column for place in placements if (column := self.solutions.column(*place)) is not None]
        x[taken] = 1
        found = self.memory.plans.get(self.solutions.key(x))
        if found is None and len(taken) == len(placements):
            found = self.solve(Change(forced=taken, barred=np.flatnonzero(x == 0).tolist()), self.named).x
        if found is None:
            raise AuditFailure(("", ("these placements break a hard rule",)))
        return found


def any_plan(program: Program, deadline: Deadline) -> tuple[Ints | None, bool]:
    """Any vector of a program, and whether there is none, on the word of one engine; (None, False) if time ran out."""
    from ...engine.model.model import Impossible
    from ...engine.proof.restrict import presolved
    from ...engine.solvers.cp_sat import solve_cp_sat

    nothing = Tier(Aim(id="any plan"), np.zeros(len(program.lower), np.int64), 0, 1)
    if (program.lower > program.upper).any():
        return None, True
    try:
        model = presolved(program, nothing.weights)
    except Impossible:
        return None, True
    if not len(model.columns):
        return model.base, False
    if deadline.over:
        return None, False
    found = solve_cp_sat(model, 1, deadline.left)
    if found.stopped:
        raise Interrupted(None)
    news().solved()
    return None if found.x is None else model.full(found.x), found.infeasible


def interrupt_solves(threads: Iterable[int]) -> None:
    """End what is being solved in these threads, by number, and whatever they begin to solve from now on."""
    from ...engine.solvers.interruptible import interrupt

    interrupt(threads)


def _heed() -> None:
    """Before a program is built, which no solver would end."""
    from ...engine.solvers.interruptible import heed

    heed()


def forget_interrupts(threads: Iterable[int]) -> None:
    """These threads are gone; others may have their numbers."""
    from ...engine.solvers.interruptible import let_go_on

    let_go_on(threads)


def _matrix(held: ReducedProgram) -> Matrix:
    rows = len(held.row_lower)
    order = np.lexsort((held.column, held.row))
    indptr = np.concatenate([[0], np.cumsum(np.bincount(held.row, minlength=rows))]).astype(np.int64)
    return Matrix(indptr, held.column[order], held.data[order], held.row_lower, held.row_upper, np.zeros(rows, np.int64),
                  ("held",), ("",) * rows)  # fmt: skip
