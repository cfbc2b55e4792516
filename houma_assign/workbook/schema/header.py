"""Where the header of a sheet stands and what its cells mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...errors import Fault, Message
from ..cells.reading import folded
from ..files.sheet import Sheet, letters, rows_in_words
from .mapping import SheetMapping
from .schema import Column, Schema, starless, tidy

COUNTERS = ("序号", "no.")  # headers that stand for ids only where there are none
NOTHING_GIVEN = SheetMapping()
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
    unread
        Positions of columns that were left out.
    """

    row: int
    columns: Mapping[int, Column]
    facts: Mapping[int, str]
    shown: Mapping[int, str]
    unread: frozenset[int] = frozenset()


def find_header(sheet: Sheet, schema: Schema, names: Mapping[str, str], faults: list[Fault], notes: list[str],
                given: SheetMapping = NOTHING_GIVEN) -> Header | None:  # fmt: skip
    """The header, None where there is none; what is wrong with it, also a needed column that it lacks, goes to ``faults``.

    Parameters
    ----------
    names
        Header -> name of a fact, where the sheet ``columns`` declares one; declared headers are never read as aliases.
    given
        What the user says of the sheet.
    """
    known = [recognised(row, schema, names, given) for row in sheet.rows[:SEARCHED]]
    best = max(known, default=0)
    if not best:
        wanted = ", ".join(column.name for column in schema.columns if column.needed) or "of this table"
        wanted_zh = "、".join(column.header("zh") for column in schema.columns if column.needed) or "本表各列"
        reason = Message("no_header_row", f"no header row in the first {SEARCHED} rows; columns {wanted} are expected",
                         f"前 {SEARCHED} 行里没有表头；应有：{wanted_zh}")  # fmt: skip
        faults.append(sheet.fault(None, "", None, reason, schema.name))
        return None
    header = _made(sheet, schema, names, known.index(best), faults, notes, given)
    there = {column.name for column in header.columns.values()}
    missing = [column for column in schema.columns if column.needed and column.name not in there]
    listed = ", ".join(header.shown.values())
    for column in missing:
        reason = Message(
            "missing_column", f"missing column; there are: {listed}", f"缺少这一列；现有：{'、'.join(header.shown.values())}"
        )
        faults.append(sheet.fault(header.row, f"{column.header('zh')} → {column.name}", None, reason, schema.name))
    above = [
        number
        for number in range(header.row)
        if number not in sheet.settled and any(str(cell).strip() for cell in sheet.rows[number])
    ]
    if above and not sheet.own:
        zh = "、".join(str(number + 1) for number in above)
        notes.append(
            Message(
                "title_rows",
                f"{sheet.name}: {rows_in_words(above)} above the header were taken as a title and left out",
                f"{sheet.name}：表头上方的第 {zh} 行当作标题，没有读取",
            )
        )
    return header


def usable(header: Header, schema: Schema) -> bool:
    """Whether no needed column is missing."""
    return {column.name for column in schema.columns if column.needed} <= {column.name for column in header.columns.values()}


def recognised(row: Sequence[Any], schema: Schema, names: Mapping[str, str], given: SheetMapping = NOTHING_GIVEN) -> int:
    """How many cells of a row are headers that are known."""
    cells = [cell for cell in row if isinstance(cell, str) and cell.strip()]
    given_columns = {column.name for cell in cells if (column := given.columns.get(folded(cell))) is not None}
    columns = given_columns | {column.name for column in schema.meant(cells) if column is not None}
    return len(columns) + sum(cell in names for cell in cells)


def _made(sheet: Sheet, schema: Schema, names: Mapping[str, str], row: int, faults: list[Fault], notes: list[str],
          given: SheetMapping) -> Header:  # fmt: skip
    unread: set[int] = set()
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
        if folded(str(cell)) in given.columns:
            column = given.columns[folded(str(cell))]
            notes.append(_as_given(sheet, label, column))
            if column is None:
                unread.add(position)
                continue
        elif column is not None and folded(label) in column.also:
            notes.append(Message("header.also", f"{sheet.name}: column {label} was read as {column.name}",
                                 f"{sheet.name}：列“{label}”读作“{column.header('zh')}”"))  # fmt: skip
        if column is not None and folded(str(cell)) in COUNTERS and _another(sheet.rows[row], position, column, schema):
            en = f"{sheet.name}: column {label} counts the rows and was not read; the ids stand in another column"
            notes.append(Message("column_counts", en, f"{sheet.name}：“{label}”列只是行号，没有读取；编号在另一列"))
            unread.add(position)
            continue
        own = names[cell] if cell in names else label if sheet.own else starless(label)
        key = f"column {column.name}" if column else f"fact {own}"
        if key in seen:
            where = seen[key], letters(position)
            reason = Message("columns_twice", f"two columns mean the same: {where[0]} and {where[1]}; delete or rename one",
                             f"{where[0]} 列和 {where[1]} 列意思相同；请删除或改名其中一列")  # fmt: skip
            faults.append(sheet.fault(row, label, None, reason, schema.name))
            continue
        seen[key] = letters(position)
        if column is not None:
            columns[position] = column
        elif schema.facts or cell in names:
            facts[position] = own
        else:
            unread.add(position)
            notes.append(Message("column_unread", f"{sheet.name}: column {label} is not known here and was not read",
                                 f"{sheet.name}：不认识“{label}”列，没有读取"))  # fmt: skip
        if not sheet.own and (label if column is not None else own) != cell:
            read_as = label if column is not None else own
            notes.append(Message("header_tidied", f"{sheet.name}: header of column {letters(position)} read as {read_as}",
                                 f"{sheet.name}：{letters(position)} 列的表头读作“{read_as}”"))  # fmt: skip
    return Header(row, columns, facts, shown, frozenset(unread))


def _as_given(sheet: Sheet, label: str, column: Column | None) -> Message:
    if column is None:
        return Message(
            "column_left_out",
            f"{sheet.name}: column {label} was left out, as you asked",
            f"{sheet.name}：按您的要求，没有读取“{label}”列",
        )
    return Message(
        "column_mapped",
        f"{sheet.name}: column {label} was read as {column.name}, as you asked",
        f"{sheet.name}：按您的要求，“{label}”列读作“{column.header('zh')}”",
    )


def _another(cells: Sequence[object], position: int, column: Column, schema: Schema) -> bool:
    """Whether a further header of the row means the same column."""
    return any(schema.column(str(cell)) == column for at, cell in enumerate(cells) if at != position and str(cell).strip())


def _headless(sheet: Sheet, schema: Schema, row: int, position: int, faults: list[Fault]) -> None:
    """A value under no header would be lost, or stand in the wrong column."""
    below = (number for number in range(row + 1, len(sheet.rows)) if str(sheet.rows[number][position]).strip())
    first = next(below, None)
    if first is not None:
        reason = Message("value_without_header", "a value stands under no header; give the column a header, or delete it",
                         "这个值上方没有表头；请给这一列写上表头，或删除它")  # fmt: skip
        faults.append(sheet.fault(first, f"column {letters(position)}", sheet.rows[first][position], reason, schema.name))
