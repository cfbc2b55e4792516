"""One person, one row: identity numbers, and people of one name and one day of birth."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from ...errors import Message
from ..cells.date import BIRTH
from ..cells.reading import folded
from ..schema.table import Table

CITIZEN = {folded(each) for each in (
    "身份证号", "身份证号码", "身份证", "公民身份号码", "公民身份证号码", "居民身份证号", "居民身份证号码", "身份证件号码",
    "本人身份证号", "身份证号(18位)", "身份证号码(18位)",
)}  # fmt: skip
PAPERS = {folded(each) for each in (
    "证件号", "证件号码", "护照号", "护照号码", "社保号", "passport", "passport number", "national id",
)}  # fmt: skip
WRONG = Message("person.citizen_id", "18 characters with a right check digit are expected, stored as text",
                "应为 18 位、校验码正确的号码，存为文本")  # fmt: skip


def citizen_ids(table: Table) -> None:
    """Eighteen characters whose last one fits the others: a digit lost or swapped on the way shows. Nobody has another's."""
    for name, values in table.facts.items():
        header = folded(table.headers[name])
        if table.sheet.own or header not in CITIZEN | PAPERS:
            continue
        if header in CITIZEN:
            table.faults += [table.fault(at, name, value, WRONG)
                             for at, value in enumerate(values) if value is not None and not _checks(value)]  # fmt: skip
        _unique(table, name, values)
    _same_birth(table)


def _unique(table: Table, name: str, values: Sequence[Any]) -> None:
    first: dict[str, int] = {}
    for at, value in enumerate(values):
        key = str(value).strip().upper()
        if value is None:
            continue
        if key in first:
            one, other = table.name_of(first[key]), table.name_of(at)
            line = table.lines[first[key]] + 1
            en = f"{one} (row {line}) and {other} have this number; one person stands in one row only"
            zh = f"{one}（第 {line} 行）与 {other} 号码相同；一人只能占一行"
            table.faults.append(table.fault(at, name, value, Message("person.twice", en, zh)))
        first.setdefault(key, at)


def _same_birth(table: Table) -> None:
    born = next((name for name in table.facts if folded(table.headers[name]) in BIRTH), None)
    if born is None or table.sheet.own:
        return
    names = table.column("name")
    often = {name for name, number in Counter(names).items() if number > 1 and name is not None}
    alike: dict[tuple[Any, Any], list[int]] = {}
    for at, key in enumerate(zip(names, table.facts[born], strict=True) if often else ()):
        if key[0] in often and key[1] is not None:
            alike.setdefault(key, []).append(at)
    for rows in alike.values():
        if len(rows) > 1:
            ids = [*map(table.name_of, rows)]
            table.say("person.alike", f"{', '.join(ids)} have the same name and date of birth; is it one person?",
                      f"{'、'.join(ids)} 姓名和出生日期相同；是否为同一人？")  # fmt: skip


def _checks(value: object) -> bool:
    if not isinstance(value, str) or not re.fullmatch("[0-9]{17}[0-9X]", value):
        return False
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(value[:17]))
    return value[17] == "10X98765432"[total % 11]
