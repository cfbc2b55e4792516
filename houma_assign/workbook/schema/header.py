"""Where the header of a sheet stands and what its cells mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...errors import Fault, Message
from ..cells.reading import folded
from ..files.sheet import Sheet, letters, rows_in_words
from .schema import Column, Schema, tidy

COUNTERS = ("序号", "no.")  # headers that stand for ids only where there are none
SEARCHED = 20  # rows in which a header is looked for


@dataclass(frozen=True)
class Header:
    """The header row of a sheet.

    Parameters
    ----------
    row
        Counted from 0.
    columns
        Position -> column of the schema.
    facts
        Position -> name of a column of the user's own.
    shown
        Position -> header as it stands in the sheet, blanks tidied.
    """

    row: int
    columns: Mapping[int, Column]
    facts: Mapping[int, str]
    shown: Mapping[int, str]


def find_header(sheet: Sheet, schema: Schema, names: Mapping[str, str], faults: list[Fault], notes: list[str]) -> Header | None:
    """The header, or None where there is none that could be used; what is wrong with it goes to ``faults``.

    Parameters
    ----------
    names
        Header -> name of a fact, where the sheet ``columns`` declares one; declared headers are never read as aliases.
    """
    known = [_recognised(row, schema, names) for row in sheet.rows[:SEARCHED]]
    best = max(known, default=0)
    if not best:
        wanted = ", ".join(column.name for column in schema.columns if column.needed) or "of this table"
        reason = f"no header row in the first {SEARCHED} rows; columns {wanted} are expected"
        faults.append(sheet.fault(None, "", None, reason, schema.name))
        return None
    header = _made(sheet, schema, names, known.index(best), faults, notes)
    there = {column.name for column in header.columns.values()}
    missing = [column for column in schema.columns if column.needed and column.name not in there]
    listed = ", ".join(header.shown.values())
    for column in missing:
        reason = f"missing column; there are: {listed}"
        faults.append(sheet.fault(header.row, f"{column.header('zh')} → {column.name}", None, reason, schema.name))
    above = [number for number in range(header.row) if any(str(cell).strip() for cell in sheet.rows[number])]
    if above and not sheet.own:
        notes.append(f"{sheet.name}: {rows_in_words(above)} above the header were taken as a title and left out")
    return None if missing else header


def _recognised(row: Sequence[Any], schema: Schema, names: Mapping[str, str]) -> int:
    cells = [cell for cell in row if isinstance(cell, str) and cell.strip()]
    columns = {column.name for column in schema.meant(cells) if column is not None}
    return len(columns) + sum(cell in names for cell in cells)


def _made(sheet: Sheet, schema: Schema, names: Mapping[str, str], row: int, faults: list[Fault], notes: list[str]) -> Header:
    columns: dict[int, Column] = {}
    facts: dict[int, str] = {}
    shown: dict[int, str] = {}
    seen: dict[str, str] = {}
    meant = schema.meant(["" if cell in names else cell for cell in sheet.rows[row]])
    for position, cell in enumerate(sheet.rows[row]):
        if not str(cell).strip():
            _headless(sheet, schema, row, position, faults)
            continue
        shown[position] = label = tidy(str(cell))
        column = meant[position]
        if column is not None and folded(label) in column.also:
            notes.append(Message("header.also", f"{sheet.name}: column {label} was read as {column.name}",
                                 f"{sheet.name}：列“{label}”读作“{column.header('zh')}”"))  # fmt: skip
        if column is not None and folded(str(cell)) in COUNTERS and _another(sheet.rows[row], position, column, schema):
            notes.append(f"{sheet.name}: column {label} counts the rows and was not read; the ids stand in another column")
            continue
        key = f"column {column.name}" if column else f"fact {names.get(cell, label)}"
        if key in seen:
            reason = f"two columns mean the same: {seen[key]} and {letters(position)}; delete or rename one"
            faults.append(sheet.fault(row, label, None, reason, schema.name))
            continue
        seen[key] = letters(position)
        if column is not None:
            columns[position] = column
        elif schema.facts or cell in names:
            facts[position] = names.get(cell, label)
        else:
            notes.append(f"{sheet.name}: column {label} is not known here and was not read")
        if label != cell and not sheet.own:
            notes.append(f"{sheet.name}: header of column {letters(position)} read as {label}")
    return Header(row, columns, facts, shown)


def _another(cells: Sequence[object], position: int, column: Column, schema: Schema) -> bool:
    """Whether a further header of the row means the same column."""
    return any(schema.column(str(cell)) == column for at, cell in enumerate(cells) if at != position and str(cell).strip())


def _headless(sheet: Sheet, schema: Schema, row: int, position: int, faults: list[Fault]) -> None:
    """A value under no header would be lost, or stand in the wrong column."""
    below = (number for number in range(row + 1, len(sheet.rows)) if str(sheet.rows[number][position]).strip())
    first = next(below, None)
    if first is not None:
        reason = "a value stands under no header; give the column a header, or delete it"
        faults.append(sheet.fault(first, f"column {letters(position)}", sheet.rows[first][position], reason, schema.name))
