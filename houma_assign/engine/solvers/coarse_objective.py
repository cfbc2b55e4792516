r"""Objective scaling: objectives with more digits than floating point holds, by branch and cut all the same.

Coefficients are cut down to whole multiples of :math:`2^s`. Where a plan has n columns at one, its worth c·x and what its coarse
worth c'·x says differ by less than n:

.. math:: 2^s\, c' x \le c x < 2^s (c' x + n)

so a plan that beats the best coarse one can lie no more than n coarse steps below it. Those few are asked for one by one,
each time without the plans that are known; when there is none left, the best of them is the best of all.
"""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY
from ..model.model import Cut, Impossible, Model
from ..model.presolve import presolved_under
from .cp_sat import SearchResult
from .scip import LARGEST_TOTAL, solve_scip, within_tolerances

TRIES = 8  # plans asked for one by one
FINEST = 20  # bits that are kept at most


def within_tolerances_scaled(model: Model) -> bool:
    """Whether the objective is all that is too fine for floating point."""
    priced = model.c != 0
    binary = bool((model.lower[priced] >= 0).all() and (model.upper[priced] <= 1).all() and (model.c >= 0).all())
    return binary and within_tolerances(replace(model, c=np.zeros_like(model.c)))


def solve_scip_scaled(model: Model, seconds: float, nodes: int | None = None, exact: bool = True) -> SearchResult:
    """Maximise the model's objective by SCIP in coarse steps, then, if asked, decide what these do not tell apart."""
    end = monotonic() + seconds
    shift = _shift(model)
    coarse = replace(model, c=model.c >> shift, constant=0)
    best = solve_scip(coarse, seconds, nodes)
    if best.x is None:
        return replace(best, value=model.constant, bound=None)
    x, most = best.x, _most_at_one(model)
    value = int(model.c @ x)
    if not best.optimal or not exact:  # if not asked to be exact, the best in coarse steps counts as the best
        bound = None if best.bound is None else ((best.bound + most) << shift) + model.constant
        return replace(best, value=value + model.constant, bound=bound)
    known = [x]
    for _ in range(TRIES):
        part = _better(coarse, np.flatnonzero(model.c), known, -(-(value + 1) >> shift) - most)
        other = solve_scip(part, end - monotonic(), nodes) if part is not None else None
        if other is None or other.infeasible:
            return SearchResult(x, value + model.constant, value + model.constant, True, False)
        if other.x is None or part is None or other.stopped:
            break
        known.append(part.full(other.x)[model.columns])
        if int(model.c @ known[-1]) > value:
            x, value = known[-1], int(model.c @ known[-1])
    bound = ((best.value + most) << shift) + model.constant
    return SearchResult(x, value + model.constant, bound, False, False, other is not None and other.stopped)


def _shift(model: Model) -> int:
    """How many bits go, so that the objective's total is safe."""
    bits = int(model.c.max(initial=0)).bit_length()
    kept = min(FINEST, int(np.log2(LARGEST_TOTAL / max(len(model.columns), 1))))
    return max(bits - kept, 0)


def _most_at_one(model: Model) -> int:
    """How many columns with a worth can be at one together, by the rows that say at most one of each."""
    worth = model.c > 0
    first = np.full(len(model.columns), -1, np.int64)
    other = (model.data != 1) | (model.lower[model.column] < 0)  # one that could make room for a second
    one = (model.row_upper == 1) & (np.bincount(model.row[other], minlength=model.rows) == 0)
    entry = np.flatnonzero(one[model.row])
    first[model.column[entry]] = model.row[entry]
    covered = first >= 0
    return int((worth & ~covered).sum()) + len(np.unique(first[worth & covered]))


def _better(coarse: Model, priced: Ints, known: list[Ints], floor: int) -> Model | None:
    """Plans of at least so many coarse steps, without those that are known; None if there are none.

    ``priced`` are all columns with a worth, however little: plans that differ elsewhere alone are worth the same.
    """
    counted = np.flatnonzero(coarse.c)
    cuts = [Cut(counted, coarse.c[counted], INFINITY, floor)]
    cuts += [Cut(priced, np.where(x[priced] == 1, 1, -1), int(x[priced].sum()) - 1) for x in known]
    try:
        return presolved_under(coarse.with_rows(cuts))
    except Impossible:
        return None
