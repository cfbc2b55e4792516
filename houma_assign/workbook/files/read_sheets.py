"""A workbook or a folder of CSV files as sheets of cells."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from pathlib import Path

from .folder import file_sheets, folder_sheets
from .refusal import refuse
from .sheet import Book, Sheet

MARK = "houma_assign workbook"  # stands on the sheet "about" of what this package wrote


def read_sheets(path: str | PathLike[str]) -> Book:
    """The sheets of an .xlsx (.xlsm, .xls, .ods), or of a folder of CSV files and workbooks, as raw cells with their places.

    Nothing is interpreted here: ``read_table`` makes records of a sheet. Macros are never run, links never followed.

    Raises
    ------
    InputError
        If the file is missing, of another kind, encrypted, damaged, or larger than the limits in ``refusal`` and ``archive``.
    ImportError
        If it is a workbook and python-calamine is not installed.
    """
    place = Path(path)
    if not place.exists():
        raise refuse(place.name, "no_such_file", "there is no such file or folder", "没有这个文件或文件夹")
    book = folder_sheets(place) if place.is_dir() else file_sheets(place)
    if any(_marked(sheet) for sheet in book.sheets):
        return replace(book, sheets=tuple(replace(sheet, own=True) for sheet in book.sheets))
    return book


def _marked(sheet: Sheet) -> bool:
    return any(str(cell).startswith(MARK) for row in sheet.rows[:10] for cell in row[:3])
