"""Sheets of cells as an .xlsx or as a folder of CSV files."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..data.extras import missing
from ..data.language import language
from ..errors import Fault, InputError, Message
from .cells.number import PLAIN
from .schema.sheet_out import DANGEROUS, ColumnOut, SheetOut

MISSING = missing("excel", "writing a workbook needs XlsxWriter (a folder of CSV files needs nothing)",
                  "写出工作簿需要另外的组件；逗号分隔文本的文件夹则不需要")  # fmt: skip
MOST_ROWS = 1_048_575
TOO_LONG = Message("rows.excel", "more rows than Excel holds; write CSV files", "行数超出表格软件的上限；请写成文本表格文件夹")
CREATED = datetime(2020, 1, 1)  # fixed, so that the same problem gives the same bytes
LIST_ROWS = 2_000  # rows that get a drop-down list
WIDEST = 60  # characters; what is longer is wrapped
LONGEST = 2_000  # characters of a cell that make its row higher
A4 = 9
LINE = 16  # points of a row of one line
BODY: dict[str, Any] = {"valign": "vcenter"}
NUMBER: dict[str, Any] = {"align": "right", "indent": 1}  # apart from the text of the next column
HEADER: dict[str, Any] = {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "bottom": 1}
EXAMPLE: dict[str, Any] = {"italic": True, "font_color": "#808080"}


def save_csv(folder: Path, sheets: Sequence[SheetOut], lang: str) -> None:
    """One CSV file a sheet: UTF-8 with the mark that Excel needs; text that a spreadsheet might run gets a ``'`` in front."""
    for sheet in sheets:
        with (folder / f"{sheet.schema.sheet(lang)}.csv").open("w", newline="", encoding="utf-8-sig") as file:
            writer = csv.writer(file)
            writer.writerow([column.header for column in sheet.columns])
            writer.writerows([[harmless(cell) for cell in row] for row in sheet.rows()])


def harmless(cell: Any) -> Any:
    """A cell for a CSV file: text that a spreadsheet might run gets a ``'`` in front."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return format(Decimal(repr(cell)), "f")
    if isinstance(cell, str) and cell.startswith(DANGEROUS) and not (cell[0] == "-" and PLAIN.fullmatch(cell)):
        return f"'{cell}"
    return cell


def save_xlsx(path: Path, sheets: Sequence[SheetOut], lang: str) -> None:
    """A workbook with a fixed header row, comments that say what a column is, drop-down lists, and pages fit to be printed."""
    try:
        import xlsxwriter
    except ImportError:
        raise ImportError(MISSING) from None
    for sheet in sheets:
        if len(sheet.rows()) > MOST_ROWS:
            raise InputError([Fault(sheet.schema.name, "", "", len(sheet.rows()), TOO_LONG)])
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    book.set_properties({"created": CREATED})
    formats = _Formats(book, {})
    for sheet in sheets:
        page = book.add_worksheet(sheet.schema.sheet(lang))
        _page(page, lang)
        widths = [_column(page, position, column, sheet, formats) for position, column in enumerate(sheet.columns)]
        _heights(page, sheet, widths)
    book.close()


def _page(page: Any, lang: str) -> None:
    """How the sheet scrolls and prints: one page wide, its header on each."""
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_header("&L&A")
    page.set_footer(language(lang).say("&R&P / &N", "&R第 &P 页，共 &N 页"))


@dataclass(frozen=True)
class _Formats:
    """Formats of a workbook, each made once."""

    book: Any
    made: dict[tuple[tuple[str, Any], ...], Any]

    def of(self, **how: Any) -> Any:
        key = tuple(sorted(how.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(how)
        return self.made[key]


def _column(page: Any, position: int, column: ColumnOut, sheet: SheetOut, formats: _Formats) -> int:
    """Write a column; returns its width."""
    said = sheet.schema.column(column.header) if column.name is None else None
    colour = "#F6DFC2" if said is not None and said.needed else "#E8EEF4"
    page.write_string(0, position, column.header, formats.of(**HEADER, bg_color=colour))
    shown = max([4, _header_width(column.header), *(_width(cell) for cell in column.cells[:200])]) + 2
    how = {**BODY, **({"num_format": "@"} if said is not None and said.kind == "id" else {})}
    how |= {"text_wrap": True} if shown > WIDEST else {}
    how |= {"align": "center"} if column.choices and not isinstance(column.choices, str) else {}
    page.set_column(position, position, min(shown, WIDEST), formats.of(**how))
    if column.words:
        size = _width(column.words, len(column.words))
        page.write_comment(0, position, column.words, {"author": "", "x_scale": 1.6, "y_scale": max(0.5, size / 100)})
    if column.choices:
        source = column.choices if isinstance(column.choices, str) else list(column.choices)
        page.data_validation(1, position, LIST_ROWS, position, {"validate": "list", "source": source, "error_type": "warning"})
    for row, cell in enumerate(column.cells):
        number = isinstance(cell, (int, float)) and not isinstance(cell, bool) and "align" not in how
        shape = {**how, **(NUMBER if number else {}), **(EXAMPLE if row in sheet.examples else {})}
        _write(page, row + 1, position, cell, formats.of(**shape))
    return min(shown, WIDEST)


def _heights(page: Any, sheet: SheetOut, widths: Sequence[int]) -> None:
    """Room for headers and for text that is wrapped; not every program finds it by itself."""
    page.set_row(0, LINE * max([1, *(_lines(each.header, width) for each, width in zip(sheet.columns, widths, strict=True))]) + 4)
    long = [column.cells for column, width in zip(sheet.columns, widths, strict=True) if width == WIDEST]
    for row, cells in enumerate(zip(*long, strict=True), start=1):
        page.set_row(row, LINE * max(_lines(cell, WIDEST) for cell in cells))


def _lines(cell: Any, width: int) -> int:
    return -(-_width(cell, LONGEST) // (width - 2)) or 1


def _header_width(header: str) -> int:
    """Headers are wrapped: Chinese anywhere, English between words."""
    return max([min(_width(header), 6), *(len(word) for word in header.split() if word.isascii())])


def _write(page: Any, row: int, position: int, cell: Any, how: Any) -> None:
    if isinstance(cell, bool):
        page.write_boolean(row, position, cell, how)
    elif isinstance(cell, str):
        page.write_string(row, position, cell, how)
    elif cell is not None:
        page.write_number(row, position, cell, how)


def _width(cell: Any, most: int = WIDEST + 1) -> int:
    return sum(2 if ord(char) > 0x2E7F else 1 for char in str(cell if cell is not None else "")[:most])
