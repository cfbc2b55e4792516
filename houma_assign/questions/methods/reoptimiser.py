"""A problem prepared for many questions: its program is built once and solved many times under small changes.

Questions build on this file and on ``changes``; beside ``solve`` it is the only place that asks the engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ...aims import Aim
from ...data.exact import Ints
from ...errors import AuditFailure, Interrupted
from ...plan.plan import Plan
from ...problem.problem import Problem
from ...program.change import Change
from ...program.program import Matrix, Program, Tier
from .solutions import Steps, Vectors

if TYPE_CHECKING:
    from ...engine.bounds.reduced_program import ReducedProgram
    from ...engine.proof.outcome import Outcome
    from ...engine.solvers.deadline import Deadline

NOTHING = Change()


class Reoptimiser(Vectors):
    """A problem and its program, shared by all questions about it.

    Attributes
    ----------
    known
        Full vectors of plans found so far, by their placements (bytes); each may serve as a start.
    """

    def __init__(self, problem: Problem, seed: str) -> None:
        super().__init__(problem, seed)
        self.known: dict[bytes, Ints] = {}
        self._restricted: dict[Steps, Program] = {}

    @classmethod
    def of(cls, asked: Plan | Problem, seed: str = "") -> Reoptimiser:
        """That of a problem, or of a plan's problem and seed; made once and kept with the problem."""
        problem, seed = (asked.problem, asked.seed) if isinstance(asked, Plan) else (asked, seed)
        kept: dict[str, Reoptimiser] = problem.__dict__.setdefault(
            "_studies", {}
        )  # like a cached property, neither compared nor sent
        if seed not in kept:
            kept[seed] = cls(problem, seed)
        if isinstance(asked, Plan) and asked:
            kept[seed].vector(asked.placements)
        return kept[seed]

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
        deadline
            When to stop.
        first_bound
            In steps of the first aim, what no plan of the changed problem exceeds.
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

        aims = self.program.tiers if aims is None else aims
        program = change.applied(inside or self.program, aims or (self.count(()),))
        found = optimise(program, workers, deadline or self.deadline(), None, None if change.extra else start, first_bound)
        if found.interrupted:
            raise Interrupted(None)
        if found.x is not None:
            found.x = found.x[: len(self.program.lower)]
            self.known.setdefault(self.key(found.x), found.x)
        return found

    def restricted_to(self, floors: Steps) -> Program:
        """The part of the program where every plan worth at least so many steps in the first tiers lies; made once.

        Plans below the floors may be in it, too, where prices alone do not tell them apart by bounds: then a row does.
        """
        from ...engine.bounds.reduced_program import reduced_program

        if not floors:
            return self.program
        if floors not in self._restricted:
            wider, tier = self.restricted_to(floors[:-1]), self.program.tiers[len(floors) - 1]
            held = reduced_program(replace(wider, tiers=(tier,)), floors[-1])
            self._restricted[floors] = replace(wider, lower=held.lower, upper=held.upper, matrix=_matrix(held))
        return self._restricted[floors]

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
    return None if found.x is None else model.full(found.x), found.infeasible


def _matrix(held: ReducedProgram) -> Matrix:
    rows = len(held.row_lower)
    order = np.lexsort((held.column, held.row))
    indptr = np.concatenate([[0], np.cumsum(np.bincount(held.row, minlength=rows))]).astype(np.int64)
    return Matrix(indptr, held.column[order], held.data[order], held.row_lower, held.row_upper, np.zeros(rows, np.int64),
                  ("held",), ("",) * rows)  # fmt: skip
