"""What plans and evaluations have in common: who goes where, and what it is worth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..data.placement import Placement
from ..problem.problem import Problem


class DecidedAim(Protocol):
    """One aim and its value; ``TierResult`` tells the rest."""

    @property
    def aim(self) -> str:
        """Its id."""

    @property
    def words(self) -> str:
        """The aim in English."""

    @property
    def words_zh(self) -> str:
        """The aim in Chinese."""

    @property
    def value(self) -> int | float | None:
        """In the aim's own units; None where there is no plan."""

    @property
    def sign(self) -> int:
        """1 where more is better, -1 where less is."""

    @property
    def named(self) -> bool:
        """Whether it says what is wanted."""


class Decided(Protocol):
    """A plan, or the evaluation of one that was made by hand."""

    @property
    def problem(self) -> Problem:
        """What it answers."""

    @property
    def placements(self) -> tuple[Placement, ...]:
        """Who goes where."""

    @property
    def tiers(self) -> Sequence[DecidedAim]:
        """The aims with their values."""
