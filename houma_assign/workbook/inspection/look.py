"""What each sheet and column of a book was read as."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from ...data.header_words import means
from ...errors import Message
from ..cells.reading import folded
from ..files.sheet import Sheet, letters
from ..schema.book_tables import SCHEMAS, BookTables
from ..schema.header import SEARCHED, recognised
from ..schema.mapping import near
from ..schema.record_sheets import VILLAGES
from ..schema.rule_sheets import AIMS, RULES
from ..schema.schema import Column, Schema
from ..schema.side_sheets import GRADE_MATRIX, PROPOSED, SCORE_MATRIX
from ..schema.table import Table
from ..sheets.village_columns import role_of
from .defaults import column_defaults
from .seen import ColumnSeen, SheetSeen

ALIKE = 0.6  # share of equal letters from which two headers are near
STRONG = 0.75
ALSO = {"candidates": ("名册", "名单", "花名册", "报名", "staff", "roster", "applicants"), "villages": ("村情况", "各村"),
        "posts": ("职位", "计划", "vacancies"), "pairs": ("打分", "分数")}  # fmt: skip
NUMBERED = re.compile(r"(.*(号|码|代码)|.*\b(id|no\.?|number|code))", re.IGNORECASE)


def sheets_seen(tables: BookTables, mapped: BookTables) -> tuple[SheetSeen, ...]:
    """Every sheet of the book; one that is not read as what a mapping would make it."""
    pairs = [(_sheet(tables, sheet), _sheet(mapped, sheet)) for sheet in tables.book.sheets]
    return tuple(one if one.header_row or not other.table else replace(other, mapped=True) for one, other in pairs)


def _sheet(tables: BookTables, sheet: Sheet) -> SheetSeen:
    schema = next((schema for name, schema in tables.assigned.items() if name == (sheet.name, sheet.file)), None)
    if schema is None:
        return SheetSeen(
            sheet.name, near=tuple(Message("near", each.name, each.sheet("zh")) for each in likely_tables(sheet, tables))
        )
    if schema.name not in tables.by_name and SCORE_MATRIX.name in tables.by_name:
        schema = SCORE_MATRIX  # a sheet of pairs that is a matrix
    table = tables.by_name.get(schema.name)
    if table is None or table.header is None:
        return SheetSeen(sheet.name, schema.name, schema.sheet("zh"))
    there = {*table.columns, *(column.name for column in table.header.columns.values())}
    return SheetSeen(sheet.name, schema.name, schema.sheet("zh"), table.header.row + 1, len(table), tuple(_columns(table)),
                     tuple(column_defaults(tables, schema, there)))  # fmt: skip


def _columns(table: Table) -> Iterator[ColumnSeen]:
    header = table.header
    there = {column.name for column in header.columns.values()} if header is not None else set()
    for position, label in header.shown.items() if header is not None else ():
        letter = str(position + 1) if table.sheet.turned else letters(position)
        if header is not None and position in header.columns:
            column = header.columns[position]
            yield ColumnSeen(letter, label, "field", column.name, column.header("zh"))
        elif header is not None and position in header.facts:
            name = header.facts[position]
            yield _further(table, letter, label, name, _near(table, position, there))
        else:
            yield ColumnSeen(letter, label, "unread", "", "", _near(table, position, there))


def cells_of(table: Table, position: int) -> list[Any]:
    """What stands below a header."""
    rows = table.sheet.rows[table.header.row + 1 :] if table.header is not None else ()
    return [row[position] for row in rows if any(str(cell).strip() for cell in row)]


def _near(table: Table, position: int, there: set[str]) -> tuple[Message, ...]:
    label = table.header.shown[position] if table.header is not None else ""
    close = near_fields(label, table.schema, there, cells_of(table, position))
    return tuple(Message("near", each.name, each.header("zh")) for each, _ in close)


def _further(table: Table, letter: str, label: str, name: str, close: tuple[Message, ...]) -> ColumnSeen:
    """A column of the user's own: a fact, or what a layout made of it."""
    if table.schema in (SCORE_MATRIX, GRADE_MATRIX):
        score = table.schema is SCORE_MATRIX
        return ColumnSeen(letter, label, "field", "score" if score else "grade", "得分" if score else "匹配等次")
    if table.schema is VILLAGES and name not in table.facts:
        slots = role_of(label) is not None
        return ColumnSeen(letter, label, "field", "slots" if slots else "needs", "名额" if slots else "需求")
    if table.schema in (RULES, AIMS):  # which lose nothing: what is not known there is a fault
        return ColumnSeen(letter, label, "unread", "", "", close)
    return ColumnSeen(letter, label, "fact", name, name, close)


def near_fields(header: str, schema: Schema, there: set[str], cells: Sequence[Any] = ()) -> list[tuple[Column, float]]:
    """Fields which a sheet lacks and whose names are near a header, nearest first, with how near they are.

    ``cells``: what stands below it; numbers that no two rows share may be the ids that are missing.
    """
    plain = folded(header)
    ranked = []
    for column in schema.columns:
        if column.name in there:
            continue
        meant = {"same": 1.0, "near": ALIKE}.get(means(plain, schema.name, column.name), 0.0)
        best = max(meant, *(_nearness(plain, spelling) for spelling in column.spellings))
        if column.name == "id" and NUMBERED.fullmatch(header) and len(set(map(str, cells))) == len(cells) > 0:
            best = max(best, STRONG)
        if best >= ALIKE:
            ranked.append((column, best))
    return sorted(ranked, key=lambda each: -each[1])[:2]


def _nearness(header: str, spelling: str) -> float:
    if len(spelling) > 1 and len(header) > 1 and (spelling in header or header in spelling):
        return max(STRONG, len(spelling) / len(header)) if header.endswith(spelling) or spelling.endswith(header) else ALIKE
    return SequenceMatcher(None, header, spelling).ratio() if min(len(header), len(spelling)) > 1 else 0.0


def likely_tables(sheet: Sheet, tables: BookTables) -> list[Schema]:
    """The tables that are not there yet and that a sheet may be, by its name and its headers."""
    if PROPOSED.is_named(sheet.name) or not any(str(cell).strip() for row in sheet.rows for cell in row):
        return []
    free = [schema for schema in SCHEMAS if not tables.has(schema) and schema not in tables.assigned.values()]
    words = {name: schema for schema in free for name in (*schema.zh, *schema.en, schema.name, *ALSO.get(schema.name, ()))}
    by_name = [words[name] for shown in (sheet.name, sheet.file) if shown for name in near(shown, words)]
    ranked = [(max(recognised(row, schema, {}) for row in sheet.rows[:SEARCHED]), schema) for schema in free]
    by_header = [schema for known, schema in sorted(ranked, key=lambda each: -each[0]) if known >= 2]
    return list(dict.fromkeys((*by_name, *by_header)))[:3]
