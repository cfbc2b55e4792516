"""The policies of a selection as sheets: village screening, candidate screening, rubric, grades; one row a rule.

Their columns are those of ``to_records``: ``row`` says what a row is (a setting, a condition, a factor, a rule of points).
"""

from __future__ import annotations

import unicodedata
from os import PathLike
from pathlib import Path
from typing import Any

from ..errors import Fault, InputError
from ..workbook.cells.reading import folded
from ..workbook.files.read_sheets import read_sheets
from ..workbook.files.sheet import Book, Sheet, letters
from ..workbook.schema.schema import Schema
from ..workbook.schema.sheet_out import ColumnOut, SheetOut, number_cell
from ..workbook.write import in_memory, save
from .selection_policy import SelectionPolicy

SHEETS = {"villages": "村庄评分规则", "candidates": "人选审查规则", "rubric": "评分细则", "grades": "匹配等级规则"}


def read_policy(path: str | PathLike[str]) -> SelectionPolicy:
    """The policies that a workbook or a folder of CSV files holds, e.g. the one that ``write_policy`` wrote.

    Parameters
    ----------
    path
        An .xlsx with the sheets ``villages policy``, ``candidates policy``, ``rubric policy`` and ``grades policy`` (or their
        Chinese names), or a folder with one CSV file each. Other sheets are left alone.

    Raises
    ------
    InputError
        If sheets are missing or rows make no sense; every fault of all sheets, with sheet and row.
    """
    return _policy_of(read_sheets(path))


def write_policy(policy: SelectionPolicy, path: str | PathLike[str], lang: str = "en",
                 overwrite: bool = False) -> None:  # fmt: skip
    """Write policies to an .xlsx or a folder of CSV files, whole or not at all; ``read_policy`` gives back equal ones."""
    save(Path(path), lambda: _sheets_out(policy, lang), lang, overwrite)


def _sheets_out(policy: SelectionPolicy, lang: str) -> list[SheetOut]:
    made = []
    for name, rows in policy.to_sheets().items():
        schema = Schema(f"{name} policy", (), zh=(SHEETS[name],))
        headers = list(dict.fromkeys(header for row in rows for header in row))
        made.append(SheetOut(schema, [ColumnOut(header, [_cell(row.get(header)) for row in rows]) for header in headers]))
    if _policy_of(in_memory(made, lang)) != policy:
        raise InputError(
            [Fault("policy", "", "", None, "cannot be written in cells so that it reads back the same; use to_json")]
        )
    return made


def _cell(value: Any) -> Any:
    return value if value is None or isinstance(value, (str, bool)) else number_cell(value)


def _policy_of(book: Book) -> SelectionPolicy:
    rows: dict[str, list[dict[str, Any]]] = {}
    for sheet in book:
        for name, zh in SHEETS.items():
            if folded(sheet.name) in (folded(f"{name} policy"), folded(zh)):
                rows[name] = _records(sheet)
    return SelectionPolicy.from_sheets(rows)


def _records(sheet: Sheet) -> list[dict[str, Any]]:
    """Rows below the first row that has the header ``row``; empty cells are left out."""
    first = next((k for k, cells in enumerate(sheet.rows) if "row" in [folded(str(cell)) for cell in cells]), None)
    if first is None:
        raise InputError([sheet.fault(None, "row", None, "no header row with the column 'row'")])
    faults = [sheet.fault(row, letters(column), None, reason) for (row, column), reason in sheet.marks.items()]
    if faults:
        raise InputError(faults)
    headers = [unicodedata.normalize("NFKC", str(cell)).strip() for cell in sheet.rows[first]]
    rows = [{header: _plain(cell) for header, cell in zip(headers, cells, strict=True) if header and cell != ""}
            for cells in sheet.rows[first + 1 :]]  # fmt: skip
    return [row for row in rows if row]


def _plain(cell: Any) -> Any:
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
