"""A plan with the best auxiliary columns that a tier allows it."""

from __future__ import annotations

import numpy as np

from ..exact import Ints
from .model import Model
from .reduce import narrowed
from .search import Effort, search


def polished(model: Model, pairs: int, x: Ints, workers: int, seconds: float) -> tuple[Ints, bool, bool]:
    """The same placements with the best auxiliary columns, whether that is proven, and whether Ctrl-C was pressed.

    A plan may come from a tier before this one, whose search did not look at this tier's auxiliary columns. Leaving out its
    placements would leave out what they are really worth, too.
    """
    lower, upper = model.lower.copy(), model.upper.copy()
    placed = np.flatnonzero(model.columns < pairs)
    lower[placed] = upper[placed] = x[placed]
    rest = narrowed(model, lower, upper)
    if not len(rest.columns):
        return rest.base, True, False
    found = search(rest, workers, seconds, Effort(cuts=True, most=None))
    best = rest.full(found.x) if found.x is not None else x
    return best, found.optimal, found.stopped
