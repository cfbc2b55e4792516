"""What is kept of a tier's proof, so that it can be read, and computed again without a solver."""

from __future__ import annotations

from dataclasses import dataclass

from ...data.exact import Ints
from ..model.model import Cut


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
    rebuilt
        The tier's model began without what the tiers before it decided.
    open_pairs, excluded
        Pairs that were still open when the tier began, and those of them that no plan as good as the one found can change.
    nearest
        Smallest reduced cost of the excluded pairs, times ``scale``; None if there are none.
    unique
        No other placements are as good in this tier.
    settled
        Columns of the program with their values, of which a search says that no plan as good in this tier has others.
    bottleneck
        The program's column that is the least of many, which later tiers find where the floor lets it stand; None if this tier
        is no bottleneck.
    """

    scale: int
    y: Ints
    total: int
    floor: int
    added: tuple[Cut, ...]
    rebuilt: bool
    open_pairs: int
    excluded: int
    nearest: int | None
    unique: bool = False
    settled: tuple[tuple[int, int], ...] = ()
    bottleneck: int | None = None
