"""A plan of a large model, a few villages at a time.

Once through all villages, each block as well as it can be done, with what is still undecided as the LP would have it; then
again and again where the plan loses most, which only ever makes it better. Blocks are small enough for branch and cut to
finish at or near its first node. Nothing here is proof; every plan is checked against all rows in integers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Lock

import numpy as np

from ...data.exact import Floats, Ints
from ..bounds.candidate_columns import best_of_rows
from ..model.model import Model, keeps
from ..solvers.deadline import Deadline
from ..solvers.interruptible import Stopped
from ..solvers.process import Crew
from ..solvers.scip import branch
from .neighbourhoods import Neighbours
from .subproblem import Draft

PER_POST = 5  # pairs kept for each post at least
PER_SLOT = 9  # pairs kept for each that the LP places, those of the smallest reduced cost
USED = 0.01  # values of the LP below are not looked at: rough ones are spread over half a million pairs
FIRST, SMALLEST, LARGEST = 80, 15, 160  # villages at a time
NODES = 40
LONG = 4.0  # seconds for a block
QUICK = 0.35  # seconds; blocks that take less may be larger


def chosen(model: Model, y: Floats, x: Floats, pairs: int) -> Ints:
    """Positions of the columns that are worth looking at: those the LP uses or nearly uses."""
    worth = model.c - model.gathered_products(y)
    price, pair = np.abs(worth), model.columns < pairs
    price[(x > USED) | ~pair | (model.lower > 0)] = -1.0
    asking = np.flatnonzero((model.row_lower > 0)[model.row])  # a post that nobody else can take stays empty
    demand = replace(model, row=model.row[asking], column=model.column[asking], data=model.data[asking])
    free = np.flatnonzero(pair & (model.upper > 0))
    price[best_of_rows(demand, free, worth[free], PER_POST)] = -1.0
    kept = max(int((price < 0).sum()), int((~pair).sum()) + int(PER_SLOT * x[pair].sum()))
    return np.sort(np.argsort(price, kind="stable")[:kept])


def restricted(model: Model, columns: Ints) -> Model:
    """The model on some of its columns, the others at their lower bounds of zero; rows stay as they are."""
    place = np.full(len(model.columns), -1, np.int64)
    place[columns] = np.arange(len(columns))
    entry = np.flatnonzero(place[model.column] >= 0)
    return Model(model.full(model.lower), model.columns[columns], model.lower[columns], model.upper[columns], model.row[entry],
                 place[model.column[entry]], model.data[entry], model.row_lower, model.row_upper, model.origin,
                 model.c[columns], 0)  # fmt: skip


class Assembly:
    """A draft that becomes a plan.

    Parameters
    ----------
    draft
        What is to be decided; where all is settled, a plan to be made better.
    keep
        Called with the values of every plan that is better than those before it.
    """

    def __init__(self, draft: Draft, keep: Callable[[Ints], object]) -> None:
        self.draft, self.keep = draft, keep
        self.near = Neighbours(draft.model, draft.place)
        self.best: int | None = None
        self.drafted = False  # every village has been decided once
        self.blocks, self.idle = 0, 0  # decided so far, and in a row without a better plan
        self.size, self.dice = FIRST, np.random.default_rng(0)
        self.villages, self.lock = self._villages(), Lock()

    def run(self, deadline: Deadline, enough: Callable[[], bool]) -> None:
        """Work until time is up or ``enough`` says so.

        Raises
        ------
        Stopped
            On Ctrl-C.
        """
        while not deadline.over and not enough() and self.step(deadline):
            pass

    def step(self, deadline: Deadline, crew: Crew | None = None) -> bool:
        """Decide one block, if there are villages; several threads may do so at once, each with villages of its own draw.

        Raises
        ------
        Stopped
            On Ctrl-C.
        """
        draft = self.draft
        with self.lock:
            villages = next(self.villages, None)
            if villages is None:
                return False
            model, columns = draft.block(villages)
            again = bool(draft.settled[columns].all())
        begun = deadline.spent
        found = branch(model, min(LONG, deadline.left), NODES, crew)
        if found.stopped:
            raise Stopped(None)
        with self.lock:
            self.blocks += 1
            if again:
                quick = deadline.spent - begun < QUICK and found.optimal
                self.size = min(max(self.size + 2 if quick else self.size * 9 // 10, SMALLEST), LARGEST)
            if found.x is not None:
                self._take(columns, found.x[: len(columns)], again)
            else:
                self.idle += again
        return True

    def _villages(self) -> Iterator[Ints]:
        draft, order = self.draft, self.near.order()
        if not draft.settled.all():
            for first in range(0, len(order), FIRST):
                yield order[first : first + FIRST]
            draft.settled[:] = True
        self.drafted = True
        self._offer()
        half = np.roll(order, -FIRST // 2)
        for first in range(0, len(order), FIRST):
            yield half[first : first + FIRST]
        while len(lost := draft.lost() + 1.0):
            short = draft.lacks() > 0
            there = draft.place[draft.model.column[short[draft.model.row]]]
            if (there >= 0).any():  # where rows are broken first
                lost[np.setdiff1d(np.arange(len(lost)), there)] = 0.0
            first = int(self.dice.choice(len(lost), p=lost / lost.sum()))
            yield self.near.around(first, self.size, lost, self.dice)

    def _take(self, columns: Ints, values: Ints, again: bool) -> None:
        """Put a block's values in; where all was settled before, only if nothing is lost by it, whatever others did meanwhile."""
        draft = self.draft
        before, old = draft.worth() if again else None, draft.x[columns].copy()
        draft.x[columns], draft.settled[columns] = values, True
        if before is None:
            return
        now = draft.worth()
        if now < before:
            draft.x[columns] = old
        self.idle = 0 if now > before else self.idle + 1
        self._offer()

    def _offer(self) -> None:
        draft = self.draft
        if not draft.settled.all() or draft.lacks().any() or not keeps(draft.model, draft.x):
            return
        worth = draft.worth()
        if self.best is None or worth > self.best:
            self.best = worth
            self.keep(draft.x)
