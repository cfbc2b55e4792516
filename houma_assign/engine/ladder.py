"""From the bound downwards: is there a plan this close to it? Then a little further away, until there is one.

Plans within a small gap of the bound can only use columns whose reduced cost is within the gap: a few hundred of a million.
If there is none, the bound is that much lower and the next rung is twice as large; if there is one, the best of them is the
best of all. Nobody has to guess the optimum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from ..exact import Ints
from .certificate import Certificate
from .core import core
from .deadline import Deadline
from .dive import dive
from .mend import mended
from .model import Model
from .polish import polished
from .prices import Floats
from .search import Effort, Found, search

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


def climb(proof: Certificate, lp: Floats | None, village: Ints, known: Ints | None, workers: int, deadline: Deadline,
          most: float, ties: bool = True, tell: Callable[[int, int], None] | None = None) -> Climb:  # fmt: skip
    """Search cores of growing size until the best plan is proven or the effort is spent.

    Parameters
    ----------
    proof
        Prices of the model.
    lp
        The LP's answer.
    village
        For each of the program's pairs, its first columns, the position of its village.
    known
        A plan as values of the model's columns.
    most
        CP-SAT's own (repeatable) time for the last search; those before it get less.
    ties
        Whether to ask for other plans as good as the best: there are tiers to come, which would have to choose.
    tell
        Called with the best plan's worth and the bound whenever there is a better plan.
    """
    model = proof.model
    found = Climb(proof.bound)
    if known is not None:
        found.x, found.value = known, int(model.c @ known) + model.constant
    effort, dived = min(BRIEF, most), False
    for gap in _gaps(proof):
        while not (found.proven or found.empty or deadline.over or found.stopped):
            floor = proof.bound - gap
            if found.value is not None and found.value >= floor:
                if _finish(found, proof, len(village), workers, deadline, effort, ties) or effort >= most:
                    break
                effort = min(effort * 2, most)
                continue
            part = core(proof, floor, len(village))
            if part is not None and len(part.columns) > LARGE and not dived:
                dived = _plunge(found, proof, lp, village, workers, deadline, tell)
                continue
            reply = _asked(part, workers, deadline, effort, found) if part is not None else None
            if reply is None or reply.infeasible:
                found.bound = min(found.bound, floor - 1)
                found.empty = found.bound < _least(proof) and found.value is None
            elif reply.x is not None and part is not None:
                if found.value is None or reply.value > found.value:
                    found.x, found.value = part.full(reply.x), reply.value
                if reply.optimal and reply.value < floor:  # the best of the core is not the best of all
                    found.bound = min(found.bound, floor - 1)
                    break
                found.proven = reply.optimal
                found.bound = reply.value if reply.optimal else found.bound
                continue
            elif not dived:
                dived = _plunge(found, proof, lp, village, workers, deadline, tell)
                continue
            elif effort < most:
                effort = min(effort * 2, most)
                continue
            else:
                return found  # what is larger is harder still
            break
        if found.proven or found.empty or deadline.over or found.stopped:
            break
        if found.value is not None and found.value >= proof.bound - gap:
            break  # nothing further away can be better
    return found


def _plunge(found: Climb, proof: Certificate, lp: Floats | None, village: Ints, workers: int, deadline: Deadline,
            tell: Callable[[int, int], None] | None) -> bool:  # fmt: skip
    """Look for a plan by following the LP, if none is known, and make it better. Always True: once is enough."""
    model = proof.model
    if found.x is None and lp is not None:
        found.x = dive(proof, lp, len(village), workers, deadline)
    if found.x is not None:
        found.x = mended(proof, found.x, village, workers, deadline, tell)
        found.value = int(model.c @ found.x) + model.constant
    return True


def _finish(found: Climb, proof: Certificate, pairs: int, workers: int, deadline: Deadline, effort: float,
            ties: bool) -> bool:  # fmt: skip
    """Ask for a better plan than the known one, or another as good; whether the question was answered."""
    assert found.value is not None and found.x is not None
    found.x, best, found.stopped = polished(proof.model, pairs, found.x, workers, deadline.left)
    found.value = int(proof.model.c @ found.x) + proof.model.constant
    if not best:
        return False
    other = core(proof, found.value, pairs, proof.model.full(found.x)) if ties else None
    alone = other is not None and len(other.columns) <= LARGE and ties
    part = other if alone else core(proof, found.value + 1, pairs)
    reply = _asked(part, workers, deadline, effort, found) if part is not None else None
    if reply is None or reply.infeasible:
        found.proven, found.bound, found.alone = True, found.value, alone or (ties and other is None)
        return True
    if reply.x is not None and part is not None:
        better = reply.value > found.value
        if better:
            found.x, found.value = part.full(reply.x), reply.value
        if reply.optimal:
            found.proven, found.bound = True, found.value
        return found.proven or better
    return False


def _asked(part: Model, workers: int, deadline: Deadline, effort: float, found: Climb) -> Found:
    found.searched = len(part.columns)
    reply = None
    if effort <= BRIEF:  # beyond, cutting planes have been found to be needed
        reply = search(part, workers, deadline.left, Effort(False, min(effort, 0.3)))
    if reply is None or not (reply.infeasible or reply.optimal or reply.stopped or deadline.over):
        further = search(part, workers, deadline.left, Effort(True, effort))
        reply = further if reply is None or further.x is not None or reply.x is None or further.infeasible else reply
    found.stopped = reply.stopped
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
