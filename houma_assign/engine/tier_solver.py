"""One tier: prices, what they fix, a look ahead, and a ladder of searches on the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..errors import SolverFailure
from .bounds.lp_result import Prices
from .bounds.relaxation_chain import Stage
from .heuristics.polish import polished
from .look_ahead import LookAhead
from .model.model import Impossible, Model
from .model.presolve import narrowed
from .proof.restrict import core
from .solvers.cp_sat import Effort, search
from .solvers.highs import opinion
from .solvers.interruptible import Stopped
from .solvers.portfolio import WIDE, wide_search

# Each rung stops after so much of CP-SAT's own (repeatable) time; the last one only with the caller's time limit.
GLANCE = Effort(cuts=False, most=0.5)
FEW = 8  # steps between plan and bound that are worth asking about one by one
RUNGS = (Effort(cuts=False, most=0.3), Effort(cuts=True, most=None))

MANY = 5  # weights in one row; two or three only say that some count for more than others
SEVERAL = 3  # rows of so many weights; a mean over all posts is one, and does not change the nature of a problem


@dataclass
class TierSolver(LookAhead):
    """Solves one tier."""

    contradicted: bool = False  # a search found no plan at all

    @property
    def stage(self) -> Stage:
        """The tier's stage, as strong as it is by now."""
        return self.road.stages[self.k]

    @property
    def model(self) -> Model:
        """The tier's model."""
        return self.stage.model

    def solve(self) -> bool:
        """Decide the tier; False if time ran out or there is no plan.

        Raises
        ------
        Stopped
            On Ctrl-C; ``x`` and ``outcomes`` hold what was found until then.
        """
        outcome = self.outcome
        if self.x is not None:
            outcome.value = self._worth(self.x)
        stage = self.road.stage(self.k)
        outcome.columns = int((stage.model.lower < stage.model.upper).sum())
        if not stage.open:
            self._take(stage.model.full(stage.model.lower))
            outcome.bound, outcome.proven = stage.model.constant + int(stage.model.c @ stage.model.lower), True
            return True
        if stage.contradiction is not None:
            outcome.infeasible = True
            return False
        outcome.bound = min(outcome.bound, stage.proof.bound)
        self._round(stage)
        self._tell()
        if not self._settled() and not self.deadline.over:
            self._climb(stage.lp)
        return outcome.proven

    def _climb(self, lp: Prices) -> None:
        """First a plan that pleases all tiers; then any plan at the bound, where most columns are fixed; then the best one.

        A few columns under budgets are searched as a whole at once.
        """
        small = int((self.model.lower < self.model.upper).sum()) <= WIDE
        at_once = small and has_budgets(self.model, self.program.pairs)
        if not lp.infeasible and not at_once:
            self.look_ahead()
            self._descend(GLANCE, 2)
        for effort in RUNGS[-1:] if at_once else RUNGS:
            if self._settled() or self.deadline.over or self.contradicted:
                return
            self._search(lp, effort)
            if self.outcome.value is not None:
                self._descend(Effort(cuts=False, most=effort.most), FEW)

    def _descend(self, effort: Effort, steps: int) -> None:
        """Ask for any plan at the bound; where there is none, the bound is one lower, and the question is asked again."""
        outcome = self.outcome
        for _ in range(steps):
            if (
                self._settled()
                or self.deadline.over
                or (outcome.value is not None and outcome.bound - outcome.value > FEW * steps)
            ):
                return
            part = core(self.stage.proof, outcome.bound, self.program.pairs)
            if part is None:
                outcome.bound -= 1
                continue
            anywhere = replace(part, c=np.zeros_like(part.c), constant=0)
            found = search(anywhere, self.workers, self.deadline.left, effort)
            if found.x is not None:
                self._take(self.model.full(part.full(found.x)))
            self._stop_if(found.stopped)
            if not found.infeasible:
                return
            outcome.bound -= 1
            self._tell()

    def _search(self, lp: Prices, effort: Effort) -> None:
        outcome, proof = self.outcome, self.stage.proof
        # The last rung looks for any other plan as good as the known one: if there is none, it is optimal and alone, and the
        # tiers after this one need no search for what would be the same proof again.
        other = effort is RUNGS[-1] and outcome.value is not None and self._at_its_best()
        if other:
            part = core(proof, outcome.value or 0, self.program.pairs, self.x)
        else:
            part = self._everything() if outcome.value is None else core(proof, outcome.value + 1, self.program.pairs)
        if part is None and outcome.value is None:
            self.contradicted, outcome.infeasible = True, self._believed(lp)
            return
        if part is None:
            outcome.bound, outcome.proven, self.alone = outcome.value or 0, True, other
            return
        outcome.searched = len(part.columns)
        best, top = outcome.value, outcome.bound
        listen = None
        if self.report:
            report = self.report

            def listen(value: int, bound: int | None) -> None:
                report(self.k, value if best is None else max(value, best), top if bound is None else min(bound, top))

        found = wide_search(part, self.workers, self.deadline.left, effort, listen)
        if found.x is not None:
            self._take(self.model.full(part.full(found.x)))
        if found.infeasible and outcome.value is None:
            self.contradicted = True
            outcome.infeasible = self._believed(lp)
        elif found.optimal or found.infeasible:
            outcome.bound, outcome.proven, self.alone = outcome.value or 0, True, other and found.infeasible
        elif found.bound is not None:
            # What the core excludes is worth what is known at most.
            outcome.bound = min(outcome.bound, max(found.bound, outcome.value if outcome.value is not None else found.bound))
        self._stop_if(found.stopped)

    def _everything(self) -> Model | None:
        """The whole model; None if its rows contradict each other."""
        try:
            return narrowed(self.model)
        except Impossible:
            return None

    def _at_its_best(self) -> bool:
        """Give the known placements the best auxiliary columns there are in this tier."""
        known = self.x if self.x is not None else self.model.base
        x, best, stopped = polished(self.model, self.program.pairs, known[self.model.columns], self.workers, self.deadline.left)
        self._take(self.model.full(x))
        self._stop_if(stopped)
        return best

    def _tell(self) -> None:
        if self.report:
            self.report(self.k, self.outcome.value, self.outcome.bound, self.outcome.columns)

    def _stop_if(self, stopped: bool) -> None:
        if stopped:
            raise Stopped(None)

    def _believed(self, lp: Prices) -> bool:
        """Infeasible is not believed once: the LP or a second engine must say so too, or it stays undecided."""
        if lp.infeasible:
            return True
        second = opinion(self.program, None, [], max(self.deadline.left, 1.0))
        if second.finished and not second.infeasible:
            raise SolverFailure("CP-SAT finds no plan where HiGHS finds one; neither is believed")
        return second.infeasible


def has_budgets(model: Model, pairs: int) -> bool:
    """Whether several rows of rules weigh their pairs differently.

    The LP splits a person between two budgets, and nothing but cutting planes and branching puts them together again: searches
    without either, and cores of growing size around an LP that is far off, are time lost.
    """
    entry = np.flatnonzero((model.columns[model.column] < pairs) & (model.origin[model.row] >= 0))
    weights = np.unique(np.stack([model.row[entry], np.abs(model.data[entry])], axis=1), axis=0)
    different = np.bincount(weights[:, 0], minlength=model.rows)
    return int((different >= MANY).sum()) >= SEVERAL
