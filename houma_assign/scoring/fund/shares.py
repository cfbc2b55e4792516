"""What villages get of a fund, and what is left open between them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class FundShare:
    """What one village gets of the fund, or of one pot.

    Attributes
    ----------
    village, pot
        Which village, and of which pot ("" for the whole fund).
    mark
        By which it is shared.
    quota
        The exact share in yuan before rounding; None on a ladder.
    low, high
        Yuan; equal where nothing is open.
    rung
        On a ladder; empty where it is on none, or as long as a tie leaves it open.
    """

    village: str
    pot: str
    mark: Fraction
    quota: Fraction | None
    low: int
    high: int
    rung: str = ""

    @property
    def amount(self) -> int | None:
        """Yuan; None as long as a tie leaves it open."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True)
class FundTie:
    """Villages between which some of the money is left open: how much beyond what each has for sure, and on how many places."""

    villages: tuple[str, ...]
    pot: str
    amount: int
    places: int
