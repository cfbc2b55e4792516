"""One column of facts as codes into its distinct values, so that a test is made once for each value, not for each person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from ..facts import Scalar, scalar

SPAN = 1024  # whole numbers within so wide a range are their own codes


@dataclass(frozen=True, eq=False)
class Column:
    """Facts of one name.

    Parameters
    ----------
    codes
        Position in ``values`` of each row's fact, -1 where it is missing; shape (rows,).
    values
        Distinct values; some may not occur.
    """

    codes: npt.NDArray[np.intp]
    values: tuple[Scalar, ...]

    @cached_property
    def occurring(self) -> tuple[Scalar, ...]:
        """The values that occur."""
        there = np.bincount(self.codes + 1, minlength=len(self.values) + 1)[1:]
        return tuple(value for value, number in zip(self.values, there.tolist(), strict=True) if number)

    @cached_property
    def complete(self) -> bool:
        """Whether no row lacks the fact."""
        return not len(self.codes) or int(self.codes.min()) >= 0

    def at(self, row: int) -> Scalar:
        """The fact of one row, None if it is missing."""
        code = int(self.codes[row])
        return None if code < 0 else self.values[code]

    def spread(self, by_value: Sequence[Any], missing: Any, kind: type[np.generic]) -> npt.NDArray[Any]:
        """One entry of ``by_value`` a row, by the row's value; ``missing`` where the fact is."""
        table = np.array([*by_value, missing], dtype=kind)
        return table.take(self.codes)  # code -1 takes the last entry


class BadCell(Exception):
    """A cell that is no fact; holds the row, the value and the reason."""


def column_of(given: Any) -> Column:
    """A column from a numpy array, a pandas series or any sequence of cells.

    Raises
    ------
    BadCell
        At the first cell that is neither text, a finite number, True/False nor empty.
    """
    kind = getattr(getattr(given, "dtype", None), "kind", "O")
    if kind in "iu":
        return _whole_numbers(np.asarray(given))
    if kind == "b":
        return Column(np.asarray(given).astype(np.intp), (False, True))
    # Text, floats and categories of pandas know their distinct values; objects may mix True with 1, which are not equal here.
    if hasattr(given, "factorize") and str(given.dtype) != "object":
        codes, values = given.factorize()
        return _checked(np.asarray(codes, dtype=np.intp), list(values))
    return _cell_by_cell(given)


def _whole_numbers(array: npt.NDArray[Any]) -> Column:
    low, high = (int(array.min()), int(array.max())) if len(array) else (0, 0)
    if high - low < SPAN:
        return Column((array - low).astype(np.intp), tuple(range(low, high + 1)))
    values, codes = np.unique(array, return_inverse=True)
    return Column(codes.astype(np.intp), tuple(values.tolist()))


def _checked(codes: npt.NDArray[np.intp], values: list[Any]) -> Column:
    for code, value in enumerate(values):
        try:
            values[code] = scalar(value)
        except ValueError as error:
            raise BadCell(int(np.flatnonzero(codes == code)[0]), value, str(error)) from None
    return Column(codes, tuple(values))


def _cell_by_cell(cells: Iterable[Any]) -> Column:
    seen: dict[tuple[bool, Any], int] = {}
    codes: list[int] = []
    for row, cell in enumerate(cells):
        try:
            value = scalar(cell)
        except ValueError as error:
            raise BadCell(row, cell, str(error)) from None
        codes.append(-1 if value is None else seen.setdefault((isinstance(value, bool), value), len(seen)))
    return Column(np.array(codes, dtype=np.intp), tuple(value for _, value in seen))
