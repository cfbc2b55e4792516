"""Tasks dealt out anew, a few holders at a time: diving along the LP over their bundles.

The prices of that LP say within moments whether the holders at hand can do better at all; where they may, tasks are settled one
after the other as the LP would have it, and it is solved again in between. Nothing here is proof.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...data.exact import Floats, Ints
from ..bounds.incremental_lp import LPFailure
from ..solvers.deadline import Deadline
from ..solvers.interruptible import interruptible
from .bundles import Bundles
from .sharing import Sharing

FEWEST = 2  # holders opened together
AT_ONCE, AT_FIRST = 110.0, 160.0  # about how many tasks they may hold at most; where all can be looked at together, at first
ALL = 200  # tasks up to which that is so; of more, the LP takes too long for what a dive along it finds
MORE, SHARE = 1.1, 0.5  # times as many where that LP rules out anything better; what share of them at least is opened
SURE, LIKELY = 0.999, 0.05
DICE = 0.2  # what chance adds to shares, so that no two dives are the same


def looks_at_most(tasks: Sharing) -> bool:
    """Whether most holders are opened together; where tasks are few, any number of holders may be, by dice."""
    return AT_ONCE < tasks.count <= ALL


@dataclass
class ShareOut:
    """The search; ``run`` it.

    Parameters
    ----------
    tasks
        What is shared out.
    price
        What each task is worth at first: its loss where it is held, and what its room costs there.
    deadline, keep
        Until when, and whom to tell of better plans (who holds each task).
    seed
        Of the dice.
    """

    tasks: Sharing
    price: Floats
    deadline: Deadline
    keep: Callable[[Ints], object]
    seed: int = 0
    stopped: bool = False

    def __post_init__(self) -> None:
        self.whole = looks_at_most(self.tasks)
        self.most = AT_FIRST if self.whole else AT_ONCE

    def run(self, holder: Ints, tries: int, least: float) -> Ints:
        """A plan at least as good as the one given; ends after so many rounds without success, or at a loss of ``least``.

        Raises
        ------
        Stopped
            On Ctrl-C; what was found until then was told to ``keep``.
        """
        from ortools.util.python import solve_interrupter

        stop = solve_interrupter.SolveInterrupter()

        def end() -> None:
            self.stopped = True
            stop.interrupt()

        return interruptible(lambda: self._improved(holder, tries, least, stop.pybind_interrupter), end)

    def _improved(self, holder: Ints, tries: int, least: float, interrupter: Any) -> Ints:
        rng, count, idle = np.random.default_rng(self.seed), len(self.tasks.room), 0
        lost = self.tasks.total(holder)
        while idle < tries and lost > least and not self._over():
            opened = self._opened(holder, rng, count)
            found = self._dealt(holder, opened, rng, interrupter)
            idle += 1
            if found is not None and self.tasks.total(found) < lost:
                holder, lost, idle = found, self.tasks.total(found), 0
                self.keep(holder)
        return holder

    def _over(self) -> bool:
        return self.stopped or self.deadline.over

    def _opened(self, holder: Ints, rng: np.random.Generator, count: int) -> Ints:
        """Some holders, with not too many tasks together."""
        held = np.bincount(holder, minlength=count)
        order = rng.permutation(count)
        few = int((np.cumsum(held[order]) <= self.most * rng.uniform(SHARE if self.whole else 0.0, 1.0)).sum())
        return np.sort(order[: max(few, min(FEWEST, count))])

    def _dealt(self, holder: Ints, opened: Ints, rng: np.random.Generator, interrupter: Any) -> Ints | None:
        """What these holders hold, dealt out anew and better; None if it was not found."""
        tasks = self.tasks
        free = np.flatnonzero(np.isin(holder, opened))
        grid = np.ix_(opened, free)
        beat = float(tasks.loss[holder[free], free].sum())
        bundles = Bundles(tasks.loss[grid], tasks.weight[grid], tasks.room[opened], self.price[free])
        try:
            bundles.begin(np.searchsorted(opened, holder[free]))
            dealt = self._dive(bundles, beat, rng, interrupter)
        except LPFailure:
            return None
        if dealt is None:
            return None
        found = holder.copy()
        found[free] = opened[dealt]
        return found

    def _dive(self, bundles: Bundles, beat: float, rng: np.random.Generator, interrupter: Any) -> Ints | None:
        while True:
            answer = bundles.solve(beat, interrupter, self._over)
            if answer is None or answer.broken > 1e-6:
                if self.whole and answer is None and (bundles.holder < 0).all():
                    self.most = min(self.most * MORE, float(self.tasks.count))
                return None
            share = bundles.shares(answer)
            share[:, bundles.holder >= 0] = 0
            who, what = np.nonzero(share > SURE)
            likely = np.where((share > LIKELY) & (share <= SURE), share + DICE * rng.random(share.shape), 0.0)
            if likely.any():
                best = np.unravel_index(int(np.argmax(likely)), likely.shape)
                who, what = np.append(who, best[0]), np.append(what, best[1])
            if not len(what):
                return None
            bundles.settle(who, what, answer)
            if (bundles.holder >= 0).all():
                load = np.bincount(bundles.holder, bundles.weight[bundles.holder, np.arange(bundles.tasks)], bundles.holders)
                return bundles.holder if (load <= bundles.room).all() else None
