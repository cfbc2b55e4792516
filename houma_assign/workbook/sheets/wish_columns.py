"""Wishes as forms export them: columns 第一志愿, 第二志愿 or Choice 1, Choice 2 of the people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ...data.near_words import near_words
from ...data.post import Post
from ...errors import Message
from ..cells.reading import folded
from ..schema.book_tables import BookTables
from ..schema.table import Table

DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九十")}
NAMED = re.compile(
    "(?:第?(?P<zh>[一二三四五六七八九十]|[0-9]{1,2})(?:个)?(?:志愿|意愿|意向|选择)(?:村|岗位|单位)?"
    "|(?:志愿|意愿|意向)(?P<after>[一二三四五六七八九十]|[0-9]{1,2})"
    "|(?:choice|wish|preference|option)(?P<en>[0-9]{1,2})"
    "|(?P<word>first|second|third|fourth|fifth)(?:choice|wish|preference|option))"
)
WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
Wishes = dict[str, tuple[str, ...]]


def wish_columns(people: Table) -> dict[int, str]:
    """Rank -> the column that holds the wishes of that rank."""
    found: dict[int, str] = {}
    for name in people.facts:
        header = NAMED.fullmatch(folded(people.headers.get(name, name)))
        if header is not None:
            said = header["zh"] or header["after"] or header["en"] or header["word"]
            found.setdefault(WORDS.get(said) or DIGITS.get(said) or int(said), name)
    return dict(sorted(found.items()))


def wishes_of(tables: BookTables, people: Table, villages: Table, posts: Sequence[Post]) -> Wishes:
    """Person -> ids of the villages or posts wished for, the first wish first; unknown ones are faults.

    A person's wish that stands twice counts once, where it stands first.
    """
    columns = wish_columns(people)
    meant: dict[str, list[str]] = {}
    for id, name in zip(villages.column("id"), villages.column("name"), strict=True):
        for word in {id, name} - {None}:
            meant.setdefault(word, []).append(id)
    meant |= {post.id: [post.id] for post in posts if post.id not in meant}
    wishes: Wishes = {}
    for at, who in enumerate(people.column("id")):
        listed: dict[str, None] = {}
        for name in columns.values():
            value = people.facts[name][at]
            if value is None or who is None:
                continue
            ids = meant.get(str(value).strip(), [])
            if len(ids) == 1:
                listed[ids[0]] = None
            else:
                people.faults.append(people.fault(at, name, value, _unknown(str(value), ids, list(meant))))
        if listed:
            wishes[str(who)] = tuple(listed)
    if columns:
        headers = [people.headers[name] for name in columns.values()]
        en, zh = f"columns {', '.join(headers)} were read as wishes", f"“{'”“'.join(headers)}”各列读作个人意愿"
        people.say("wishes.columns", en, zh)
    return wishes


def _unknown(value: str, ids: Sequence[Any], known: list[str]) -> Message:
    if ids:
        return Message("wishes.many", "several villages bear this name; write the id", "有几个村同名；请写编号")
    near = near_words(value, known)
    en, zh = "unknown village or post", "没有这个村或岗位"
    if near:
        en, zh = f"{en}; did you mean {', '.join(near)}?", f"{zh}；是否应为{'、'.join(near)}？"
    return Message("wishes.unknown", en, zh)
