"""Conditions as one line of text that fits a cell: ``age = 36..40; rank = staff | deputy_section; unit != 示例一局``.

Clauses are joined by ``;`` and must all hold. ``=`` and ``!=`` take values joined by ``|`` or one range ``a..b``, either
end of which may be left out; ``>=`` and ``<=`` are ranges with one end. Numbers, ``true`` and ``false`` mean what they
say; quotes make anything text. Full-width signs and ≥ ≤ ≠ are understood.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from .condition import Condition, conditions

QUOTED = r'"(?:[^"\\]|\\.)*"'
SIGN = re.compile(r">=|<=|!=|==|=|>|<")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
RANGE = re.compile(r"([+-]?\d+(?:\.\d+)?)?\s*\.\.\s*([+-]?\d+(?:\.\d+)?)?")
FULL = {"；": ";", "｜": "|", "：": ":", "＝": "=", "！": "!", "＞": ">", "＜": "<", "≥": ">=", "≤": "<=", "≠": "!="}


def split(text: str, mark: str) -> list[str]:
    """The parts of a text between marks that stand outside quotes, without blanks around them."""
    parts, start = [], 0
    for found in re.finditer(rf"{QUOTED}|{re.escape(mark)}", text):
        if found.group() == mark:
            parts.append(text[start : found.start()])
            start = found.end()
    return [part.strip() for part in [*parts, text[start:]]]


def quoted(text: str) -> str:
    """Text as it must be written so that it is read back as the same text."""
    plain = text == text.strip() and text and not re.search(r'[;|=!<>"\\:≥≤≠；｜＝！＞＜：]|\.\.', text)
    return (
        text if plain and not NUMBER.fullmatch(text) and text not in ("true", "false") else json.dumps(text, ensure_ascii=False)
    )


def bare(text: str) -> str:
    """Text without its quotes, if it has any."""
    if re.fullmatch(QUOTED, text):
        return str(json.loads(text))
    if '"' in text:
        raise ValueError("a quote is not closed, or stands inside a word")
    return text


def _value(text: str) -> Any:
    if text in ("true", "false"):
        return text == "true"
    return number(text) if NUMBER.fullmatch(text) else bare(text)


def number(text: str) -> int | float:
    """The number that is written."""
    return float(text) if "." in text else int(text)


def half_width(text: str, signs: str) -> str:
    """The text with these full-width signs as plain ones, except in quotes."""
    parts = re.split(rf"({QUOTED})", text)
    return "".join(part if k % 2 else "".join(FULL[char] if char in signs else char for char in part)
                   for k, part in enumerate(parts))  # fmt: skip


def read_conditions(text: str) -> tuple[Condition, ...]:
    """The conditions that a text states; none for an empty text."""
    return tuple(_clause(part) for part in split(half_width(text, "；｜＝！＞＜≥≤≠"), ";") if part)


def _clause(text: str) -> Condition:
    head = re.match(rf"({QUOTED}\s*|[^=!<>\"]+)({SIGN.pattern})", text)
    if head is None:
        raise ValueError(f"{text!r} is no condition; write for example: age >= 36; rank = staff | deputy_section")
    fact, sign, rest = bare(head.group(1).strip()), head.group(2), text[head.end() :].strip()
    if sign in (">", "<"):
        raise ValueError(f"{text!r}: ends are included here; write {sign}= with the number that is meant")
    if sign in (">=", "<="):
        if not NUMBER.fullmatch(rest):
            raise ValueError(f"{text!r}: a number is expected after {sign}")
        end = number(rest)
        return Condition(fact=fact, least=end) if sign == ">=" else Condition(fact=fact, most=end)
    ranged = RANGE.fullmatch(rest)
    if ranged and (ranged.group(1) or ranged.group(2)):
        least, most = (number(part) if part else None for part in ranged.groups())
        return Condition(fact=fact, unless=sign == "!=", least=least, most=most)
    values = tuple(_value(part) for part in split(rest, "|"))
    if "" in split(rest, "|"):
        raise ValueError(f'{text!r}: a value is missing; write "" for empty text')
    return Condition(fact=fact, unless=sign == "!=", **({"equals": values[0]} if len(values) == 1 else {"one_of": values}))


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return quoted(value) if isinstance(value, str) else _plain(value)


def _plain(value: Any) -> str:
    """A number without an exponent."""
    return f"{Decimal(repr(value)):f}" if isinstance(value, float) else str(value)


def condition_text(where: tuple[Condition, ...]) -> str:
    """The text that ``read_conditions`` reads back as the same conditions."""
    parts = []
    for each in where:
        sign = "!=" if each.unless else "="
        if each.least is not None or each.most is not None:
            ends = ["" if end is None else _plain(end) for end in (each.least, each.most)]
            short = not each.unless and "" in ends
            parts.append(f"{quoted(each.fact)} {'<=' if ends[0] == '' else '>='} {''.join(ends)}" if short
                         else f"{quoted(each.fact)} {sign} {'..'.join(ends)}")  # fmt: skip
        else:
            values = each.one_of or (each.equals,)
            parts.append(f"{quoted(each.fact)} {sign} {' | '.join(map(_written, values))}")
    return "; ".join(parts)


def tests(given: Any) -> Any:
    """Conditions from text, a mapping, one condition, or a list of them."""
    if isinstance(given, str):
        return read_conditions(given)
    listed = conditions(given)
    if not isinstance(listed, tuple):
        return listed
    return tuple(Condition(**each) if isinstance(each, dict) else each for each in listed)
