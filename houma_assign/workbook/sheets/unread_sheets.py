"""Sheets that were not read although they look like one that the book does not have."""

from __future__ import annotations

from ...errors import Message
from ..cells.reading import folded
from ..files.sheet import Sheet
from ..schema.book_tables import BookTables
from ..schema.elsewhere import left_to
from ..schema.form_sheets import FORMS
from ..schema.header import SEARCHED
from ..schema.record_sheets import CANDIDATES, NEEDS, PAIRS, POSTS, VILLAGES
from ..schema.rule_sheets import AIMS, RULES
from ..schema.schema import Schema, schema_of
from ..schema.side_sheets import DIMENSIONS, GRADE_MATRIX, PROPOSED, SCORE_MATRIX
from ..schema.wish_sheets import HEARING, WISH_LIST

LOOKED_FOR = (WISH_LIST, HEARING, FORMS, RULES, AIMS, POSTS, PAIRS, NEEDS, SCORE_MATRIX, GRADE_MATRIX, DIMENSIONS, CANDIDATES,
              VILLAGES)  # fmt: skip
SURE = 3  # known headers with which a sheet is that table, whatever its name


def unread_sheets(tables: BookTables) -> None:
    """A fault for each sheet whose name or headers are those of a table that the book lacks: what stands in it would be lost."""
    for sheet in tables.book.sheets:
        if PROPOSED.is_named(sheet.name) or left_to(sheet.name) is not None:  # other readers take these
            continue
        if schema_of(sheet.name, (*LOOKED_FOR,), tables.book.names) is not None or sheet.name in _read(tables):
            continue
        meant = _meant(sheet, [schema for schema in LOOKED_FOR if not tables.has(schema)])
        if meant is not None:
            en = f"the sheet was not read; it looks like the sheet {meant.sheet('en')}: call it so, or delete it"
            zh = f"这个工作表未被读取；它似为“{meant.sheet('zh')}”表：请把表名改为“{meant.sheet('zh')}”，或删去此表"
            tables.faults.append(sheet.fault(None, "", None, Message("sheet.unread", en, zh)))


def _read(tables: BookTables) -> set[str]:
    return {table.sheet.name for table in tables.by_name.values()}


def _meant(sheet: Sheet, lacking: list[Schema]) -> Schema | None:
    name = folded(sheet.name)
    headers = {schema.name: _headers(sheet, schema) for schema in lacking}
    called = [schema for schema in lacking if headers[schema.name]
              and any(len(word) > 1 and word in name for word in schema.names)]  # fmt: skip
    if called:
        return max(called, key=lambda schema: headers[schema.name])
    best = max(lacking, key=lambda schema: headers[schema.name], default=None)
    return best if best is not None and headers[best.name] >= SURE else None


def _headers(sheet: Sheet, schema: Schema) -> int:
    """Known headers in the row that has most of them; 0 where a needed one is not among them."""
    most = 0
    for row in sheet.rows[:SEARCHED]:
        there = {column.name for column in schema.meant(row) if column is not None}
        if all(column.name in there for column in schema.columns if column.needed):
            most = max(most, len(there))
    return most
