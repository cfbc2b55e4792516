"""The sheet of a plan that was made by hand: which sheet of a book it is, and its rows."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from typing import Any

from ...errors import Fault, InputError, Message
from ..cells.reading import folded
from ..files.read_sheets import read_sheets
from ..files.sheet import Sheet
from ..schema.read_table import read_table
from ..schema.side_sheets import PROPOSED
from ..schema.table import Table

SHOWN = "、".join(PROPOSED.zh[:2])


class Listed(Sheet):
    """Rows that were given in Python, where the first one is row 1 and the header is none."""

    def line(self, row: int) -> str:
        """The row as whoever gave it counts."""
        return f"row {row}"


def proposed_sheet(path: str | PathLike[str], sheet: str | None = None) -> Table:
    """The table of a proposed plan in a workbook, a CSV file or a folder of them.

    Parameters
    ----------
    path
        The file or folder.
    sheet
        The name of the sheet; None for the one that is called 拟定方案 / proposed plan, or the only one there is.

    Raises
    ------
    InputError
        If there is no such sheet or there are several, or the file cannot be read.
    """
    book = read_sheets(path)
    named = [each for each in book if (folded(each.name) == folded(sheet) if sheet else PROPOSED.is_named(each.name))]
    found = named or ([*book] if len(book.sheets) == 1 and not sheet else [])
    if len(found) != 1:
        raise InputError([Fault(book.file, "", PROPOSED.name, sheet, _which(book.names, found))])
    return read_table(found[0], PROPOSED)


def proposed_rows(header: Sequence[str], rows: Sequence[Sequence[Any]]) -> Table:
    """The same from rows that were given in Python; None and NaN are empty cells."""
    cells = [tuple(header), *(tuple(map(_cell, row)) for row in rows)]
    return read_table(Listed(PROPOSED.name, cells), PROPOSED)


def _cell(value: Any) -> Any:
    if value is None or value != value:
        return ""
    return value if isinstance(value, (str, bool)) else str(value)


def _which(names: Sequence[str], found: Sequence[Sheet]) -> Message:
    there = [each.name for each in found] or names
    if found:
        en = f"several sheets may be the proposed plan: {', '.join(there)}; name the one that is meant"
        return Message("proposed.several", en, f"有几张表都可能是拟定方案：{'、'.join(there)}；请指明是哪一张")
    en = f"there is no sheet {SHOWN} / {PROPOSED.name}; there are: {', '.join(there) or 'none'}"
    return Message("proposed.none", en, f"没有“{PROPOSED.sheet('zh')}”表；现有：{'、'.join(there) or '没有'}")
