"""Many things in one cell: ``林业；法律`` is two skills, ``林业:5，文化:3`` is two needs. What cannot be split surely is refused.

Both splitters give the parts, or a ``Message`` that says what is wrong; they never raise and never guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Any

from ..errors import Message
from .literal_cells import listed_twice, literal

STRONG = re.compile(r"[;；、,，\r\n]")  # these part things wherever they stand outside brackets
WEAK = re.compile(r"[/／|｜\s]")  # these do so only where that is sure
BRACKETS = {"(": ")", "（": "）", "[": "]", "【": "】", "{": "}", "《": "》", "“": "”", "「": "」"}
NOTHING = ("无", "暂无", "没有", "—", "——", "-", "--", "–", "－", "/", "／", "\\", "n/a", "none", "nil")
NUMBER = re.compile(r"[0-9]+")

UNSURE = Message(
    "cell.unsure",
    "it is not clear where one thing ends and the next begins; separate them by ;",
    "看不出各项如何分开；请用分号隔开",
)
BRACKET = Message("cell.bracket", "a separator stands inside brackets; separate things by ; outside of them",
                  "分隔符写在括号之内；请把各项写在括号之外，用分号隔开")  # fmt: skip
NO_VALUE = Message("cell.entry", "entries such as petition:5; culture:3 are expected", "应写作“信访:5；文化:3”")
NOT_READ = Message(
    "cell.list", "the list in the cell cannot be read; separate its parts by ;", "单元格中的列表无法识别；请用分号隔开各项"
)
TWO_WAYS = Message("cell.nothing", "'none' stands beside other things; leave one of them", "“无”与其他内容写在一起；请只留其一")


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing: empty, 无, —, / and the like."""
    return not text.strip() or text.strip().lower() in NOTHING


def split_list(text: str, known: Collection[str] = ()) -> tuple[str, ...] | Message:
    """The things in a cell: separated by ``;`` ``；`` ``、`` ``,`` ``，`` or line breaks, or a list as programs write it.

    Parameters
    ----------
    text
        The cell.
    known
        What a part may be. Where every part between ``/``, ``|`` or blanks is known, these separate too; where only some
        are, the cell is refused. A cell that is known as a whole is one thing, whatever signs are in it.
    """
    whole = text.strip()
    if whole in known:
        return (whole,)
    if is_nothing(whole):
        return ()
    if whole[:1] in ("[", "(") and whole[-1:] in ("]", ")") and ("'" in whole or '"' in whole or whole == "[]"):
        return _written_list(whole)
    parts: list[str] = []
    for part in STRONG.split(whole):
        further = _weakly_split(part.strip(), known)
        if isinstance(further, Message):
            return further
        parts += further
    return _checked(parts)


def split_mapping(text: str) -> dict[str, Any] | Message:
    """The names in a cell with their numbers: ``petition:5; culture:3``, separated like lists, or as programs write it.

    A number that is none stays text, so that who asks for a number can say what is wrong with it.
    """
    whole = text.strip()
    if is_nothing(whole):
        return {}
    if whole.startswith("{") and whole.endswith("}"):
        return _written_mapping(whole)
    entries: list[str] = []
    for part in STRONG.split(whole):
        pieces = [piece for piece in WEAK.split(part.strip()) if piece]
        # 林业:5/文化:3 is two entries; so is 林业:5 文化:3; but "land disputes: 5" is one.
        paired = len(pieces) > 1 and all(NUMBER.fullmatch(_entry(piece)[1]) and _entry(piece)[0] for piece in pieces)
        entries += pieces if paired else [part.strip()] if part.strip() else []
    names = [_entry(entry) for entry in entries]
    if any(not name or not value or ":" in name for name, value in names):
        return NO_VALUE
    checked = _checked([name for name, _ in names])
    if isinstance(checked, Message):
        return checked
    return {name: int(value) if NUMBER.fullmatch(value) else value for name, value in names}


def _entry(text: str) -> tuple[str, str]:
    """Name and number of an entry; full-width colons and digits count as plain ones."""
    name, _, value = text.replace("：", ":").rpartition(":")
    return name.strip(), unicodedata.normalize("NFKC", value).strip()


def _weakly_split(part: str, known: Collection[str]) -> list[str] | Message:
    if not part:
        return []
    pieces = [piece for piece in WEAK.split(part) if piece]
    if part in known or len(pieces) < 2:
        return [part]
    there = [piece in known for piece in pieces]
    if all(there):
        return pieces
    return UNSURE if any(there) else [part]


def _checked(parts: list[str]) -> tuple[str, ...] | Message:
    """The parts, unless one stands twice, is only half of something in brackets, or is a 'none' beside others."""
    for part in parts:
        if any(part.count(left) != part.count(right) for left, right in BRACKETS.items()):
            return BRACKET
    if len(parts) > 1 and any(is_nothing(part) for part in parts):
        return TWO_WAYS
    twice = next((part for part in parts if parts.count(part) > 1), None)
    return tuple(parts) if twice is None else listed_twice(twice)


def _written_list(text: str) -> tuple[str, ...] | Message:
    """A list in JSON or as Python shows it."""
    found = literal(text)
    if isinstance(found, Message):
        return found
    if not isinstance(found, (list, tuple)) or not all(isinstance(each, str) and each.strip() for each in found):
        return NOT_READ
    parts = [each.strip() for each in found]
    return _checked(parts) if len(set(parts)) < len(parts) else tuple(parts)


def _written_mapping(text: str) -> dict[str, Any] | Message:
    """A mapping in JSON or as Python shows it; a name that occurs twice is refused."""
    found = literal(text)
    if isinstance(found, Message):
        return found
    if not isinstance(found, Mapping) or not all(isinstance(name, str) and name.strip() for name in found):
        return NO_VALUE
    return {name.strip(): value for name, value in found.items()}
