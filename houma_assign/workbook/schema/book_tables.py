"""Which sheet of a book is which table, what the book declares of itself, and every table read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ...errors import Fault, Message
from ..cells.date import day
from ..cells.reading import Refused, folded
from ..files.sheet import Book, Sheet
from .elsewhere import left_to
from .form_sheets import FORMS
from .gathered import gathered
from .header import SEARCHED, Header
from .mapping import BookMapping, SheetMapping
from .read_table import read_table
from .record_sheets import CANDIDATES, NEEDS, PAIRS, POSTS, VILLAGES
from .rule_sheets import AIMS, RULES
from .schema import Schema, schema_of
from .side_sheets import (
    ABOUT,
    COLUMNS,
    DIMENSIONS,
    EMPTY_WORDS,
    GRADE_MATRIX,
    KIND_WORDS,
    LABELS,
    NOTES,
    PROPOSED,
    SCORE_MATRIX,
)
from .table import Declared, Table
from .wish_sheets import HEARING, WISH_LIST

SCHEMAS = (CANDIDATES, VILLAGES, NEEDS, POSTS, PAIRS, SCORE_MATRIX, GRADE_MATRIX, WISH_LIST, HEARING, FORMS, RULES,
           AIMS, DIMENSIONS, LABELS, NOTES, COLUMNS, ABOUT)  # fmt: skip
WAITING = (PAIRS, SCORE_MATRIX, GRADE_MATRIX)  # their margins and their posts are words of the other tables
NO_MAPPING = BookMapping()
FACT_KINDS = tuple(KIND_WORDS)
KIND = Message("columns.kind", f"one of {', '.join(FACT_KINDS)}", f"应为以下之一：{'、'.join(KIND_WORDS.values())}")
NO_COLUMN = Message("columns.place", "the name of a sheet and of a column in it are expected", "应写工作表的名称和其中一列的表头")
STEPS = Message("columns.steps", "a whole number from 1 is expected", "应为从一起的整数")
HOLDS_A_PLAN = Message("sheet_proposed", "the proposed plan is no part of the problem; evaluate(problem, path) reads it",
                       "拟定方案表不属于问题本身，评议方案时才读取")  # fmt: skip
MEANT = {word: code for words in (KIND_WORDS, EMPTY_WORDS) for code, word in words.items()}
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
    assigned: dict[tuple[str, str], Schema] = field(default_factory=dict)  # name and file of a sheet -> what it is
    waiting: dict[str, tuple[Sheet, Mapping[str, Declared], SheetMapping]] = field(default_factory=dict)

    @property
    def own(self) -> bool:
        """Whether this package wrote the book."""
        return any(sheet.own for sheet in self.book.sheets)

    @property
    def headers(self) -> dict[str, Header]:
        """Name of a table -> its header, where one was found."""
        return {name: table.header for name, table in self.by_name.items() if table.header is not None}

    def table(self, schema: Schema) -> Table:
        """The table, an empty one without sheet if the book does not have it."""
        return self.by_name[schema.name] if schema.name in self.by_name else Table(Sheet(schema.name, ()), schema)

    def has(self, schema: Schema) -> bool:
        """Whether the book has the sheet."""
        return schema.name in self.by_name or schema.name in self.waiting

    def all_faults(self) -> list[Fault]:
        """Faults of the book, then of its tables in order; one that meets many rows of a column is one fault with all rows."""
        return gathered([*self.faults, *(fault for table in self.by_name.values() for fault in table.faults)])

    def all_notes(self) -> list[str]:
        """Notes of the book, then of its tables in order."""
        return [*self.notes, *(note for table in self.by_name.values() for note in table.notes)]


def find_tables(book: Book, needed: Sequence[Schema] = (CANDIDATES, VILLAGES), further: Sequence[Schema] = (),
                mapping: BookMapping = NO_MAPPING) -> BookTables:  # fmt: skip
    """Every known sheet read by its schema; pairs and matrices wait for the words of the others.

    Parameters
    ----------
    needed
        Tables without which there is nothing to read.
    further
        Schemas beside those of a problem.
    mapping
        What the user says of sheets and columns.
    """
    tables = BookTables(book)
    tables.notes += book.remarks
    schemas = (*SCHEMAS, *further)
    sheets = _assigned(tables, schemas, mapping)
    others = [sheet.name for sheet in book.sheets if sheet not in sheets.values()]
    tables.faults += [_no_sheet(book, schema, others) for schema in needed if schema.name not in sheets]
    tables.assigned = {(sheet.name, sheet.file): schema for schema in schemas if schema.name in sheets
                       for sheet in (sheets[schema.name],)}  # fmt: skip
    declared = _declared(tables, sheets)
    _about(tables, sheets)
    for schema in schemas:
        if schema.name not in sheets or schema in (COLUMNS, ABOUT):
            continue
        sheet, said, given = sheets[schema.name], declared.get(schema.name, {}), mapping.of(sheets[schema.name], schema)
        if schema in WAITING:
            tables.waiting[schema.name] = sheet, said, given
        else:
            tables.by_name[schema.name] = read_table(sheet, schema, said, given)
    used = {schema.name: (sheets[schema.name], schema) for schema in schemas if schema.name in sheets}
    tables.faults += mapping.faults(book, used, {name: _headers(tables, name) for name in used}, schemas)
    return tables


def _headers(tables: BookTables, name: str) -> list[str]:
    """Headers of a sheet, or every text that may be one while it waits."""
    if name in tables.by_name:
        header = tables.by_name[name].header
        return [] if header is None else list(header.shown.values())
    rows = tables.waiting[name][0].rows[:SEARCHED] if name in tables.waiting else ()
    return [cell for row in rows for cell in row if isinstance(cell, str) and cell.strip()]


def _no_sheet(book: Book, schema: Schema, others: Sequence[str]) -> Fault:
    words, names = (schema.name, *schema.zh), book.names
    en = f"there is no sheet {' / '.join(words)}; there are: {', '.join(names) or 'none'}"
    zh = f"没有“{'、'.join(schema.zh)}”表；现有：{'、'.join(names) or '没有'}"
    if book.alone:
        both = f"{CANDIDATES.sheet('zh')}.csv", f"{VILLAGES.sheet('zh')}.csv"
        en += f". A text file holds one table: put it in a folder as {both[0]} beside {both[1]} and give the folder"
        zh += f"。一个文本文件只有一张表：请把“{CANDIDATES.sheet('zh')}”“{VILLAGES.sheet('zh')}”等表"
        zh += "各存一个文件放进同一文件夹，再给出文件夹"
    elif others:
        en += f'. If one of them is it, say so: sheets={{"{others[0]}": "{schema.sheet("zh")}"}}'
        zh += f"。如果是其中一张（如“{others[0]}”），请改名，或在读取时说明它是哪一张"
    return Fault(book.file, "", schema.name, None, Message("no_sheet", en, zh))


def _assigned(tables: BookTables, schemas: Sequence[Schema], mapping: BookMapping) -> dict[str, Sheet]:
    sheets: dict[str, Sheet] = {}
    for sheet in tables.book.sheets:
        schema = mapping.table_of(sheet, schemas)
        name = sheet.name
        if schema is None and mapping.leaves_out(sheet):
            tables.notes.append(
                Message("sheet_left_out", f"sheet {name} was left out, as you asked", f"按您的要求，没有读取“{name}”表")
            )
            continue
        also = schema is None
        schema = schema or schema_of(name, schemas, tables.book.names)
        if schema is None:
            if PROPOSED.is_named(name):
                tables.notes.append(HOLDS_A_PLAN)
            elif any(cell != "" for row in sheet.rows for cell in row):
                unread = Message(
                    "sheet_unread", f"sheet {name} is not known here and was not read", f"不认识“{name}”表，没有读取"
                )
                tables.notes.append(left_to(name) or unread)
            continue
        if also:
            tables.notes.append(Message("sheet.also", f"sheet {name} was read as {schema.name}",
                                        f"工作表“{name}”读作“{schema.sheet('zh')}”"))  # fmt: skip
        elif not schema.is_named(name):
            tables.notes.append(Message("sheet_mapped", f"sheet {name} was read as {schema.name}, {_why(sheet, mapping)[0]}",
                                        f"{_why(sheet, mapping)[1]}，“{name}”表读作“{schema.sheet('zh')}”"))  # fmt: skip
        if sheet.hidden and not sheet.own:
            tables.notes.append(Message("sheet_hidden", f"sheet {name} is hidden and was read like any other",
                                        f"“{name}”表是隐藏的，照常读取"))  # fmt: skip
        tables.notes += sheet.remarks
        if schema.name in sheets:
            other = sheets[schema.name].name
            reason = Message("two_sheets", f"two sheets are {schema.name}: {other} and {name}; rename or delete one",
                             f"“{other}”和“{name}”都是{schema.sheet('zh')}表；请改名或删除其中一张")  # fmt: skip
            tables.faults.append(Fault(sheet.name, "", "", None, reason))
        else:
            sheets[schema.name] = sheet
    return sheets


def _why(sheet: Sheet, mapping: BookMapping) -> tuple[str, str]:
    """Why a sheet with another name is a table: the user says so, or its file is called so."""
    asked = any(folded(name) in (folded(sheet.name), folded(sheet.file)) for name in mapping.sheets)
    return ("as you asked", "按您的要求") if asked else ("as its file is called", "按文件名")


def _declared(tables: BookTables, sheets: dict[str, Sheet]) -> dict[str, dict[str, Declared]]:
    """Table -> header -> what the sheet ``columns`` says of it."""
    if COLUMNS.name not in sheets:
        return {}
    table = tables.by_name[COLUMNS.name] = read_table(sheets[COLUMNS.name], COLUMNS)
    said: dict[str, dict[str, Declared]] = {}
    rows: Any = zip(*(table.column(name) for name in ("sheet", "header", "name", "kind", "empty", "steps")), strict=True)
    for at, (sheet, header, name, given, given_empty, steps) in enumerate(rows):
        kind, empty = MEANT.get(given, given), MEANT.get(given_empty, given_empty)
        schema = next((each for each in SCHEMAS if sheet is not None and each.is_named(sheet)), None)
        if schema is None or header is None:
            table.faults.append(table.fault(at, "sheet", sheet, NO_COLUMN))
        elif kind is not None and kind not in FACT_KINDS:
            table.faults.append(table.fault(at, "kind", kind, KIND))
        elif steps and (not isinstance(steps, int) or not 1 <= steps <= 10**15):
            table.faults.append(table.fault(at, "steps", steps, STEPS))
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
