"""Books that this package wrote and somebody changed by hand: columns not declared, and declared ones that are gone."""

from __future__ import annotations

from ...data.header_words import means
from ...errors import Message
from ..cells.reading import folded
from ..schema.book_tables import BookTables
from ..schema.record_sheets import CANDIDATES, PAIRS, POSTS, VILLAGES
from ..schema.schema import Schema
from ..schema.side_sheets import COLUMNS
from ..schema.table import Table

SHEETS = (CANDIDATES, VILLAGES, POSTS, PAIRS)


def declared_as_read(tables: BookTables) -> None:
    """Every column of a person's, village's, post's or pair's own is declared in such a book; say where that is not so."""
    said = tables.table(COLUMNS)
    stated: dict[str, dict[str, int]] = {schema.name: {} for schema in SHEETS}
    for at, (sheet, header) in enumerate(zip(said.column("sheet"), said.column("header"), strict=True)):
        schema = next((each for each in SHEETS if sheet is not None and each.is_named(sheet)), None)
        if schema is not None and header is not None:
            stated[schema.name][header] = at
    for schema in SHEETS:
        table = tables.table(schema)
        there = set(table.headers.values())
        for header, at in stated[schema.name].items():
            if table.headers and header not in there:
                said.faults.append(said.fault(at, "header", header, GONE))
        for name in table.facts:
            if (header := table.headers.get(name, name)) not in stated[schema.name]:
                _undeclared(table, schema, header)


GONE = Message(
    "columns.gone",
    "the sheet has no such column; put its header back, or delete this row",
    "该表中没有这一列；请恢复列名，或删去此行",
)


def _undeclared(table: Table, schema: Schema, header: str) -> None:
    lacking = [column for column in schema.columns if column.name not in table.columns]
    meant = [column for column in lacking if means(folded(header), schema.name, column.name, tuple(column.spellings)) == "same"]
    if meant or schema is PAIRS:
        shown = [column.header("zh") for column in meant]
        en = "this column is not declared on the sheet columns" + (f"; call it {meant[0].name}?" if meant else "")
        zh = "“列说明”表中没有这一列" + (f"；列名是否应为“{shown[0]}”？" if meant else "")
        table.faults.append(table.sheet.fault(None, header, None, Message("columns.undeclared", en, zh), schema.name))
    else:
        table.say("columns.undeclared", f"column {header} is not declared on the sheet columns and was kept as a fact",
                  f"“列说明”表中没有“{header}”一列，作为一般情况保留")  # fmt: skip
