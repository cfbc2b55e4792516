"""What is worked out from the columns of a sheet of people: ages, and spellings that must agree."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from ..cells.date import BIRTH, age_on
from ..cells.reading import folded
from ..schema.table import Table

SEX = {folded(each) for each in ("性别", "sex", "gender")}
SPELLINGS = ({"男", "女"}, {"男性", "女性"}, {"male", "female"}, {"M", "F"}, {"m", "f"})


def derive_ages(table: Table, on: date | None) -> None:
    """Full years on a stated day from dates of birth; a stated age must agree with them."""
    born = next((name for name in table.facts if folded(table.headers[name]) in BIRTH), None)
    if born is None or (table.sheet.own and on is None):
        return
    name = "age" if table.headers[born].isascii() else "年龄"
    if on is None:
        if name not in table.facts:
            what = "ages were not worked out: no day is stated (sheet about, key as_of, or read_workbook(as_of=...))"
            table.notes.append(f"{table.sheet.name}: {what}")
        return
    ages = [None if value is None else age_on(str(value), on) for value in table.facts[born]]
    for at, (value, age) in enumerate(zip(table.facts[born], ages, strict=True)):
        if value is not None and age is None:
            table.faults.append(table.fault(at, born, value, f"the date of birth is after {on}"))
    stated = table.facts.get(name)
    if stated is None:
        table.facts[name] = ages
        table.headers[name] = name
        known = [at for at, age in enumerate(ages) if age is not None]
        if known:
            table.note(born, f"ages in full years on {on} were worked out as {name}", known)
        return
    for at, (said, age) in enumerate(zip(stated, ages, strict=True)):
        if said is not None and age is not None and said != age:
            table.faults.append(table.fault(at, name, said, f"does not agree with the date of birth: {age} on {on}"))


def citizen_ids(table: Table) -> None:
    """Eighteen characters whose last one fits the others: a digit lost or swapped on the way shows."""
    for name, values in table.facts.items():
        if "身份证" in table.headers[name] and not table.sheet.own:
            table.faults += [table.fault(at, name, value, "18 characters with a right check digit are expected, stored as text")
                             for at, value in enumerate(values) if value is not None and not _checks(value)]  # fmt: skip


def _checks(value: object) -> bool:
    if not isinstance(value, str) or not re.fullmatch("[0-9]{17}[0-9X]", value):
        return False
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(value[:17]))
    return value[17] == "10X98765432"[total % 11]


def one_spelling(table: Table) -> None:
    """男 and 男性 in one column would be two sexes to every rule."""
    for name, values in table.facts.items():
        if folded(table.headers[name]) not in SEX or table.sheet.own:
            continue
        counts = Counter(value for value in values if value is not None)
        usual = max(SPELLINGS, key=lambda words: sum(counts[word] for word in words))
        if 2 * sum(counts[word] for word in usual) <= sum(counts.values()):
            continue
        expected = " or ".join(sorted(usual))
        table.faults += [table.fault(at, name, value, f"{expected} is expected, as in the other rows")
                         for at, value in enumerate(values) if value is not None and value not in usual]  # fmt: skip
