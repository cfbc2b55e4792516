"""Sheets that lie on their side: a record a column, the headers in the first column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from ...errors import Message
from ..files.sheet import Sheet

SIDEWAYS = 4  # columns in which headers are looked for
MOST_TURNED = 1_000  # records side by side; a table of more is never laid out like this


def turned(sheet: Sheet) -> tuple[Sheet, Message]:
    """The sheet with rows and columns exchanged; faults name the columns of the file."""
    rows = [list(row) for row in zip(*sheet.rows, strict=True)]
    upright = replace(
        sheet, rows=rows, turned=True, lengths=None,
        marks={(column, row): why for (row, column), why in sheet.marks.items()},
        merged=tuple((left, top, right, bottom) for top, left, bottom, right in sheet.merged),
    )  # fmt: skip
    note = Message("sheet_turned", f"{sheet.name}: lies on its side and was read column by column",
                   f"{sheet.name}：表格是横放的，按列读取")  # fmt: skip
    return upright, note


def lies_on_its_side(sheet: Sheet, recognised: Callable[[Sequence[Any]], int], searched: int) -> bool:
    """Whether more headers stand one below the other than side by side."""
    if not sheet.rows or len(sheet.rows[0]) < 2 or len(sheet.rows) > MOST_TURNED:
        return False
    across = max(map(recognised, sheet.rows[:searched]), default=0)
    down = max((recognised([row[k] for row in sheet.rows]) for k in range(min(SIDEWAYS, len(sheet.rows[0])))), default=0)
    return down >= 2 and down > across
