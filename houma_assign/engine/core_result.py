"""What core search says of a model, and how far from the bound its cores reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..data.exact import Ints
from .branching.core_teams import Alike
from .proof.certificate import Certificate


@dataclass
class CoreResult:
    """What core search says of a model.

    Attributes
    ----------
    x, value
        The best plan found, as values of the model's columns; ``value`` is None where there is none.
    bound
        No plan of the model is worth more.
    proven, unique
        The plan is the best of the model; no other placements are as good.
    empty
        The model has no plan.
    searched
        Columns of the last search.
    alike
        All plans as good as the best, where teams tell them.
    """

    bound: int
    x: Ints | None = None
    value: int | None = None
    proven: bool = False
    unique: bool = False
    empty: bool = False
    stopped: bool = False
    searched: int = 0
    alike: Alike | None = None


def least(proof: Certificate) -> int:
    """No plan of the model is worth less."""
    model = proof.model
    return int(np.where(model.c > 0, model.c * model.lower, model.c * model.upper).sum()) + model.constant


def gaps(proof: Certificate, first: int, whole: int) -> Iterator[int]:
    """Distances from the bound, each leaving about twice as many columns open as the one before; the last one all.

    ``first`` columns beyond those without a price are open at first; if there are no more than ``whole``, all are.
    """
    model = proof.model
    price = np.sort(np.abs(proof.d[model.lower < model.upper])) / proof.scale
    free, more, last = int(np.searchsorted(price, 1.0)), first, -1
    while free + more < len(price) and len(price) > whole:
        gap = int(price[free + more])
        if gap > last:
            yield gap
            last = gap
        more *= 2
    yield max(proof.bound - least(proof) + 1, last + 1)
