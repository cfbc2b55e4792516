"""Search where most is decided: at the last tier that tells plans apart, all those before it at their LP bounds.

A plan found there closes the gaps of this tier and of those between. If there is none, one tier less is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..data.exact import Ints
from .bounds.relaxation_chain import RelaxationChain
from .branching.core_teams import Alike
from .core_search import WHOLE, CoreSearch
from .incumbent import Incumbent
from .model.model import keeps
from .proof.outcome import Report, TierOutcome
from .solvers.interruptible import Stopped

AHEAD = 4.0  # of CP-SAT's own time for the last core of each search
GLANCE = 0.15  # of CP-SAT's own time
LITTLE, SHORT_EFFORT = 1000, 0.5  # so few open columns are searched for a moment before rows are added that cost an LP each
ALONE = 4000  # and so many of the only tier: any plan at its bound will do
BY_TEAMS = 50_000  # open columns of a tier whose villages' teams are listed; LPs over the teams of more take seconds


def look_ahead(chain: RelaxationChain, incumbent: Incumbent, k: int, outcomes: list[TierOutcome], workers: int,
               report: Report | None, glance: bool = False) -> None:  # fmt: skip
    """Search from tier ``k`` on for a plan that is the best in several tiers at once; what is proven goes into ``outcomes``.

    Parameters
    ----------
    glance
        Search for a moment at the last tier, and no more.

    Raises
    ------
    Stopped
        On Ctrl-C; the incumbent holds the best plan.
    """
    looking = LookAhead(chain, incumbent, k, outcomes, workers, report)
    looking.glance() if glance else looking.run()


@dataclass
class LookAhead:
    """One look ahead; fields as in ``look_ahead``."""

    chain: RelaxationChain
    incumbent: Incumbent
    k: int
    outcomes: list[TierOutcome]
    workers: int
    report: Report | None
    by_teams: bool = True  # as long as these decide what they are asked, and are not too many

    def run(self) -> None:
        """Look as far as a tier still tells plans apart, and less far until a plan reaches the bounds."""
        chain, incumbent = self.chain, self.incumbent
        last = self._solve_lps()
        small = chain.relaxations[last].open_columns <= (LITTLE if last else ALONE)
        for depth in range(last, self.k - 1, -1):
            if (depth < last and incumbent.gap_closed()) or chain.deadline.over:
                return
            if self._search_cores(depth, None):
                continue
            if depth == last and small and self._search_cores(depth, SHORT_EFFORT):
                continue
            tighter = depth == len(chain.relaxations) - 1 and chain.tighten(depth)
            if tighter:
                incumbent.offer_rounded(chain.relaxations[depth])
                self._tell(depth)
            if tighter or depth < last or not small:
                self._search_cores(depth, AHEAD if tighter or depth > self.k else SHORT_EFFORT)

    def glance(self) -> None:
        """Look that far once."""
        last = self._solve_lps()
        few = self.chain.relaxations[last].open_columns <= WHOLE
        if few and not self.incumbent.gap_closed() and not self.chain.deadline.over:
            self._search_cores(last, GLANCE)

    def _solve_lps(self) -> int:
        """The LPs of the tiers ahead; the last tier whose LP leaves something to decide."""
        last = self._last()
        for depth in range(self.k, last + 1):
            relaxation = self.chain.relaxation(depth)
            if not relaxation.open or relaxation.lp.infeasible or self.chain.deadline.over:
                return depth
            self.incumbent.offer_rounded(relaxation)
            self._tell(depth)
        return last

    def _last(self) -> int:
        """The last tier to look ahead to: the next with slack, or the last before the lots."""
        tiers = self.chain.program.tiers
        for depth in range(self.k, len(tiers)):
            ahead = tiers[depth + 1] if depth + 1 < len(tiers) else None
            if tiers[depth].aim.slack or ahead is None or not ahead.aim.named:
                return depth
        return self.k

    def _search_cores(self, depth: int, most: float | None) -> bool:
        """Search a tier from here on; whether its best plan, if those before reach their LP bounds, is proven.

        Without an effort its villages' teams are asked alone, and whether there is a plan is all that need be proven.
        """
        chain, incumbent, outcome = self.chain, self.incumbent, self.outcomes[depth]
        relaxation = chain.relaxations[depth]
        model = relaxation.model
        known = incumbent.x[model.columns] if incumbent.x is not None else None
        if known is not None and not keeps(model, known):
            known = None  # it does not reach the bounds that the chain assumes
        cores = CoreSearch(relaxation.proof, relaxation.lp.x, chain.program, relaxation.tier, self.workers, chain.deadline,
                           most or 0.0, lambda x: self._keep(depth, model.full(x)))  # fmt: skip
        cores.by_teams = self.by_teams and relaxation.open_columns <= BY_TEAMS
        run = cores.run if most else cores.run_by_teams
        result = run(known, ties=depth + 1 < len(chain.program.tiers))
        self.by_teams = cores.by_teams
        if result.x is not None:
            self._keep(depth, model.full(result.x))
        outcome.searched = result.searched
        if depth == self.k:
            outcome.bound = min(outcome.bound, result.bound)
            incumbent.unique = result.unique
        elif result.proven and incumbent.gap_closed():
            # The tiers between reach their bounds by this plan, so what was asked for them is what they must give.
            outcome.bound = min(outcome.bound, result.bound)
            outcome.unique = result.unique
        if result.stopped:
            raise Stopped(None)
        if result.alike is not None and result.proven and incumbent.gap_closed():
            self._tell_proven(depth)
            self._draw(depth, result.alike)
        return result.proven or (most is None and result.empty)

    def _draw(self, depth: int, alike: Alike) -> None:
        """Among all plans that are best up to here the one that lots choose; those tiers need no search then."""
        chain, tiers = self.chain, self.chain.program.tiers
        behind = tiers[depth + 1 :]
        if not (chain.draws and behind) or tiers[depth].aim.slack or any(tier.aim.named for tier in behind):
            return
        x = alike.first(behind, chain.deadline.for_lots())
        if x is None:
            return
        whole = chain.relaxations[depth].model.full(x)
        if tiers[depth].worth(whole) != self.outcomes[depth].bound:
            return
        self._keep(depth, whole)
        chain.drawn = True
        for tier, outcome in zip(behind, self.outcomes[depth + 1 :], strict=True):
            outcome.bound = min(outcome.bound, tier.worth(whole))

    def _keep(self, depth: int, x: Ints) -> None:
        """Take a plan found at a tier from here on: it is as good as any in the tiers between."""
        if self.incumbent.offer_alike(x):
            self._tell(depth)

    def _tell_proven(self, depth: int) -> None:
        """All tiers from here on are decided, before lots are drawn."""
        for k in range(self.k, depth + 1 if self.report else 0):
            assert self.report is not None
            assert self.incumbent.x is not None
            relaxation = self.chain.relaxations[k]
            value = relaxation.tier.worth(self.incumbent.x)
            self.report(k, value, value, relaxation.open_columns)

    def _tell(self, depth: int) -> None:
        if self.report is None:
            return
        relaxation, x = self.chain.relaxations[depth], self.incumbent.x
        best, bound = relaxation.tier.worth(x) if x is not None else None, relaxation.proof.bound
        self.report(depth, best, bound if best is None else max(best, bound), relaxation.open_columns)
