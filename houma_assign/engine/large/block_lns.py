"""Block LNS: a plan of a large model, a few villages at a time.

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
from ..solvers.process import Running
from ..solvers.scip import solve_scip
from .neighbourhoods import Neighbourhoods
from .subproblem import PartialSolution

PER_POST = 5  # pairs kept for each post at least
PER_SLOT = 9  # pairs kept for each that the LP places, those of the smallest reduced cost
USED = 0.01  # values of the LP below are not looked at: rough ones are spread over half a million pairs
FIRST, SMALLEST, LARGEST = 80, 15, 160  # villages at a time
NODES = 40
LONG = 4.0  # seconds for a block
QUICK = 0.35  # seconds; blocks that take less may be larger


def promising_columns(model: Model, y: Floats, x: Floats, pairs: int) -> Ints:
    """Positions of the columns that are worth looking at: those the LP uses or nearly uses."""
    worth = model.c - model.float_products(y)
    price, pair = np.abs(worth), model.columns < pairs
    price[(x > USED) | ~pair | (model.lower > 0)] = -1.0
    asking = np.flatnonzero((model.row_lower > 0)[model.row])  # a post that nobody else can take stays empty
    demand = replace(model, row=model.row[asking], column=model.column[asking], data=model.data[asking])
    free = np.flatnonzero(pair & (model.upper > 0))
    price[best_of_rows(demand, free, worth[free], PER_POST)] = -1.0
    kept = max(int((price < 0).sum()), int((~pair).sum()) + int(PER_SLOT * x[pair].sum()))
    return np.sort(np.argsort(price, kind="stable")[:kept])


def submodel(model: Model, columns: Ints) -> Model:
    """The model on some of its columns, the others at their lower bounds of zero; rows stay as they are."""
    place = np.full(len(model.columns), -1, np.int64)
    place[columns] = np.arange(len(columns))
    entry = np.flatnonzero(place[model.column] >= 0)
    return Model(model.full(model.lower), model.columns[columns], model.lower[columns], model.upper[columns], model.row[entry],
                 place[model.column[entry]], model.data[entry], model.row_lower, model.row_upper, model.origin,
                 model.c[columns], 0)  # fmt: skip


class BlockLNS:
    """Large neighbourhood search over blocks of villages: a partial solution that becomes a plan.

    Parameters
    ----------
    solution
        What is to be decided; where all is decided, a plan to be made better.
    keep
        Called with the values of every plan that is better than those before it.
    """

    def __init__(self, solution: PartialSolution, keep: Callable[[Ints], object]) -> None:
        self.solution, self.keep = solution, keep
        self.neighbourhoods = Neighbourhoods(solution.model, solution.place)
        self.best: int | None = None
        self.constructed = False  # every village has been decided once
        self.blocks, self.idle = 0, 0  # decided so far, and in a row without a better plan
        self.size, self.rng = FIRST, np.random.default_rng(0)
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

    def step(self, deadline: Deadline, running: Running | None = None) -> bool:
        """Decide one block, if there are villages; several threads may do so at once, each with villages of its own draw.

        Raises
        ------
        Stopped
            On Ctrl-C.
        """
        solution = self.solution
        with self.lock:
            villages = next(self.villages, None)
            if villages is None:
                return False
            model, columns = solution.block(villages)
            again = bool(solution.decided[columns].all())
        begun = deadline.spent
        result = solve_scip(model, min(LONG, deadline.left), NODES, running)
        if result.stopped:
            raise Stopped(None)
        with self.lock:
            self.blocks += 1
            if again:
                quick = deadline.spent - begun < QUICK and result.optimal
                self.size = min(max(self.size + 2 if quick else self.size * 9 // 10, SMALLEST), LARGEST)
            if result.x is not None:
                self._take(columns, result.x[: len(columns)], again)
            else:
                self.idle += again
        return True

    def _villages(self) -> Iterator[Ints]:
        solution, order = self.solution, self.neighbourhoods.order()
        if not solution.decided.all():
            for first in range(0, len(order), FIRST):
                yield order[first : first + FIRST]
            solution.decided[:] = True
        self.constructed = True
        self._offer()
        half = np.roll(order, -FIRST // 2)
        for first in range(0, len(order), FIRST):
            yield half[first : first + FIRST]
        while len(regret := solution.regret() + 1.0):
            violated = solution.violation() > 0
            there = solution.place[solution.model.column[violated[solution.model.row]]]
            if (there >= 0).any():  # where rows are broken first
                regret[np.setdiff1d(np.arange(len(regret)), there)] = 0.0
            first = int(self.rng.choice(len(regret), p=regret / regret.sum()))
            yield self.neighbourhoods.around(first, self.size, regret, self.rng)

    def _take(self, columns: Ints, values: Ints, again: bool) -> None:
        """Put a block's values in; where all was decided before, only if nothing is lost by it, whatever others did meanwhile."""
        solution = self.solution
        before, old = solution.worth() if again else None, solution.x[columns].copy()
        solution.x[columns], solution.decided[columns] = values, True
        if before is None:
            return
        now = solution.worth()
        if now < before:
            solution.x[columns] = old
        self.idle = 0 if now > before else self.idle + 1
        self._offer()

    def _offer(self) -> None:
        solution = self.solution
        if not solution.decided.all() or solution.violation().any() or not keeps(solution.model, solution.x):
            return
        worth = solution.worth()
        if self.best is None or worth > self.best:
            self.best = worth
            self.keep(solution.x)
