"""The part of a model where a plan of a certain worth must lie."""

from __future__ import annotations

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY
from ..model.model import Impossible, Model
from ..model.presolve import reduced
from ..solvers.exact_encoding import SAFE
from .certificate import Certificate


def core(proof: Certificate, floor: int, pairs: int, excluding: Ints | None = None) -> Model | None:
    """What is left of the certificate's model by plans worth at least ``floor``; None if nothing is.

    Parameters
    ----------
    proof
        Its prices say which columns and rows such a plan cannot move.
    floor
        In steps of the objective.
    pairs
        How many of the program's first columns are pairs.
    excluding
        A full vector whose placements are left out.
    """
    if proof.allowance(floor) < 0:
        return None
    model = proof.model
    lower, upper, row_lower, row_upper = proof.fixed(floor)
    row, column, data = model.row, model.column, model.data
    reach = int(np.abs(model.c) @ np.maximum(np.abs(lower), np.abs(upper)))
    if reach < SAFE:  # a wider row would be split, which costs the search more than it tells it
        priced = np.flatnonzero(model.c)
        row = np.concatenate([row, np.full(len(priced), model.rows)])
        column, data = np.concatenate([column, priced]), np.concatenate([data, model.c[priced]])
        row_lower, row_upper = np.append(row_lower, floor - model.constant), np.append(row_upper, INFINITY)
    if excluding is not None:
        placed = np.flatnonzero(model.columns < pairs)
        held = excluding[model.columns[placed]] == 1
        row, column = np.concatenate([row, np.full(len(placed), len(row_lower))]), np.concatenate([column, placed])
        data = np.concatenate([data, np.where(held, 1, -1)])
        row_lower, row_upper = np.append(row_lower, -INFINITY), np.append(row_upper, int(held.sum()) - 1)
    try:
        return reduced(lower, upper, row, column, data, row_lower, row_upper, model.c, model.constant)
    except Impossible:
        return None
