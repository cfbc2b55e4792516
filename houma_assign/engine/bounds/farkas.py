"""Prices that prove in whole numbers that a model has no values at all (Farkas 1902).

The LP may break rows at a price for each unit. Where it cannot do without, its dual prices bound an objective that is nought
everywhere by less than nought.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..model.model import Model
from ..proof.certificate import certificate
from .incremental_lp import PENALTY, IncrementalLP, LPFailure
from .lp_result import LPResult


def feasible_point(model: Model, seconds: float) -> tuple[LPResult, bool]:
    """Values between whole ones that keep all rows, if the LP has some; and whether it is proven that there are none.

    Raises
    ------
    Stopped
        On Ctrl-C.
    """
    anywhere = replace(model, c=np.zeros_like(model.c), constant=0)
    lp = IncrementalLP(anywhere, np.ones(len(model.columns), bool), elastic=True)
    try:
        lp.update(anywhere)
        answer = lp.solve(seconds)
    except LPFailure:
        return LPResult(False, None, np.zeros(model.rows)), False
    if answer.x is None or not lp.violates_rows(answer):
        return answer, False
    proven = certificate(anywhere, answer.y / PENALTY).total < 0
    return LPResult(True, None, answer.y), proven
