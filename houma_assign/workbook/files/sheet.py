"""A sheet as it stands in the file: cells with their places, nothing read into them yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from ...errors import Fault

Place = tuple[int, int]  # row and column, counted from 0


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, or one CSV file of a folder.

    Parameters
    ----------
    name
        As in the file.
    rows
        Cells by row: text, float, bool, date, datetime; empty text for an empty cell. Every row has the same length.
    hidden
        Whether the sheet is hidden in Excel.
    own
        Whether this package wrote the workbook; only then a leading ``'`` says that the text after it is meant literally.
    marks
        Place -> why the cell there has no value that could be used (error value, formula without value, merged cells).
    remarks
        What a reader must know of the sheet as a whole, e.g. hidden rows.
    lengths
        Cells that each row had in a CSV file, before short rows were filled up; None for a workbook.
    old_dates
        Whether day numbers count from 1904, as in workbooks of old Macs.
    """

    name: str
    rows: Sequence[Sequence[Any]]
    hidden: bool = False
    own: bool = False
    marks: Mapping[Place, str] = field(default_factory=lambda: MappingProxyType({}))
    remarks: tuple[str, ...] = ()
    lengths: Sequence[int] | None = None
    old_dates: bool = False

    def fault(self, row: int | None, column: str, value: Any, reason: str, table: str = "", id: str = "") -> Fault:
        """A fault in this sheet: ``row`` counts from 0, None for the sheet as a whole; ``table`` is what the sheet holds."""
        line = "" if row is None else f"row {row + 1}" + (f" ({id})" if id else "")
        return Fault(named(self.name, table), line, column, value, reason)


def named(shown: str, meant: str) -> str:
    """A name as the user wrote it and what it stands for, e.g. ``人选 → candidates``."""
    return f"{shown} → {meant}" if meant and shown != meant else shown


@dataclass(frozen=True)
class Book:
    """What ``read_sheets`` found: sheets in the order of the file, and remarks on the file as a whole."""

    file: str
    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...] = ()

    def __iter__(self) -> Any:
        return iter(self.sheets)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the sheets."""
        return tuple(sheet.name for sheet in self.sheets)


def letters(column: int) -> str:
    """The column as Excel names it: 0 is A, 26 is AA."""
    name = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def rows_in_words(rows: Sequence[int], most: int = 8) -> str:
    """Rows counted from 0 as a reader counts them: ``rows 3, 5–9 and 12``; long lists are cut."""
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    shown = [f"{first + 1}" if first == last else f"{first + 1}–{last + 1}" for first, last in runs[:most]]
    more = f" and {sum(last - first + 1 for first, last in runs[most:])} more" if len(runs) > most else ""
    return f"row{'s' * (len(rows) > 1)} {', '.join(shown)}{more}"
