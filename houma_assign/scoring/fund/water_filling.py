r"""Shares in proportion to weights between a floor and a cap, exactly.

.. math:: t_i = \min(U, \max(L, \lambda w_i)), \quad \sum_i t_i = N

The sum grows with :math:`\lambda` and is linear between the points :math:`L / w_i` and :math:`U / w_i`: a fraction solves it.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction


def water_filling(weights: Mapping[str, Fraction], units: int, least: int = 0, most: int | None = None) -> dict[str, Fraction]:
    """The shares.

    Parameters
    ----------
    weights
        At least 0, one of them larger where ``units`` are more than the floors take.
    units
        What is shared out; no less than all floors, no more than all caps of those with a weight and the floors of the others.
    least, most
        Floor and cap of each; no cap for None.
    """
    heavy = [weight for weight in weights.values() if weight]
    turns = sorted({bound / weight for weight in heavy for bound in (least, most) if bound is not None})

    def total(level: Fraction) -> Fraction:
        return sum((clamped(level * weight, least, most) for weight in weights.values()), Fraction(0))

    low, high = 0, len(turns)  # turns before ``low`` fall short of the units, those from ``high`` on reach them
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if total(turns[middle]) < units else (low, middle)
    if low < len(turns) and total(turns[low]) == units:
        level = turns[low]
    else:
        start = turns[low - 1] if low else Fraction(0)
        end = turns[low] if low < len(turns) else None
        inside = (start + end) / 2 if end is not None else start + 1
        free = [weight for weight in heavy if least < inside * weight and (most is None or inside * weight < most)]
        level = start + (units - total(start)) / sum(free) if free else start
    return {id: clamped(level * weight, least, most) for id, weight in weights.items()}


def clamped(value: Fraction, least: int, most: int | None) -> Fraction:
    """The value moved to the nearer end of the range that it lies outside of."""
    capped = value if most is None else min(value, Fraction(most))
    return max(capped, Fraction(least))
