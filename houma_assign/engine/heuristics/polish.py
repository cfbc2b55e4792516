"""A plan with the best auxiliary columns that a tier allows it."""

from __future__ import annotations

import numpy as np

from ...data.exact import Ints
from ..bounds.column_generation import solve_lp
from ..model.model import Model, keeps
from ..model.presolve import presolved_under
from ..proof.certificate import certificate
from ..solvers.cp_sat import Effort, solve_cp_sat

STEPS = 8  # values of a column that CP-SAT may try one by one


def polish(model: Model, pairs: int, x: Ints, workers: int, seconds: float) -> tuple[Ints, bool, bool]:
    """The same placements with the best auxiliary columns, whether that is proven, and whether Ctrl-C was pressed.

    A plan may come from a tier before this one, whose search did not look at this tier's auxiliary columns. Leaving out its
    placements would leave out what they are really worth, too.
    """
    lower, upper = model.lower.copy(), model.upper.copy()
    placed = np.flatnonzero(model.columns < pairs)
    lower[placed] = upper[placed] = x[placed]
    rest = presolved_under(model, lower, upper)
    if not len(rest.columns):
        return rest.base, True, False
    exact = _by_lp(rest, seconds)
    if exact is not None:
        return rest.full(exact), True, False
    result = solve_cp_sat(rest, workers, seconds, Effort(cuts=True, most=None))
    best = rest.full(result.x) if result.x is not None else x
    return best, result.optimal, result.stopped


def _by_lp(model: Model, seconds: float) -> Ints | None:
    """The best values where the LP has a whole solution, proven by its prices; None where it does not say.

    Columns of many values, such as the least that any village gets, are raised by CP-SAT one step at a time.
    """
    if int((model.upper - model.lower).max()) <= STEPS:
        return None
    answer = solve_lp(model, seconds)
    if answer.x is None:
        return None
    x = np.rint(answer.x).astype(np.int64)
    best = keeps(model, x) and certificate(model, answer.y).bound <= int(model.c @ x) + model.constant
    return x if best else None
