"""What values of a tier are asked for by, and where the threshold of a sum can stand in plans of a value, as LPs tell."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..data.exact import Ints
from .bounds.column_generation import ColumnGeneration
from .bounds.relaxation_chain import RelaxationChain
from .proof.bottleneck import bottleneck, stop
from .proof.certificate import certificate
from .proof.shortfalls import one_fewer, smallest_sum

MOST = 8


def threshold(chain: RelaxationChain, k: int) -> tuple[int, Ints, int | None] | None:
    """What values of tier ``k`` are asked for by: the program's column, what totals fall short of it, and what is known of it.

    None if the tier is no bottleneck and no sum of the few smallest, too. The last is the sum of one fewer, where all plans have
    the same.
    """
    column = bottleneck(chain.relaxations[k].model, chain.program.pairs)
    if column is not None:
        return column, np.zeros(0, np.int64), None
    several = smallest_sum(chain.program, k)
    return None if several is None else (several.column, several.short, one_fewer(chain.program, k, chain.floors))


def stands(chain: RelaxationChain, k: int, column: int, short: Ints, value: int) -> list[int] | None:
    """Values of the program's column, the likeliest first; None if they are too many to be asked for one by one.

    What the LP of tier ``k`` allows falls on both sides of where it would have the column: beyond an end whose prices prove that
    no plan reaches ``value`` there is none.
    """
    model, lp = chain.relaxations[k].model, chain.relaxations[k].lp
    place = np.flatnonzero(model.columns == column)
    if not len(place):
        return [int(model.base[column])]
    at = int(place[0])
    low, high = int(model.lower[at]), int(model.upper[at])
    begin = high if lp.x is None else int(np.clip(np.floor(lp.x[at] + 0.5), low, high))
    solver, found = ColumnGeneration(model, chain.program.pairs), list[int]()
    for up in (True, False):
        here = stop(model, column, 1, begin if up else begin - 1, up, short)
        while low <= here <= high:
            ends = (here, high) if up else (low, here)
            lower, upper = model.lower.copy(), model.upper.copy()
            lower[at], upper[at] = ends
            part = replace(model, lower=lower, upper=upper)
            if chain.deadline.over or len(found) > MOST:
                return None
            if certificate(part, solver.solve(part, chain.deadline.left).y).bound < value:
                break
            found.append(here)
            if here == (high if up else low):
                break
            here = stop(model, column, 1, here + 1 if up else here - 1, up, short)
    return sorted(found, key=lambda each: abs(each - begin))
