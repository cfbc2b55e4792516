"""Decimal numbers as exact integers: every amount in the program is a whole number of declared steps."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import Fault, Message, ModelTooLarge

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]  # what LP engines compute in; no amount of a program is one
LIMIT = 2**53  # integers up to here are the same number as a float, which is what LP engines compute in
FINEST = 6  # decimals accepted in facts and limits
NOISE = 2.0**-49  # what a sum of a few floats is off by, as a share of it
NOISE_FREE = 9  # decimals looked at when noise is taken off


def rough_total(weights: Any, sizes: Any) -> float:
    """About the sum of the products, in floats: whether numbers are too large is seen from it.

    Not by ``@``, which wakes the threads of BLAS: on a busy machine they take longer than all the rest of a small solve.
    """
    return float(np.einsum("i,i->", weights.astype(float), sizes.astype(float)))


def is_number(value: Any) -> bool:
    """Whether the value is a number in the everyday sense; True and False are not."""
    return isinstance(value, (int, float, Decimal, Fraction)) and not isinstance(value, bool)


def without_noise(value: Any) -> Any:
    """A float that differs from a short decimal by the noise of sums alone as that decimal: 82.35000000000001 is 82.35."""
    if not isinstance(value, float) or not abs(value) < 10**6:
        return value
    near = round(value, NOISE_FREE)
    return near if near != value and abs(near - value) <= NOISE * abs(value) else value


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
    if isinstance(value, int):
        steps, rest = divmod(value, scale)
        return value / scale if rest else steps  # Python divides whole numbers to the nearest float
    exact = Fraction(value) / scale
    return int(exact) if exact.denominator == 1 else float(exact)


def plain(value: float | Fraction) -> str:
    """A figure for a reader, to ten digits: commas between thousands, never powers of ten."""
    said = format(Decimal(f"{float(value):.10g}"), ",f")
    return said.rstrip("0").rstrip(".") if "." in said else said


def difference(more: int | float, less: int | float) -> int | float:
    """What one shown amount is above another; amounts that no float holds, such as thirds, leave no noise."""
    return shown(Fraction(round((fraction(more) - fraction(less)) * 10**NOISE_FREE), 10**NOISE_FREE))


def times(numbers: Ints, factor: int, table: str, row: str) -> Ints:
    """Integers times a factor, or an error where the product would leave 64 bits."""
    largest = int(np.abs(numbers).max(initial=0)) * abs(factor)
    if largest >= 2**62:
        reason = Message(
            "exact.too_large", "numbers are too large to be exact; use a coarser unit", "数字过大，无法精确计算；请改用较粗的单位"
        )
        raise ModelTooLarge([Fault(table, row, "", f"{largest:.3g}", reason)])
    return numbers * factor
