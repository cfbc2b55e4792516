"""Points as whole hundredths: at most two decimals, exact, with one declared way to round where a product is finer."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Annotated, Any, Literal

import numpy as np
import numpy.typing as npt
from pydantic import AfterValidator, Field

from ...data.condition import Number
from ...data.exact import fraction, shown, whole
from ...errors import Message

STEPS = 100  # hundredths in a point
TWO_DECIMALS = Message("points.decimals", "at most two decimals are held exactly", "最多两位小数")
MOST = 10**7  # points; far above any scale in use, far below what 64 bits hold after sums and products

Rounding = Literal["exact", "half_up", "down"]


def _two_decimals(value: int | float) -> int | float:
    if STEPS % fraction(value).denominator:
        raise ValueError(TWO_DECIMALS)
    return value


Points = Annotated[Number, Field(ge=-MOST, le=MOST), AfterValidator(_two_decimals)]
NotNegative = Annotated[Number, Field(ge=0, le=MOST), AfterValidator(_two_decimals)]
Weight = Annotated[Number, Field(ge=0, le=1000), AfterValidator(_two_decimals)]
Steps = npt.NDArray[np.signedinteger[Any]]  # hundredths; what one rule gives fits 32 bits, totals are held in 64


def hundredths(value: int | float) -> int:
    """A number of at most two decimals in hundredths."""
    return whole(value, STEPS)


def points(steps: int) -> int | float:
    """Hundredths as points, an int where they are whole."""
    return shown(steps, STEPS)


def rounded(exact: Fraction, rounding: Rounding) -> int | None:
    """A number of hundredths as a whole one; None where it is not whole and no rounding is declared.

    A half goes away from zero, "down" goes towards zero.
    """
    if exact.denominator == 1:
        return int(exact)
    if rounding == "exact":
        return None
    size = floor(abs(exact) + Fraction(1, 2)) if rounding == "half_up" else floor(abs(exact))
    return size if exact > 0 else -size
