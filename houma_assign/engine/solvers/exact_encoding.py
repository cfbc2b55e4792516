"""Rows too wide for CP-SAT, split exactly.

CP-SAT 9.15 can return a wrong OPTIMAL where the coefficients of one row total 2**31 or more. A row a·x >= b is therefore
written in digits of base B, a = h B + l and b = g B + m, with one integer column t that carries from the low digits:

    l·x - B t >= m        h·x + t >= g

An integer t for which both hold exists exactly if l·x + B h·x >= m + B g. The parts are split again until they fit.

A row with a column of many values is too wide whatever its coefficients. Such a column is replaced by digits of base ``BASE``,
``x = lower + sum(BASE**i * digit_i)``, and a chain of 0-1 columns keeps it at or below its upper bound: ``tight_i`` is 1 where
all digits above i equal those of the bound, and then digit i must not exceed the bound's own.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY
from ..model.model import SAFE, Model

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


@dataclass
class Encoder:
    """Rows whose totals are all below ``SAFE``, over the model's columns and further carry columns."""

    lower: list[int]
    upper: list[int]
    rows: list[tuple[list[int], list[int], int, int]] = field(default_factory=list)  # columns, coefficients, least, most
    written: dict[int, Digits] = field(default_factory=dict)  # columns with many values, in digits

    def add(self, columns: Ints, coefficients: Ints, least: int, most: int) -> None:
        """A row ``least <= coefficients·x <= most``; split if it is too wide."""
        if least > -INFINITY:
            self._at_least(columns, coefficients, least)
        if most < INFINITY:
            self._at_least(columns, -coefficients, -most)

    def _total(self, columns: Ints, coefficients: Ints, least: int, most: int) -> int:
        widths = [max(abs(self.lower[j]), abs(self.upper[j])) for j in columns.tolist()]
        total: int = sum(abs(a) * w for a, w in zip(coefficients.tolist(), widths, strict=True))
        return max(total, *(abs(bound) for bound in (least, most) if abs(bound) < INFINITY), 0)

    def _at_least(self, columns: Ints, coefficients: Ints, least: int) -> None:
        low, high = self._activity(columns, coefficients)
        if low >= least:
            return
        least = min(least, high + 1)  # beyond the largest value it is broken in any case
        if self._total(columns, coefficients, least, INFINITY) < SAFE:
            self.rows.append((columns.tolist(), coefficients.tolist(), least, INFINITY))
            return
        # A base that halves the number of digits, so that both parts get narrow quickly.
        base = 1 << max(1, int(np.abs(coefficients).max()).bit_length() // 2)
        tens, ones = np.divmod(coefficients, base)
        g, m = divmod(least, base)
        bottom, top = self._activity(columns[ones > 0], ones[ones > 0])
        carry, first = len(self.lower), (bottom - m) // base  # counted from its smallest value, so that it stays small
        self.lower.append(0)
        self.upper.append(max((top - m) // base - first, 0))
        self._at_least(np.append(columns[ones > 0], carry), np.append(ones[ones > 0], -base), m + base * first)
        self._at_least(np.append(columns[tens != 0], carry), np.append(tens[tens != 0], 1), g - first)

    def _activity(self, columns: Ints, coefficients: Ints) -> tuple[int, int]:
        low = high = 0
        for j, a in zip(columns.tolist(), coefficients.tolist(), strict=True):
            ends = (a * self.lower[j], a * self.upper[j])
            low, high = low + min(ends), high + max(ends)
        return low, high


def encode(model: Model) -> Encoder:
    """The rows of a model, none of them too wide; columns with many values are written in digits."""
    out = Encoder(model.lower.tolist(), model.upper.tolist())
    written = out.written
    reach = np.maximum(np.abs(model.lower), np.abs(model.upper))
    total = np.bincount(model.row, np.abs(model.data) * reach[model.column].astype(float), model.rows)  # most rows are narrow
    for bounds in (model.row_lower, model.row_upper):
        total = np.maximum(total, np.where(np.abs(bounds) < INFINITY, np.abs(bounds), 0))
    inside = model.column[total[model.row] >= SAFE]
    for j in np.unique(inside[reach[inside] >= MANY]).tolist():
        written[j] = digits(out.lower[j], out.upper[j], out.lower, out.upper, out.rows)
        out.lower[j] = out.upper[j] = 0  # its digits speak for it
    if written:
        total[model.row[np.isin(model.column, list(written))]] = np.inf
    starts = np.searchsorted(model.row, np.arange(model.rows + 1)).tolist()
    column, data = model.column.tolist(), model.data.tolist()
    bounded = zip(model.row_lower.tolist(), model.row_upper.tolist(), strict=True)
    for i, (least, most) in enumerate(bounded):
        part = slice(starts[i], starts[i + 1])
        if total[i] < SAFE:
            out.rows.append((column[part], data[part], least, most))
        else:
            columns, values, shift = expand(column[part], data[part], written)
            out.add(columns, values, _less(least, shift), _less(most, shift))
    return out


def expand(columns: list[int], values: list[int], written: dict[int, Digits]) -> tuple[Ints, Ints, int]:
    """A sum over columns as the same sum over digits, and the constant that this leaves out."""
    places: list[tuple[int, int]] = []
    shift = 0
    for column, value in zip(columns, values, strict=True):
        if column in written:
            places += [(digit, weight * value) for digit, weight in written[column].places]
            shift += written[column].lower * value
        else:
            places.append((column, value))
    split = np.array(places, dtype=np.int64).reshape(-1, 2)
    return split[:, 0], split[:, 1], shift


def _less(bound: int, shift: int) -> int:
    return bound if abs(bound) >= INFINITY else bound - shift
