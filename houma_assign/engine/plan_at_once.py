"""A plan at once, before the first LP: by a flow or by mending, where the way to a plan would be long otherwise.

A small problem without budgets has a proven plan sooner than it could be mended, unless somebody set a limit to its solve. The
first twentieth of a limit is for this. A network needs none.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..data.exact import Ints
from ..program.program import Program
from .budgets import rules_have_budgets
from .heuristics.mending import mended
from .model.model import Model
from .plans_ahead import plan_by_flow
from .proof.restrict import with_objective
from .solvers.deadline import Deadline

MANY = 20_000  # open columns; the LP of so many takes longer than a plan by mending
TOO_MANY = 500_000  # of the largest provinces, which take more moves than there is time for
SHARE, LEAST = 0.05, 0.25  # of the time that is given, or so many seconds: then it is better spent otherwise


def plan_at_once(program: Program, base: Model, deadline: Deadline, urgent: bool) -> Ints | None:
    """A vector of the program that keeps all rows, None if none was found or none is needed.

    Parameters
    ----------
    base
        What is left of the program by its own bounds and rows.
    urgent
        A plan is wanted first, however small the problem.
    """
    flow = plan_by_flow(program, base, 1, deadline) if urgent else None
    if flow is not None:
        return flow
    if not _is_wanted(program, base, urgent):
        return None
    return mended_plan(program, base, _share_spent(deadline))


def mended_plan(program: Program, base: Model, over: Callable[[], bool] = bool) -> Ints | None:
    """A vector of the program by mending, None if none was found."""
    model = with_objective(base, program.tiers[0]) if program.tiers else base
    x = mended(model, program.pairs, over=over)
    if x is None:
        return None
    whole = model.full(x)
    return whole if program.keeps(whole) else None


def _is_wanted(program: Program, base: Model, urgent: bool) -> bool:
    size = len(base.columns)
    if not 0 < size <= TOO_MANY or (len(base.row) <= 2 * size and bool((np.abs(base.data) == 1).all())):
        return False  # also where nothing is open, or a flow settles it
    return urgent or size >= MANY or rules_have_budgets(base, program)


def _share_spent(deadline: Deadline) -> Callable[[], bool]:
    if not deadline.limited:
        return bool
    end = deadline.spent + max(SHARE * (deadline.left + deadline.spent), LEAST)
    return lambda: deadline.spent > end
