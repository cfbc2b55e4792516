"""The certificate of whole dual prices, which needs no rounding and no scale."""

from __future__ import annotations

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY
from ..model.model import Model
from ..proof.certificate import Certificate
from .min_cost_flow import FINEST, Unsure


def whole_certificate(model: Model, y: Ints, d: Ints) -> Certificate:
    """The certificate of whole prices and the reduced costs ``c - A'y`` that go with them.

    Raises
    ------
    Unsure
        If its total could be too large for exact integers.
    """
    rows = np.where(y > 0, model.row_upper, model.row_lower)[y != 0]
    ends = np.where(d > 0, model.upper, model.lower)
    away = np.flatnonzero(ends)
    if (np.abs(rows) >= INFINITY).any() or float(np.abs(d[away]).astype(float) @ np.abs(ends[away])) >= FINEST:
        raise Unsure("numbers are too large")
    priced = zip(y[y != 0].tolist(), rows.tolist(), strict=True)
    total = model.constant + sum(price * bound for price, bound in priced) + int(d[away] @ ends[away])
    return Certificate(model, 1, y, d, total)
