"""Which sheet of a book is which table, what the book declares of itself, and every table read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ...errors import Fault, Message
from ..cells.date import day
from ..cells.reading import Refused
from ..files.sheet import Book, Sheet
from .read_table import read_table
from .record_sheets import CANDIDATES, NEEDS, PAIRS, POSTS, VILLAGES
from .rule_sheets import AIMS, RULES
from .schema import Schema, schema_of
from .side_sheets import ABOUT, COLUMNS, DIMENSIONS, GRADE_MATRIX, LABELS, NOTES, SCORE_MATRIX
from .table import Declared, Table

SCHEMAS = (CANDIDATES, VILLAGES, NEEDS, POSTS, PAIRS, SCORE_MATRIX, GRADE_MATRIX, RULES, AIMS, DIMENSIONS, LABELS, NOTES,
           COLUMNS, ABOUT)  # fmt: skip
FACT_KINDS = ("text", "number", "yes_no", "date", "any")
AS_OF = ("as_of", "as of", "截止日期", "年龄计算日期")


@dataclass
class BookTables:
    """The tables of a book by the name of their schema, with all faults and notes so far."""

    book: Book
    by_name: dict[str, Table] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    steps: dict[str, int] = field(default_factory=dict)
    as_of: date | None = None

    @property
    def own(self) -> bool:
        """Whether this package wrote the book."""
        return any(sheet.own for sheet in self.book.sheets)

    def table(self, schema: Schema) -> Table:
        """The table, an empty one without sheet if the book does not have it."""
        return self.by_name[schema.name] if schema.name in self.by_name else Table(Sheet(schema.name, ()), schema)

    def has(self, schema: Schema) -> bool:
        """Whether the book has the sheet."""
        return schema.name in self.by_name

    def all_faults(self) -> list[Fault]:
        """Faults of the book, then of its tables in order."""
        return [*self.faults, *(fault for table in self.by_name.values() for fault in table.faults)]

    def all_notes(self) -> list[str]:
        """Notes of the book, then of its tables in order."""
        return [*self.notes, *(note for table in self.by_name.values() for note in table.notes)]


def find_tables(book: Book, needed: Sequence[Schema] = (CANDIDATES, VILLAGES), further: Sequence[Schema] = ()) -> BookTables:
    """Every known sheet read by its schema.

    Parameters
    ----------
    needed
        Tables without which there is nothing to read.
    further
        Schemas beside those of a problem.
    """
    tables = BookTables(book)
    tables.notes += book.remarks
    sheets = _assigned(tables, (*SCHEMAS, *further))
    names = ", ".join(book.names) or "none"
    for schema in needed:
        if schema.name not in sheets:
            words = " / ".join((schema.name, *schema.zh))
            tables.faults.append(Fault(book.file, "", schema.name, None, f"there is no sheet {words}; there are: {names}"))
    declared = _declared(tables, sheets)
    _about(tables, sheets)
    for schema in (*SCHEMAS, *further):
        if schema.name in sheets and schema not in (COLUMNS, ABOUT):
            tables.by_name[schema.name] = read_table(sheets[schema.name], schema, declared.get(schema.name, {}))
    return tables


def _assigned(tables: BookTables, schemas: Sequence[Schema]) -> dict[str, Sheet]:
    sheets: dict[str, Sheet] = {}
    for sheet in tables.book.sheets:
        schema = schema_of(sheet.name, schemas, tables.book.names)
        if schema is None:
            if any(cell != "" for row in sheet.rows for cell in row):
                tables.notes.append(f"sheet {sheet.name} is not known here and was not read")
            continue
        if not schema.is_named(sheet.name):
            en, zh = f"sheet {sheet.name} was read as {schema.name}", f"工作表“{sheet.name}”读作“{schema.sheet('zh')}”"
            tables.notes.append(Message("sheet.also", en, zh))
        if sheet.hidden and not sheet.own:
            tables.notes.append(f"sheet {sheet.name} is hidden and was read like any other")
        tables.notes += sheet.remarks
        if schema.name in sheets:
            reason = f"two sheets are {schema.name}: {sheets[schema.name].name} and {sheet.name}; rename or delete one"
            tables.faults.append(Fault(sheet.name, "", "", None, reason))
        else:
            sheets[schema.name] = sheet
    return sheets


def _declared(tables: BookTables, sheets: dict[str, Sheet]) -> dict[str, dict[str, Declared]]:
    """Table -> header -> what the sheet ``columns`` says of it."""
    if COLUMNS.name not in sheets:
        return {}
    table = tables.by_name[COLUMNS.name] = read_table(sheets[COLUMNS.name], COLUMNS)
    said: dict[str, dict[str, Declared]] = {}
    rows: Any = zip(*(table.column(name) for name in ("sheet", "header", "name", "kind", "empty", "steps")), strict=True)
    for at, (sheet, header, name, kind, empty, steps) in enumerate(rows):
        schema = next((each for each in SCHEMAS if sheet is not None and each.is_named(sheet)), None)
        if schema is None or header is None:
            table.faults.append(table.fault(at, "sheet", sheet, "the name of a sheet and of a column in it are expected"))
        elif kind is not None and kind not in FACT_KINDS:
            table.faults.append(table.fault(at, "kind", kind, f"one of {', '.join(FACT_KINDS)}"))
        elif steps and (not isinstance(steps, int) or not 1 <= steps <= 10**15):
            table.faults.append(table.fault(at, "steps", steps, "a whole number from 1 is expected"))
        elif kind is None:
            column = schema.column(header)
            tables.steps[column.name if column is not None else header] = steps or 1
        else:
            key = name if name is not None else header
            said.setdefault(schema.name, {})[header] = Declared(key, kind, empty == "absent")
            if schema is PAIRS:
                tables.steps[key] = steps or 1
    return said


def _about(tables: BookTables, sheets: dict[str, Sheet]) -> None:
    if ABOUT.name not in sheets:
        return
    table = tables.by_name[ABOUT.name] = read_table(sheets[ABOUT.name], ABOUT)
    for at, (key, value) in enumerate(zip(table.column("key"), table.column("value"), strict=True)):
        if key is not None and str(key).strip().lower() in AS_OF and value is not None:
            try:
                tables.as_of = date.fromisoformat(day(value).value)
            except (Refused, ValueError):
                table.faults.append(table.fault(at, "value", value, "a day is expected, such as 2020-03-01"))
