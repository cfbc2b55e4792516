"""A column of numbers as exact integers."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..data.exact import Ints, common_scale, is_number, too_fine, whole, without_noise
from ..data.record import plain
from ..errors import Fault, Message
from .cells import noise_note
from .foreign import as_written
from .matrix_cells import is_missing

LARGEST = 10**12
TEXT = Message("number.text", "a number is expected; it is text: convert it first", "应为数字；这里是文字，请先转换")
MISSING = Message("number.missing", "a number is missing", "缺少数字")
EXPECTED = Message("number.expected", "a number is expected", "应为数字")
LARGE = Message("column.large", "too large to be held exactly; leave the score of a barred pair empty",
                "数字过大，无法精确保存；不可任用的配对请将得分留空")  # fmt: skip


def exact_column(
    column: pd.Series, where: tuple[str, list[str]], used: npt.NDArray[np.bool_], decimals: int | None, faults: list[Fault],
    notes: list[str],
) -> tuple[Ints, int]:  # fmt: skip
    """The numbers times their common scale, and the scale; cells that are not used count as 0.

    Parameters
    ----------
    column
        The cells, under their header.
    where
        The table, and for each cell the name of its row.
    used
        Which cells must be numbers.
    decimals
        How many are held; None: it is not asked how fine they are, and the numbers given back are good for nothing.
    faults, notes
        Receive each wrong value once, with the first row that has it, and whether noise was taken off.
    """
    (table, row), name = where, str(column.name)
    given = cells_of(column)
    cells = [without_noise(cell) for cell in given]
    right: dict[Any, None] = {}
    wrong: dict[str, None] = {}
    for at, cell, needed in zip(row, cells, used.tolist(), strict=True):
        if not needed or (is_number(cell) and cell in right):
            continue
        reason = _reason(cell, decimals)
        if reason is None:
            right[cell] = None
        elif repr(cell) not in wrong:
            wrong[repr(cell)] = None
            faults.append(Fault(table, at, name, None if is_missing(cell) else cell, reason))
    noisy = sum(a is not b for a, b in zip(given, cells, strict=True))
    if noisy and not wrong:
        notes.append(noise_note(table, name, noisy))
    if decimals is None:
        return np.zeros(len(cells), np.int64), 1
    scale = common_scale(right)
    numbers = {value: whole(value, scale) for value in right}
    steps = [numbers[cell] if needed and not wrong else 0 for cell, needed in zip(cells, used.tolist(), strict=True)]
    return np.array(steps, dtype=np.int64), scale


def cells_of(column: pd.Series) -> list[Any]:
    """The cells of a column as plain values."""
    if str(column.dtype).lower() == "float32":
        return list(as_written(column.to_numpy(np.float32, na_value=np.nan)).tolist())
    return [plain(cell) for cell in column.tolist()]


def _reason(cell: Any, decimals: int | None) -> Message | None:
    """Why a cell is not an exact number; None if it is."""
    if isinstance(cell, str):
        return TEXT
    if is_missing(cell):
        return MISSING
    if not is_number(cell) or cell in (float("inf"), float("-inf")):
        return EXPECTED
    if abs(cell) >= LARGEST:
        return LARGE
    if decimals is not None and (too_fine(cell) or 10**decimals % common_scale([cell])):
        return Message("column.too_fine", f"at most {decimals} decimals are held exactly", f"至多精确到 {decimals} 位小数")
    return None
