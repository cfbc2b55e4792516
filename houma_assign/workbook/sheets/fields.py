"""Fields of rules and aims as cells, and cells as fields. Each way of writing is a pair: from the value, from the cell."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from ...data.condition import Condition
from ...data.condition_text import alike, condition_text, read_conditions
from ...data.condition_values import Kinds
from ...data.exact import fraction, shown
from ...data.language import language
from ...data.many_in_one import split_mapping
from ...data.record import Facts
from ...errors import Message
from ..cells.number import number
from ..cells.reading import Refused, narrow
from ..cells.text import ids
from ..schema.rule_sheets import WHAT, WORDS

KEY_TWICE = Message("rule.json_twice", "a key occurs twice in the JSON", "同一项在其中写了两次")
JSON = Message("rule.json", 'a JSON object is expected, such as {"strictly": true}', "应为用花括号写出的各项内容")
ENTRIES = Message("rule.entries", "entries such as A: 2; B: 1 are expected, each key once", "应写作“甲: 2；乙: 1”，每项只写一次")
COUNTS = Message("rule.counts", "entries such as A: 2; B: 1 are expected", "应写作“甲: 2；乙: 1”")
TOGETHER = Message("rule.together", "two people and a weight are expected, such as C001 + C002: 1.5; C003 + C004: 1",
                   "应写作“甲 + 乙：1.5；丙 + 丁：1”")  # fmt: skip
NUMBERS = Message("rule.numbers", "numbers are expected, such as 5; 2.5", "应为若干数字，如“5；2.5”")
ENTRY = re.compile(r"\s*[;；\n]\s*")
MEANT = {words: word for word, words in WORDS.items()}
MEANT_WHAT = {words: word for word, words in WHAT.items()}
SHARE = re.compile(r"[0-9]+(?:\.[0-9]+)?%")


def field_of(cell: Any, way: str, kinds: Kinds) -> Any:
    """The field that a cell says.

    Raises
    ------
    Refused
        With what is expected.
    """
    if way == "where":
        return conditions_of(_text(cell), kinds)
    return FROM[way](cell)


def cell_of(value: Any, way: str, kinds: Kinds, lang: str = "en") -> Any:
    """The cell for a field; None if a cell cannot say it, or would be read as something else."""
    if way == "where":
        return text_of(value, kinds, lang)
    try:
        cell = TO[way](value)
        cell = language(lang).say(cell, CODES[way].get(cell, cell)) if way in CODES else cell
        back = field_of(cell, way, kinds)
    except (Refused, TypeError, AttributeError, ValueError):
        return None
    alike = type(back) is type(value) or (isinstance(value, (int, float)) and isinstance(back, (int, float)))
    plain = dict(value) if isinstance(value, Facts) else value
    alike = alike or (isinstance(value, Facts) and isinstance(back, dict))
    return cell if alike and back == plain and cell != "" else None


def conditions_of(text: str, kinds: Kinds) -> tuple[Condition, ...]:
    """The conditions in a cell; a value is read as the kind that its column holds."""
    try:
        return read_conditions(text, kinds)
    except ValueError as error:
        raise Refused(str(error)) from None


def text_of(where: tuple[Condition, ...], kinds: Kinds, lang: str = "en") -> str | None:
    """The conditions as one cell, None if a cell cannot say them exactly."""
    text = condition_text(where, lang, kinds)
    try:
        return text if alike(read_conditions(text, kinds), where) and text.isprintable() else None
    except ValueError:
        return None


def json_of(text: str) -> dict[str, Any]:
    """The object in a cell of JSON; a repeated key is refused."""

    def unique(items: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({key for key, _ in items}) < len(items):
            raise Refused(KEY_TWICE)
        return dict(items)

    try:
        found = json.loads(text, object_pairs_hook=unique)
    except Refused:
        raise
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Refused(JSON)
    return found


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) else str(number(cell).value)


def _share(cell: Any) -> Any:
    text = narrow(cell) if isinstance(cell, str) else ""
    if SHARE.fullmatch(text):
        return float(Decimal(text[:-1]) / 100)
    return number(cell).value


def _list(cell: Any) -> tuple[str, ...]:
    found: tuple[str, ...] = ids(cell).value
    return found


def _values(cell: Any) -> tuple[Any, ...]:
    if isinstance(cell, str) and cell.startswith("["):
        found = json.loads(cell)
        return tuple(found)
    return _list(cell)


def _mapping(cell: Any, value_of: Callable[[str], Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for entry in ENTRY.split(_text(cell).strip()):
        key, sign, value = entry.replace("：", ":").rpartition(":")
        if not entry:
            continue
        if not sign or not key.strip() or key.strip() in found:
            raise Refused(ENTRIES)
        found[key.strip()] = value_of(value.strip())
    return found


def _counts(cell: Any) -> dict[str, int | float]:
    stated = split_mapping(_text(cell))
    if isinstance(stated, Message):
        raise Refused(stated)
    return {name: value if isinstance(value, int) else _count(value) for name, value in stated.items()}


def _count(text: Any) -> int | float:
    if not isinstance(text, str) or not re.fullmatch(r"[+-]?[0-9]+(?:\.[0-9]+)?", narrow(text)):
        raise Refused(COUNTS)
    return shown(fraction(Decimal(narrow(text))))


def _joined(value: Any) -> str:
    return "; ".join(value) if _list("; ".join(value)) == tuple(value) else json.dumps(list(value), ensure_ascii=False)


def _entries(value: Mapping[str, Any], said: Callable[[Any], str]) -> str:
    return "; ".join(f"{key}: {said(each)}" for key, each in value.items())


def _limit(cell: Any) -> Any:
    """One number, or one for each group."""
    return _counts(cell) if isinstance(cell, str) and (":" in cell or "：" in cell) else number(cell).value


def _numbers(cell: Any) -> tuple[int | float, ...]:
    try:
        return tuple(_count(part) for part in _list(_text(cell))) if isinstance(cell, str) else (number(cell).value,)
    except Refused:
        raise Refused(NUMBERS) from None


def _together(cell: Any) -> tuple[tuple[str, str, int | float], ...]:
    """Pairs of people with the weights of their wishes; without a weight it is 1."""
    found = []
    for entry in ENTRY.split(_text(cell).strip()):
        names, _, weight = entry.replace("：", ":").partition(":")
        people = [name.strip() for name in names.replace("＋", "+").split("+")]
        if not entry:
            continue
        if len(people) != 2 or not all(people):
            raise Refused(TOGETHER)
        try:
            found.append((people[0], people[1], _count(weight.strip() or "1")))
        except Refused:
            raise Refused(TOGETHER) from None
    return tuple(found)


FROM: dict[str, Callable[[Any], Any]] = {
    "word": lambda cell: _text(cell).strip(),
    "choice": lambda cell: MEANT.get(_text(cell).strip(), _text(cell).strip()),
    "number": lambda cell: number(cell).value,
    "share": _share,
    "limit": _limit,
    "ids": _list,
    "values": _values,
    "counts": _counts,
    "numbers": _numbers,
    "together": _together,
    "what": lambda cell: MEANT_WHAT.get(_text(cell).strip(), _text(cell).strip()),
    "lists": lambda cell: _mapping(cell, lambda text: _list(text) if text else ()),
}
TO: dict[str, Callable[[Any], Any]] = {
    "word": str,
    "choice": str,
    "number": lambda value: value,
    "share": lambda value: value,
    "limit": lambda value: _entries(value, str) if isinstance(value, Mapping) else value,
    "ids": _joined,
    "values": lambda value: (
        _joined(value) if all(isinstance(each, str) for each in value) else json.dumps(list(value), ensure_ascii=False)
    ),
    "counts": lambda value: _entries(value, str),
    "lists": lambda value: _entries(value, ", ".join),
    "numbers": lambda value: "; ".join(map(str, value)),
    "together": lambda value: "; ".join(f"{a} + {b}: {weight}" for a, b, weight in value),
    "what": str,
}
CODES: dict[str, Mapping[str, str]] = {"choice": WORDS, "what": WHAT}  # ways whose cells are words of a fixed list
