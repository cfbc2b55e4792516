"""Programs too large for one corner-to-corner LP: a plan from blocks of villages, while the bounds are computed beside it.

All named tiers are blended into one aim in which one step of a tier outweighs what a person can gain in the tiers after it. Its
LP says which columns matter and what everything is worth; a way down that LP makes a draft, and blocks of villages make a plan
of it. Once that reaches all tiers but the last, the last one is sought by itself among the plans that do. Meanwhile, in another
process, the tiers' own LPs are laid one behind the other as always: the bounds are theirs, and so is every proof.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Lock, Thread

import numpy as np

from ...data.exact import Ints
from ...program.program import Program
from ..bounds.interior_point import Interior
from ..bounds.relaxation_chain import Road
from ..model.model import Model
from ..proof.outcome import Report, TierOutcome
from ..solvers.deadline import Deadline
from ..solvers.interruptible import AGAIN
from ..solvers.process import Crew
from .block_lns import FIRST, Assembly, chosen, restricted
from .bound_worker import Beside, Target
from .relax_and_fix import Descent, first_draft
from .subproblem import Draft
from .weighted_sum import blended, tier_weights

PATIENCE = 80  # blocks in a row that may change nothing, where no time limit ends the work
REFUSED = 60  # blocks after which a draft on the face of the last tier must be a plan, beyond one round of all villages
WORTHWHILE = 1.0  # times what the first draft took must be left for another one


class Wide:
    """The preparation of a wide program.

    Parameters
    ----------
    program, road, outcomes, deadline, report
        As for the tiers' solvers. The road's LPs are laid beside it.
    """

    def __init__(self, program: Program, road: Road, outcomes: list[TierOutcome], deadline: Deadline,
                 report: Report | None) -> None:  # fmt: skip
        self.program, self.road, self.outcomes, self.deadline, self.report = program, road, outcomes, deadline, report
        self.named = [k for k, tier in enumerate(program.tiers) if tier.aim.kind != "lots"]
        self.best: Ints | None = None
        self.crew: Crew = set()
        self.keeping = Lock()
        self.assembly: Assembly | None = None
        self.took = 0.0  # seconds of the first draft
        self.beside: Beside | None = None

    def prepare(self, known: Ints | None) -> Ints | None:
        """The best plan found, as a vector of the program, starting from a known one; None if there is none.

        Raises
        ------
        Stopped
            On Ctrl-C; ``best`` holds the plan.
        """
        self.best = known
        if not self.named:
            return known
        base = self.road.next
        weights = tier_weights(base, self.program, self.named)
        model = blended(base, self.program, weights)
        lp = Interior(model, self.program.pairs, crew=self.crew)
        rough = lp.sketch(model, self.deadline.left)
        beside = Beside(self.program, self.road, self.deadline, self.crew, self.named, weights, self._worth, self._step)
        self.beside = beside
        Thread(target=beside.run, args=(lp, model), name="houma_assign bounds", daemon=True).start()
        try:
            if rough.x is not None:
                self._assemble(Target(model, rough.x, rough.y), beside)
            beside.done = True
            beside.ended.wait()  # not join(): once interrupted, that can say of a running thread that it is over
        except BaseException:
            while not beside.ended.wait(AGAIN):
                beside.give_up()  # again and again: it may be about to start another process
            raise
        finally:
            self.road.crew = None
        return self.best

    def bound_rest(self, x: Ints) -> None:
        """Bounds of the tiers that are not proven, among plans as good as this one in the tiers before."""
        if self.beside is not None:
            self.beside.bound_rest(self.outcomes, x)

    def _assemble(self, target: Target, beside: Beside) -> None:
        """Begin with rough prices, and go on with better ones and the last tier's own as soon as they are there."""
        begun = self.deadline.spent
        if self.best is not None:
            whole = self.best
        else:
            whole, self.took = self._drafted(target), self.deadline.spent - begun
        while True:
            target = beside.newest(target)
            if target is beside.face:
                whole = self._begun(target)
            columns, part, place = self._part(target, np.flatnonzero(whole[target.model.columns]))
            self.columns = len(columns)
            settled = np.ones(len(columns), bool)
            draft = Draft(part, place, target.x[columns], target.y, whole[part.columns], settled)
            self.assembly = Assembly(draft, self._keeper(part))
            self.assembly.run(self.deadline, partial(self._enough, target, self.assembly, beside))
            whole = part.full(draft.x)
            if target is beside.face and self.assembly.best is None and self.best is not None:
                beside.refused, whole = True, self.best
            if beside.newest(target) is target or self.deadline.over:
                return

    def _begun(self, face: Target) -> Ints:
        """What to begin with on the face of the last tier: another draft if there is time, else the plan."""
        assert self.best is not None
        return self._drafted(face) if self.deadline.left >= WORTHWHILE * self.took else self.best

    def _drafted(self, target: Target) -> Ints:
        columns, part, place = self._part(target, np.zeros(0, np.int64))
        descent = Descent(part, self.program.pairs, self.program.village, target.x[columns], target.y)
        return part.full(first_draft(descent, place, self.deadline))

    def _part(self, target: Target, used: Ints) -> tuple[Ints, Model, Ints]:
        """The columns that matter by these prices, the model on them, and the village of each."""
        model, pairs = target.model, self.program.pairs
        columns = np.union1d(chosen(model, target.y, target.x, pairs), used)
        part, place = restricted(model, columns), np.full(len(columns), -1, np.int64)
        pair = part.columns < pairs
        place[pair] = self.program.village[part.columns[pair]]
        return columns, part, place

    def _keeper(self, part: Model) -> Callable[[Ints], None]:
        return lambda x: self._keep(part.full(x))

    def _enough(self, target: Target, assembly: Assembly, beside: Beside) -> bool:
        if assembly.drafted and beside.newest(target) is not target:
            return True
        if target is beside.face and assembly.best is None and assembly.blocks >= REFUSED + assembly.near.count // FIRST:
            return True
        return beside.complete() or (assembly.idle >= PATIENCE and self.deadline.left > 1e6)

    def _step(self) -> bool:
        """A block decided by the second thread."""
        ready = self.assembly is not None and self.assembly.drafted
        return ready and self.assembly is not None and self.assembly.step(self.deadline, self.crew)

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
            hoped = self.beside.hoped if self.beside is not None else {}
            for k, value in zip(self.named, values, strict=True):
                bound = hoped.get(k, self.outcomes[k].bound)
                if value < bound or k == self.named[-1]:
                    self.report(k, value, max(bound, value), self.columns)
                    return
