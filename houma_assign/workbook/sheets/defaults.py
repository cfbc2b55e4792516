"""Columns that are not there, or that nobody fills: what holds instead is noted, or a fault where that cannot be meant.

A fault it is where a listed rule or aim reads the column, or where an unread header means it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ...data.header_words import means
from ...errors import Fault, Message
from ..cells.reading import folded
from ..schema.book_tables import BookTables
from ..schema.record_sheets import CANDIDATES, NEEDS, PAIRS, POSTS, VILLAGES
from ..schema.schema import Schema
from ..schema.side_sheets import COLUMNS, GRADE_MATRIX, SCORE_MATRIX
from ..schema.table import Table
from .fields_read import Place


class Default(NamedTuple):
    """What holds where a column is not there, in words."""

    schema: Schema
    field: str
    en: str
    zh: str


DEFAULTS = (
    Default(CANDIDATES, "name", "nobody has a name", "均无姓名"),
    Default(CANDIDATES, "unit", "nobody has a unit", "均无派出单位"),
    Default(CANDIDATES, "home", "nobody has a home village", "均无家乡村"),
    Default(CANDIDATES, "kin", "nobody has kin", "均无亲属"),
    Default(CANDIDATES, "skills", "nobody has skills", "均无专长"),
    Default(VILLAGES, "name", "no village has a name", "均无村名"),
    Default(VILLAGES, "township", "no village is in a township", "均无所属乡镇"),
    Default(VILLAGES, "needs", "no village has needs", "均无需求"),
    Default(POSTS, "role", "no post has a role", "均无岗位类别"),
    Default(POSTS, "slots", "every post has 1 slot", "名额均为 1"),
)
# Said only where a header means them.
ONLY_HINTS = (
    (CANDIDATES, "kin_villages"),
    (CANDIDATES, "priority_groups"),
    (CANDIDATES, "most"),
    (POSTS, "least"),
    (PAIRS, "grade"),
)


def defaults_in(tables: BookTables, read: Mapping[Place, Any]) -> None:
    """Say which defaults hold for a whole column; faults and notes go to the tables.

    Parameters
    ----------
    read
        Column -> rule or aim that reads it, from ``fields_read``.
    """
    notes: dict[str, list[Default]] = {}
    for each in DEFAULTS:
        table = tables.table(each.schema)
        if not tables.has(each.schema) or not len(table) or _filled(tables, each):
            continue
        rule = read.get((each.schema.name, each.field))
        same, near = unread(tables, table, each.schema, each.field)
        # An empty column under its right header is the user's word: nobody has kin here, nobody is at home here.
        if same or (rule is not None and each.field not in table.columns):
            _refuse(table, each, rule, same or near)
        else:
            notes.setdefault(each.schema.name, []).append(each)
    for schema, field in ONLY_HINTS:
        table = tables.table(schema)
        if tables.has(schema) and not table.says(field):
            column = next(each for each in schema.columns if each.name == field)
            same, near = unread(tables, table, schema, field)
            for header in same:
                _unread(table, header, column.name, column.header("zh"))
            for header in near:
                table.say("column.near", f"column {header} was kept as a fact and not read as {column.name}",
                          f"“{header}”列作为一般情况保留，没有读作“{column.header('zh')}”")  # fmt: skip
    for listed in notes.values():
        _note(tables, listed)


def _filled(tables: BookTables, default: Default) -> bool:
    table = tables.table(default.schema)
    names = {"kin": ("kin", "kin_villages")}.get(default.field, (default.field,))
    if default.field == "needs" and len(tables.table(NEEDS)):
        return True
    # A cell that could not be read was filled all the same.
    return any(map(table.says, names)) or any(
        fault.column.endswith((f"→ {name}", name)) for name in names for fault in table.faults
    )


def unread(tables: BookTables, table: Table, schema: Schema, field: str) -> tuple[list[str], list[str]]:
    """Headers of the user's own that mean a field, and those that come near to it; declared ones are what they are declared."""
    declared = tables.table(COLUMNS).column("header") if tables.has(COLUMNS) else []
    known = next(tuple(column.spellings) for column in schema.columns if column.name == field)
    found: dict[str, list[str]] = {"same": [], "near": [], "": []}
    for name in table.facts:
        header = table.headers.get(name, name)
        if header not in declared and any(value is not None for value in table.facts[name]):
            found[means(folded(header), schema.name, field, known)].append(header)
    return found["same"], found["near"]


def _refuse(table: Table, default: Default, rule: Any, headers: Iterable[str]) -> None:
    listed = list(headers)
    column = next(each for each in table.schema.columns if each.name == default.field)
    if rule is None:
        en, zh = f"without this column {default.en}", f"没有这一列，则{default.zh}"
    else:
        name = rule.id if not rule.id.isascii() else rule.words("zh")
        en, zh = f"{default.en}, but {rule.id!r} reads this column", f"{default.zh}，而“{name}”要用到这一列"
    if listed:
        shown = " / ".join(listed)
        en = f"{en}; the header {shown} seems to mean it: call that column {column.header('en')}"
        zh = f"{zh}；“{shown}”一列似为此意：请把列名改为“{column.header('zh')}”"
    english = all(map(str.isascii, table.headers.values()))
    table.headers.setdefault(default.field, column.header("en" if english else "zh"))
    table.faults.append(table.fault(None, default.field, None, Message("column.default", en, zh)))


def _unread(table: Table, header: str, name: str, name_zh: str) -> None:
    en = f"the header seems to mean {name}: call the column {name}, or declare it on the sheet columns"
    zh = f"此列似为“{name_zh}”：请改列名，或在“列说明”表中说明它是自加的列"
    table.faults.append(table.sheet.fault(None, header, None, Message("column.unread", en, zh), table.schema.name))


def _note(tables: BookTables, listed: list[Default]) -> None:
    table = tables.table(listed[0].schema)
    near = {each.field: unread(tables, table, each.schema, each.field)[1] for each in listed}
    headers = list(dict.fromkeys(header for found in near.values() for header in found))
    en = "; ".join(each.en for each in listed)
    zh = "；".join(each.zh for each in listed)
    if headers:
        en += f"; columns that come near and were kept as facts: {', '.join(headers)}"
        zh += f"；以下各列与之相近，作为一般情况保留：{'、'.join(headers)}"
    table.say("column.defaults", f"columns that are not there or empty: {en}", f"没有或空白的列：{zh}")


def no_points(tables: BookTables) -> bool:
    """Whether no sheet says any points."""
    people, pairs = tables.table(CANDIDATES), tables.table(PAIRS)
    own = people.facts.get("score", ())
    return not tables.has(SCORE_MATRIX) and not (
        people.says("score") or pairs.says("score") or any(value is not None for value in own)
    )


def fault_of(table: Table, header: str, message: Message) -> Fault:
    """A fault of a column as a whole."""
    return table.sheet.fault(None, header, None, message, table.schema.name)


def graded_only(tables: BookTables) -> bool:
    """Whether pairs have grades and no points, which is a way of saying that only grades count."""
    return tables.has(GRADE_MATRIX) or tables.table(PAIRS).says("grade")
