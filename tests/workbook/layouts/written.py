"""One set of sheets as files of every kind: .xlsx, Strict, .xls, .ods, folders of text files and of workbooks."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

Rows = Sequence[Sequence[Any]]
Merges = Mapping[str, Sequence[tuple[int, int, int, int]]]
STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
}
KINDS = ("xlsx", "strict", "xls", "ods", "csv", "folder")
NONE: Merges = {}


def written(folder: Path, sheets: Mapping[str, Rows], kind: str, merges: Merges = NONE, delimiter: str = ",") -> Path:
    """The sheets as a file or folder of a kind; text files have no merged cells."""
    if kind == "csv":
        return _texts(folder / "texts", sheets, delimiter)
    if kind == "folder":
        (folder / "books").mkdir()
        for name, rows in sheets.items():
            _xlsx(folder / "books" / f"{name}.xlsx", {"Sheet1": rows}, {"Sheet1": merges.get(name, ())})
        return folder / "books"
    path = folder / f"选派.{kind if kind in ('xls', 'ods') else 'xlsx'}"
    if kind == "xls":
        return _xls(path, sheets, merges)
    if kind == "ods":
        return _ods(path, sheets, merges)
    _xlsx(path, sheets, merges)
    return _strict(path) if kind == "strict" else path


def _xlsx(path: Path, sheets: Mapping[str, Rows], merges: Merges) -> Path:
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                if cell not in (None, ""):
                    sheet.write(i, j, cell)
        for top, left, bottom, right in merges.get(name, ()):
            sheet.merge_range(top, left, bottom, right, rows[top][left])
    book.close()
    return path


def _strict(path: Path) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            strict = content
            for usual, other in STRICT.items():
                strict = strict.replace(usual, other)
            archive.writestr(name, strict)
    return path


def _xls(path: Path, sheets: Mapping[str, Rows], merges: Merges) -> Path:
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook(encoding="utf-8")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        areas = merges.get(name, ())
        for top, left, bottom, right in areas:
            sheet.write_merge(top, bottom, left, right, rows[top][left])
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                if cell not in (None, "") and not any(a <= i <= c and b <= j <= d for a, b, c, d in areas):
                    sheet.write(i, j, cell)
    book.save(str(path))
    return path


def _ods(path: Path, sheets: Mapping[str, Rows], merges: Merges) -> Path:
    pytest.importorskip("odf")
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in merges.get(name, ())}
        for i, row in enumerate(rows):
            line = TableRow()
            for j, cell in enumerate(row):
                down, across = spans.get((i, j), (1, 1))
                size = {"numberrowsspanned": down, "numbercolumnsspanned": across} if down * across > 1 else {}
                if isinstance(cell, (int, float)):
                    made = TableCell(valuetype="float", value=str(cell), **size)
                else:
                    made = TableCell(**({"valuetype": "string"} if cell else {}), **size)
                    if cell:
                        made.addElement(P(text=cell))
                line.addElement(made)
            table.addElement(line)
        book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


def _texts(folder: Path, sheets: Mapping[str, Rows], delimiter: str) -> Path:
    folder.mkdir()
    for name, rows in sheets.items():
        buffer = io.StringIO()
        width = max(map(len, rows))
        csv.writer(buffer, delimiter=delimiter).writerows([*row, *[""] * (width - len(row))] for row in rows)
        (folder / f"{name}.csv").write_bytes(buffer.getvalue().encode("utf-8"))
    return folder
