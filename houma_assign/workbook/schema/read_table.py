"""A sheet read by its schema."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import compress
from typing import Any

from ..cells.fact import kind_of, odd_ones, only_ticks
from ..cells.kinds import convert
from ..cells.number import AS_TEXT
from ..files.sheet import Sheet, rows_in_words
from .header import Header, find_header
from .schema import Schema
from .table import Declared, Table

FOOTER = re.compile(
    r"\s*(合\s*计|小\s*计|总\s*计|共\s*计|备注|注[:：]|说明|填表|制表|审核|单位负责人|total|subtotal|sum|notes?[:：])",
    re.IGNORECASE,
)


def read_table(sheet: Sheet, schema: Schema, declared: Mapping[str, Declared] | None = None) -> Table:
    """A sheet as columns of values.

    Parameters
    ----------
    sheet
        From ``read_sheets``.
    schema
        What is expected in it.
    declared
        Header -> name and kind of a column of the user's own, where the workbook declares it.

    Returns
    -------
    Table
        Faults are collected, never raised: they are reported together with those of the other sheets.
    """
    table = Table(sheet, schema)
    declared = declared or {}
    header = find_header(sheet, schema, {key: each.name for key, each in declared.items()}, table.faults, table.notes)
    if header is None:
        return table
    body = sheet.rows[header.row + 1 :]
    filled = [any(row) or any(cell != "" and cell is not None for cell in row) for row in body]
    first = header.row + 1
    table.lines = [first + at for at, there in enumerate(filled) if there]
    last = table.lines[-1] if table.lines else 0
    blank = [first + at for at, there in enumerate(filled) if not there and first + at < last]
    if blank:
        table.notes.append(f"{sheet.name}: blank {rows_in_words(blank)} left out")
    rows = list(compress(body, filled))
    marked = _marks(sheet, header, table.lines)
    _lengths(table, header)
    for position, column in header.columns.items():
        table.headers[column.name] = header.shown[position]
        _fill(table, table.columns, column.name, column.kind, _column(rows, position), marked.get(position, {}), column.filled)
    for position, name in header.facts.items():
        cells = _column(rows, position)
        said = declared.get(sheet.rows[header.row][position])
        if said and said.absent:
            table.absent.add(name)
        kind = said.kind if said else schema.other or _guess(table, name, header.shown[position], cells)
        table.headers[name] = header.shown[position]
        _fill(table, table.facts, name, kind, cells, marked.get(position, {}), False)
    _footers(table)
    return table


def _column(rows: Sequence[Sequence[Any]], position: int) -> list[Any]:
    return [row[position] for row in rows]


def _fill(table: Table, into: dict[str, list[Any]], name: str, kind: str, cells: Sequence[Any], marks: Mapping[int, str],
          filled: bool) -> None:  # fmt: skip
    converted = convert(cells, kind, table.sheet.own, table.sheet.old_dates)
    into[name] = converted.values
    wrong = {**converted.refused, **marks}
    for at, reason in sorted(wrong.items()):
        converted.values[at] = None
        table.faults.append(table.fault(at, name, cells[at], reason))
    if filled:
        table.faults += [table.fault(at, name, None, "a value is missing") for at, value in enumerate(converted.values)
                         if value is None and at not in wrong]  # fmt: skip
    for how, positions in converted.how.items():
        if how != AS_TEXT or not (table.sheet.own or table.sheet.lengths is not None):  # every cell of a CSV file is text
            table.note(name, how, positions)


def _guess(table: Table, name: str, header: str, cells: Sequence[Any]) -> str:
    """The kind of a column that nobody declared, and a note where text is read as something else."""
    kind = kind_of(cells, header)
    if kind == "number" and table.sheet.lengths is not None:
        table.notes.append(f"{table.sheet.name}: column {header}: every cell is a number and was read as one")
    if kind == "mixed" and (odd := odd_ones(cells)) and not table.sheet.own:
        table.headers[name] = header
        table.note(name, "text among numbers stayed text, also where it is a number", odd)
    if only_ticks(cells):
        table.notes.append(f"{table.sheet.name}: column {header}: empty cells beside ticks were read as unknown, not as no")
    return kind


def _marks(sheet: Sheet, header: Header, lines: Sequence[int]) -> dict[int, dict[int, str]]:
    """Position of column -> position of record -> why the cell cannot be used."""
    if not sheet.marks:
        return {}
    at = {row: position for position, row in enumerate(lines)}
    marks: dict[int, dict[int, str]] = {}
    for (row, column), reason in sheet.marks.items():
        if row in at and (column in header.columns or column in header.facts):
            marks.setdefault(column, {})[at[row]] = reason
    return marks


def _lengths(table: Table, header: Header) -> None:
    """Rows of a CSV file with fewer or more cells than the header: a comma is missing, or one too many."""
    sheet = table.sheet
    if sheet.lengths is None:
        return
    wanted = sheet.lengths[header.row]
    for at, row in enumerate(table.lines):
        size = sheet.lengths[row]
        if size < wanted or any(str(cell).strip() for cell in sheet.rows[row][wanted:]):
            table.faults.append(table.fault(at, "", None, f"the row has {size} cells, the header has {wanted}"))


def _footers(table: Table) -> None:
    """Totals and remarks below a table are not records."""
    if table.sheet.own or not table.schema.row or not table.lines:
        return
    for name in table.schema.row[:1]:
        for at, value in enumerate(table.columns.get(name, ())):
            if isinstance(value, str) and FOOTER.match(value):
                table.faults.append(
                    table.fault(at, name, value, "this looks like a total or a remark, not a record; delete the row")
                )
