"""One column of facts as codes into its distinct values, so that a test is made once for each value, not for each person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from ...data.field_reasons import reason_of
from ...data.record import scalar

SPAN = 1024  # whole numbers within so wide a range are their own codes


@dataclass(frozen=True, eq=False)
class FactColumn:
    """Facts of one name.

    Parameters
    ----------
    codes
        Position in ``values`` of each row's fact, -1 where it is missing; shape (rows,).
    values
        Distinct values; some may not occur. A field of many values, such as skills, holds tuples.
    """

    codes: npt.NDArray[np.intp]
    values: tuple[Any, ...]

    @cached_property
    def known(self) -> bool:
        """Whether any row has the fact."""
        return bool(len(self.codes)) and int(self.codes.max()) >= 0

    @cached_property
    def complete(self) -> bool:
        """Whether no row lacks the fact."""
        return not len(self.codes) or int(self.codes.min()) >= 0

    def at(self, row: int) -> Any:
        """The fact of one row, None if it is missing."""
        code = int(self.codes[row])
        return None if code < 0 else self.values[code]

    def spread(self, by_value: Sequence[Any], missing: Any, kind: type[np.generic]) -> npt.NDArray[Any]:
        """One entry of ``by_value`` a row, by the row's value; ``missing`` where the fact is."""
        table = np.array([*by_value, missing], dtype=kind)
        return table.take(self.codes)  # code -1 takes the last entry


class BadCells(Exception):
    """Cells that are no facts; holds (row, value, reason) of each."""


def fact_column(given: Any) -> FactColumn:
    """A column from a numpy array, a pandas series or any sequence of cells; blank text is a missing fact.

    Raises
    ------
    BadCells
        With every cell that is neither text, a finite number, True/False nor empty.
    """
    kind = given.dtype.kind if isinstance(getattr(given, "dtype", None), np.dtype) else ""
    if kind and kind in "iu":
        return _whole_numbers(np.asarray(given))
    if kind == "b":
        return FactColumn(np.asarray(given).astype(np.intp), (False, True))
    if kind == "f":
        distinct, codes = np.unique(np.asarray(given), return_inverse=True)
        return _distinct(codes.astype(np.intp), distinct.tolist())
    if hasattr(given, "factorize") and str(given.dtype) != "object":  # text, categories and the like of pandas
        codes, values = given.factorize()
        return _distinct(np.asarray(codes, dtype=np.intp), list(values))
    return _cells(np.asarray(given, dtype=object).tolist() if hasattr(given, "dtype") else list(given))


def _whole_numbers(array: npt.NDArray[Any]) -> FactColumn:
    low, high = (int(array.min()), int(array.max())) if len(array) else (0, 0)
    low = min(low, 0) if high < SPAN else low  # small numbers are codes as they stand
    if high - low < SPAN:
        codes = array.astype(np.intp)  # a copy: the user's array may change
        return FactColumn(codes - low if low else codes, tuple(range(low, high + 1)))
    values, codes = np.unique(array, return_inverse=True)
    return FactColumn(codes.astype(np.intp), tuple(values.tolist()))


def _distinct(codes: npt.NDArray[np.intp], given: list[Any]) -> FactColumn:
    """A column from codes into distinct cells, some of which may be missing or no facts."""
    seen: dict[tuple[bool, Any], int] = {}
    new = np.full(len(given) + 1, -1, np.intp)
    bad = []
    for code, cell in enumerate(given):
        try:
            new[code] = _code(cell, seen)
        except ValueError as error:
            bad += [(row, cell, reason_of(error)) for row in np.flatnonzero(codes == code).tolist()]
    if bad:
        raise BadCells(bad)
    return FactColumn(new.take(codes), tuple(value for _, value in seen))


def _cells(cells: list[Any]) -> FactColumn:
    """A column from any cells; ``True`` and ``1`` are different facts, though Python holds them for equal."""
    kinds = {kind.__name__.rstrip("_") for kind in set(map(type, cells))}
    try:
        if not ("bool" in kinds and len(kinds - {"bool", "str", "NoneType"}) > 0):
            first = {cell: code for code, cell in enumerate(dict.fromkeys(cells))}
            codes = np.fromiter(map(first.__getitem__, cells), np.intp, len(cells))
            return _distinct(codes, list(first))
    except TypeError:  # a cell without a hash is no fact; the slow way says which
        pass
    return _distinct(np.arange(len(cells)), cells)


def _code(cell: Any, seen: dict[tuple[bool, Any], int]) -> int:
    if isinstance(cell, tuple) and all(isinstance(each, str) for each in cell):  # many values in one cell, none for unknown
        return seen.setdefault((False, cell), len(seen)) if cell else -1
    value = None if type(cell).__name__ in ("NAType", "NaTType") else scalar(cell)
    if value is None or (isinstance(value, str) and not value.strip()):
        return -1
    return seen.setdefault((isinstance(value, bool), value), len(seen))
