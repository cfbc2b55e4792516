"""A workbook as a problem."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from os import PathLike

from ..data.collector import collector_paused
from ..workbook.files.read_sheets import read_sheets
from ..workbook.read import fields_of
from ..workbook.schema.mapping import book_mapping
from .problem import Problem

NOTHING: Mapping[str, str | None] = {}
NO_COLUMNS: Mapping[str, Mapping[str, str | None]] = {}


def read_workbook(path: str | PathLike[str], as_of: date | None = None, *, sheets: Mapping[str, str | None] = NOTHING,
                  columns: Mapping[str, Mapping[str, str | None]] = NO_COLUMNS, fill_down: Sequence[str] = (),
                  header_rows: int | Mapping[str, int] | None = None) -> Problem:  # fmt: skip
    """A problem from an .xlsx (.xls, .ods), or from a folder of CSV files or workbooks, one a sheet.

    Sheets and columns are described in ``docs/workbook.md``; names in Chinese or English, columns in any order. What was
    normalised on the way is listed in ``problem.notes``, by sheet, column and row. ``inspect_workbook`` says what would be read
    as what, and prints the mapping to paste where names are others.

    Parameters
    ----------
    path
        The file or folder.
    as_of
        The day on which ages count, where there are dates of birth and no ages; otherwise the day stated in the workbook.
    sheets
        Name of a sheet -> table it is, e.g. ``{"花名册": "人选"}``; None leaves the sheet out.
    columns
        Table or sheet -> header -> column it is, e.g. ``{"人选": {"学号": "编号"}}``; None leaves the column out.
    fill_down
        Headers below which an empty or merged cell means the value above it, e.g. ``("乡镇",)``.
    header_rows
        How many rows the headers have, of every sheet or by table; None to tell by the sheets.

    Raises
    ------
    InputError
        With every fault of all sheets: sheet, row, column, value and what is expected; with entries of the mapping that speak
        of nothing there is.
    ImportError
        If it is a workbook and python-calamine is not installed.
    """
    mapping = book_mapping(sheets, columns, fill_down, header_rows)
    with collector_paused():
        return fields_of(read_sheets(path), as_of, mapping).make(Problem)
