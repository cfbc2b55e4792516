"""Generalised assignment of the types c, d and e (Chu and Beasley 1997; Yagiura et al. 2006): jobs for agents with budgets.

Costs are drawn against weights, so that the cheap agent is the one who can carry little else; e is the hardest to fill well.
"""

from __future__ import annotations

import numpy as np

import houma_assign as ha
from houma_assign.data.exact import Ints

TIGHT = 0.8  # of an even share of all weights


def drawn(kind: str, jobs: int, agents: int, seed: int = 1) -> tuple[Ints, Ints, Ints]:
    """Costs and weights, shape (agents, jobs), and budgets, shape (agents,)."""
    rng = np.random.default_rng([ord(kind), jobs, agents, seed])
    shape = (agents, jobs)
    if kind == "c":
        weight, cost = rng.integers(5, 26, shape), rng.integers(10, 51, shape)
    elif kind == "d":
        weight = rng.integers(1, 101, shape)
        cost = 111 - weight + rng.integers(-10, 11, shape)
    else:
        weight = np.ceil(1 - 10 * np.log(1 - rng.random(shape))).astype(np.int64)
        cost = np.rint(1000 / weight - 10 * rng.random(shape)).astype(np.int64)
    return cost, weight, (TIGHT * weight.sum(axis=1) / agents).astype(np.int64)


def budgets(kind: str, jobs: int, agents: int, seed: int = 1) -> ha.Problem:
    """The least total cost, as points with a minus."""
    cost, weight, most = drawn(kind, jobs, agents, seed)
    rule = ha.Capacity(load="weight", limit={f"c{k}": int(each) for k, each in enumerate(most)}, each="candidate")
    return ha.Problem.from_matrix(-cost.astype(float), most_each=jobs, constraints=[rule], aims=(ha.Merit(),),
                                  pair_facts={"weight": weight})  # fmt: skip
