"""Search where most is decided: at the last tier that tells plans apart, all those before it at their LP bounds."""

from __future__ import annotations

from dataclasses import dataclass

from ..data.exact import Ints
from .core_search import Ladder
from .incumbent import TierState
from .model.model import keeps
from .solvers.interruptible import Stopped

AHEAD = 4.0  # of CP-SAT's own time for the last rung of each ladder
LITTLE, BRIEF = 1000, 0.5  # so few open columns are searched for a moment before rows are added that cost an LP each


@dataclass
class LookAhead(TierState):
    """The part of a tier's solver that looks beyond the tier."""

    def look_ahead(self) -> None:
        """Search where most is decided: at the last tier that tells plans apart, all those before it at their LP bounds.

        A plan found there settles this tier and those between. If there is none, one tier less is asked for.
        """
        last = self._last()
        for depth in range(self.k, last + 1):
            stage = self.road.stage(depth)
            if not stage.open or stage.lp.infeasible or self.deadline.over:
                last = depth
                break
            self._round(stage)
            self._news(depth)
        small = int((self.road.stages[last].model.lower < self.road.stages[last].model.upper).sum()) <= LITTLE
        for depth in range(last, self.k - 1, -1):
            if (depth < last and self._settled()) or self.deadline.over:
                return
            if depth == last and small and self._ladder(depth, BRIEF):
                continue
            tighter = depth == len(self.road.stages) - 1 and self.road.tighten(depth)
            if tighter:
                self._round(self.road.stages[depth])
                self._news(depth)
            if tighter or depth < last or not small:
                self._ladder(depth, AHEAD if tighter or depth > self.k else BRIEF)

    def _last(self) -> int:
        """The last tier to look ahead to: the next with slack, or the last before the lots."""
        for depth in range(self.k, len(self.program.tiers)):
            ahead = self.program.tiers[depth + 1] if depth + 1 < len(self.program.tiers) else None
            if self.program.tiers[depth].aim.slack or ahead is None or ahead.aim.kind == "lots":
                return depth
        return self.k

    def _ladder(self, depth: int, most: float) -> bool:
        """Climb at a tier from here on; whether that tier's best plan, under what is hoped of those before, is proven."""
        stage = self.road.stages[depth]
        model = stage.model
        known = self.x[model.columns] if self.x is not None else None
        if known is not None and not keeps(model, known):
            known = None  # it does not reach the bounds that the road hopes for
        ladder = Ladder(stage.proof, stage.lp.x, self.program.village, self.workers, self.deadline, most,
                        lambda x: self._keep(depth, model.full(x)))  # fmt: skip
        found = ladder.climb(known, ties=depth + 1 < len(self.program.tiers))
        if found.x is not None:
            self._keep(depth, model.full(found.x))
        self.outcomes[depth].searched = found.searched
        if depth == self.k:
            self.outcome.bound = min(self.outcome.bound, found.bound)
            self.alone = found.alone
        elif found.proven and self._settled():
            # The tiers between reach their bounds by this plan, so what was asked for them is what they must give.
            self.outcomes[depth].bound = min(self.outcomes[depth].bound, found.bound)
            self.outcomes[depth].alone = found.alone
        if found.stopped:
            raise Stopped(None)
        return found.proven

    def _keep(self, depth: int, x: Ints) -> None:
        """Take a plan found at a tier from here on: it is as good as any in the tiers between."""
        if self.x is None or self._worth(x) >= self._worth(self.x):
            self.x, self.outcome.value = x, self._worth(x)
            self._news(depth)

    def _news(self, depth: int) -> None:
        if self.report is None:
            return
        model, tier = self.road.stages[depth].model, self.program.tiers[depth]
        best = tier.worth(self.x) if self.x is not None else None
        bound = self.road.stages[depth].proof.bound
        self.report(depth, best, bound if best is None else max(best, bound), int((model.lower < model.upper).sum()))
