"""What is worked out from the columns of a sheet of people: ages, and spellings that must agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from datetime import date

from ...data.many_in_one import UNSURE
from ...data.near_words import APART
from ...errors import Message
from ..cells.date import BIRTH, age_on
from ..cells.reading import folded
from ..schema.table import Table

SEX = {folded(each) for each in ("性别", "sex", "gender")}
SURE = re.compile(r"[/／|｜\s]")  # of these it is not clear what is meant where some parts are known and others are not
SPLIT = Message("cell.split", "cells were split at / , | , blanks, 'and' or the like, for every part is known by itself",
                "单元格按斜线、竖线、空格或“和”等分为几项，每一项都另有出现")  # fmt: skip
NO_DAY = Message("age.no_day", "ages were not worked out: no day is stated (sheet about, key as_of, or read_workbook(as_of=...))",
                 "未计算年龄：没有写明截止日期（“说明”表中的“截止日期”）")  # fmt: skip
SPELLINGS = ({"男", "女"}, {"男性", "女性"}, {"male", "female"}, {"M", "F"}, {"m", "f"})


def derive_ages(table: Table, on: date | None) -> None:
    """Full years on a stated day from dates of birth; a stated age must agree with them."""
    born = next((name for name in table.facts if folded(table.headers[name]) in BIRTH), None)
    if born is None or (table.sheet.own and on is None):
        return
    name = "age" if table.headers[born].isascii() else "年龄"
    if on is None:
        if name not in table.facts:
            table.say(NO_DAY.code, NO_DAY, NO_DAY.zh)
        return
    ages = [None if value is None else age_on(str(value), on) for value in table.facts[born]]
    for at, (value, age) in enumerate(zip(table.facts[born], ages, strict=True)):
        if value is not None and age is None:
            late = Message("age.born_later", f"the date of birth is after {on}", f"出生日期晚于 {on}")
            table.faults.append(table.fault(at, born, value, late))
    stated = table.facts.get(name)
    if stated is None:
        table.facts[name] = ages
        table.headers[name] = name
        known = [at for at, age in enumerate(ages) if age is not None]
        if known:
            en, zh = f"ages in full years on {on} were worked out as {name}", f"已按 {on} 计算周岁，列为“{name}”"
            table.note(born, Message("age.worked_out", en, zh), known)
        return
    for at, (said, age) in enumerate(zip(stated, ages, strict=True)):
        if said is not None and age is not None and said != age:
            en, zh = f"does not agree with the date of birth: {age} on {on}", f"与出生日期不符：{on} 时应为 {age} 岁"
            table.faults.append(table.fault(at, name, said, Message("age.differs", en, zh)))


def split_further(table: Table, known: Collection[str]) -> None:
    """Skills that ``/``, ``|``, blanks or 和 part, where every part is known: a skill that stands alone elsewhere, or a need."""
    cells = table.columns.get("skills", [])
    skills = {skill for cell in set(cells) if cell is not None for skill in cell}
    there = {skill for skill in skills if not APART.search(skill)} | set(known)
    split: list[int] = []
    odd = {cell for cell in set(cells) if cell and not all(skill in known or _parts(skill, there) == [skill] for skill in cell)}
    for at, cell in enumerate(cells if odd else ()):
        if cell not in odd:
            continue
        parts = [part for skill in cell for part in ([skill] if skill in known else _parts(skill, there))]
        if parts == list(cell or ()):
            continue
        if None in parts or len(set(parts)) < len(parts):
            table.faults.append(table.fault(at, "skills", "; ".join(cell), UNSURE))
        else:
            cells[at] = tuple(part for part in parts if part is not None)
            split.append(at)
    if split:
        table.note("skills", SPLIT, split)


def _parts(skill: str, known: Collection[str]) -> list[str | None]:
    """The skills in one, which may be that one alone; None where it is not clear."""
    parts = [part for part in APART.split(skill) if part]
    there = [part in known for part in parts]
    if len(parts) > 1 and all(there):
        return [*parts]
    return [None] if len(parts) > 1 and any(there) and SURE.search(skill) else [skill]


def one_spelling(table: Table) -> None:
    """男 and 男性 in one column would be two sexes to every rule."""
    for name, values in table.facts.items():
        if folded(table.headers[name]) not in SEX or table.sheet.own:
            continue
        counts = Counter(value for value in values if value is not None)
        usual = max(SPELLINGS, key=lambda words: sum(counts[word] for word in words))
        if 2 * sum(counts[word] for word in usual) <= sum(counts.values()):
            continue
        en, zh = (joint.join(sorted(usual)) for joint in (" or ", "或"))
        reason = Message("person.spelling", f"{en} is expected, as in the other rows", f"应与其他各行一致，写{zh}")
        table.faults += [table.fault(at, name, value, reason)
                         for at, value in enumerate(values) if value is not None and value not in usual]  # fmt: skip
