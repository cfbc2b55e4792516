"""The answer of the engine, and what is proven of each tier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ...data.exact import Ints
from .evidence import Evidence


class Report(Protocol):
    """Whoever wants to know how a solve is getting on."""

    def __call__(self, tier: int, best: int | None, bound: int | None, columns: int = 0, /) -> None:
        """Position of a tier, its best value so far and its bound in steps, and how many columns are open in it."""


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
    unique: bool = False  # proven with a tier before it: no other placements are as good


@dataclass
class Outcome:
    """The answer: a vector over the program's columns or None, and what is proven of each tier."""

    tiers: list[TierOutcome]
    x: Ints | None = None
    infeasible: bool = False
    interrupted: bool = False
    reason: int | None = None  # a row that cannot be kept, where one alone is to blame

    @property
    def proven(self) -> bool:
        """Whether every tier is proven optimal."""
        return self.x is not None and all(tier.proven for tier in self.tiers)
