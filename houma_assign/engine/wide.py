"""Programs too large for one corner-to-corner LP: a plan from blocks of villages, while the bounds are computed beside it.

All named tiers are blended into one aim in which one step of a tier outweighs what a person can gain in the tiers after it. Its
LP says which columns matter and what everything is worth; blocks of villages make a plan of that. Meanwhile, in another
process, the tiers' own LPs are laid one behind the other as always: the bounds are theirs, and so is every proof.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Lock, Thread
from time import sleep

import numpy as np

from ..exact import Ints
from ..program import Program
from .assemble import Assembly, chosen, restricted
from .attended import AGAIN, Stopped
from .blended import blended, least_worth, tier_weights
from .block import Draft
from .certificate import Certificate, certificate
from .deadline import Deadline
from .descent import Descent, first_draft
from .interior import Interior
from .model import Model
from .prices import Prices
from .road import Road
from .solver_process import Crew
from .tier_outcome import TierOutcome
from .tier_state import Report

PATIENCE = 80  # blocks in a row that may change nothing, where no time limit ends the work
ROUGHLY = 1e-3  # of the blended bound: enough to know which columns matter


class Wide:
    """The preparation of a wide program.

    Parameters
    ----------
    program, road, outcomes, deadline, report
        As for the tiers' solvers. The road's LPs are laid here, its bounds noted in ``outcomes``.
    """

    def __init__(self, program: Program, road: Road, outcomes: list[TierOutcome], deadline: Deadline,
                 report: Report | None) -> None:  # fmt: skip
        self.program, self.road, self.outcomes, self.deadline, self.report = program, road, outcomes, deadline, report
        self.named = [k for k, tier in enumerate(program.tiers) if tier.aim.kind != "lots"]
        self.best: Ints | None = None
        self.hoped: dict[int, int] = {}  # bounds under the hope that the tiers before reach theirs
        self.blend: Certificate | None = None
        self.fresh: Prices | None = None  # of the blended aim, once they are there
        self.crew: Crew = set()
        self.given_up = self.done = False
        self.keeping, self.ended = Lock(), Event()
        self.assembly: Assembly | None = None

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
        self.weights = weights
        lp = Interior(model, self.program.pairs, crew=self.crew)
        rough = lp.sketch(model, self.deadline.left)
        beside = Thread(target=self._beside, args=(lp, model), name="houma_assign bounds", daemon=True)
        beside.start()
        try:
            if rough.x is not None:
                self._assemble(model, rough)
            self.done = True
            self.ended.wait()  # not join(): once interrupted, that can say of a running thread that it is over
        except BaseException:
            while not self.ended.wait(AGAIN):
                self._give_up()  # again and again: it may be about to start another process
            raise
        finally:
            self.road.crew = None
        return self.best

    def _assemble(self, model: Model, answer: Prices) -> None:
        """Begin with rough prices, and go on with the good ones as soon as they are there."""
        whole = self.best[model.columns] if self.best is not None else self._drafted(model, answer)
        while True:
            answer = self.fresh or answer
            columns, part, place = self._part(model, answer, np.flatnonzero(whole))
            self.columns = len(columns)
            assert answer.x is not None
            draft = Draft(part, place, answer.x[columns], answer.y, whole[columns], np.ones(len(columns), bool))
            self.assembly, self.used = Assembly(draft, self._keeper(model, columns)), answer
            self.assembly.run(self.deadline, self._enough)
            if self.fresh is None or self.fresh is answer or self.deadline.over:
                return
            whole = _spread(model, columns, draft.x)

    def _drafted(self, model: Model, answer: Prices) -> Ints:
        columns, part, place = self._part(model, answer, np.zeros(0, np.int64))
        assert answer.x is not None
        descent = Descent(part, self.program.pairs, self.program.village, answer.x[columns], answer.y)
        return _spread(model, columns, first_draft(descent, place, self.deadline))

    def _part(self, model: Model, answer: Prices, used: Ints) -> tuple[Ints, Model, Ints]:
        """The columns that matter by these prices, the model on them, and the village of each."""
        assert answer.x is not None
        columns = np.union1d(chosen(model, answer.y, answer.x, self.program.pairs), used)
        place, at = np.full(len(columns), -1, np.int64), model.columns[columns]
        pair = at < self.program.pairs
        place[pair] = self.program.village[at[pair]]
        return columns, restricted(model, columns), place

    def _keeper(self, model: Model, columns: Ints) -> Callable[[Ints], None]:
        return lambda x: self._keep(model.full(_spread(model, columns, x)))

    def _enough(self) -> bool:
        if self.assembly is None:
            return False
        if self.assembly.drafted and self.fresh is not None and self.fresh is not self.used:
            return True  # better prices are there
        reached = self.best is not None and all(k in self.hoped and self._worth(k) >= self.hoped[k] for k in self.named)
        return reached or (self.assembly.idle >= PATIENCE and self.deadline.left > 1e6)

    def _worth(self, k: int) -> int:
        return self.program.tiers[k].worth(self.best) if self.best is not None else 0

    def _keep(self, x: Ints) -> None:
        with self.keeping:
            self._keep_better(x)

    def _keep_better(self, x: Ints) -> None:
        values = [self.program.tiers[k].worth(x) for k in self.named]
        if self.best is not None and values <= [self._worth(k) for k in self.named]:
            return
        self.best = x
        if self.report:
            for k, value in zip(self.named, values, strict=True):
                bound = self.hoped.get(k, self.outcomes[k].bound)
                if value < bound or k == self.named[-1]:
                    self.report(k, value, max(bound, value), self.columns)
                    return

    def _beside(self, lp: Interior, model: Model) -> None:
        try:
            self._bounds(lp, model)
        finally:
            self.ended.set()

    def _bounds(self, lp: Interior, model: Model) -> None:
        """Lay the road as far as time allows; what it says of a tier holds once the plan reaches the tiers before it.

        Runs in a thread; its processes are noted in the crew.
        """
        try:
            good = lp.solve(model, self.deadline.left, ROUGHLY)
            self.blend = certificate(model, good.y)
            self.fresh = good if good.x is not None else None
            near = np.zeros(len(self.program.lower), bool)
            near[model.columns] = lp.inside
            self.road.near, self.road.crew = near, self.crew
            if len(self.named) == 1:  # then the blend is the aim itself, and its bound is worth another round
                self.blend = certificate(model, lp.solve(model, self.deadline.left).y)
                self.hoped[self.named[0]] = self.blend.bound
                self._help(self.named[0])
            for k in self.named:
                if self._over:
                    return
                self.hoped[k] = min(self.road.stage(k).proof.bound, self.hoped.get(k, self.road.stage(k).proof.bound))
                self._help(k)
        except Stopped:
            return

    def _help(self, k: int) -> None:
        """Decide blocks, too, until the plan reaches the bound of this tier: those of later tiers would hold for nothing yet."""
        while not self._over and not (self.best is not None and self._worth(k) >= self.hoped[k]):
            ready = self.assembly is not None and self.assembly.drafted
            if not ready or self.assembly is None or not self.assembly.step(self.deadline, self.crew):
                sleep(AGAIN)

    @property
    def _over(self) -> bool:
        return self.given_up or self.done or self.deadline.over

    def _give_up(self) -> None:
        self.given_up = True
        for process in tuple(self.crew):
            process.process.kill()

    def bound_rest(self, outcomes: list[TierOutcome], x: Ints) -> None:
        r"""Bounds of the tiers that are not proven, among plans as good as this one in the tiers before.

        With the blended aim's bound B, weights w and the plan's values v, such plans have at most
        :math:`(B - \sum_{i<k} w_i v_i - \sum_{i>k} w_i \min_i) / w_k` in tier k.
        """
        if self.blend is None:
            return
        values = {k: self.program.tiers[k].worth(x) for k in self.weights}
        least = {k: least_worth(self.program.tiers[k], self.program) for k in self.weights}
        undecided = [k for k in self.weights if not outcomes[k].proven]
        for k in undecided:
            rest = self.blend.bound - sum(w * (values[i] if i < k else least[i]) for i, w in self.weights.items() if i != k)
            outcomes[k].bound = max(min(outcomes[k].bound, rest // self.weights[k]), values[k])


def _spread(model: Model, columns: Ints, x: Ints) -> Ints:
    whole = model.lower.copy()
    whole[columns] = x
    return whole
