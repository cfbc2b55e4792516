"""A sheet as it stands in the file: cells with their places, nothing read into them yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from ...errors import Fault, Message

Place = tuple[int, int]  # row and column, counted from 0
Area = tuple[int, int, int, int]  # top, left, bottom, right, counted from 0, ends included
NOT_CALCULATED = Message(
    "formula_not_calculated",
    "the cell holds a formula without a saved value; open the file in Excel, save it, or write the value",
    "单元格是公式而没有存下结果；请用表格软件打开并保存，或直接填写数值",
)
MERGED = Message("cell_merged", "the cell is merged with another; unmerge them and fill in each cell",
                 "单元格与别的单元格合并了；请取消合并，逐格填写")  # fmt: skip


def holds_error(text: str) -> Message:
    """Why a cell with an error value cannot be used."""
    return Message("cell_error", f"the cell holds the error {text[:20] or 'of a formula'}; write the value",
                   "单元格里是公式的错误值；请填写数值")  # fmt: skip


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
    merged
        Areas of merged cells; the value stands in the first cell of each.
    file
        The file without its ending, where a file of a folder holds this sheet alone; it may say what the sheet is.
    settled
        Rows that are no records and of which the remarks speak: upper rows of a header, headers repeated on each page.
    groups
        Position of a column -> what stands above its header in the upper rows of a header of several rows.
    commas
        Whether a comma may be the decimal sign: cells are separated by semicolons, as where that is so.
    turned
        Whether rows and columns were exchanged, so that a row here is a column of the file.
    """

    name: str
    rows: Sequence[Sequence[Any]]
    hidden: bool = False
    own: bool = False
    marks: Mapping[Place, str] = field(default_factory=lambda: MappingProxyType({}))
    remarks: tuple[str, ...] = ()
    lengths: Sequence[int] | None = None
    old_dates: bool = False
    merged: tuple[Area, ...] = ()
    file: str = ""
    settled: frozenset[int] = frozenset()
    groups: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    turned: bool = False
    commas: bool = False

    def line(self, row: int) -> str:
        """The row as a reader of the file finds it."""
        return f"column {letters(row)}" if self.turned else f"row {row + 1}"

    def lines(self, rows: Sequence[int]) -> str:
        """Several of them, e.g. ``rows 3, 5–9 and 12``."""
        if not self.turned:
            return rows_in_words(rows)
        return f"column{'s' * (len(rows) > 1)} {', '.join(map(letters, rows[:8]))}{' and more' * (len(rows) > 8)}"

    def fault(self, row: int | None, column: str, value: Any, reason: str, table: str = "", id: str = "") -> Fault:
        """A fault in this sheet: ``row`` counts from 0, None for the sheet as a whole; ``table`` is what the sheet holds."""
        line = "" if row is None else self.line(row) + (f" ({id})" if id else "")
        return Fault(named(self.name, table), line, column, value, reason)


def named(shown: str, meant: str) -> str:
    """A name as the user wrote it and what it stands for, e.g. ``人选 → candidates``."""
    return f"{shown} → {meant}" if meant and shown != meant else shown


@dataclass(frozen=True)
class Book:
    """What ``read_sheets`` found: sheets in the order of the file, and remarks on the file as a whole.

    ``alone`` says that the file is a text file, which holds one table and cannot hold more.
    """

    file: str
    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...] = ()
    alone: bool = False

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


def hidden_in(name: str, rows: int, columns: bool) -> tuple[Message, ...]:
    """The remark that parts of a sheet are hidden and were read; none if nothing is."""
    if not rows and not columns:
        return ()
    en = " and ".join([f"hidden rows ({rows})"] * (rows > 0) + ["hidden columns"] * columns)
    zh = "和".join([f"{rows} 个隐藏行"] * (rows > 0) + ["隐藏的列"] * columns)
    return (Message("hidden_parts", f"{en} of sheet {name} were read like any other", f"工作表“{name}”有{zh}，照常读取"),)
