"""The best perfect matching: everybody holds one post and every post takes one person.

OR-Tools' cost scaling for assignments takes a quarter of the time of its cost scaling for flows, but a time that grows with the
square of their number to see that there is none. So a flow without costs is asked first whether there is one.
"""

from __future__ import annotations

import numpy as np

from ...data.exact import Ints
from ..solvers.interruptible import heed, interruptible
from .min_cost_flow import FEW, Undecided


def best_matching(left: Ints, right: Ints, profit: Ints, size: int) -> Ints | None:
    """The arcs of the perfect matching of largest gain, a 1 for each of them; None if there is no perfect matching.

    Parameters
    ----------
    left, right
        Ends of each arc, numbers below ``size`` on either side; no two arcs have the same ends.

    Raises
    ------
    Undecided
        If numbers are too large for the solver.
    """
    from ortools.graph.python import linear_sum_assignment

    if not _exists(left, right, size):
        return None
    solver = linear_sum_assignment.SimpleLinearSumAssignment()
    solver.add_arcs_with_cost(left.astype(np.int32), right.astype(np.int32), -profit)
    heed()
    status = solver.solve() if len(left) <= FEW else interruptible(solver.solve, lambda: None)
    if status != solver.OPTIMAL:
        raise Undecided(status)
    mate = np.fromiter(map(solver.right_mate, range(size)), np.int64, size)
    used: Ints = (mate[left] == right).astype(np.int64)
    return used


def _exists(left: Ints, right: Ints, size: int) -> bool:
    from ortools.graph.python import max_flow

    each, source, sink = np.arange(size), np.full(size, 2 * size), np.full(size, 2 * size + 1)
    tail, head = np.concatenate([source, left, size + each]), np.concatenate([each, size + right, sink])
    solver = max_flow.SimpleMaxFlow()
    solver.add_arcs_with_capacity(tail.astype(np.int32), head.astype(np.int32), np.ones(len(tail), np.int64))
    solver.solve(2 * size, 2 * size + 1)
    return int(solver.optimal_flow()) == size
