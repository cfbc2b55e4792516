"""A matrix of numbers as exact integers: the scale that holds every one of them, or an error."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import Fault, Message, ModelTooLarge
from .exact import LIMIT, NOISE, Ints, fraction

ROOM = LIMIT // 4  # totals stay below this; the rest is left for penalties and weights
USUAL = 1e9  # totals of measured numbers are not written out finer than this unless one number needs it
FINEST_PLACE = 15
DIGITS = 10**12  # a number of so many steps and noise is a decimal with noise; with more steps everything looks like one
PRECISION = 1e-6  # of each number
NEAR_ZERO = 1e-9  # of the numbers around it, for one number in a thousand
SOME = 1000  # numbers looked at before all are
APART = 1000  # a gap of this factor parts numbers of two kinds: points, and what stands for "never"

Floats = npt.NDArray[np.float64]


def scale_matrix(values: npt.NDArray[Any], total: float, table: str) -> tuple[Ints, int]:
    """Numbers as integers and the scale that was used.

    Decimals (85.25), whole numbers and fractions are held exactly. Others (measurements, random draws) are rounded at a
    decimal place that holds each number to a millionth of itself: the coarsest that does so and leaves totals nine digits.
    Where none does so, it is an error, for one huge number must not make all others coarse. In thousands of numbers one in a
    thousand may lie so near zero that it is held to a billionth of the others instead.

    Parameters
    ----------
    values
        Finite numbers, any shape: floats, or objects (int, float, ``Decimal``, ``Fraction``).
    total
        What the sizes of the numbers in one plan may add up to.
    table
        Name of the table, for the error.

    Raises
    ------
    ModelTooLarge
        If the numbers cannot be held.
    """
    if values.dtype == object:
        exact = _fractions(values, total)
        if exact is not None:
            return exact
        values = values.astype(np.float64)
    numbers = np.asarray(values, dtype=np.float64)
    top = float(np.abs(numbers).max(initial=0.0))
    place = decimal_places(numbers)
    if place is not None and max(total, top) * 10**place < ROOM:
        return _steps(numbers, 10**place), 10**place
    for finer in range(_usual_place(max(total, top)), FINEST_PLACE + 1):
        if max(total, top) * 10**finer >= ROOM:
            break
        steps = _steps(numbers, 10**finer)
        if _precise(numbers, steps / 10**finer):
            return steps, 10**finer
    raise _refusal(table, top, total, numbers)


def _usual_place(total: float) -> int:
    """The decimal place at which measured numbers are written: the finest at which engines of floats still tell totals apart."""
    fine = [place for place in range(FINEST_PLACE + 1) if total * 10**place < USUAL]
    return max(fine, default=0)


def decimal_places(numbers: Floats) -> int | None:
    """The fewest decimals that write every number, the noise of sums apart; None if they are no decimals."""
    top = float(np.abs(numbers).max(initial=0.0))
    some = numbers.ravel()[:SOME]
    for place in range(FINEST_PLACE + 1):
        if top * 10**place >= LIMIT:
            return None
        if _written(some, 10**place) and _written(numbers, 10**place):
            return place
    return None


def _written(numbers: Floats, scale: int) -> bool:
    steps = np.rint(numbers * scale)
    off = np.abs(steps / scale - numbers)
    noise = (off <= NOISE * np.abs(numbers)) & (np.abs(steps) < DIGITS)
    return bool(((off == 0) | noise).all())


def has_noise(numbers: Floats) -> bool:
    """Whether numbers are decimals but for the noise of sums, such as 82.35000000000001."""
    place = decimal_places(numbers)
    return place is not None and bool((_steps(numbers, 10**place) / 10**place != numbers).any())


def _steps(numbers: Floats, scale: int) -> Ints:
    steps: Ints = np.rint(numbers * scale).astype(np.int64)
    return steps


def _fractions(values: npt.NDArray[Any], total: float) -> tuple[Ints, int] | None:
    """Exact numbers by their common denominator; None if that is too fine, or if they are floats that nobody wrote."""
    known = {value: fraction(value) for value in dict.fromkeys(values.ravel().tolist())}
    scale = lcm(*(value.denominator for value in known.values()), 1)
    tens = next((10**place for place in range(FINEST_PLACE + 1) if 10**place % scale == 0), 0)
    scale = tens or scale  # as decimals are held, however they are given
    if scale > 10**FINEST_PLACE:
        return None
    if max(Fraction(total), *(abs(value) for value in known.values()), Fraction(0)) * scale >= ROOM:
        return None
    steps = [int(known[value] * scale) for value in values.ravel().tolist()]
    return np.array(steps, dtype=np.int64).reshape(values.shape), scale


def _precise(numbers: Floats, held: Floats) -> bool:
    """Whether what is held is near enough to each number that matters."""
    size, off = np.abs(numbers), np.abs(held - numbers)
    loose = off > PRECISION * size
    # Noise around zero, such as 0.1 + 0.2 - 0.3, stands for nothing beside numbers that are not small themselves.
    loose &= size > 1e-15 * min(float(size.max(initial=0.0)), 1.0)
    if not loose.any():
        return True
    there = np.unique(size[size > 0])
    band = np.searchsorted(there[1:][there[1:] >= APART * there[:-1]], size, side="right")
    for each in np.unique(band[loose]):
        inside = (band == each) & (size > 0)
        if loose[inside].mean() > 1e-3 or off[inside].max() > NEAR_ZERO * size[inside].max():
            return False
    return True


def _refusal(table: str, top: float, total: float, numbers: Floats) -> ModelTooLarge:
    small = np.abs(numbers[numbers != 0]).min(initial=top)
    if max(total, top) >= ROOM:
        en = f"too large: totals must stay below {ROOM:.3g} to be exact; NaN bars a pair: write NaN or None"
        zh = f"过大：合计须小于 {ROOM:.3g} 才能精确计算；不可任用的配对请留空，不要用大数代替"
        return ModelTooLarge([Fault(table, "", "score", top, Message("score.too_large", en, zh))])
    en = (f"too fine: {small:.3g} cannot be held to a millionth beside {top:.3g}; NaN bars a pair: write NaN or None "
          "for 'never', and round measured numbers to the decimals that matter")  # fmt: skip
    zh = (f"过细：与 {top:.3g} 并列时，{small:.3g} 无法精确到百万分之一；不可任用的配对请留空，不要用大数代替；"
          "测量值请先按所需小数位取整")  # fmt: skip
    return ModelTooLarge([Fault(table, "", "score", top, Message("exact.too_fine", en, zh))])
