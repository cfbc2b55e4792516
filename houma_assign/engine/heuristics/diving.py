"""Diving: fix what the LP is sure of, solve it again, and let CP-SAT place the rest.

Nothing here is proof; every plan found is checked against all rows in integers.
"""

from __future__ import annotations

import numpy as np

from ...data.exact import Floats, Ints
from ..bounds.incremental_lp import IncrementalLP, LPFailure
from ..model.model import Impossible, Model, keeps
from ..model.presolve import presolved_under
from ..proof.certificate import Certificate
from ..solvers.cp_sat import Effort, solve_cp_sat
from ..solvers.deadline import Deadline
from ..solvers.interruptible import Stopped

NEAR = 3  # columns kept for each row, those of the smallest reduced cost
SURE = 0.999
LIKELY = 0.55
SHARE = 0.15  # of the open places that are fixed at a time
SMALL = 150  # open columns that are left to CP-SAT
STEPS = 80


def dive(proof: Certificate, x: Floats, pairs: int, workers: int, deadline: Deadline) -> Ints | None:
    """Values of the model's columns that keep all rows, or None if none was found.

    Parameters
    ----------
    proof
        Prices of the model.
    x
        The LP's answer, to begin with.
    pairs
        How many of the program's first columns are pairs; those that are not 0-1 are left to CP-SAT.
    """
    try:
        return _down(proof, _near(proof, x, pairs), pairs, workers, deadline)
    except (Impossible, LPFailure):
        return None


def _down(proof: Certificate, part: Model, pairs: int, workers: int, deadline: Deadline) -> Ints | None:
    model = proof.model
    pair = (model.columns[part.columns] < pairs) & (part.upper == 1)
    lp: IncrementalLP | None = None
    lower, fixed, effort = part.lower.copy(), np.zeros(0, np.int64), SHARE
    for _ in range(STEPS):
        now = Model(**{**vars(part), "lower": lower})
        lp = lp or IncrementalLP(now, np.ones(len(part.columns), bool), elastic=False)
        lp.update(now)
        answer = lp.solve(deadline.left)
        if answer.x is None:
            if not len(fixed) or effort < 0.01 or deadline.over:
                return None
            lower[fixed] = part.lower[fixed]  # the last step went wrong: a smaller one
            effort /= 4
            fixed = np.zeros(0, np.int64)
            continue
        value = answer.x
        sure = np.flatnonzero(pair & (value > SURE) & (lower < part.upper))
        lower[sure] = part.upper[sure]
        loose = np.flatnonzero(pair & (value > 1e-6) & (value < SURE))
        result = _rest(part, lower, workers, deadline) if len(loose) <= SMALL else None
        if result is not None:
            whole = part.full(result)
            return whole if keeps(model, whole) else None
        if deadline.over or not len(loose):
            return None
        order = loose[np.argsort(-value[loose], kind="stable")]
        count = max(1, int(effort * value[loose].sum()))
        likely = order[:count]
        fixed = likely[: max(1, int((value[likely] > LIKELY).sum()))]
        lower[fixed] = part.upper[fixed]
    return None


def _near(proof: Certificate, x: Floats, pairs: int) -> Model:
    """The model on the columns that the LP uses or nearly uses."""
    model = proof.model
    price = np.abs(proof.d).astype(float)
    pair = model.columns < pairs
    price[(x > 1e-9) | ~pair] = -1.0
    kept = np.zeros(len(price), bool)
    kept[np.argsort(price, kind="stable")[: NEAR * model.rows]] = True
    upper = np.where(kept | ~pair, model.upper, model.lower)
    return presolved_under(model, upper=upper)


def _rest(part: Model, lower: Ints, workers: int, deadline: Deadline) -> Ints | None:
    """CP-SAT on what is still open."""
    try:
        rest = presolved_under(part, lower)
    except Impossible:
        return None
    if not len(rest.columns):
        return rest.base
    result = solve_cp_sat(rest, workers, deadline.left, Effort(cuts=True, most=2.0))
    if result.stopped:
        raise Stopped(None)
    return rest.full(result.x) if result.x is not None else None
