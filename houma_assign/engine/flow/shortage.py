"""Why a network has no plan: rows that together ask for more than can reach them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...data.exact import Ints
from ..proof.certificate import Certificate
from .min_cost_flow import Arcs, Unsure, best_flow, potentials
from .network import Network
from .whole_prices import whole_certificate


def shortage(net: Network, supply: Ints, slack: Arcs) -> tuple[Ints, Certificate]:
    """Whole prices of the rows that no plan can pay: those of a flow that leaves as few units as it can astray.

    Returns
    -------
    y, proof
        The bound of the certificate, for the model without its objective, is below 0, and 0 is what every plan is worth.

    Raises
    ------
    Unsure
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
        raise Unsure("units can neither be placed nor go astray")
    price = potentials(arcs, flow, np.zeros(net.ground + 1, np.int64))
    price -= price[-1]
    y = net.flip * price[:-1]
    proof = whole_certificate(nothing, y, price[net.head] - price[net.tail])
    if proof.bound >= 0:
        raise Unsure("nothing is missing")
    return y, proof
