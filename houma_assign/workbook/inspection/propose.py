"""The mapping that makes a book read, found by trying what is near."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ...errors import Fault, InputError
from ..files.sheet import Book
from ..read import fields_from
from ..schema.book_tables import SCHEMAS, BookTables, find_tables
from ..schema.mapping import BookMapping
from .look import STRONG, cells_of, likely_tables, near_fields

MOST_TRIED = 40
STAGES = {"no_sheet": 3, "no_header_row": 2, "missing_column": 1}  # how much of the reading is still to come
FILLED = ("cell_merged", "value_missing")


@dataclass(frozen=True)
class Attempt:
    """A book read under a mapping: its tables, what is wrong, and what was normalised."""

    mapping: BookMapping
    tables: BookTables
    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()


def attempt(book: Book, mapping: BookMapping, as_of: date | None, make: Callable[..., Any]) -> Attempt:
    """Read a book as far as it goes."""
    tables = find_tables(book, mapping=mapping)
    try:
        made = fields_from(tables, as_of).make(make)
    except InputError as error:
        return Attempt(mapping, tables, error.items, tuple(tables.all_notes()))
    return Attempt(mapping, tables, (), tuple(made.notes))


def better(book: Book, first: Attempt, as_of: date | None, make: Callable[..., Any]) -> Attempt:
    """The attempt with every further entry of the mapping that takes faults away, or that is near and adds none."""
    best, tried = first, 0
    refused: set[str] = set()
    while tried < MOST_TRIED:
        for mapping, strong, said in _entries(best):
            if said in refused or tried >= MOST_TRIED:
                continue
            tried += 1
            found = attempt(book, mapping, as_of, make)
            # A sheet or a column that is read at last may have faults of its own; what matters is how far the reading gets.
            if _rank(found) < _rank(best) or (strong and _rank(found) <= _rank(best)):
                best = found
                break
            refused.add(said)
        else:
            break
    return best


def _rank(found: Attempt) -> tuple[int, int]:
    """Tables that are not there or have no header, then faults: fewer is better."""
    return sum(STAGES.get(fault.code, 0) for fault in found.faults), len(found.faults)


def _entries(found: Attempt) -> Iterator[tuple[BookMapping, bool, str]]:
    """A mapping with one entry more, whether it is near enough to be offered unless it harms, and what the entry says."""
    yield from _sheets(found)
    yield from _columns(found)
    yield from _rows(found)
    yield from _filled(found)


def _sheets(found: Attempt) -> Iterator[tuple[BookMapping, bool, str]]:
    mapping = found.mapping
    for sheet in found.tables.book.sheets:
        if (sheet.name, sheet.file) in found.tables.assigned or sheet.name in mapping.sheets:
            continue
        for schema in likely_tables(sheet, found.tables):
            said = {**mapping.sheets, sheet.name: schema.sheet("zh")}
            yield replace(mapping, sheets=said), False, f"sheet {sheet.name} {schema.name}"


def _columns(found: Attempt) -> Iterator[tuple[BookMapping, bool, str]]:
    mapping = found.mapping
    for schema in SCHEMAS:
        header = found.tables.headers.get(schema.name)
        if header is None:
            continue
        key, there = schema.sheet("zh"), {column.name for column in header.columns.values()}
        for position, label in header.shown.items():
            if position in header.columns or label in mapping.columns.get(key, {}):
                continue
            for column, nearness in near_fields(label, schema, there, cells_of(found.tables.by_name[schema.name], position)):
                said = {**mapping.columns, key: {**mapping.columns.get(key, {}), label: column.header("zh")}}
                yield replace(mapping, columns=said), nearness >= STRONG, f"column {key} {label} {column.name}"


def _rows(found: Attempt) -> Iterator[tuple[BookMapping, bool, str]]:
    if any(fault.code in ("no_header_row", "missing_column") for fault in found.faults) and found.mapping.header_rows is None:
        for deep in (2, 3):
            yield replace(found.mapping, header_rows=deep), False, f"rows {deep}"


def _filled(found: Attempt) -> Iterator[tuple[BookMapping, bool, str]]:
    for fault in found.faults:
        header = fault.column.partition(" → ")[0]
        if fault.code in FILLED and header and header not in found.mapping.fill_down:
            yield replace(found.mapping, fill_down=(*found.mapping.fill_down, header)), False, f"fill {header}"


def in_english(mapping: BookMapping) -> BookMapping:
    """The mapping with English names of tables and columns."""
    tables = {schema.sheet("zh"): schema for schema in SCHEMAS}
    sheets = {name: tables[said].sheet("en") if said in tables else said for name, said in mapping.sheets.items()}
    columns: dict[str, dict[str, str | None]] = {}
    for key, said in mapping.columns.items():
        named = {column.header("zh"): column.header("en") for column in tables[key].columns} if key in tables else {}
        listed = {header: named.get(name, name) if name is not None else None for header, name in said.items()}
        columns[tables[key].sheet("en") if key in tables else key] = listed
    return replace(mapping, sheets=sheets, columns=columns)


def as_python(path: str, mapping: BookMapping) -> str:
    """The call that reads a book under a mapping."""
    parts = [repr(path).replace("'", '"') if '"' not in path else repr(path)]
    if mapping.sheets:
        parts.append(f"sheets={_written(mapping.sheets)}")
    if mapping.columns:
        parts.append(f"columns={_written(mapping.columns)}")
    if mapping.fill_down:
        parts.append(f"fill_down=({', '.join(map(_written, mapping.fill_down))},)")
    if mapping.header_rows is not None:
        parts.append(f"header_rows={_written(mapping.header_rows)}")
    inside = ", ".join(parts)
    if len(inside) > 90:
        inside = "\n    " + ",\n    ".join(parts) + ",\n"
    return f"ha.read_workbook({inside})"


def _written(said: Any) -> str:
    if isinstance(said, str):
        return f'"{said}"' if said.isprintable() and '"' not in said and "\\" not in said else repr(said)
    if hasattr(said, "items"):
        return "{" + ", ".join(f"{_written(key)}: {_written(value)}" for key, value in said.items()) + "}"
    return repr(said)
