"""Files that hold one sheet of records: read whole or with every fault, written so that they read back equal."""

from __future__ import annotations

from collections.abc import Container, Sequence
from os import PathLike
from pathlib import Path
from typing import TypeVar

from ..data.language import Lang
from ..errors import Fault, InputError
from .files.read_sheets import read_sheets
from .files.sheet import Book
from .record_book import RecordRows, RecordSheet, book_error
from .schema.sheet_out import SheetOut
from .write import NOT_EQUAL, about_sheet, in_memory, save

Kind = TypeVar("Kind")


def read_records(sheet: RecordSheet[Kind], path: str | PathLike[str],
                 looked_at: Container[str] | None = None) -> RecordRows[Kind]:  # fmt: skip
    """The records of a file; all faults are one error. ``looked_at`` as in ``RecordSheet.read``."""
    return _within(sheet, read_sheets(path), looked_at)


def write_records(sheet: RecordSheet[Kind], records: Sequence[Kind], path: str | PathLike[str], lang: Lang, overwrite: bool,
                  looked_at: Container[str] | None = None) -> None:  # fmt: skip
    """Write records as a file that ``read_records`` reads back equal; else nothing is written, and an error says so."""

    def sheets() -> list[SheetOut]:
        made = [sheet.out(records, lang), about_sheet(lang)]
        if tuple(_within(sheet, in_memory(made, lang), looked_at)) != tuple(records):
            raise InputError([Fault(sheet.schema.name, "", "", None, NOT_EQUAL)])
        return made

    save(Path(path), sheets, lang, overwrite)


def _within(sheet: RecordSheet[Kind], book: Book, looked_at: Container[str] | None) -> RecordRows[Kind]:
    faults: list[Fault] = []
    made = sheet.read(book, faults, looked_at=looked_at)
    if faults:
        raise book_error(faults, book)
    return made
