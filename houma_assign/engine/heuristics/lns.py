"""A plan made better a few villages at a time.

The villages where the plan loses most against the bound are opened, with some others; everything else stays. CP-SAT finds the
best of what that leaves, which is small, and so on until nothing helps any more.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ...data.exact import Ints
from ..model.model import Impossible, Model
from ..model.presolve import presolved_under
from ..proof.certificate import Certificate
from ..solvers.cp_sat import Effort
from ..solvers.deadline import Deadline
from ..solvers.portfolio import solve_portfolio

NEIGHBOURHOOD = 24  # villages opened together
ROUNDS = 400
TRIES = 16  # rounds without success before giving up
EFFORT = Effort(cuts=True, most=0.1, exact=False)


def improve(proof: Certificate, x: Ints, village: Ints, workers: int, deadline: Deadline,
           keep: Callable[[Ints], object]) -> tuple[Ints, bool]:  # fmt: skip
    """A plan at least as good as ``x``, both as values of the model's columns, and whether Ctrl-C was pressed.

    Parameters
    ----------
    proof
        Prices of the model; they say where the plan loses.
    village
        For each of the program's pairs the position of its village.
    keep
        Called with every better plan.
    """
    model = proof.model
    place = _places(model, village)
    pair, count = place >= 0, int(place.max(initial=-1)) + 1
    idle, value, size = 0, int(model.c @ x), NEIGHBOURHOOD
    rng = np.random.default_rng(0)
    for _ in range(ROUNDS):
        gap = proof.bound - value - model.constant
        if idle >= TRIES or gap <= 0 or deadline.over:
            break
        opened = _opened(proof, x, place, count, rng, min(size, count), idle)
        lower, upper, row_lower, row_upper = proof.fixed(value + model.constant + 1)
        shut = pair & ~opened[place]
        lower[shut] = upper[shut] = x[shut]
        idle += 1
        try:
            part = presolved_under(model, lower, upper, row_lower, row_upper)
        except Impossible:
            size = size * 4 // 3 + 1
            continue
        result = solve_portfolio(part, workers, deadline.left, EFFORT)
        if result.x is not None and result.value > value + model.constant:
            x, idle = part.full(result.x), 0
            value = int(model.c @ x)
            keep(x)
        elif (result.x is None and not result.infeasible) or not result.optimal:
            size = max(size * 7 // 10, 4)  # too much at once
        elif size < count:
            size = size * 6 // 5 + 1
        if result.stopped:
            return x, True
    return x, False


def _places(model: Model, village: Ints) -> Ints:
    """The village of each column, -1 for none."""
    pair = model.columns < len(village)
    place = np.full(len(pair), -1, np.int64)
    place[pair] = village[model.columns[pair]]
    return place


def _opened(proof: Certificate, x: Ints, place: Ints, count: int, rng: np.random.Generator, size: int,
            idle: int) -> np.ndarray:  # fmt: skip
    """The villages that lose most, or chance ones in proportion to what they lose, once those did not help."""
    model = proof.model
    regret = np.where(proof.d > 0, (model.upper - x) * proof.d, (model.lower - x) * proof.d) / proof.scale
    pair = place >= 0
    of = np.bincount(place[pair], regret[pair], count) + 1e-9
    half = np.argsort(-of, kind="stable")[: size // 2] if not idle else np.zeros(0, np.int64)
    weight = np.sqrt(of + of.max() * 0.01)
    weight[half] = 0
    rest = min(size - len(half), int((weight > 0).sum()))
    others = rng.choice(count, rest, replace=False, p=weight / weight.sum()) if rest else np.zeros(0, np.int64)
    opened = np.zeros(count + 1, bool)  # the last one stands for columns of no village
    opened[half] = opened[others] = True
    return opened
