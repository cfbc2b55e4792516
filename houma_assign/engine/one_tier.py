"""One tier: prices, what they fix, and a ladder of searches on the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from ..errors import SolverFailure
from ..exact import Ints
from ..program import Program, Tier
from .attended import Stopped
from .certificate import Certificate, certificate
from .core import core
from .deadline import Deadline
from .model import Model, keeps
from .prices import Prices, prices
from .reduce import reduced
from .search import Effort, search
from .second import opinion

Report = Callable[[int, int | None, int | None], None]  # tier, best, bound

# Each rung stops after so much of CP-SAT's own (repeatable) time; the last one only with the caller's time limit.
GLANCE = Effort(cuts=False, most=0.5)
FEW = 8  # steps between plan and bound that are worth asking about one by one
RUNGS = (Effort(cuts=False, most=0.3), Effort(cuts=True, most=None))


@dataclass
class TierOutcome:
    """What is proven of one tier, in steps: ``value`` of the plan (None if there is none), ``bound`` of every plan."""

    bound: int
    value: int | None = None
    proven: bool = False
    infeasible: bool = False
    columns: int = 0  # columns that were still open when the tier began
    searched: int = 0  # columns that CP-SAT was asked about


@dataclass
class TierSolver:
    """Solves one tier over a reduced model.

    Attributes
    ----------
    x
        The best full vector known, from the tiers before or found here.
    alone
        It is proven that no other placements are as good in this tier, so that later tiers have nothing to decide.
    """

    program: Program
    tier: Tier
    model: Model
    outcome: TierOutcome
    x: Ints | None
    workers: int
    deadline: Deadline
    report: Callable[[int | None, int | None], None] | None
    contradicted: bool = False  # a search found no plan at all
    alone: bool = False

    def solve(self) -> Certificate | None:
        """The certificate of the tier once it is decided; None if time ran out or there is no plan.

        Raises
        ------
        Stopped
            On Ctrl-C; ``x`` and ``outcome`` hold what was found until then.
        """
        model, outcome = self.model, self.outcome
        outcome.columns = len(model.columns)
        if self.x is not None:
            outcome.value = self._worth(self.x)
        if not len(model.columns):
            self._take(model.base)
            outcome.bound, outcome.proven = model.constant, True
            return certificate(model, np.zeros(model.rows))
        ready = not self.deadline.over
        lp = prices(model, self.deadline.left) if ready else Prices(False, None, np.zeros(model.rows))
        proof = certificate(model, lp.y)
        outcome.bound = min(outcome.bound, proof.bound)
        self._round(lp)
        self._tell()
        if not self._settled() and not self.deadline.over:
            self._climb(proof, lp)
        return proof if outcome.proven else None

    def _climb(self, proof: Certificate, lp: Prices) -> None:
        """First any plan at the bound itself, where most columns are fixed; then the best plan, with growing effort."""
        if not lp.infeasible:
            self._descend(proof, GLANCE, 2)
        for effort in RUNGS:
            if self._settled() or self.deadline.over or self.contradicted:
                return
            self._search(proof, lp, effort)
            if self.outcome.value is not None:
                self._descend(proof, Effort(cuts=False, most=effort.most), FEW)

    def _descend(self, proof: Certificate, effort: Effort, steps: int) -> None:
        """Ask for any plan at the bound; where there is none, the bound is one lower, and the question is asked again."""
        outcome = self.outcome
        for _ in range(steps):
            if (
                self._settled()
                or self.deadline.over
                or (outcome.value is not None and outcome.bound - outcome.value > FEW * steps)
            ):
                return
            part = core(proof, outcome.bound, self.program.pairs)
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

    def _search(self, proof: Certificate, lp: Prices, effort: Effort) -> None:
        outcome = self.outcome
        # The last rung looks for any other plan as good as the known one: if there is none, it is optimal and alone, and the
        # tiers after this one need no search for what would be the same proof again.
        other = effort is RUNGS[-1] and outcome.value is not None and self._at_its_best()
        if other:
            part = core(proof, outcome.value or 0, self.program.pairs, self.x)
        else:
            part = self.model if outcome.value is None else core(proof, outcome.value + 1, self.program.pairs)
        if part is None:
            outcome.bound, outcome.proven, self.alone = outcome.value or 0, True, other
            return
        outcome.searched = len(part.columns)
        best, top = outcome.value, outcome.bound
        listen = None
        if self.report:
            tell = self.report

            def listen(value: int, bound: int | None) -> None:
                tell(value if best is None else max(value, best), top if bound is None else min(bound, top))

        found = search(part, self.workers, self.deadline.left, effort, listen)
        if found.x is not None:
            self._take(self.model.full(part.full(found.x) if part is not self.model else found.x))
        if found.infeasible and outcome.value is None:
            self.contradicted = True
            outcome.infeasible = self._believed(lp)
        elif found.optimal or found.infeasible:
            outcome.bound, outcome.proven, self.alone = outcome.value or 0, True, other and found.infeasible
        elif found.bound is not None:
            # What the core excludes is worth what is known at most.
            outcome.bound = min(outcome.bound, max(found.bound, outcome.value if outcome.value is not None else found.bound))
        self._stop_if(found.stopped)

    def _at_its_best(self) -> bool:
        """Give the known placements the best auxiliary columns there are in this tier.

        A plan may come from a tier before this one, whose search did not look at this tier's auxiliary columns. Leaving out
        its placements would leave out what they are really worth, too.
        """
        model, lower, upper = self.model, self.model.lower.copy(), self.model.upper.copy()
        placed = np.flatnonzero(model.columns < self.program.pairs)
        known = self.x if self.x is not None else model.base
        lower[placed] = upper[placed] = known[model.columns[placed]]
        rest = reduced(
            lower, upper, model.row, model.column, model.data, model.row_lower, model.row_upper, model.c, model.constant
        )
        if not len(rest.columns):
            self._take(model.full(rest.base))
            return True
        found = search(rest, self.workers, self.deadline.left, RUNGS[-1])
        if found.x is not None:
            self._take(model.full(rest.full(found.x)))
        self._stop_if(found.stopped)
        return found.optimal

    def _round(self, lp: Prices) -> None:
        """Where the LP's answer is whole, it is a plan."""
        if lp.x is None:
            return
        whole = np.rint(lp.x).astype(np.int64)
        if np.abs(lp.x - whole).max(initial=0.0) < 1e-6 and keeps(self.model, whole):
            self._take(self.model.full(whole))

    def _take(self, x: Ints) -> None:
        """Keep a plan if it is better than what is known."""
        value = self._worth(x)
        if self.x is None or self.outcome.value is None or value > self.outcome.value:
            self.x, self.outcome.value = x.copy(), value

    def _worth(self, x: Ints) -> int:
        return int(self.tier.coefficients @ x) + self.tier.constant

    def _settled(self) -> bool:
        outcome = self.outcome
        if outcome.value is not None and outcome.value >= outcome.bound:
            outcome.bound, outcome.proven = outcome.value, True
        return outcome.proven

    def _tell(self) -> None:
        if self.report:
            self.report(self.outcome.value, self.outcome.bound)

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
