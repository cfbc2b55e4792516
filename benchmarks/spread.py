"""Smallest, median and largest of several figures, and how they are written."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Spread:
    """What a table shows of a row of figures."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, figures: list[float]) -> Spread:
        """Of at least one figure."""
        return cls(min(figures), median(figures), max(figures))

    def __str__(self) -> str:
        if self.low == self.high:
            return written(self.middle)
        return f"{written(self.low)} / {written(self.middle)} / {written(self.high)}"


def written(figure: float) -> str:
    """Three digits, never in powers of ten."""
    if figure >= 100 or figure == 0:
        return f"{figure:,.0f}"
    return f"{figure:.6f}".rstrip("0").rstrip(".") if figure < 0.001 else f"{figure:.3g}"
