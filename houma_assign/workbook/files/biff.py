"""What the records of an old Excel file tell before and beside the reader: extent, errors, what is hidden or locked."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from ...errors import Message
from .sheet import Place, holds_error

BOF, EOF, BOUNDSHEET, FILEPASS, DATES_1904, ROW, COLUMN_INFO = 0x809, 0x0A, 0x85, 0x2F, 0x22, 0x208, 0x7D
FORMULA, BOOLEAN_OR_ERROR, MANY_NUMBERS, MANY_BLANKS = (0x06, 0x206, 0x406), 0x205, 0xBD, 0xBE
ONE_CELL = (*FORMULA, BOOLEAN_OR_ERROR, 0x201, 0x203, 0x204, 0xD6, 0xFD, 0x27E)
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


@dataclass
class OldSheet:
    """One sheet of an old file, in the order of the file."""

    worksheet: bool
    rows: int = 0
    columns: int = 0
    hidden_rows: int = 0
    hidden_columns: bool = False
    marks: dict[Place, Message] = field(default_factory=dict)


@dataclass
class OldBook:
    """What the records of the stream ``Workbook`` say."""

    locked: bool = False
    old_dates: bool = False
    macros: bool = False
    sheets: list[OldSheet] = field(default_factory=list)


def records(stream: bytes, at: int = 0) -> Iterator[tuple[int, bytes]]:
    """Kind and content of each record from here on; a record that leaves the stream ends it."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def look(stream: bytes) -> OldBook:
    """The book, without the values of its cells."""
    book = OldBook()
    starts: list[tuple[int, int]] = []
    for kind, content in records(stream):
        if kind == FILEPASS:
            book.locked = True
            return book
        if kind == DATES_1904:
            book.old_dates = content[:1] == b"\1"
        elif kind == BOUNDSHEET and len(content) >= 6:
            starts.append((struct.unpack_from("<I", content)[0], content[5]))
            book.macros |= content[5] in (1, 6)
        elif kind == EOF:
            break
    # Sheets of one file never share records; a made-up list of sheets could have each of thousands begin at the first.
    done: dict[int, OldSheet] = {}
    for start, kind in starts:
        if start not in done:
            done[start] = _sheet(stream, start, kind == 0)
        book.sheets.append(done[start])
    return book


def _sheet(stream: bytes, start: int, worksheet: bool) -> OldSheet:
    sheet = OldSheet(worksheet)
    depth = 0
    for kind, content in records(stream, start) if worksheet else ():
        depth += (kind == BOF) - (kind == EOF)
        if depth <= 0:
            break
        if depth == 1:  # charts and the like have records of their own inside
            _record(sheet, kind, content)
    return sheet


def _record(sheet: OldSheet, kind: int, content: bytes) -> None:
    if kind in ONE_CELL and len(content) >= 6:
        row, column = struct.unpack_from("<HH", content)
        _reaches(sheet, row, column)
        if kind in FORMULA and len(content) >= 14 and content[12:14] == b"\xff\xff" and content[6] == 2:
            sheet.marks[row, column] = holds_error(ERRORS.get(content[8], ""))
        elif kind == BOOLEAN_OR_ERROR and len(content) >= 8 and content[7] == 1:
            sheet.marks[row, column] = holds_error(ERRORS.get(content[6], ""))
    elif kind in (MANY_NUMBERS, MANY_BLANKS) and len(content) >= 6:
        _reaches(sheet, struct.unpack_from("<H", content)[0], struct.unpack_from("<H", content, len(content) - 2)[0])
    elif kind == ROW and len(content) >= 16:
        sheet.hidden_rows += bool(content[12] & 0x20)
    elif kind == COLUMN_INFO and len(content) >= 10:
        sheet.hidden_columns |= bool(content[8] & 1)


def _reaches(sheet: OldSheet, row: int, column: int) -> None:
    sheet.rows, sheet.columns = max(sheet.rows, row + 1), max(sheet.columns, column + 1)
