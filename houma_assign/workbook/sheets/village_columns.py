"""Posts and needs that stand as columns of the sheet of villages: 书记名额 and 委员名额, or one column a need."""

from __future__ import annotations

import re
from typing import Any

from ...errors import Message
from ..cells.kinds import convert
from ..cells.reading import folded, narrow
from ..cells.roles import READ_AS, ROLES
from ..schema.book_tables import BookTables
from ..schema.record_sheets import CANDIDATES, NEEDS, POSTS, VILLAGES
from ..schema.rule_sheets import AIMS
from ..schema.table import Table

SLOTS = re.compile(r"(?P<zh>.*?)(?:岗位)?(?:选派)?(?:名额数?|职数|岗位数|空缺数)|(?P<en>.*?)\s*(?:slots?|seats?|posts)"
                   r"|(?:slots|seats|posts)\s*(?:\(|:|/|for)?\s*(?P<of>.*?)\)?", re.IGNORECASE)  # fmt: skip
PLAIN = {folded(each) for each in ("", "选派", "岗位", "总", "分配", "招录", "空缺", "number of", "no. of", "total")}
NEED = re.compile(r"(?:需求|needs?)\s*[:：_·./（(-]\s*(?P<a>.+?)[)）]?|(?P<b>.+?)\s*(?:[（(]\s*(?:需求|needs?)\s*[)）])"
                  r"|(?P<c>.+?)[_·/-](?:需求|needs?)", re.IGNORECASE)  # fmt: skip


def role_of(header: str) -> str | None:
    """The role whose slots a header counts, empty for slots without one; None where it counts none, or of an unknown role."""
    word = _counted(header)
    if word is None or folded(word) in PLAIN:
        return word if word is None else ""
    roles = {folded(each): code for each, code in ROLES.items()} | {each: each for each in ("secretary", "member", "leader")}
    return roles.get(folded(word))


def _counted(header: str) -> str | None:
    """What a header counts slots of."""
    found = SLOTS.fullmatch(narrow(header))
    if found is None:
        return None
    return next((each for each in found.groups() if each is not None), "").strip(" :/_-（(")


def posts_in_villages(tables: BookTables) -> None:
    """The sheet of posts that columns of villages stand for, where there is none."""
    villages = tables.table(VILLAGES)
    if villages.sheet.own or tables.has(POSTS) or villages.header is None:
        return
    counted = {name: role for name in villages.facts if (role := role_of(name)) is not None}
    for name in [each for each in villages.facts if each not in counted]:
        if _may_be_slots(villages, name):
            villages.faults.append(villages.fault(None, name, None, _which_role(villages.headers[name])))
    if len(counted) > 1 and "" in counted.values():  # beside the slots of each role a total of them says nothing new
        counted = {name: role for name, role in counted.items() if role}
    if not counted or len(set(counted.values())) < len(counted):
        return
    posts = Table(villages.sheet, POSTS, {"village": [], "role": [], "slots": []})
    cells = {name: _cells(villages, name) for name in counted}
    read = {name: convert(each, "count") for name, each in cells.items()}
    for name, converted in read.items():
        villages.faults += [villages.fault(at, name, cells[name][at], why) for at, why in converted.refused.items()]
    for at, village in enumerate(villages.column("id")):
        for name, role in counted.items():
            slots = read[name].values[at]
            if village is not None and slots:
                posts.lines.append(villages.lines[at])
                for key, value in (("village", village), ("role", role or None), ("slots", slots)):
                    posts.columns[key].append(value)
    posts.headers = {
        "village": villages.headers.get("id", "village"),
        "slots": "、".join(villages.headers[name] for name in counted),
    }
    shown = [villages.headers[name] for name in counted]
    posts.notes.append(
        Message(
            "slots_in_villages",
            f"{villages.sheet.name}: columns {', '.join(shown)} were read as slots of posts; "
            "a village without a number in them has no such post",
            f"{villages.sheet.name}：“{'、'.join(shown)}”读作岗位名额；没有填数的村没有该岗位",
        )
    )
    if any(name for name in counted.values()):
        posts.notes += _roles_said(villages, list(counted))
    for name in counted:
        del villages.facts[name]
    tables.by_name[POSTS.name] = posts


def _may_be_slots(villages: Table, name: str) -> bool:
    """Whether the header counts slots, and small whole numbers stand below it."""
    small = all(value is None or (isinstance(value, int) and 0 <= value < 100) for value in villages.facts[name])
    return small and _counted(name) is not None


def _which_role(header: str) -> Message:
    roles = "书记名额, 委员名额, secretary slots, member slots, 名额"
    return Message("slots_of_what", f"these look like slots, but of which role? Call the column {roles}; or write a sheet of "
                   "posts",
                   f"“{header}”像是名额，但不知属于哪类岗位；请写作“书记名额”“委员名额”或“名额”，或另列岗位表")  # fmt: skip


def needs_in_villages(tables: BookTables) -> None:
    """The ledger of needs that columns of villages stand for, where needs are listed nowhere else."""
    villages = tables.table(VILLAGES)
    if villages.sheet.own or tables.has(NEEDS) or "needs" in villages.columns or villages.header is None:
        return
    named = {name: need for name in villages.facts if (need := _need_of(tables, villages, name)) is not None}
    if not named:
        return
    table = Table(villages.sheet, NEEDS, {"village": [], "need": [], "severity": []})
    for name, need in named.items():
        cells = ["" if str(cell).strip() in ("0", "0.0") else cell for cell in _cells(villages, name)]
        read = convert(cells, "severity")
        villages.faults += [villages.fault(at, name, cells[at], why) for at, why in read.refused.items()]
        for at, (village, severity) in enumerate(zip(villages.column("id"), read.values, strict=True)):
            if village is not None and severity is not None:
                table.lines.append(villages.lines[at])
                for key, value in (("village", village), ("need", need), ("severity", severity)):
                    table.columns[key].append(value)
    shown = [villages.headers[name] for name in named]
    table.notes.append(
        Message(
            "needs_in_villages",
            f"{villages.sheet.name}: columns {', '.join(shown)} were read as needs; empty and 0 mean no need",
            f"{villages.sheet.name}：“{'、'.join(shown)}”读作需求；空白和 0 表示没有",
        )
    )
    for name in named:
        del villages.facts[name]
    tables.by_name[NEEDS.name] = table


def _need_of(tables: BookTables, villages: Table, name: str) -> str | None:
    """The need that a column counts; None where nothing says that it is one."""
    header = name  # without a form's stars
    group = villages.sheet.groups.get(villages.positions.get(name, -1), "")
    if "需求" in group or "need" in group.lower():
        return header.removeprefix(group).strip(" /") or header
    found = NEED.fullmatch(header)
    if found is not None:
        return next(each for each in found.groups() if each is not None).strip()
    values = {value for value in villages.facts[name] if value is not None}
    severities = bool(values) and all(isinstance(value, (int, float)) and value in (0, 1, 2, 3, 4, 5) for value in values)
    return header if severities and folded(header) in _spoken_of(tables) else None


def _spoken_of(tables: BookTables) -> set[str]:
    """Needs that the book speaks of elsewhere: skills of people, and what aims say meets a need."""
    skills = {folded(skill) for listed in {*tables.table(CANDIDATES).column("skills")} for skill in listed or ()}
    met = [str(cell) for cell in tables.table(AIMS).column("met_by") if cell is not None]
    return skills | {folded(entry.replace("：", ":").partition(":")[0]) for cell in met for entry in re.split(r"[;；\n]", cell)}


def _cells(table: Table, name: str) -> list[Any]:
    position = table.positions[name]
    return [table.sheet.rows[line][position] for line in table.lines]


def _roles_said(villages: Table, shown: list[str]) -> list[str]:
    """Which words for roles in headers were read as the codes of the two roles."""
    words = {header: _counted(header) or "" for header in shown}
    return [
        Message(READ_AS[word].code, f"{villages.sheet.name}: column {header}: {READ_AS[word]} (header)",
                f"{villages.sheet.name}：列“{header}”：{READ_AS[word].zh}（列名）")
        for header, word in words.items() if word in READ_AS
    ]  # fmt: skip
