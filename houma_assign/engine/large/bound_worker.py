"""The bounds of a large program, computed by a second thread while the first looks for a plan.

The tiers' own LPs make a chain as always, and every proof is theirs. What they say of a tier holds once the plan reaches the
tiers before it; so does the last of them: its LP describes the plans that are as good as can be in all tiers but the last.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from time import sleep

import numpy as np

from ...data.exact import Floats, Ints
from ...program.program import Program
from ..bounds.interior_point import InteriorPoint
from ..bounds.relaxation_chain import RelaxationChain
from ..model.model import Impossible, Model
from ..proof.certificate import Certificate, certificate
from ..proof.outcome import TierOutcome
from ..solvers.deadline import Deadline
from ..solvers.interruptible import RETRY, Stopped
from ..solvers.process import Running
from .weighted_sum import least_worth

ROUGHLY = 1e-3  # of the bound of the weighted sum: enough to know which columns matter

ALMOST = 1e-3  # of a tier's bound; a plan this close is taken as a sign that the bound can be reached


@dataclass(frozen=True)
class Target:
    """What a plan is sought for: a model, and its LP's values and prices."""

    model: Model
    x: Floats
    y: Floats


class BoundWorker:
    """Work of a second thread, whose solver processes are noted in ``running``.

    Parameters
    ----------
    program, chain, deadline, running
        As for the tiers' solvers; the chain's LPs are solved here.
    named, weights
        Tiers with an aim of their own, and by what each counts in the weighted sum.
    worth
        What the best plan found so far is worth in a tier, None without a plan.
    step
        Decides a block of the plan, if there is one to be decided; whether there was.
    """

    def __init__(self, program: Program, chain: RelaxationChain, deadline: Deadline, running: Running, named: list[int],
                 weights: dict[int, int], worth: Callable[[int], int | None], step: Callable[[], bool]) -> None:  # fmt: skip
        self.program, self.chain, self.deadline, self.running = program, chain, deadline, running
        self.named, self.weights, self.worth, self.step = named, weights, worth, step
        self.optimistic: dict[int, int] = {}  # bounds on the assumption that the tiers before reach theirs
        self.weighted: Certificate | None = None
        self.refined: Target | None = None  # the weighted sum by good prices, once they are there
        self.last_tier_target: Target | None = None  # the last tier among plans that reach all others
        self.rejected = False  # no plan was found for it: it is to be sought again only once one is known
        self.tier_at_work = -1  # the tier whose LP is being solved
        self.given_up = self.done = False
        self.ended = Event()

    def run(self, lp: InteriorPoint, model: Model) -> None:
        """The bounds of the weighted sum and of all tiers, as far as time allows; then blocks of the plan."""
        try:
            self._bounds(lp, model)
        except (Stopped, Impossible):
            return
        finally:
            self.ended.set()

    def newest(self, target: Target) -> Target:
        """What a plan should be sought for by now."""
        others = self.named[:-1]
        if self.last_tier_target is not None and all(self._reached(k, 0.0 if self.rejected else ALMOST) for k in others):
            return self.last_tier_target
        return self.refined or target

    def complete(self) -> bool:
        """Whether the plan reaches every bound."""
        return all(self._reached(k) for k in self.named)

    def _reached(self, k: int, almost: float = 0.0) -> bool:
        worth = self.worth(k)
        return worth is not None and k in self.optimistic and worth >= self.optimistic[k] - almost * abs(self.optimistic[k])

    def _bounds(self, lp: InteriorPoint, model: Model) -> None:
        refined = lp.solve(model, self.deadline.left, ROUGHLY)
        self.weighted = certificate(model, refined.y)
        if refined.x is not None:
            self.refined = Target(model, refined.x, refined.y)
        first_columns = np.zeros(len(self.program.lower), bool)
        first_columns[model.columns] = lp.inside
        self.chain.first_columns, self.chain.running, self.chain.on_answer = first_columns, self.running, self._on_answer
        for k in self.named:
            if self._over:
                return
            self.tier_at_work, begun = k, self.deadline.spent
            relaxation = self.chain.relaxation(k)
            self.optimistic[k] = relaxation.proof.bound
        took, tightened = self.deadline.spent - begun, False
        while not self._over and not self.complete():
            # Team cuts want the LP again and again; with less time than that, blocks gain more.
            if not tightened and self.deadline.left > took and all(self._reached(k) for k in self.named[:-1]):
                self.chain.tighten(k, self.worth(k))
                self.optimistic[k], tightened = min(self.optimistic[k], relaxation.proof.bound), True
            elif not self.step():
                sleep(RETRY)

    def _on_answer(self, model: Model, x: Floats, y: Floats) -> None:
        if self.tier_at_work == self.named[-1] and len(self.named) > 1 and self.last_tier_target is None:
            self.last_tier_target = Target(model, x, y)

    @property
    def _over(self) -> bool:
        return self.given_up or self.done or self.deadline.over

    def give_up(self) -> None:
        """End the processes at work."""
        self.given_up = True
        for process in tuple(self.running):
            process.process.kill()

    def bound_rest(self, outcomes: list[TierOutcome], x: Ints) -> None:
        r"""Bounds of the tiers that are not proven, among plans as good as this one in the tiers before.

        With the weighted sum's bound B, weights w and the plan's values v, such plans have at most
        :math:`(B - \sum_{i<k} w_i v_i - \sum_{i>k} w_i \min_i) / w_k` in tier k.
        """
        if self.weighted is None:
            return
        values = {k: self.program.tiers[k].worth(x) for k in self.weights}
        least = {k: least_worth(self.program.tiers[k], self.program) for k in self.weights}
        undecided = [k for k in self.weights if not outcomes[k].proven]
        for k in undecided:
            rest = self.weighted.bound - sum(w * (values[i] if i < k else least[i]) for i, w in self.weights.items() if i != k)
            outcomes[k].bound = max(min(outcomes[k].bound, rest // self.weights[k]), values[k])
