"""Units, townships and whatever else rules count by: two writings of one thing, "as above", and blanks below a filled cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ...data.near_words import says_as_above, writing
from ...errors import Message
from ..files.sheet import rows_in_words
from ..schema.book_tables import BookTables
from ..schema.record_sheets import CANDIDATES, POSTS, VILLAGES
from ..schema.table import Table, rows_zh
from .fields_read import Place

ALWAYS = ((CANDIDATES, "unit"), (VILLAGES, "township"), (POSTS, "role"))
AS_ABOVE = Message("cell.as_above", "the cell only says 'as above'; write out what is meant", "单元格只写“同上”；请写明内容")
BELOW = Message(
    "cell.below",
    "the cells below are blank; a blank cell is nothing and not the one above: fill them in, or let read_workbook fill them down",
    "下面的单元格空白；空白不等于同上：请逐格填写，或在读取时指定向下填充此列",
)


def categories_in(tables: BookTables, read: Mapping[Place, Any]) -> None:
    """Check the columns that rules count by; where nobody reads them it is a note."""
    if tables.own:
        return
    for schema, field in ALWAYS:
        table = tables.table(schema)
        if field in table.columns:
            counted = (schema.name, field) in read or (schema is POSTS)
            _twins(table, field, table.columns[field], counted, named=True)
            if schema is not POSTS:
                _below(table, field, table.columns[field], counted)
    people = tables.table(CANDIDATES)
    for name, values in people.facts.items():
        _as_above(people, name, values)
        if ("candidates", name) in read and any(isinstance(value, str) for value in values):
            _twins(people, name, values, counted=True, named=False)
            _below(people, name, values, counted=True)


def _as_above(table: Table, name: str, values: Sequence[Any]) -> None:
    odd = {value for value in set(values) if isinstance(value, str) and says_as_above(value)}
    if odd:
        table.faults += [table.fault(at, name, value, AS_ABOVE) for at, value in enumerate(values) if value in odd]


def _twins(table: Table, name: str, values: Sequence[Any], counted: bool, named: bool) -> None:
    """Values that differ in brackets, width, case or blanks alone; the rarer one is the one that is pointed at."""
    if named:
        _as_above(table, name, values)
    counts = Counter(value for value in values if isinstance(value, str))
    usual: dict[str, str] = {}
    for value, _ in counts.most_common():
        usual.setdefault(writing(value), value)
    for value in counts:
        other = usual[writing(value)]
        if other == value:
            continue
        at = values.index(value)
        line = table.lines[values.index(other)] + 1
        en, zh = (f"{value} and {other}", f"“{value}”与“{other}”") if named else ("this", "此处")
        en = f"{en} differ{'s' * (not named)} from row {line} in brackets, width, case or blanks alone; write it one way"
        en = en.replace(f" differ from row {line}", f" (row {line}) differ") if named else en
        zh = f"{zh}（第 {line} 行）只差括号、全半角、大小写或空格；请统一写法"
        message = Message("cell.twins", en, zh)
        if counted:  # what no rule counts by is noted with every problem
            table.faults.append(table.fault(at, name, value, message))


def _below(table: Table, name: str, values: Sequence[Any], counted: bool) -> None:
    """A block with its name in the first row only: filled cells, each once, with as many blanks below them."""
    if 2 * values.count(None) < len(values):
        return  # as most columns are, long ones too
    filled = [at for at, value in enumerate(values) if value is not None]
    blank = [at for at, value in enumerate(values) if value is None and at not in table.bad]
    stated = [values[at] for at in filled]
    if not filled or filled[0] != 0 or len(blank) < len(filled) or len(set(stated)) < len(stated):
        return
    below = set(blank)
    first = next((at for at in filled if at + 1 in below), 0)
    rows = rows_in_words([table.lines[at] for at in blank])
    message = Message(BELOW.code, f"{BELOW} ({rows})", f"{BELOW.zh}（{rows_zh(rows)}）")
    if counted:
        table.faults.append(table.fault(first, name, values[first], message))
    else:
        table.note(name, BELOW, blank)
