"""Wishes that stand as columns of people, 第一志愿, 第二志愿 or choice 1, for the aim that asks for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from ...errors import Message
from ..cells.reading import Refused, narrow
from ..cells.text import ids
from ..schema.book_tables import BookTables
from ..schema.table import Table
from .hearings import asks_for_wishes
from .post_words import PostWords

DIGITS = {word: number for number, word in enumerate("一二三四五六七八九十", start=1)}
ORDINALS = {word: number for number, word in enumerate(
    ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), start=1)}  # fmt: skip
CHINESE = re.compile(r"(?:个人)?第?(?P<before>[一二三四五六七八九十]|\d{1,2})?\s*(?:志愿|意愿|选择)(?:村|岗位)?\s*"
                     r"(?P<after>[一二三四五六七八九十]|\d{1,2})?(?:村|岗位)?")  # fmt: skip
ENGLISH = re.compile(r"(?:(?P<before>\d{1,2})(?:st|nd|rd|th)?|(?P<word>[a-z]+))?[\s_-]*"
                     r"(?:choices?|wish(?:es)?|preferences?)[\s_-]*(?P<after>\d{1,2})?")  # fmt: skip
RANKED = {"首选": 1, "次选": 2, "首选村": 1, "次选村": 2}
NONE = ("无", "没有", "—", "-", "/", "none")


def rank_of(header: str) -> int | None:
    """Which wish a column holds, 0 for a list of all of them; None for another column."""
    plain = narrow(header).lower().strip()
    if plain in RANKED:
        return RANKED[plain]
    for pattern in (CHINESE, ENGLISH):
        found = pattern.fullmatch(plain)
        if found is None:
            continue
        said = found.groupdict()
        if said.get("word") and said["word"] not in ORDINALS:
            return None
        number = next((each for each in (said["before"], said["after"]) if each), None)
        if number is not None:
            return DIGITS.get(number) or int(number)
        return ORDINALS.get(said.get("word") or "", 0)
    return None


def wishes_of(tables: BookTables, people: Table, words: PostWords) -> dict[str, tuple[str, ...]]:
    """Candidate -> villages or posts, most wished first; empty where no aim asks for the columns, which is said."""
    ranked = sorted((rank, name) for name in people.facts if (rank := rank_of(name)) is not None)
    if people.sheet.own or not ranked:
        return {}
    shown = [people.headers[name] for _, name in ranked]
    if not asks_for_wishes(tables):
        people.notes.append(
            Message(
                "wishes_not_asked",
                f"{people.sheet.name}: columns {', '.join(shown)} were kept as facts; an aim "
                "wishes without a list of its own would take them as wishes",
                f"{people.sheet.name}：“{'、'.join(shown)}”只作为个人情况保留；目标表里有“个人意愿”一行且未另填时，才按意愿计",
            )
        )
        return {}
    wishes: dict[str, list[str]] = {id: [] for id in people.column("id") if id is not None}
    for _, name in ranked:
        for at, (id, value) in enumerate(zip(people.column("id"), people.facts[name], strict=True)):
            if id is None or value is None or str(value).strip().lower() in NONE:
                continue
            for place in _places(people, at, name, value, words):
                if place not in wishes[id]:
                    wishes[id].append(place)
    people.notes.append(
        Message(
            "wishes_in_columns",
            f"{people.sheet.name}: columns {', '.join(shown)} were read as wishes, in this order",
            f"{people.sheet.name}：“{'、'.join(shown)}”依次读作个人意愿",
        )
    )
    return {id: tuple(places) for id, places in wishes.items() if places}


def _places(people: Table, at: int, name: str, value: Any, words: PostWords) -> Sequence[str]:
    whole = words.place(str(value))
    if whole is not None:
        return (whole,)
    try:
        listed = ids(value).value
    except Refused:
        listed = (str(value),)
    meant = [words.place(each) for each in listed]
    for each, place in zip(listed, meant, strict=True):
        if place is None:
            close = get_close_matches(each, words.shown[:5000], n=3, cutoff=0.5)
            en, zh = (f"; did you mean {', '.join(close)}?", f"；是不是 {'、'.join(close)}？") if close else ("", "")
            reason = Message("wish_unknown", f"unknown village or post{en}", f"没有这个村或岗位{zh}")
            people.faults.append(people.fault(at, name, each, reason))
    return [place for place in meant if place is not None]
