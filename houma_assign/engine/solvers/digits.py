"""Columns with many values, written in digits.

A row with such a column is too wide for CP-SAT whatever its coefficients. The column is replaced by digits of base ``BASE``,
``x = lower + sum(BASE**i * digit_i)``, and a chain of 0-1 columns keeps it at or below its upper bound: ``tight_i`` is 1 where
all digits above i equal those of the bound, and then digit i must not exceed the bound's own.
"""

from __future__ import annotations

from dataclasses import dataclass

BASE = 2**8
MANY = 2**10  # columns with smaller values are left as they are


@dataclass(frozen=True)
class Digits:
    """How one column is written.

    Attributes
    ----------
    lower
        Value where all digits are 0.
    places
        (column, weight) of each digit.
    """

    lower: int
    places: tuple[tuple[int, int], ...]


Rows = list[tuple[list[int], list[int], int, int]]  # columns, coefficients, least, most


def digits(low: int, high: int, lower: list[int], upper: list[int], rows: Rows) -> Digits:
    """Write a column with values ``low .. high`` in digits; their bounds and rows are appended to what is given."""
    span = high - low
    bound = []
    while span:
        span, digit = divmod(span, BASE)
        bound.append(digit)
    first = len(lower)
    size = len(bound)
    lower += [0] * size
    upper += [*([BASE - 1] * (size - 1)), bound[-1]]
    tight: int | None = None  # None: nothing stands above the highest digit
    for i in range(size - 1, -1, -1):
        digit = first + i
        if tight is not None:
            rows.append(([digit, tight], [1, BASE - 1 - bound[i]], 0, BASE - 1))
        if i:
            lower.append(0)
            upper.append(1)
            reached = len(lower) - 1
            # digit >= bound[i] and tight above  =>  reached
            if tight is None:
                rows.append(([digit, reached], [1, -BASE], -BASE, bound[i] - 1))
            else:
                rows.append(([digit, tight, reached], [1, BASE, -BASE], -BASE, BASE + bound[i] - 1))
            tight = reached
    return Digits(low, tuple((first + i, BASE**i) for i in range(size)))
