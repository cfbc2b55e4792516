"""One tier: its LP and what prices fix, a look ahead, probes of the bound, and searches of what is left."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..data.exact import Ints
from ..errors import SolverFailure
from .bounds.lp_result import LPResult
from .bounds.relaxation_chain import RelaxationChain, TierRelaxation
from .budgets import has_budgets, plan_under_budgets
from .heuristics.polish import polish
from .incumbent import Incumbent
from .look_ahead import look_ahead
from .model.model import Impossible, Model
from .model.presolve import presolved_under
from .plans_ahead import offer_at_best, offer_plans_ahead, speaks_of_few
from .proof.outcome import Report, TierOutcome
from .proof.probing import chooses
from .proof.restrict import above
from .solvers.cp_sat import Effort, Listener, SearchResult, solve_cp_sat
from .solvers.highs import cross_check
from .solvers.interruptible import Stopped, heed
from .solvers.portfolio import MANY_COLUMNS, solve_portfolio
from .stands import threshold
from .thresholds import ThresholdSearch

BOUND_PROBE = Effort(cuts=False, most=0.5)
FEW = 8  # steps between plan and bound that are worth asking about one by one
# Each search stops after so much of CP-SAT's own (repeatable) time; the last one only with the caller's time limit.
FIRST_EFFORT = Effort(cuts=True, most=4.0)  # under budgets, before patience is spent on better plans
PATIENT = 10  # times as many rounds without success as a plan is worth that is only to be improved a little
EFFORTS = (Effort(cuts=False, most=0.3), Effort(cuts=True, most=None))


@dataclass
class TierSolver:
    """Solves one tier.

    Parameters
    ----------
    chain
        The LPs of all tiers; those before this one are decided.
    k, outcomes
        Position of the tier, and what is proven of all tiers.
    start
        The best full vector known, None if there is none.
    """

    chain: RelaxationChain
    k: int
    outcomes: list[TierOutcome]
    start: Ints | None
    workers: int
    report: Report | None
    contradicted: bool = False  # a search found no plan at all

    def __post_init__(self) -> None:
        self.program, self.deadline, self.outcome = self.chain.program, self.chain.deadline, self.outcomes[self.k]
        self.incumbent = Incumbent(self.program.tiers[self.k], self.outcome, self.start)

    @property
    def relaxation(self) -> TierRelaxation:
        """The tier's LP relaxation, as strong as it is by now."""
        return self.chain.relaxations[self.k]

    @property
    def model(self) -> Model:
        """The tier's model."""
        return self.relaxation.model

    def solve(self) -> bool:
        """Decide the tier; False if time ran out or there is no plan.

        Raises
        ------
        Stopped
            On Ctrl-C; ``incumbent`` and ``outcomes`` hold what was found until then.
        """
        heed()
        outcome, incumbent = self.outcome, self.incumbent
        if incumbent.x is not None:
            outcome.value = incumbent.worth(incumbent.x)
        relaxation = self.chain.relaxation(self.k)
        model, outcome.columns = relaxation.model, relaxation.open_columns
        if not relaxation.open:
            incumbent.offer(model.full(model.lower))
            outcome.bound, outcome.proven = model.constant + int(model.c @ model.lower), True
            return True
        if relaxation.contradiction is not None:
            outcome.infeasible = True
            return False
        outcome.bound = min(outcome.bound, relaxation.proof.bound)
        incumbent.offer_rounded(relaxation)
        self._tell()
        if not incumbent.gap_closed() and not self.deadline.over:
            self._close_gap(relaxation.lp)
        return outcome.proven

    def _close_gap(self, lp: LPResult) -> None:
        """First a plan that pleases all tiers; then any plan at the bound, where most columns are fixed; then the best one.

        A few columns under budgets are searched as a whole; many, for a while, where people and posts choose each other.
        """
        few = not lp.infeasible and not self.chain.is_large and speaks_of_few(self.model, self.program.pairs)
        asked = few and self._ask_for_values()  # the rows of a bottleneck weigh pairs, too, and are no budgets
        budgets = not asked and self.chain.budgets and has_budgets(self.model, self.program.pairs)
        at_once = asked or (budgets and self.relaxation.open_columns <= MANY_COLUMNS)
        if budgets and not lp.infeasible and self.relaxation.tier.aim.named:
            self._improve(0 if at_once else PATIENT)
            if at_once:
                self._search(lp, FIRST_EFFORT)
                self._improve(PATIENT)
        if not asked and chooses(self.model, MANY_COLUMNS):  # an LP says little of where to look
            self._search(lp, replace(EFFORTS[0], cuts=True))
        if not lp.infeasible and not at_once and not self.incumbent.gap_closed():
            look_ahead(self.chain, self.incumbent, self.k, self.outcomes, self.workers, self.report)
            self._probe_bound(BOUND_PROBE, 2)
        for effort in EFFORTS[-1:] if at_once else EFFORTS:
            if self.incumbent.gap_closed() or self.deadline.over or self.contradicted:
                return
            self._search(lp, effort)
            if self.outcome.value is not None:
                self._probe_bound(Effort(cuts=False, most=effort.most), FEW)

    def _ask_for_values(self) -> bool:
        """Whether the tier is a bottleneck, of which values are asked for one by one; in any case begin from a good plan."""
        if self.incumbent.x is not None:  # of the tiers before, which left the columns of this one where they were
            offer_at_best(self.chain, self.k, self.incumbent, self.incumbent.x, self.workers)
        offer_plans_ahead(self.chain, self.k, self.incumbent, self.workers)
        self._tell()
        asked = threshold(self.chain, self.k)
        if asked and len(asked[1]):
            look_ahead(self.chain, self.incumbent, self.k, self.outcomes, self.workers, self.report, glance=True)
        return asked is not None and (self.incumbent.gap_closed() or ThresholdSearch(
            self.chain, self.k, *asked, self.incumbent, self.outcome, self.workers, self._tell).run())  # fmt: skip

    def _improve(self, patience: int) -> None:
        """Under budgets, a better plan by large neighbourhood search around the LP's answer."""
        if not (self.incumbent.gap_closed() or self.deadline.over or self.contradicted):
            _stop_if(plan_under_budgets(self.relaxation, self.program, self.incumbent.x, self.workers, self.deadline,
                                        self._keep, patience))  # fmt: skip

    def _probe_bound(self, effort: Effort, steps: int) -> None:
        """Ask for any plan at the bound; where there is none, the bound is one lower, and the question is asked again."""
        outcome = self.outcome
        for _ in range(steps):
            far = outcome.value is not None and outcome.bound - outcome.value > FEW * steps
            if self.incumbent.gap_closed() or self.deadline.over or far:
                return
            part = above(self.relaxation.proof, outcome.bound, self.program.pairs)
            if part is None:
                outcome.bound -= 1
                continue
            anywhere = replace(part, c=np.zeros_like(part.c), constant=0)
            result = solve_cp_sat(anywhere, self.workers, self.deadline.left, effort)
            self._offer(part, result)
            _stop_if(result.stopped)
            if not result.infeasible:
                return
            outcome.bound -= 1
            self._tell()

    def _search(self, lp: LPResult, effort: Effort) -> None:
        """The best plan among those better than the known one.

        The last search looks for any other plan as good as the known one, too: if there is none, the plan is optimal and
        unique, and the tiers after this one need no search for what would be the same proof again.
        """
        outcome = self.outcome
        other = effort is EFFORTS[-1] and outcome.value is not None and self._polish()
        part = self._part(other)
        if part is None:
            self._nothing_better(lp, other)
            return
        outcome.searched = len(part.columns)
        self._offer(part, result := solve_portfolio(part, self.workers, self.deadline.left, effort, self._listener()))
        if result.infeasible:
            self._nothing_better(lp, other)
        elif result.optimal:
            outcome.bound, outcome.proven, self.incumbent.unique = outcome.value or 0, True, False
        elif result.bound is not None:
            # What the core excludes is worth what is known at most.
            outcome.bound = min(outcome.bound, max(result.bound, outcome.value if outcome.value is not None else result.bound))
        _stop_if(result.stopped)

    def _part(self, other: bool) -> Model | None:
        """Where a better plan must lie, or another as good; None if nowhere."""
        value, proof, pairs = self.outcome.value, self.relaxation.proof, self.program.pairs
        if value is not None:
            return above(proof, value, pairs, self.incumbent.x) if other else above(proof, value + 1, pairs)
        try:
            return presolved_under(self.model)
        except Impossible:
            return None

    def _nothing_better(self, lp: LPResult, other: bool) -> None:
        """There is no better plan than the known one, nor ``other`` as good; or none at all."""
        outcome = self.outcome
        if outcome.value is None:
            self.contradicted = True
            outcome.infeasible = self._confirmed_infeasible(lp)
        else:
            outcome.bound, outcome.proven, self.incumbent.unique = outcome.value, True, other

    def _polish(self) -> bool:
        """Give the known placements the best auxiliary columns there are in this tier; whether it is known that they are."""
        model, known = self.model, self.incumbent.x if self.incumbent.x is not None else self.model.base
        x, best, stopped = polish(model, self.program.pairs, known[model.columns], self.workers, self.deadline.left)
        self.incumbent.offer(model.full(x))
        _stop_if(stopped)
        return best

    def _confirmed_infeasible(self, lp: LPResult) -> bool:
        """Infeasible is not believed once: the LP or a second engine must say so too, or it stays undecided."""
        if lp.infeasible:
            return True
        second = cross_check(self.program, None, [], max(self.deadline.left, 0.5))
        if second.finished and not second.infeasible:
            raise SolverFailure("CP-SAT finds no plan where HiGHS finds one; neither is believed")
        return second.infeasible

    def _keep(self, x: Ints) -> None:
        self.incumbent.offer(x)
        self._tell()

    def _offer(self, part: Model, result: SearchResult) -> None:
        if result.x is not None:
            self.incumbent.offer(self.model.full(part.full(result.x)))

    def _listener(self) -> Listener | None:
        report, best, top = self.report, self.outcome.value, self.outcome.bound
        if report is None:
            return None

        def listen(value: int, bound: int | None) -> None:
            report(self.k, value if best is None else max(value, best), top if bound is None else min(bound, top))

        return listen

    def _tell(self) -> None:
        if self.report:
            self.report(self.k, self.outcome.value, self.outcome.bound, self.outcome.columns)


def _stop_if(stopped: bool) -> None:
    if stopped:
        raise Stopped(None)
