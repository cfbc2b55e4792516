"""Arcs between nodes, the best flow over them, and the potentials that prove it.

A flow of largest gain is found by OR-Tools' cost scaling (``SimpleMinCostFlow``), which keeps its potentials to itself. They
are computed afterwards as shortest distances in the residual graph: none of its cycles gains anything exactly if the flow is
the best, and then distances exist and price every arc.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from ...data.exact import Ints
from ..solvers.interruptible import heed, interruptible

FEW = 10_000  # arcs that are solved within milliseconds, without a thread for Ctrl-C
FINEST = 2**61  # totals stay below, so that int64 holds them


class Undecided(Exception):
    """The flow could not be computed or proven; nothing is said of the problem."""


@dataclass(frozen=True)
class Arcs:
    """Arcs from ``tail`` to ``head``, each taking up to ``capacity`` units that gain ``profit`` each."""

    tail: Ints
    head: Ints
    capacity: Ints
    profit: Ints

    def and_also(self, other: Arcs) -> Arcs:
        """These arcs and then the others."""
        both = (np.concatenate([getattr(self, field.name), getattr(other, field.name)]) for field in fields(self))
        return Arcs(*both)

    def chosen(self, which: Ints) -> Arcs:
        """Some of the arcs."""
        return Arcs(self.tail[which], self.head[which], self.capacity[which], self.profit[which])


def best_flow(arcs: Arcs, supply: Ints) -> Ints | None:
    """The flow of largest gain in which out less in is the supply of every node; None if there is none.

    Raises
    ------
    Undecided
        If numbers are too large for the solver.
    """
    from ortools.graph.python import min_cost_flow

    solver = min_cost_flow.SimpleMinCostFlow()
    tail, head = arcs.tail.astype(np.int32), arcs.head.astype(np.int32)
    numbers = solver.add_arcs_with_capacity_and_unit_cost(tail, head, arcs.capacity, -arcs.profit)
    solver.set_nodes_supplies(np.arange(len(supply), dtype=np.int32), supply)
    # It cannot be stopped, but ends soon: where it takes a moment only, waking a thread for it would take as long.
    heed()
    status = solver.solve() if len(tail) <= FEW else interruptible(solver.solve, lambda: None)
    if status == solver.OPTIMAL:
        flow: Ints = np.asarray(solver.flows(numbers), dtype=np.int64)
        return flow
    if status in (solver.INFEASIBLE, solver.UNBALANCED):
        return None
    raise Undecided(status)


def potentials(arcs: Arcs, flow: Ints, guess: Ints) -> Ints:
    r"""Prices of the nodes under which no arc with room left gains and no arc in use loses.

    .. math:: gain_a \le u_{tail} - u_{head} \text{ where } flow_a < room_a, \quad \ge \text{ where } flow_a > 0

    Parameters
    ----------
    guess
        Where to begin, shape (nodes,); the closer, the sooner it ends.

    Raises
    ------
    Undecided
        If there are no such prices, that is, if the flow is not the best.
    """
    more, less = np.flatnonzero(flow < arcs.capacity), np.flatnonzero(flow > 0)
    start = np.concatenate([arcs.head[more], arcs.tail[less]])
    end = np.concatenate([arcs.tail[more], arcs.head[less]])
    length = np.concatenate([arcs.profit[more], -arcs.profit[less]])
    nodes = len(guess)
    order = np.argsort(end.astype(np.uint16) if nodes < 2**16 else end, kind="stable")  # short integers sort by radix
    start, end, length = start[order], end[order], length[order]
    counts = np.bincount(end, minlength=nodes)
    ends = np.flatnonzero(counts)
    heads = (np.cumsum(counts) - counts)[ends]
    price = guess.copy()
    best = price[ends]
    for _ in range(nodes + 1 if len(end) else 0):
        reached = np.maximum.reduceat(price[start] + length, heads)
        if (reached <= best).all():
            return price
        best = np.maximum(best, reached)
        price[ends] = best
    if len(end):
        raise Undecided("a cycle of the residual graph gains")
    return price
