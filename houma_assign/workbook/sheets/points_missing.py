"""Books without points: noted, or a fault where a column that is not read seems to hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ...data.exact import is_number
from ...errors import Message
from ..schema.book_tables import BookTables
from ..schema.record_sheets import CANDIDATES, PAIRS, POSTS, VILLAGES
from ..schema.side_sheets import COLUMNS
from ..schema.table import Table
from .defaults import fault_of, graded_only, no_points, unread
from .fields_read import Place

# Numbers that are no points: ages, lengths of time, codes, sizes.
NOT_POINTS = re.compile(
    "龄|年|时间|时长|日期|月|天|电话|手机|号|编|邮|身高|体重|人口|人数|户数|面积|收入|距离|里程|km|age|year|month|days|phone|"
    "zip|height|weight|distance|mobile|code|count|load|cost|budget|费|元|hours|小时|size|party|级",
    re.IGNORECASE,
)


def points_missing(tables: BookTables, aims: Sequence[Any], read: Mapping[Place, Any]) -> None:
    """Say that there are no points: a fault where a listed aim reads them or where a column seems to hold them."""
    people = tables.table(CANDIDATES)
    if not len(people) or not no_points(tables):
        return
    if any(fault.code == "matrix_among_people" for fault in people.faults):
        return  # that is said already
    glued = _glued(tables, people)
    if glued:
        shown = ", ".join(glued[:5])
        en = "columns named like villages or posts are not read as points; put them on a sheet score matrix (得分矩阵)"
        zh = "以村或岗位为名的列不会读作得分；请移到“得分矩阵”表中"
        people.faults.append(fault_of(people, shown, Message("points.glued", en, zh)))
        return
    same, near = unread(tables, people, CANDIDATES, "score")
    paired, _ = unread(tables, tables.table(PAIRS), PAIRS, "score") if tables.has(PAIRS) else ([], [])
    for table, headers in ((people, same), (tables.table(PAIRS), paired)):
        for header in headers:
            table.faults.append(fault_of(table, header, SEEMS))
    if same or paired:
        return
    rule = read.get(("pairs", "score"))
    numbers = [] if aims or graded_only(tables) else _numbers(tables, people)
    if rule is not None:
        name = rule.id if not rule.id.isascii() else rule.words("zh")
        en, zh = f"no points are given, but {rule.id!r} counts them", f"没有得分，而“{name}”要用到得分"
    elif numbers or near:
        shown = ", ".join(dict.fromkeys((*near, *numbers)))
        en = f"no points are given, and these columns of numbers are not read: {shown}"
        en += "; call the one with the points score, or list the aims"
        zh = f"没有得分，而“{shown.replace(', ', '”“')}”各列数字未被使用；请把得分一列改名为“总分”，或在“目标”表中列出目标"
        if not numbers:
            people.say("points.none", "every pair counts 0 points", "每个配对均计 0 分")
            return
    else:
        people.say("points.none", "no points are given: every pair counts 0", "没有得分：每个配对均计 0 分")
        return
    people.faults.append(fault_of(people, "总分 → score", Message("points.none", en, zh)))


SEEMS = Message("points.header", "these seem to be the points: call the column score",
                "这一列似为得分：请把列名改为“总分”（配对表中为“得分”）")  # fmt: skip


def _glued(tables: BookTables, people: Table) -> list[str]:
    """Columns of numbers called like villages or posts: a matrix beside the people."""
    villages, posts = tables.table(VILLAGES), tables.table(POSTS)
    names = {name for table, column in ((villages, "id"), (villages, "name"), (posts, "id")) for name in table.column(column)}
    names |= {f"{village}/{role}" for village, role in zip(posts.column("village"), posts.column("role"), strict=True)}
    return [name for name, values in people.facts.items() if name in names and _all_numbers(values)]


def _numbers(tables: BookTables, people: Table) -> list[str]:
    declared = tables.table(COLUMNS).column("header") if tables.has(COLUMNS) else []
    shown = {name: people.headers.get(name, name) for name in people.facts}
    return [shown[name] for name, values in people.facts.items()
            if shown[name] not in declared and not NOT_POINTS.search(name) and _all_numbers(values)]  # fmt: skip


def _all_numbers(values: Iterable[Any]) -> bool:
    there = [value for value in values if value is not None]
    return bool(there) and all(map(is_number, there))
