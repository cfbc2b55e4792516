"""What a class of a user's own states to the program, looked at once where it enters: shapes, whole numbers, ranges."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from ..errors import Fault, InputError, Message
from .kinds import full_name, of_package
from .rows import INFINITY, Misstated, Rows

Stated = TypeVar("Stated")


def checked(record: Any, place: tuple[str, str], state: Callable[[], Stated],
            mistakes: Callable[[Stated], list[str]]) -> Stated:  # fmt: skip
    """What a rule or an aim states. Classes of the package are not looked at: the tests hold them to their word.

    Parameters
    ----------
    record
        The rule or aim.
    place
        "rules" or "aims", and the method asked.
    state
        Asks it.
    mistakes
        What is wrong with the answer, one phrase each.

    Raises
    ------
    InputError
        That names the class and says that the mistake is its own, not one of the data.
    """
    if of_package(type(record)):
        return state()
    try:
        given = state()
    except Misstated as error:
        raise _refused(record, place, [str(error)]) from error
    if found := mistakes(given):
        raise _refused(record, place, found)
    return given


def _refused(record: Any, place: tuple[str, str], found: list[str]) -> InputError:
    table, method = place
    whose = f"a mistake of the class {full_name(type(record))}, not of the data"
    zh = "自编的类给出的不是所要求的整数、形状或范围；这是类的错误，与数据无关"
    return InputError([Fault(table, record.id, method, None, Message("misstated", f"{each}; {whose}", zh)) for each in found])


def row_mistakes(rows: Any, pairs: int) -> list[str]:
    """What keeps something from being rows over so many pairs."""
    if not isinstance(rows, Rows):
        return [f"{type(rows).__name__} is given, Rows are expected"]
    sizes = {"row": len(rows.column), "column": len(rows.column), "coefficient": len(rows.column), "lower": len(rows.labels),
             "upper": len(rows.labels), "aux_lower": len(rows.aux_lower), "aux_upper": len(rows.aux_lower)}  # fmt: skip
    found = [each for name, size in sizes.items() for each in array_mistakes(name, getattr(rows, name), size)]
    if isinstance(rows.unit, bool) or not isinstance(rows.unit, int) or rows.unit < 1:
        found.append(f"unit: {rows.unit!r} is given, a whole number of at least 1 is expected")
    if rows.over not in (None, pairs):
        found.append(
            f"rows over {rows.over} pairs are given, there are {pairs}; index by grid.candidate, grid.post or grid.village"
        )
    if not all(isinstance(label, str) for label in rows.labels):
        found.append("labels: text is expected, one a row")
    return found or _place_mistakes(rows, pairs)


def _place_mistakes(rows: Rows, pairs: int) -> list[str]:
    """Entries outside the rows and columns there are, or two in one place."""
    columns = pairs + len(rows.aux_lower)
    found = []
    for name, at, size in (("row", rows.row, len(rows)), ("column", rows.column, columns)):
        if len(at) and not 0 <= at.min() <= at.max() < size:
            found.append(f"{name}: numbers from 0 to {size - 1} are expected, there are some from {at.min()} to {at.max()}")
    if not found and len(np.unique(rows.row * columns + rows.column)) < len(rows.row):
        found.append("the same column stands twice in one row; add the coefficients up")
    return found


def array_mistakes(name: str, given: Any, size: int) -> list[str]:
    """What keeps something from being so many whole numbers."""
    if not isinstance(given, np.ndarray):
        return [f"{name}: {type(given).__name__} is given, an array of numpy is expected"]
    if given.shape != (size,):
        return [f"{name}: the shape is {given.shape}, ({size},) is expected"]
    if given.dtype.kind != "i":
        return [f"{name}: {given.dtype} is given, whole numbers (int64) are expected"]
    beyond = len(given) and not -INFINITY <= int(given.min()) <= int(given.max()) <= INFINITY
    return [f"{name}: numbers beyond INFINITY (2**62)"] if beyond else []


def mask_mistakes(mask: Any, pairs: int) -> list[str]:
    """What keeps something from being a mask over so many pairs; None is one that bars nobody."""
    if mask is None or (isinstance(mask, np.ndarray) and mask.shape == (pairs,) and mask.dtype == np.bool_):
        return []
    given = f"{mask.dtype} of shape {mask.shape}" if isinstance(mask, np.ndarray) else type(mask).__name__
    return [f"{given} is given, an array of bool of shape ({pairs},) is expected"]
