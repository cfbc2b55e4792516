"""A folder of CSV files as sheets, one a file."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

from ...errors import Fault, InputError
from .archive import MOST_FILE, read_bytes, refuse
from .sheet import Book, Sheet
from .sheet_xml import MOST_CELLS, MOST_COLUMNS

MOST_FILES = 100


def csv_sheets(folder: Path) -> Book:
    """Every ``.csv`` of the folder as a sheet named like the file.

    Raises
    ------
    InputError
        With every file that cannot be read, and why.
    """
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise refuse(folder.name, f"the folder cannot be opened: {error.strerror}") from None
    files = [each for each in entries if each.suffix.lower() == ".csv" and not each.name.startswith((".", "~"))]
    if not files:
        raise refuse(folder.name, "there is no .csv file in this folder")
    if len(files) > MOST_FILES or sum(each.stat().st_size for each in files) > MOST_FILE:
        raise refuse(folder.name, f"more than {MOST_FILES} files or {MOST_FILE // 2**20} MB; keep only the tables in this folder")
    sheets: list[Sheet] = []
    faults: list[Fault] = []
    for each in files:
        try:
            sheets.append(csv_sheet(each.stem, read_bytes(each)))
        except InputError as error:
            faults += error.items
    if faults:
        raise InputError(faults)
    return Book(folder.name, tuple(sheets))


def csv_sheet(name: str, data: bytes) -> Sheet:
    """The cells of one CSV file, all as text; the remarks say the encoding where it is not UTF-8."""
    text, remarks = _decoded(name, data)
    if "\0" in text:
        raise refuse(name, "the file holds NUL bytes: it is damaged, or not a text file")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=_delimiter(text))
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in reader:
            rows.append(row)
            cells += len(row)
            if len(row) > MOST_COLUMNS or cells > MOST_CELLS:
                raise refuse(name, f"more than {MOST_COLUMNS:,} columns or {MOST_CELLS:,} cells")
    except csv.Error:
        reason = "a quotation mark is not closed, or stands inside a cell without being doubled"
        raise InputError([Fault(name, f"row {len(rows) + 1}", "", None, reason)]) from None
    width = max(map(len, rows), default=0)
    lengths = [len(row) for row in rows]
    return Sheet(name, [row + [""] * (width - len(row)) for row in rows], lengths=lengths, remarks=remarks)


def _decoded(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text; UTF-8 is tried before GB18030, which accepts almost anything."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), (f"{name}: read as UTF-16",)
        except UnicodeDecodeError:
            raise refuse(name, "the file begins like UTF-16 but is not; save it as UTF-8") from None
    for encoding, remarks in (("utf-8-sig", ()), ("gb18030", (f"{name}: read as GB18030",))):
        try:
            return data.decode(encoding), remarks
        except UnicodeDecodeError:
            continue
    raise refuse(name, "the text is neither UTF-8 nor GB18030; save it as UTF-8")


def _delimiter(text: str) -> str:
    """Tab where the first line has tabs and no comma (Excel's "Unicode text"), else comma."""
    line = text.partition("\n")[0]
    return "\t" if "\t" in line and "," not in line else ","
