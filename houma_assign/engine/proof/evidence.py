"""What is kept of a tier's proof, so that it can be read, and computed again without a solver."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...data.exact import Ints
from ..bounds.relaxation_chain import Stage
from ..bounds.team_cuts import Row


@dataclass(frozen=True)
class Evidence:
    """Prices of one tier's rows and what they say.

    Attributes
    ----------
    scale, y
        Prices of the rows of the tier's model, times ``scale``, whole numbers.
    total
        The bound times ``scale``.
    floor
        What the tier is held at for the tiers to come, in steps.
    added
        Rows of the model that say what teams a village can have, over the program's columns.
    afresh
        The tier's model began without what the tiers before it decided.
    open_pairs, excluded
        Pairs that were still open when the tier began, and those of them that no plan as good as the one found can change.
    nearest
        Smallest reduced cost of the excluded pairs, times ``scale``; None if there are none.
    alone
        No other placements are as good in this tier.
    """

    scale: int
    y: Ints
    total: int
    floor: int
    added: tuple[Row, ...]
    afresh: bool
    open_pairs: int
    excluded: int
    nearest: int | None
    alone: bool = False

    @classmethod
    def of(cls, stage: Stage, value: int, floor: int, pairs: int, alone: bool) -> Evidence:
        """The evidence of a stage for a plan worth ``value``."""
        proof, model = stage.proof, stage.proof.model
        free = (model.columns < pairs) & (model.lower < model.upper)
        cost = np.abs(proof.d[free])
        out = cost[cost > max(proof.allowance(value), 0)]
        nearest = int(out.min()) if len(out) else None
        added = tuple((model.columns[columns], values, most) for columns, values, most in stage.added)
        return cls(proof.scale, proof.y, proof.total, floor, added, stage.afresh, int(free.sum()), len(out), nearest, alone)
