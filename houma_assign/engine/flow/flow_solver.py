"""The best plan of a network, with exact dual prices.

Of many columns few can matter. The flow is solved over the most promising ones, its prices are held against all of them, and
those that pay are added, until none does; then the prices prove the plan over the whole model.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ...data.exact import Ints, rough_total
from ...data.rows import INFINITY
from ..model.model import Model
from ..proof.certificate import Certificate
from ..solvers.deadline import Deadline
from .candidate_arcs import best_arcs, centred
from .matching import best_matching
from .min_cost_flow import FINEST, Arcs, Undecided, best_flow, potentials
from .network import Network

FEW = 2000  # models with fewer columns are solved whole
EACH = 12  # columns of each row to begin with
SPARE = 4  # so many times more columns than that are worth the choice
MANY = 2**50  # units that flow at most


@dataclass(frozen=True)
class Flow:
    """What is known of a network.

    Attributes
    ----------
    x
        An optimal plan; None if there is no plan at all.
    y
        Whole dual prices of the rows, as in ``certificate``: their bound is the value of x. Where there is no plan, prices
        under which even a model without objective has a bound below 0: rows that ask for more than there is.
    proof
        The certificate of these prices, in steps of 1.
    """

    x: Ints | None
    y: Ints
    proof: Certificate


def solve_flow(net: Network, seconds: float) -> Flow | None:
    """The best plan, or the proof that there is none; None if time ran out or numbers are too large."""
    try:
        return FlowSolver(net, Deadline(seconds)).solve()
    except Undecided:
        return None


class FlowSolver:
    """One solve of a network, over more and more of its columns."""

    def __init__(self, net: Network, deadline: Deadline) -> None:
        model = net.model
        self.net, self.deadline, self.nodes = net, deadline, net.ground + 1
        self.arcs = Arcs(net.tail, net.head, model.upper - model.lower, model.c)
        total = float(np.abs(model.c).max(initial=0)) * (self.nodes + 1)
        if total >= FINEST or float(np.abs(model.lower).sum(dtype=float) + self.arcs.capacity.sum(dtype=float)) >= MANY:
            raise Undecided("numbers are too large")
        self.supply, self.slack = self._rows()
        self.matching = self._is_matching()

    def _rows(self) -> tuple[Ints, Arcs]:
        """What each row must send on at least, and arcs from the ground for what it may send beyond that."""
        net, model = self.net, self.net.model
        low, high = model.row_lower, model.row_upper
        if model.lower.any():
            shift = np.zeros(model.rows, np.int64)
            np.add.at(shift, model.row, model.data * model.lower[model.column])
            low, high = np.where(low > -INFINITY, low - shift, low), np.where(high < INFINITY, high - shift, high)
        low, high = np.where(net.flip > 0, low, -high), np.where(net.flip > 0, high, -low)
        # No bound: one more than can be reached, so that the slack never ends and the row has no price on this side.
        if (high >= INFINITY).any():
            high = np.where(high >= INFINITY, np.maximum(self._reach(net.tail) + 1, low), high)
        if (low <= -INFINITY).any():
            low = np.where(low <= -INFINITY, np.minimum(-self._reach(net.head) - 1, high), low)
        if (low > high).any():
            raise Undecided("a row contradicts itself")
        if float(np.abs(low).sum(dtype=float) + np.abs(high).sum(dtype=float)) >= MANY:
            raise Undecided("numbers are too large")
        every = np.arange(model.rows)
        slack = Arcs(np.full(model.rows, net.ground), every, high - low, np.zeros(model.rows, np.int64))
        return np.append(low, -low.sum()), slack

    def _is_matching(self) -> bool:
        """Whether every column is an arc between one of the first rows and one of the others, and all of them are used once."""
        net, model = self.net, self.net.model
        half = model.rows // 2
        if model.rows != 2 * half or not half or len(model.row) != 2 * len(net.tail) or (net.flip[:half] < 0).any():
            return False
        once = self.supply[half:-1] == -1
        return bool((net.flip[half:] < 0).all() and once.all() and (self.slack.capacity[half:] == 0).all()
                    and (self.supply[:half] + self.slack.capacity[:half] == 1).all() and (self.supply[:half] <= 1).all()
                    and (self.arcs.capacity == 1).all() and (np.diff(net.tail * half + net.head) > 0).all())  # fmt: skip

    def _reach(self, node: Ints) -> Ints:
        """The most units that all columns of a node can carry."""
        return np.bincount(node, self.arcs.capacity, self.nodes)[:-1].astype(np.int64)

    def solve(self) -> Flow | None:
        """Begin with few columns; if they hold no plan, add those of any plan."""
        if self.deadline.over:
            return None
        chosen = self._candidates()
        flow = self._flow(chosen)
        if flow is None and len(chosen) < len(self.arcs.profit):
            anything = replace(self.arcs, profit=np.zeros_like(self.arcs.profit)).and_also(self.slack)
            some = best_flow(anything, self.supply)
            if some is not None:
                chosen = np.union1d(chosen, np.flatnonzero(some[: len(self.arcs.profit)]))
                flow = self._flow(chosen)
        if flow is None:
            return Flow(None, *infeasibility_proof(self.net, self.supply, self.slack))
        return self._price_out(chosen, flow)

    def _candidates(self) -> Ints:
        size, model = len(self.arcs.profit), self.net.model
        if size <= FEW or SPARE * EACH * self.nodes >= size:
            return np.arange(size)
        value = centred(self.arcs.profit, self.arcs.tail, self.arcs.head, self.nodes)
        inside = np.zeros(size, bool)
        inside[best_arcs(value, model.column, np.searchsorted(model.row, np.arange(self.nodes)), EACH)] = True
        return np.flatnonzero(inside)

    def _graph(self, chosen: Ints) -> Arcs:
        return (self.arcs if len(chosen) == len(self.arcs.profit) else self.arcs.chosen(chosen)).and_also(self.slack)

    def _flow(self, chosen: Ints) -> Ints | None:
        return self._matched(chosen) if self.matching else best_flow(self._graph(chosen), self.supply)

    def _matched(self, chosen: Ints) -> Ints | None:
        half = self.net.model.rows // 2
        arcs = best_matching(self.net.tail[chosen], self.net.head[chosen] - half, self.arcs.profit[chosen], half)
        # Of the first rows one unit goes out, into the others one comes in: the slack is what is sent on beyond the supply.
        return None if arcs is None else np.concatenate([arcs, np.repeat([1, -1], half) - self.supply[:-1]])

    def _price_out(self, chosen: Ints, flow: Ints) -> Flow | None:
        """Add columns that pay and solve again; the plan and its proof once there are none."""
        price = np.zeros(self.nodes, np.int64)
        while not self.deadline.over:
            price = potentials(self._graph(chosen), flow, price)
            price -= price[-1]
            reduced = self.arcs.profit - price[self.net.tail] + price[self.net.head]
            paying = reduced > 0
            paying[chosen] = False
            new = np.flatnonzero(paying)
            if not len(new):
                return self._proven(chosen, flow, price, reduced)
            chosen = np.union1d(chosen, self._best(new, reduced[new]))
            improved = self._flow(chosen)
            if improved is None:
                raise Undecided("a plan was lost by adding columns")
            flow = improved
        return None

    def _best(self, new: Ints, gains: Ints) -> Ints:
        """Of many columns that pay the best few at each node."""
        if len(new) <= 2 * self.nodes:
            return new
        kept = np.zeros(len(new), bool)
        for node in (self.net.tail[new], self.net.head[new]):
            order = np.lexsort((-gains, node))
            first = np.searchsorted(node[order], node[order])
            kept[order[np.arange(len(new)) - first < EACH]] = True
        return new[kept]

    def _proven(self, chosen: Ints, flow: Ints, price: Ints, reduced: Ints) -> Flow:
        model = self.net.model
        x = model.lower.copy()
        x[chosen] += flow[: len(chosen)]
        y = self.net.flip * price[:-1]
        proof = exact_certificate(model, y, reduced)
        if proof.bound != int(model.c @ x) + model.constant:
            raise Undecided("the prices do not prove the plan")
        return Flow(x, y, proof)


def infeasibility_proof(net: Network, supply: Ints, slack: Arcs) -> tuple[Ints, Certificate]:
    """Whole prices of the rows that no plan can pay: those of a flow that leaves as few units as it can astray.

    Returns
    -------
    y, proof
        The bound of the certificate, for the model without its objective, is below 0, and 0 is what every plan is worth.

    Raises
    ------
    Undecided
        If that is not so.
    """
    model, rows = net.model, np.arange(net.model.rows)
    ground, many = np.full(model.rows, net.ground), np.full(model.rows, int(np.abs(supply).sum()) + 1)
    nothing = replace(model, c=np.zeros_like(model.c), constant=0)
    pairs = Arcs(net.tail, net.head, model.upper - model.lower, nothing.c)
    each = np.full(model.rows, -1)
    arcs = pairs.and_also(slack).and_also(Arcs(rows, ground, many, each)).and_also(Arcs(ground, rows, many, each))
    flow = best_flow(arcs, supply)
    if flow is None:
        raise Undecided("units can neither be placed nor go astray")
    price = potentials(arcs, flow, np.zeros(net.ground + 1, np.int64))
    price -= price[-1]
    y = net.flip * price[:-1]
    proof = exact_certificate(nothing, y, price[net.head] - price[net.tail])
    if proof.bound >= 0:
        raise Undecided("nothing is missing")
    return y, proof


def exact_certificate(model: Model, y: Ints, d: Ints) -> Certificate:
    """The certificate of whole prices and the reduced costs ``c - A'y`` that go with them.

    Raises
    ------
    Undecided
        If its total could be too large for exact integers.
    """
    rows = np.where(y > 0, model.row_upper, model.row_lower)[y != 0]
    ends = np.where(d > 0, model.upper, model.lower)
    away = np.flatnonzero(ends)
    if (np.abs(rows) >= INFINITY).any() or rough_total(np.abs(d[away]), np.abs(ends[away])) >= FINEST:
        raise Undecided("numbers are too large")
    priced = zip(y[y != 0].tolist(), rows.tolist(), strict=True)
    total = model.constant + sum(price * bound for price, bound in priced) + int(d[away] @ ends[away])
    return Certificate(model, 1, y, d, total)
