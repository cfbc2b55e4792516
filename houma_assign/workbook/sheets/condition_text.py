"""Conditions as people write them in a cell: ``sex = female; age 35..45; rank in staff, deputy; not unit = 财政局``.

Written conditions are always read back first; what a cell cannot say is left to JSON.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from ...data.condition import Condition
from ...errors import InputError
from ..cells.number import PLAIN, exact
from ..cells.reading import Refused

# Fact -> kind of its values: text, number, yes_no, or any.
Kinds = Mapping[str, str]

SPLIT = re.compile(r'\s*(?:[;；\n]|\b(?:and)\b|且)\s*(?=(?:[^"]*"[^"]*")*[^"]*$)')
LIST = re.compile(r'\s*[,，、]\s*(?=(?:[^"]*"[^"]*")*[^"]*$)')
NAME = r'(?P<name>"(?:[^"\\]|\\.)*"|[^<>=≤≥≠!"]+?)'
RANGE = re.compile(NAME + r"\s*[=:：]?\s*(?P<low>[+-]?[0-9.]+)\s*(?:\.\.|–|—|~|～|至|到)\s*(?P<high>[+-]?[0-9.]+)$")
SIGN = re.compile(NAME + r"\s*(?P<sign>>=|<=|≥|≤|!=|≠|==|=|不低于|不少于|不超过|不高于)\s*(?P<value>.+)$", re.DOTALL)
IN = re.compile(NAME + r"\s+(?:in|属于)\s+(?P<value>.+)$", re.DOTALL)
NOT = re.compile(r"(?:not\s+|非\s*)")
LOW, HIGH = (">=", "≥", "不低于", "不少于"), ("<=", "≤", "不超过", "不高于")
HELP = "a condition is expected, such as: sex = female; age 35..45; age >= 3; rank in staff, deputy; not unit = X"


def conditions_of(text: str, kinds: Kinds) -> tuple[Condition, ...]:
    """The conditions in a cell; a value is read as the kind that its column holds, text in quotation marks always as text."""
    return tuple(_one(part, kinds) for part in SPLIT.split(text.strip()) if part)


def text_of(where: tuple[Condition, ...], kinds: Kinds) -> str | None:
    """The conditions as one cell, None if a cell cannot say them exactly."""
    text = "; ".join(_said(condition, kinds) for condition in where)
    try:
        return text if conditions_of(text, kinds) == where and "\n" not in text else None
    except Refused:
        return None


def _one(part: str, kinds: Kinds) -> Condition:
    turned = NOT.match(part)
    rest = part[turned.end() :] if turned else part
    try:
        for pattern, make in ((RANGE, _range), (IN, _in), (SIGN, _sign)):
            if found := pattern.match(rest):
                name = _unquoted(found["name"].strip())
                data = make(found, kinds.get(name, "any"))
                unless = data.pop("unless", False) != bool(turned)
                return Condition(fact=name, unless=unless, **data)
    except InputError:
        pass
    raise Refused(HELP)


def _range(found: re.Match[str], kind: str) -> dict[str, Any]:
    return {"least": _number(found["low"]), "most": _number(found["high"])}


def _in(found: re.Match[str], kind: str) -> dict[str, Any]:
    return {"one_of": tuple(_value(each, kind) for each in LIST.split(found["value"].strip()) if each)}


def _sign(found: re.Match[str], kind: str) -> dict[str, Any]:
    sign, value = found["sign"], found["value"].strip()
    if sign in LOW or sign in HIGH:
        return {"least" if sign in LOW else "most": _number(value)}
    return {"equals": _value(value, kind), "unless": sign in ("!=", "≠")}


def _number(text: str) -> int | float:
    plain = unicodedata.normalize("NFKC", text)
    if not PLAIN.fullmatch(plain):
        raise Refused(HELP)
    return exact(plain)


def _value(text: str, kind: str) -> Any:
    if text.startswith('"'):
        return _unquoted(text)
    word = text.lower()
    if kind != "text" and PLAIN.fullmatch(text):
        return exact(text)
    if kind in ("yes_no", "any") and word in ("是", "yes", "true", "否", "no", "false"):
        return word in ("是", "yes", "true")
    return text


def _unquoted(text: str) -> str:
    if not text.startswith('"'):
        return text
    try:
        found = json.loads(text)
    except ValueError:
        raise Refused(HELP) from None
    return str(found)


def _said(condition: Condition, kinds: Kinds) -> str:
    name = condition.fact
    if re.search(r'[<>=≤≥≠!"\\;；\n:：]|^\s|\s$|^not\s|^非| in | and |属于|且|至|到|不', name) or not name or name[0].isdigit():
        name = json.dumps(name, ensure_ascii=False)
    kind = kinds.get(condition.fact, "any")
    if condition.one_of:
        said = f"{name} in {', '.join(_written(each, kind) for each in condition.one_of)}"
    elif condition.equals is not None:
        said = f"{name} = {_written(condition.equals, kind)}"
    elif condition.least is not None and condition.most is not None:
        said = f"{name} {condition.least}..{condition.most}"
    else:
        said = f"{name} >= {condition.least}" if condition.least is not None else f"{name} <= {condition.most}"
    return f"not {said}" if condition.unless else said


def _written(value: Any, kind: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return str(value)
    plain = _value(value, kind) == value and not re.search(r'[,，、;；"\n\\]|\band\b|且|^\s|\s$', value) and value
    return value if plain else json.dumps(value, ensure_ascii=False)
