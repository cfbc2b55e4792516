"""A workbook as a problem."""

from __future__ import annotations

from datetime import date
from os import PathLike

from ..workbook.files.read_sheets import read_sheets
from ..workbook.read import fields_of
from .problem import Problem


def read_workbook(path: str | PathLike[str], as_of: date | None = None) -> Problem:
    """A problem from an .xlsx, or from a folder of CSV files, one a sheet.

    Sheets and columns are described in ``docs/workbook.md``; names in Chinese or English, columns in any order. What was
    normalised on the way is listed in ``problem.notes``, by sheet, column and row.

    Parameters
    ----------
    path
        The file or folder.
    as_of
        The day on which ages count, where there are dates of birth and no ages; otherwise the day stated in the workbook.

    Raises
    ------
    InputError
        With every fault of all sheets: sheet, row, column, value and what is expected.
    ImportError
        If it is an .xlsx and python-calamine is not installed.
    """
    return fields_of(read_sheets(path), as_of).make(Problem)
