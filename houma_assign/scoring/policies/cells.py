"""Values of policies as cells of a sheet, and back.

Numbers, text and True/False are cells as they are. Lists are joined by ``;``, mappings are ``key: value; key: value``
with several values joined by ``|``, conditions are text (see ``condition_text``). Quotes keep any of these signs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...data.condition import Condition
from ...data.condition_text import condition_text, read_conditions
from ...data.quotation import JOINS, NUMBER, bare, half_width, number, quoted, split
from ...errors import Message

NUMBER_EXPECTED = Message("cell.number", "a number is expected", "应为数字")
FLAG_EXPECTED = Message("cell.flag", "true or false (是 or 否) is expected", "应为是或否")
FLAGS = {"true": True, "是": True, "false": False, "否": False}


def cell_of(value: Any) -> Any:
    """A value as one cell; None for an empty one."""
    if isinstance(value, Mapping):
        return "; ".join(f"{quoted(key)}: {_joined(each)}" for key, each in value.items()) or None
    if isinstance(value, tuple):
        if value and isinstance(value[0], Condition):
            return condition_text(value)
        return "; ".join(quoted(each) for each in value) or None
    return value


def _joined(value: Any) -> str:
    return " | ".join(quoted(each) for each in value) if isinstance(value, tuple) else str(value)


def value_of(cell: Any, kind: str) -> Any:
    """What a cell means in a column of a kind: "text", "number", "flag", "list", "where", "numbers" or "lists".

    Raises
    ------
    ValueError
        Where it means nothing there. What is of another type altogether is left for the record to refuse.
    """
    if not isinstance(cell, str):
        return _whole(cell) if kind == "number" else str(cell) if kind == "text" and type(cell) is int else cell
    text = cell.strip()
    if kind == "number":
        if not NUMBER.fullmatch(text):
            raise ValueError(NUMBER_EXPECTED)
        return number(text)
    if kind == "flag":
        if text.lower() not in FLAGS:
            raise ValueError(FLAG_EXPECTED)
        return FLAGS[text.lower()]
    if kind == "where":
        return read_conditions(text)
    if kind == "list":
        return tuple(_one(part, "|") for part in split(half_width(text, "；｜："), ";") if part)
    return _mapping(text, kind) if kind in ("numbers", "lists") else cell


def _whole(cell: Any) -> Any:
    """Spreadsheets hold every number as a float."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _mapping(text: str, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in split(half_width(text, "；｜："), ";"):
        if not part:
            continue
        key, *rest = split(part, ":")
        if len(rest) != 1 or not rest[0] or _one(key, "|") in found:
            raise ValueError(
                Message("cell.entry", f"{part!r}: each key once, as `key: value`", f"“{part}”：每项只写一次，写作“名称：取值”")
            )
        values = split(rest[0], "|")
        if kind == "numbers" and not NUMBER.fullmatch(rest[0]):
            raise ValueError(
                Message("cell.entry_number", f"{part!r}: a number is expected after the colon", f"“{part}”：冒号后应为数字")
            )
        found[bare(key)] = number(rest[0]) if kind == "numbers" else tuple(_one(each) for each in values)
    return found


def _one(part: str, further: str = "") -> str:
    """One word of a list; what would be two elsewhere is refused, unless quotes say that it is one."""
    if not part.startswith('"') and (JOINS.search(part) or (further and further in part)):
        en = f"{part!r}: one word or several? write ; or | between them as the header says, or quotes around one"
        zh = f"“{part}”：是一项还是几项？几项请用分号或竖线隔开；一项请加英文双引号"
        raise ValueError(Message("cell.joined", en, zh))
    return bare(part)
