"""Figures as they stand in charts: plain digits, never powers of ten."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from ..data.exact import plain
from ..data.language import language

UNITS = {"en": ((10**12, "T"), (10**9, "bn"), (10**6, "M"), (10**3, "k")),
         "zh": ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))}  # fmt: skip
LEAST = Fraction(1, 1000)


def short(value: float, lang: str) -> str:
    """As short as fits a small cell: exact where it can be, else about three digits, with a unit for large ones."""
    exact = plain(value)
    if len(exact) <= 6 and abs(value) < 10**5:
        return exact
    if 0 < abs(value) < LEAST:
        return "<0.001" if value > 0 else ">-0.001"
    for size, unit in UNITS[language(lang).code]:
        if abs(value) >= size and len(_three(value)) > 5:
            return _three(value / size) + unit
    return _three(value)


def _three(value: float) -> str:
    """Three digits, or all of those before the point."""
    return plain(float(f"{float(value):.3g}") if abs(value) < 1000 else round(value))


def on(axis: Any) -> None:
    """Ticks of this axis in plain digits."""
    axis.set_major_formatter(lambda value, _: plain(value))
