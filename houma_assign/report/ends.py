"""Ends of ranges as numbers on an axis."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from ..questions.methods.sensitivity import Range

GRADES = {"–": 0.0, "C": 1.0, "B": 2.0, "A": 3.0}  # the dash: no grade


def number(end: Fraction | str | float | None) -> float:
    """An end, or a value, on the axis; grades stand in their order."""
    return 0.0 if end is None else GRADES.get(end, 0.0) if isinstance(end, str) else float(end)


def span(ranges: Iterable[Range], kind: str) -> tuple[float, float]:
    """Left and right edge of the axis; a bar without an end runs to the edge."""
    if kind == "grade":
        return -0.4, 3.4
    marks = [number(end) for each in ranges for end in (each.low, each.high, each.value) if end is not None] or [0.0]
    room = 0.12 * (max(marks) - min(marks)) or 1.0
    return min(marks) - room, max(marks) + room
