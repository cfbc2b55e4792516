"""What is proven of one tier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .evidence import Evidence


@dataclass
class TierOutcome:
    """What is proven of one tier, in steps: ``value`` of the plan (None if there is none), ``bound`` of every plan."""

    bound: int
    value: int | None = None
    proven: bool = False
    infeasible: bool = False
    columns: int = 0  # columns that were still open when the tier began
    searched: int = 0  # columns that CP-SAT was asked about
    evidence: Evidence | None = None  # of the bound that prices prove
    alone: bool = False  # proven with a tier before it: no other placements are as good
