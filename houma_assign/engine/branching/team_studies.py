"""A program's teams for many questions, from several threads: each thread borrows a live LP and gives it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from threading import Lock

import numpy as np

from ...data.exact import Ints
from ...program.program import Program, Tier
from ..proof.outcome import Outcome, TierOutcome
from ..proof.team_bound import TeamModel
from ..proof.team_hull import team_hull
from ..proof.team_objective import team_objective
from ..solvers.deadline import Deadline
from ..solvers.interruptible import load_solvers
from .forced import TeamStudy

PAIRS = 5000  # of a program whose teams are listed
FEW = 1000  # teams by types; with fewer an LP over pairs says nearly as much, and CP-SAT is faster than branching
HARD, SHARE = 3, 0.05  # questions, and share of all, that may stay undecided before teams are given up: each was work for nothing


class TeamStudies:
    """What is known of a program's teams; ``model`` is None where it cannot be said by teams."""

    def __init__(self, program: Program, named: Sequence[Tier]) -> None:
        self.program, self.named = program, tuple(named)
        hull = team_hull(program) if self.named and program.pairs <= PAIRS else None
        objective = None if hull is None or hull.teams < FEW else team_objective(hull, self.named)
        self.model = None if hull is None or objective is None else TeamModel(hull, objective)
        self._idle: list[TeamStudy] = []
        self._asked = self._undecided = 0
        self._lock = Lock()

    def best(self, forced: Iterable[int], barred: Iterable[int], some_of: Iterable[int], start: Ints | None,
             deadline: Deadline) -> Outcome | None:  # fmt: skip
        """The best plan with the forced pairs and one of the last, without the barred ones; None where that is not proven.

        Raises
        ------
        Stopped
            On Ctrl-C.
        """
        model = self.model
        if model is None:
            return None
        load_solvers()
        study = self._borrowed(model)
        part = study.part(*(np.array(list(each), np.int64) for each in (forced, barred, some_of)))
        if part is None:
            self._idle.append(study)
            return None
        known = None if start is None else model.objective.number([tier.worth(start) for tier in self.named])
        answer = study.best(part, known, deadline)
        self._idle.append(study)  # not after Ctrl-C: its LP may be in the midst of something
        self._asked += 1
        if answer is None:
            self._undecided += 1
            if self._undecided > HARD + SHARE * self._asked:
                self.model = None
            return None
        if answer.number is None:
            return Outcome([TierOutcome(0, infeasible=True) for _ in self.named], infeasible=True)
        x = start if answer.x is None else answer.x
        values = [tier.worth(x) for tier in self.named] if x is not None and self.program.keeps(x) else []
        if tuple(values) != model.objective.values(answer.number):
            return None
        return Outcome([TierOutcome(value, value, True) for value in values], x)

    def _borrowed(self, model: TeamModel) -> TeamStudy:
        with self._lock:
            return self._idle.pop() if self._idle else TeamStudy(model)
