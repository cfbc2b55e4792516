"""Sheets of cells as an .xlsx or as a folder of CSV files."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..errors import Fault, InputError
from .cells.number import PLAIN
from .schema.sheet_out import DANGEROUS, SheetOut

MISSING = 'writing a workbook needs XlsxWriter: pip install "houma_assign[excel]" (a folder of CSV files needs nothing)'
MOST_ROWS = 1_048_575
CREATED = datetime(2020, 1, 1)  # fixed, so that the same problem gives the same bytes
LIST_ROWS = 2_000  # rows that get a drop-down list


def save_csv(folder: Path, sheets: Sequence[SheetOut], lang: str) -> None:
    """One CSV file a sheet: UTF-8 with the mark that Excel needs; text that a spreadsheet might run gets a ``'`` in front."""
    for sheet in sheets:
        with (folder / f"{sheet.schema.sheet(lang)}.csv").open("w", newline="", encoding="utf-8-sig") as file:
            writer = csv.writer(file)
            writer.writerow([column.header for column in sheet.columns])
            writer.writerows([[_harmless(cell) for cell in row] for row in sheet.rows()])


def _harmless(cell: Any) -> Any:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return format(Decimal(repr(cell)), "f")
    if isinstance(cell, str) and cell.startswith(DANGEROUS) and not (cell[0] == "-" and PLAIN.fullmatch(cell)):
        return f"'{cell}"
    return cell


def save_xlsx(path: Path, sheets: Sequence[SheetOut], lang: str) -> None:
    """A workbook with a fixed header row, comments that say what a column is, and drop-down lists."""
    try:
        import xlsxwriter
    except ImportError:
        raise ImportError(MISSING) from None
    for sheet in sheets:
        if len(sheet.rows()) > MOST_ROWS:
            raise InputError([Fault(sheet.schema.name, "", "", len(sheet.rows()), "more rows than Excel holds; write CSV files")])
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    book.set_properties({"created": CREATED})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4"})
    needed = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#F6DFC2"})
    text = book.add_format({"num_format": "@"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.schema.sheet(lang))
        page.freeze_panes(1, 1)
        for position, column in enumerate(sheet.columns):
            said = sheet.schema.column(column.header) if column.name is None else None
            page.write_string(0, position, column.header, needed if said is not None and said.needed else bold)
            shown = max([4, *(_width(cell) for cell in (column.header, *column.cells[:200]))])
            page.set_column(position, position, min(shown + 2, 60), text if said is not None and said.kind == "id" else None)
            if column.words:
                page.write_comment(0, position, column.words, {"author": "houma_assign"})
            if column.choices:
                source = column.choices if isinstance(column.choices, str) else list(column.choices)
                page.data_validation(
                    1, position, LIST_ROWS, position, {"validate": "list", "source": source, "error_type": "warning"}
                )
            _write(page, position, column.cells)
    book.close()


def _write(page: Any, position: int, cells: Sequence[Any]) -> None:
    for row, cell in enumerate(cells, start=1):
        if isinstance(cell, bool):
            page.write_boolean(row, position, cell)
        elif isinstance(cell, str):
            page.write_string(row, position, cell)
        elif cell is not None:
            page.write_number(row, position, cell)


def _width(cell: Any) -> int:
    return sum(2 if ord(char) > 0x2E7F else 1 for char in str(cell if cell is not None else "")[:60])
