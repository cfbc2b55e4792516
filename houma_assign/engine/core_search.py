"""From the bound downwards: is there a plan this close to it? Then a little further away, until there is one.

Plans within a small gap of the bound can only use columns whose reduced cost is within the gap: a few hundred of a million.
If there is none, the bound is that much lower and the next rung is twice as large; if there is one, the best of them is the
best of all. Nobody has to guess the optimum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from ..data.exact import Floats, Ints
from .heuristics.diving import dive
from .heuristics.lns import mended
from .heuristics.polish import polished
from .model.model import Model
from .proof.certificate import Certificate
from .proof.restrict import core
from .solvers.cp_sat import Effort, Found, search
from .solvers.deadline import Deadline
from .solvers.portfolio import wide_search

FIRST = 200  # open columns of the first rung beyond those without a price
BRIEF = 0.5  # effort of the first searches
WHOLE = 500  # so few open columns are searched at once
LARGE = 4000  # columns; beyond, another plan as good is not asked for, only a better one


@dataclass
class Climb:
    """What the ladder says of a model.

    Attributes
    ----------
    x, value
        The best plan found, as values of the model's columns; ``value`` is None where there is none.
    bound
        No plan of the model is worth more.
    proven, alone
        The plan is the best of the model; no other placements are as good.
    empty
        The model has no plan.
    searched
        Columns of the last search.
    """

    bound: int
    x: Ints | None = None
    value: int | None = None
    proven: bool = False
    alone: bool = False
    empty: bool = False
    stopped: bool = False
    searched: int = 0


@dataclass
class Ladder:
    """Searches cores of growing size until the best plan is proven or the effort is spent.

    Parameters
    ----------
    proof
        Prices of the model.
    lp
        The LP's answer.
    village
        For each of the program's pairs, its first columns, the position of its village.
    most
        CP-SAT's own (repeatable) time for the last search; those before it get less.
    keep
        Called with every better plan at once, so that none is lost if the solve ends here.
    """

    proof: Certificate
    lp: Floats | None
    village: Ints
    workers: int
    deadline: Deadline
    most: float
    keep: Callable[[Ints], object] = len

    def climb(self, known: Ints | None, ties: bool) -> Climb:
        """What the ladder says of the model.

        Parameters
        ----------
        known
            A plan as values of the model's columns.
        ties
            Whether to ask for other plans as good as the best: there are tiers to come, which would have to choose.
        """
        model = self.proof.model
        self.found, self.ties, self.plunged = Climb(self.proof.bound), ties, False
        if known is not None:
            self.found.x, self.found.value = known, int(model.c @ known) + model.constant
        self.effort = min(BRIEF, self.most)
        for gap in _gaps(self.proof):
            floor = self.proof.bound - gap
            while not self._over and not self._rung(floor):
                pass
            found = self.found
            if self._over or (found.value is not None and found.value >= floor) or self.given_up:
                break  # there is nothing further away that could be better, or no hope of finding it
        return self.found

    given_up: bool = False

    @property
    def _over(self) -> bool:
        found = self.found
        return found.proven or found.empty or found.stopped or self.deadline.over

    def _rung(self, floor: int) -> bool:
        """One search among plans worth at least ``floor``; whether the rung is done with."""
        found, proof = self.found, self.proof
        if found.value is not None and found.value >= floor:
            return self._finish() or self._spent()
        part = core(proof, floor, len(self.village))
        if part is None:
            return self._nothing_above(floor)
        if len(part.columns) > LARGE and not self.plunged:
            return self._plunge()
        reply = self._asked(part)
        if reply.infeasible:
            return self._nothing_above(floor)
        if reply.x is None:
            if not self.plunged:
                return self._plunge()
            self.given_up = self._spent()  # what is larger is harder still
            return self.given_up
        if found.value is None or reply.value > found.value:
            found.x, found.value = part.full(reply.x), reply.value
            self.keep(found.x)
        if reply.optimal and reply.value >= floor:
            found.proven, found.bound = True, reply.value
        elif reply.optimal:  # the best of the core is not the best of all
            return self._nothing_above(floor)
        return reply.value < floor and self._spent()

    def _nothing_above(self, floor: int) -> bool:
        found = self.found
        found.bound = min(found.bound, floor - 1)
        found.empty = found.value is None and found.bound < _least(self.proof)
        return True

    def _spent(self) -> bool:
        """Whether no more effort is allowed; if it is, the next search gets twice as much."""
        if self.effort >= self.most:
            return True
        self.effort = min(2 * self.effort, self.most)
        return False

    def _plunge(self) -> bool:
        """Look for a plan by following the LP, if none is known, and make it better; always False, the rung goes on."""
        model, found, self.plunged = self.proof.model, self.found, True
        if found.x is None and self.lp is not None:
            found.x = dive(self.proof, self.lp, len(self.village), self.workers, self.deadline)
        if found.x is not None:
            self.keep(found.x)
            found.x, found.stopped = mended(self.proof, found.x, self.village, self.workers, self.deadline, self.keep)
            found.value = int(model.c @ found.x) + model.constant
        return False

    def _finish(self) -> bool:
        """Ask for a better plan than the known one, or another as good; whether the question was answered."""
        found, proof, pairs = self.found, self.proof, len(self.village)
        x = found.x if found.x is not None else proof.model.lower
        found.x, best, found.stopped = polished(proof.model, pairs, x, self.workers, self.deadline.left)
        found.value = int(proof.model.c @ found.x) + proof.model.constant
        if not best:
            return False
        other = core(proof, found.value, pairs, proof.model.full(found.x)) if self.ties else None
        alone = self.ties and (other is None or len(other.columns) <= LARGE)
        part = other if alone else core(proof, found.value + 1, pairs)
        reply = self._asked(part) if part is not None else None
        if reply is None or reply.infeasible:
            found.proven, found.bound, found.alone = True, found.value, alone
            return True
        if reply.x is None or part is None:
            return False
        better = reply.value > found.value
        if better:
            found.x, found.value = part.full(reply.x), reply.value
        if reply.optimal:
            found.proven, found.bound = True, found.value
        return found.proven

    def _asked(self, part: Model) -> Found:
        self.found.searched, reply, left = len(part.columns), None, self.deadline.left
        if self.effort <= BRIEF:  # beyond, cutting planes have been found to be needed
            reply = search(part, self.workers, left, Effort(False, min(self.effort, 0.3)))
        if reply is None or not (reply.infeasible or reply.optimal or reply.stopped or self.deadline.over):
            further = wide_search(part, self.workers, self.deadline.left, Effort(True, self.effort))
            reply = further if reply is None or further.x is not None or reply.x is None or further.infeasible else reply
        self.found.stopped = reply.stopped
        return reply


def _least(proof: Certificate) -> int:
    """No plan of the model is worth less."""
    model = proof.model
    return int(np.where(model.c > 0, model.c * model.lower, model.c * model.upper).sum()) + model.constant


def _gaps(proof: Certificate) -> Iterator[int]:
    """Distances from the bound, each leaving about twice as many columns open as the one before; the last one all."""
    model = proof.model
    price = np.sort(np.abs(proof.d[model.lower < model.upper])) / proof.scale
    free, more, last = int(np.searchsorted(price, 1.0)), FIRST, -1
    while free + more < len(price) and len(price) > WHOLE:
        gap = int(price[free + more])
        if gap > last:
            yield gap
            last = gap
        more *= 2
    yield max(proof.bound - _least(proof) + 1, last + 1)
