"""A sheet read by its schema."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import compress
from operator import itemgetter
from typing import Any

from ...errors import Message
from ..cells.decimal_comma import READ as COMMAS_READ
from ..cells.decimal_comma import with_points
from ..cells.fact import kind_of, odd_ones, only_ticks
from ..cells.kinds import convert
from ..cells.number import AS_TEXT
from ..cells.reading import folded
from ..files.sheet import Sheet
from .header import NOTHING_GIVEN, Header, find_header, usable
from .mapping import SheetMapping
from .schema import Schema
from .shape import filled_down, plain_form
from .table import Declared, Table

FOOTER = re.compile(
    r"\s*(合\s*计|小\s*计|总\s*计|共\s*计|备注|注[:：]|说明|填表|制表|审核|单位负责人|total|subtotal|sum|notes?[:：])",
    re.IGNORECASE,
)
BLOCK = 1_000  # rows
STAYED_TEXT = Message("cell.stayed_text", "text among numbers stayed text, also where it is a number",
                      "数字中夹有文字；以文本存储的各格仍作文字，即使是数字")  # fmt: skip
FOOTER_BEGINS = frozenset("合小总共备注说填制审单tTsSſnN")  # a value has no blanks before it


def read_table(sheet: Sheet, schema: Schema, declared: Mapping[str, Declared] | None = None,
               given: SheetMapping = NOTHING_GIVEN) -> Table:  # fmt: skip
    """A sheet as columns of values.

    Parameters
    ----------
    sheet
        From ``read_sheets``.
    schema
        What is expected in it.
    declared
        Header -> name and kind of a column of the user's own, where the workbook declares it.
    given
        What the user says of the sheet.

    Returns
    -------
    Table
        Faults are collected, never raised: they are reported together with those of the other sheets.
    """
    declared = declared or {}
    names = {key: each.name for key, each in declared.items()}
    sheet, done = plain_form(sheet, schema, names, given)
    table = Table(sheet, schema, notes=[*done])
    header = table.header = find_header(sheet, schema, names, table.faults, table.notes, given)
    if header is None or not usable(header, schema):
        return table
    body = sheet.rows[header.row + 1 :]
    filled = [*map(any, body)]
    if not all(filled):  # a nought is something, too
        filled = [there or any(cell != "" and cell is not None for cell in row) for there, row in zip(filled, body, strict=True)]
    first = header.row + 1
    table.lines = [*compress(range(first, len(sheet.rows)), filled)]
    last = table.lines[-1] if table.lines else 0
    empty = () if all(filled) else (first + at for at, there in enumerate(filled) if not there)
    blank = [row for row in empty if row < last and row not in sheet.settled]
    if blank:
        table.notes.append(Message("blank_rows", f"{sheet.name}: blank {sheet.lines(blank)} left out",
                                   f"{sheet.name}：跳过了 {len(blank)} 个空行"))  # fmt: skip
    sheet = _filled(table, header, given)
    cells = _columns([*compress(sheet.rows[first:], filled)])
    marked = _marks(sheet, header, table.lines)
    _lengths(table, header)
    for position, column in header.columns.items():
        table.headers[column.name] = header.shown[position]
        own = _pointed(table, column.name, column.kind, cells[position])
        _fill(table, table.columns, column.name, column.kind, own, marked.get(position, {}), column.filled)
    table.positions = {name: position for position, name in header.facts.items()}
    for position, name in header.facts.items():
        said = declared.get(sheet.rows[header.row][position])
        if said and said.absent:
            table.absent.add(name)
        kind = said.kind if said else schema.other or _guess(table, name, header.shown[position], cells[position])
        table.headers[name] = header.shown[position]
        _fill(table, table.facts, name, kind, _pointed(table, name, kind, cells[position]), marked.get(position, {}), False)
    _footers(table)
    return table


def _filled(table: Table, header: Header, given: SheetMapping) -> Sheet:
    """The sheet with values filled down where the user asks."""
    positions = [k for k, label in header.shown.items() if folded(label) in given.fill_down]
    table.sheet, done = filled_down(table.sheet, header.row, positions, table.lines)
    for position, lines in done.items():
        name, where = header.shown[position], table.sheet.name
        table.notes.append(
            Message(
                "filled_down",
                f"{where}: column {name}: filled down as you asked ({table.sheet.lines(lines)})",
                f"{where}：按您的要求，“{name}”列向下填充了 {len(lines)} 格",
            )
        )
    return table.sheet


def _columns(rows: Sequence[Sequence[Any]]) -> Mapping[int, list[Any]]:
    """Position -> cells; by blocks, for one long table is slow to go through from side to side."""
    columns: defaultdict[int, list[Any]] = defaultdict(list)
    for start in range(0, len(rows), BLOCK):
        for position, part in enumerate(zip(*rows[start : start + BLOCK], strict=True)):
            columns[position] += part
    return columns


def _fill(table: Table, into: dict[str, list[Any]], name: str, kind: str, cells: Sequence[Any], marks: Mapping[int, str],
          filled: bool) -> None:  # fmt: skip
    # Every cell of a CSV file is text, so that nothing is said of numbers stored as text there.
    unsaid = (AS_TEXT,) if table.sheet.own or table.sheet.lengths is not None else ()
    converted = convert(cells, kind, table.sheet.own, table.sheet.old_dates, unsaid)
    into[name] = converted.values
    wrong = {**converted.refused, **marks}
    for at, reason in sorted(wrong.items()):
        converted.values[at] = None
        table.faults.append(table.fault(at, name, None if cells[at] == "" else cells[at], reason))
    if filled and None in converted.values:
        reason = Message("value_missing", "a value is missing", "缺少值")
        table.faults += [table.fault(at, name, None, reason) for at, value in enumerate(converted.values)
                         if value is None and at not in wrong]  # fmt: skip
    for how, positions in converted.how.items():
        table.note(name, how, positions)


def _pointed(table: Table, name: str, kind: str, cells: Sequence[Any]) -> Sequence[Any]:
    """The cells with points for commas, where the sheet may have such numbers and the column holds nothing else."""
    if kind != "number" or not table.sheet.commas:
        return cells
    pointed, at = with_points(cells)
    if at:
        table.note(name, COMMAS_READ, at)
    return pointed


def _guess(table: Table, name: str, header: str, cells: Sequence[Any]) -> str:
    """The kind of a column that nobody declared, and a note where text is read as something else."""
    pointed = with_points(cells)[0] if table.sheet.commas else cells
    kind = "number" if pointed != cells and kind_of(pointed, header) == "number" else kind_of(cells, header)
    if kind == "number" and table.sheet.lengths is not None:
        table.say("column.number", f"column {header}: every cell is a number and was read as one",
                  f"“{header}”列每格都是数字，已读作数字")  # fmt: skip
    if kind == "mixed" and (odd := odd_ones(cells)) and not table.sheet.own:
        table.headers[name] = header
        table.note(name, STAYED_TEXT, odd)
    if only_ticks(cells):
        table.say("column.ticks", f"column {header}: empty cells beside ticks were read as unknown, not as no",
                  f"“{header}”列中与勾并列的空格读作不详，不读作否")  # fmt: skip
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
    alike = {*map(sheet.lengths.__getitem__, table.lines)} <= {wanted}
    for at, row in enumerate(() if alike else table.lines):
        size = sheet.lengths[row]
        if size < wanted or any(str(cell).strip() for cell in sheet.rows[row][wanted:]):
            reason = Message(
                "row_length", f"the row has {size} cells, the header has {wanted}", f"这一行有 {size} 格，表头有 {wanted} 格"
            )
            table.faults.append(table.fault(at, "", None, reason))


def _footers(table: Table) -> None:
    """Totals and remarks below a table are not records: one fault a row, whatever is missing or wrong in it besides."""
    if table.sheet.own or not table.schema.row or not table.lines:
        return
    key = table.schema.row[0]
    kinds = {kind for column in table.schema.columns if column.name == "kind" for kind in column.choices_zh}
    values = table.column(key)
    if {*map(type, values)} == {str} and FOOTER_BEGINS.isdisjoint(map(itemgetter(0), filter(None, values))):
        return
    near = [at for at, value in enumerate(values) if value is None or str(value)[:1] in FOOTER_BEGINS]
    for at, line, value in [(at, table.lines[at], values[at]) for at in near]:
        told = value if value is not None else next((cell for cell in table.sheet.rows[line] if str(cell).strip()), "")
        if not isinstance(told, str) or not FOOTER.match(told) or (value is None and told.strip() in kinds):
            continue  # a rule or an aim may be a total, and need not have a name
        start = table.sheet.line(line)
        table.faults = [fault for fault in table.faults if fault.row != start and not fault.row.startswith(f"{start} (")]
        reason = Message("footer", "this looks like a total or a remark, not a record; delete the row",
                         "这像是合计或备注，不是一条记录；请删除这一行")  # fmt: skip
        table.faults.append(table.fault(at, key, told, reason))
        if key in table.columns:
            table.columns[key][at] = None  # nobody looks for a person of this name
