"""Programs too large for one simplex LP: a plan from blocks of villages, while a second thread computes the bounds.

All named tiers are summed into one aim in which one step of a tier outweighs what a person can gain in the tiers after it. Its
LP says which columns matter and what everything is worth; relax-and-fix makes a partial solution, and block LNS makes a plan
of it. Once that reaches all tiers but the last, the last one is sought by itself among the plans that do. Meanwhile, in another
process, the tiers' own LPs are solved one behind the other as always: the bounds are theirs, and so is every proof.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Lock, Thread
from time import sleep

import numpy as np

from ...data.exact import Ints
from ...program.program import Program
from ..bounds.interior_point import InteriorPoint
from ..bounds.relaxation_chain import RelaxationChain
from ..model.model import Model
from ..proof.outcome import Report, TierOutcome
from ..solvers.deadline import Deadline
from ..solvers.interruptible import RETRY
from ..solvers.process import Running
from .block_lns import FIRST, BlockLNS, promising_columns, submodel
from .bound_worker import BoundWorker, Target
from .relax_and_fix import RelaxAndFix, construct
from .subproblem import PartialSolution
from .weighted_sum import tier_weights, weighted_sum

LOOK = 0.01  # seconds between two looks whether the bounds are there
PATIENCE = 80  # blocks in a row that may change nothing; then proof has its turn
REJECTED_AFTER = 60  # blocks after which a partial solution of the last tier must be a plan, beyond a round of all villages
WORTHWHILE = 1.0  # times what the first construction took must be left for another one


class LargeScale:
    """The preparation of a large program.

    Parameters
    ----------
    program, chain, outcomes, deadline, report
        As for the tiers' solvers. The chain's LPs are solved by a second thread.
    """

    def __init__(self, program: Program, chain: RelaxationChain, outcomes: list[TierOutcome], deadline: Deadline,
                 report: Report | None) -> None:  # fmt: skip
        self.program, self.chain, self.outcomes, self.deadline, self.report = program, chain, outcomes, deadline, report
        self.named = [k for k, tier in enumerate(program.tiers) if tier.aim.named]
        self.known: Ints | None = None
        self.best: Ints | None = None
        self.running: Running = set()
        self.keeping = Lock()
        self.lns: BlockLNS | None = None
        self.took = 0.0  # seconds of the first construction
        self.worker: BoundWorker | None = None

    def find_incumbent(self, known: Ints | None, mended: Ints | None = None) -> Ints | None:
        """The best plan found, as a vector of the program, starting from a known one; None if there is none.

        A ``mended`` one is only kept until a better one is made: prices lead to a better beginning.

        Raises
        ------
        Stopped
            On Ctrl-C; ``best`` holds the plan.
        """
        self.known, self.best = known, mended if known is None else known
        if not self.named:
            return self.best
        base = self.chain.next_model
        weights = tier_weights(base, self.program, self.named)
        model = weighted_sum(base, self.program, weights)
        lp = InteriorPoint(model, self.program.pairs, running=self.running)
        rough = lp.rough(model, self.deadline.left)
        worker = BoundWorker(self.program, self.chain, self.deadline, self.running, self.named, weights, self._worth, self._step)
        self.worker = worker
        Thread(target=worker.run, args=(lp, model), name="houma_assign bounds", daemon=True).start()
        try:
            if rough.x is not None:
                self._improve(Target(model, rough.x, rough.y), worker)
            worker.done = True
            while not worker.ended.is_set():  # neither join() nor wait(), which Ctrl-C between two steps leaves in disorder
                sleep(LOOK)
        except BaseException:
            while not worker.ended.is_set():
                worker.give_up()  # again and again: it may be about to start another process
                sleep(RETRY)
            raise
        finally:
            self.chain.running = None
        return self.best

    def bound_rest(self, x: Ints) -> None:
        """Bounds of the tiers that are not proven, among plans as good as this one in the tiers before."""
        if self.worker is not None:
            self.worker.bound_rest(self.outcomes, x)

    def _improve(self, target: Target, worker: BoundWorker) -> None:
        """Begin with rough prices, and go on with better ones and the last tier's own as soon as they are there."""
        begun = self.deadline.spent
        if self.known is not None:
            whole = self.known
        else:
            whole, self.took = self._construct(target), self.deadline.spent - begun
        while True:
            target = worker.newest(target)
            if target is worker.last_tier_target:
                whole = self._restart(target)
            columns, part, place = self._submodel(target, np.flatnonzero(whole[target.model.columns]))
            self.columns = len(columns)
            decided = np.ones(len(columns), bool)
            solution = PartialSolution(part, place, target.x[columns], target.y, whole[part.columns], decided)
            self.lns = BlockLNS(solution, self._keeper(part))
            self.lns.run(self.deadline, partial(self._enough, target, self.lns, worker))
            whole = part.full(solution.x)
            if target is worker.last_tier_target and self.lns.best is None and self.best is not None:
                worker.rejected, whole = True, self.best
            if worker.newest(target) is target or self.deadline.over:
                return

    def _restart(self, last_tier_target: Target) -> Ints:
        """What to begin with for the last tier: another construction if there is time, else the plan."""
        assert self.best is not None
        return self._construct(last_tier_target) if self.deadline.left >= WORTHWHILE * self.took else self.best

    def _construct(self, target: Target) -> Ints:
        columns, part, place = self._submodel(target, np.zeros(0, np.int64))
        heuristic = RelaxAndFix(part, self.program.pairs, self.program.village, target.x[columns], target.y)
        return part.full(construct(heuristic, place, self.deadline))

    def _submodel(self, target: Target, used: Ints) -> tuple[Ints, Model, Ints]:
        """The columns that matter by these prices, the model on them, and the village of each."""
        model, pairs = target.model, self.program.pairs
        columns = np.union1d(promising_columns(model, target.y, target.x, pairs), used)
        part, place = submodel(model, columns), np.full(len(columns), -1, np.int64)
        pair = part.columns < pairs
        place[pair] = self.program.village[part.columns[pair]]
        return columns, part, place

    def _keeper(self, part: Model) -> Callable[[Ints], None]:
        return lambda x: self._keep(part.full(x))

    def _enough(self, target: Target, lns: BlockLNS, worker: BoundWorker) -> bool:
        if lns.constructed and worker.newest(target) is not target:
            return True
        patience = REJECTED_AFTER + lns.neighbourhoods.count // FIRST
        if target is worker.last_tier_target and lns.best is None and lns.blocks >= patience:
            return True
        return worker.complete() or lns.idle >= PATIENCE

    def _step(self) -> bool:
        """A block decided by the second thread."""
        ready = self.lns is not None and self.lns.constructed
        return ready and self.lns is not None and self.lns.step(self.deadline, self.running)

    def _worth(self, k: int) -> int | None:
        return self.program.tiers[k].worth(self.best) if self.best is not None else None

    def _keep(self, x: Ints) -> None:
        with self.keeping:
            self._keep_better(x)

    def _keep_better(self, x: Ints) -> None:
        values = [self.program.tiers[k].worth(x) for k in self.named]
        if self.best is not None and values <= [self.program.tiers[k].worth(self.best) for k in self.named]:
            return
        self.best = x
        if self.report:
            optimistic = self.worker.optimistic if self.worker is not None else {}
            for k, value in zip(self.named, values, strict=True):
                bound = optimistic.get(k, self.outcomes[k].bound)
                if value < bound or k == self.named[-1]:
                    self.report(k, value, max(bound, value), self.columns)
                    return
