"""Programs too large for one corner-to-corner LP: a plan from blocks of villages, while the bounds are computed beside it.

All named tiers are blended into one aim in which one step of a tier outweighs what a person can gain in the tiers after it. Its
LP says which columns matter and what everything is worth; blocks of villages make a plan of that. Meanwhile, in another
process, the tiers' own LPs are laid one behind the other as always: the bounds are theirs, and so is every proof.
"""

from __future__ import annotations

from dataclasses import replace
from threading import Thread

import numpy as np

from ..exact import Ints
from ..program import Program
from .assemble import Assembly, chosen, restricted
from .attended import Stopped
from .block import Draft
from .deadline import Deadline
from .interior import Interior
from .model import Model
from .road import Road, with_objective
from .solver_process import Crew
from .tier_outcome import TierOutcome
from .tier_state import Report

PATIENCE = 80  # blocks in a row that may change nothing, where no time limit ends the work
LARGEST = 2**44  # of a blended coefficient


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
        self.crew: Crew = set()
        self.given_up = False

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
        model = blended(base, self.program, self.named)
        lp = Interior(model, self.program.pairs)
        answer = lp.solve(model, self.deadline.left)
        near = np.zeros(len(self.program.lower), bool)
        near[base.columns] = lp.inside
        self.road.near, self.road.crew = near, self.crew
        beside = Thread(target=self._bounds, name="houma_assign bounds", daemon=True)
        beside.start()
        try:
            if answer.x is not None:
                self._assemble(model, answer.x, answer.y)
        except BaseException:
            self._give_up()
            raise
        finally:
            beside.join()
            self.road.crew = None
        return self.best

    def _assemble(self, model: Model, lp: np.ndarray, y: np.ndarray) -> None:
        columns = chosen(model, y, lp, self.program.pairs)
        if self.best is not None:
            columns = np.union1d(columns, np.flatnonzero(self.best[model.columns]))
        part = restricted(model, columns)
        place = np.full(len(columns), -1, np.int64)
        at = model.columns[columns]
        place[at < self.program.pairs] = self.program.village[at[at < self.program.pairs]]
        known = self.best
        x = part.lower.copy() if known is None else known[at]
        draft = Draft(part, place, lp[columns], y, x, np.full(len(columns), known is not None))
        assembly = Assembly(draft, lambda x: self._keep(model.full(_spread(model, columns, x))))
        self.assembly = assembly
        assembly.run(self.deadline, self._enough)

    def _enough(self) -> bool:
        reached = self.best is not None and all(self._worth(k) >= self.outcomes[k].bound for k in self.named)
        return reached or (self.assembly.idle >= PATIENCE and self.deadline.left > 1e6)

    def _worth(self, k: int) -> int:
        return self.program.tiers[k].worth(self.best) if self.best is not None else 0

    def _keep(self, x: Ints) -> None:
        values = [self.program.tiers[k].worth(x) for k in self.named]
        if self.best is not None and values <= [self._worth(k) for k in self.named]:
            return
        self.best = x
        if self.report:
            for k, value in zip(self.named, values, strict=True):
                if value < self.outcomes[k].bound or k == self.named[-1]:
                    self.report(k, value, max(self.outcomes[k].bound, value), len(self.assembly.draft.x))
                    return

    def _bounds(self) -> None:
        """Lay the road as far as time allows; what it proves of the first tiers holds as soon as the plan gets there."""
        try:
            for k in self.named:
                if self.deadline.over or self.given_up:
                    return
                proof = self.road.stage(k).proof
                self.outcomes[k].bound = min(self.outcomes[k].bound, proof.bound)
        except Stopped:
            return

    def _give_up(self) -> None:
        self.given_up = True
        for process in tuple(self.crew):
            process.process.kill()


def blended(model: Model, program: Program, tiers: list[int]) -> Model:
    """The model with all these tiers as one objective."""
    c, weight = np.zeros(len(model.columns), np.int64), 1
    for k in reversed(tiers):
        priced = with_objective(model, program.tiers[k])
        if int(np.abs(priced.c).max(initial=0)) * weight > LARGEST:
            return replace(model, c=priced.c, constant=0)  # numbers would grow too large: the first tiers alone
        c = c + weight * priced.c
        weight = 2 * int(np.abs(c).max(initial=0)) + 1
    return replace(model, c=c, constant=0)


def _spread(model: Model, columns: Ints, x: Ints) -> Ints:
    whole = model.lower.copy()
    whole[columns] = x
    return whole
