"""A workbook or a folder of CSV files as sheets of cells."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from pathlib import Path

from .archive import refuse
from .csv_folder import csv_sheets
from .sheet import Book, Sheet
from .xlsx import xlsx_sheets

MARK = "houma_assign workbook"  # stands on the sheet "about" of what this package wrote


def read_sheets(path: str | PathLike[str]) -> Book:
    """The sheets of an .xlsx (or .xlsm), or of a folder of CSV files, as raw cells with their places.

    Nothing is interpreted here: ``read_table`` makes records of a sheet. Macros are never run, links never followed.

    Raises
    ------
    InputError
        If the file is missing, of another kind, encrypted, damaged, or larger than the limits in ``archive``.
    ImportError
        If it is a workbook and python-calamine is not installed.
    """
    place = Path(path)
    if not place.exists():
        raise refuse(place.name, "there is no such file or folder")
    book = csv_sheets(place) if place.is_dir() else xlsx_sheets(place)
    if any(_marked(sheet) for sheet in book.sheets):
        return replace(book, sheets=tuple(replace(sheet, own=True) for sheet in book.sheets))
    return book


def _marked(sheet: Sheet) -> bool:
    return any(str(cell).startswith(MARK) for row in sheet.rows[:10] for cell in row[:3])
