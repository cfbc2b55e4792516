"""What a look at the XML of an OpenDocument file tells beside the reader: extent with its repetitions, errors, merged cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from ...errors import Message
from .sheet import NOT_CALCULATED, Place, holds_error

MOST_MARKS = 100_000
ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "Err:")
HIDDEN = ("collapse", "filter")


class _Unusable(Exception):
    """A document type or an entity: no workbook has one, and they are what bombs are made of."""


@dataclass
class OpenSheet:
    """One sheet as its XML describes it; ``rows`` and ``columns`` end with the last cell that holds something."""

    name: str
    rows: int = 0
    columns: int = 0
    hidden_rows: int = 0
    hidden_columns: bool = False
    merged: list[tuple[Place, Place]] = field(default_factory=list)
    marks: dict[Place, Message] = field(default_factory=dict)


def look(xml: bytes) -> list[OpenSheet] | None:
    """Every sheet; None where the XML cannot be read."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = reader.refuse
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, _Unusable, ValueError, LookupError):
        return None
    return reader.sheets


class _Reader:
    def __init__(self) -> None:
        self.sheets: list[OpenSheet] = []
        self.row = self.column = self.repeat = self.width = 0
        self.cell: dict[str, str] | None = None
        self.words = ""

    @staticmethod
    def refuse(*_: object) -> None:
        raise _Unusable

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "table:table":
            self.sheets.append(OpenSheet(given.get("table:name", "")))
            self.row = 0
        elif not self.sheets:
            return
        elif name == "table:table-row":
            self.repeat, self.column = _times(given, "table:number-rows-repeated"), 0
            self.sheets[-1].hidden_rows += self.repeat * (given.get("table:visibility") in HIDDEN)
        elif name == "table:table-column":
            self.sheets[-1].hidden_columns |= given.get("table:visibility") in HIDDEN
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self.cell, self.words = given, ""
            self.width = _times(given, "table:number-columns-repeated")

    def text(self, words: str) -> None:
        if self.cell is not None and len(self.words) < 100:
            self.words += words

    def end(self, name: str) -> None:
        if name == "table:table-row":
            self.row += self.repeat
        elif name in ("table:table-cell", "table:covered-table-cell") and self.cell is not None and self.sheets:
            self._close(self.sheets[-1], self.cell)
            self.column += self.width
            self.cell = None

    def _close(self, sheet: OpenSheet, cell: dict[str, str]) -> None:
        kind, words, place = cell.get("office:value-type", ""), self.words.strip(), (self.row, self.column)
        if kind or words:
            sheet.rows = max(sheet.rows, self.row + self.repeat)
            sheet.columns = max(sheet.columns, self.column + self.width)
        down, across = _times(cell, "table:number-rows-spanned"), _times(cell, "table:number-columns-spanned")
        if down * across > 1:
            sheet.merged.append((place, (self.row + down - 1, self.column + across - 1)))
        if len(sheet.marks) < MOST_MARKS and words.startswith(ERRORS) and (kind in ("string", "") or "table:formula" in cell):
            sheet.marks[place] = holds_error(words)
        elif len(sheet.marks) < MOST_MARKS and "table:formula" in cell and not kind:
            sheet.marks[place] = NOT_CALCULATED


def _times(given: dict[str, str], name: str) -> int:
    """A number of repetitions; a made-up one is taken as what it says up to a size that is refused anyway."""
    text = given.get(name, "1")
    return min(int(text), 10**7) if text.isascii() and text.isdigit() and len(text) < 20 else 1
