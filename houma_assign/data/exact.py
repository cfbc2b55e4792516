"""Decimal numbers as exact integers: every amount in the program is a whole number of declared steps."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import Fault, ModelTooLarge

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]  # what LP engines compute in; no amount of a program is one
LIMIT = 2**53  # integers up to here are the same number as a float, which is what LP engines compute in
FINEST = 6  # decimals accepted in facts and limits


def is_number(value: Any) -> bool:
    """Whether the value is a number in the everyday sense; True and False are not."""
    return isinstance(value, (int, float, Decimal, Fraction)) and not isinstance(value, bool)


def fraction(value: Any) -> Fraction:
    """The number that is written: 0.1 is one tenth, not the nearest binary fraction."""
    return Fraction(Decimal(repr(float(value)))) if isinstance(value, float) else Fraction(value)


def common_scale(values: Iterable[Any]) -> int:
    """The smallest integer that makes every value whole."""
    return lcm(*(fraction(value).denominator for value in values), 1)


def too_fine(value: Any) -> bool:
    """Whether a number has more decimals than are held exactly."""
    return bool(10**FINEST % fraction(value).denominator)


def whole(value: Any, scale: int) -> int:
    """``value * scale`` as an integer; the scale must make it whole."""
    product = fraction(value) * scale
    if product.denominator != 1:
        raise ArithmeticError(f"{value!r} is not a whole number of 1/{scale}")
    return int(product)


def shown(value: int | Fraction, scale: int = 1) -> int | float:
    """A scaled integer in its own units: an int where it is whole, else the nearest float."""
    exact = Fraction(value) / scale
    return int(exact) if exact.denominator == 1 else float(exact)


def times(numbers: Ints, factor: int, table: str, row: str) -> Ints:
    """Integers times a factor, or an error where the product would leave 64 bits."""
    largest = int(np.abs(numbers).max(initial=0)) * abs(factor)
    if largest >= 2**62:
        raise ModelTooLarge([Fault(table, row, "", f"{largest:.3g}", "numbers are too large to be exact; use a coarser unit")])
    return numbers * factor


def scale_matrix(values: npt.NDArray[Any], most_used: int, table: str) -> tuple[Ints, int]:
    """A float array as integers and the scale that was used.

    Decimal inputs (85.25), of six places at most, are held exactly or refused. Others (measurements, random draws) are
    rounded at the finest decimal place that keeps every total exact; the rounding is at most 1e-6 of the middle magnitude, or
    it is an error. One huge number, put in for "forbidden", would otherwise round all others.

    Parameters
    ----------
    values
        Finite numbers, any shape.
    most_used
        How many of them may be added up in one total.
    table
        Name of the table, for the error.
    """
    numbers = np.asarray(values, dtype=np.float64)
    top = float(np.abs(numbers).max(initial=0.0))
    room = LIMIT / max(most_used, 1) / 4
    best: tuple[Ints, int] | None = None
    for decimals in range(13):
        scale = 10**decimals
        if top * scale >= min(room, 1e13):
            break
        steps = np.rint(numbers * scale)
        best = steps.astype(np.int64), scale
        if np.array_equal(steps / scale, numbers):
            return best
    if best is None:
        raise ModelTooLarge([Fault(table, "", "score", top, f"too large: totals must stay below {room:.3g} to be exact")])
    error = float(np.abs(best[0] / best[1] - numbers).max())
    decimal = np.array_equal(np.rint(numbers * 10**FINEST) / 10**FINEST, numbers)
    if decimal or error > 1e-6 * float(np.median(np.abs(numbers[numbers != 0]))):
        reason = f"too large or too fine: beside it others can be held to 1/{best[1]}, an error of {error:.3g}; NaN bars a pair"
        raise ModelTooLarge([Fault(table, "", "score", top, reason)])
    return best
