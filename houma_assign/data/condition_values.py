"""What a bare word of a condition means as a value: a number, yes or no, a date, a range, or text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from .condition_dates import DAY, as_date, is_date
from .condition_words import (
    BETWEEN,
    DATES,
    DOWN,
    HYPHEN,
    NARROW,
    NO,
    NUMBER,
    OPEN,
    SINGLE,
    SURE,
    UP,
    VAGUE,
    YES,
)

# Fact -> what its column holds: text, number, yes_no, date, or any.
Kinds = Mapping[str, str]
WRITTEN = re.compile(NUMBER, re.ASCII)


class Unread(Exception):
    """A word that means nothing there; holds what is expected, in both languages."""


def value_fields(word: str, kind: str) -> dict[str, Any]:
    """The fields of the condition that a bare word after ``=`` stands for.

    Parameters
    ----------
    word
        Without blanks around it.
    kind
        What the column holds; "any" where nobody knows.
    """
    plain = word.translate(NARROW)
    found = span(plain, kind)
    if found is not None and (kind != "text" or ".." in plain):
        return found
    if kind != "text" and ((plain.endswith(VAGUE) and re.search("[0-9]", plain)) or ".." in plain):
        raise Unread("a number, a date or a range (ends are included; for dates write <= or <)",
                     "数值、日期或范围（含两端；日期请写 <= 或 <）")  # fmt: skip
    return {"equals": word if kind == "text" else _value(word, plain, kind)}


def _value(word: str, plain: str, kind: str) -> Any:
    number = exact(plain)
    if kind == "number":
        number = exact(single[1]) if (single := SINGLE.fullmatch(plain)) else None  # 35岁 is 35
        if number is None:
            raise Unread("a number, for the column holds numbers", "数值（该列是数值）")
        return number
    if kind == "yes_no":
        if plain in ("1", "0"):
            return plain == "1"
        if plain.lower() not in (*YES, *NO):
            raise Unread("yes or no, for the column holds yes and no", "是或否（该列是是/否）")
        return plain.lower() in YES
    if kind == "date":
        found = as_date(plain, dated=True)
        if found is None:
            raise Unread("a date such as 2015-07-31, for the column holds dates", "日期，如 2015-07-31（该列是日期）")
        return found
    if number is not None:
        return number
    found = as_date(plain) if DAY.fullmatch(plain) else None  # dates are held in ISO form
    return SURE.get(plain.lower(), found or word)


def span(plain: str, kind: str) -> dict[str, Any] | None:
    """The range that a word says, None if it says none."""
    if kind == "date" or not is_date(plain):
        for form in (BETWEEN, HYPHEN):
            if found := form.fullmatch(plain):
                return _ordered(end(found[1], "number"), end(found[2], "number"))
    if found := OPEN.fullmatch(plain):
        return {"least": end(found[1], "number")} if found[1] else {"most": end(found[2], "number")}
    if found := UP.fullmatch(plain):
        return {"least": end(found[1], "number")}
    if found := DOWN.fullmatch(plain):
        return {"most": end(found[1], "number")}
    if found := DATES.fullmatch(plain):
        least, most = (as_date(part, kind == "date") for part in found.groups())
        if least and most:
            return _ordered(least, most)
    return None


def _ordered(least: Any, most: Any) -> dict[str, Any]:
    low, high = (f"{least}-00", f"{most}-99") if isinstance(least, str) else (least, most)
    if low > high:
        raise Unread("a range with the smaller end first", "先写较小一端的范围")
    return {"least": least, "most": most}


def end(word: str, kind: str) -> int | float | str:
    """An end of a range: a number, or a date."""
    plain = word.translate(NARROW).strip()
    dated = as_date(plain, kind == "date")
    found = SINGLE.fullmatch(plain)
    number = exact(found[1]) if found and not dated else None
    if dated is None and number is None:
        raise Unread("a number, or a date such as 2015-07-31", "数值，或日期，如 2015-07-31")
    if number is not None and abs(number) > 10**12:
        raise Unread("a number of at most 1e12", "不超过一万亿的数值")
    return dated if dated is not None else number if number is not None else ""


def exact(text: str) -> int | float | None:
    """The decimal number that is written, None if it is none."""
    if not WRITTEN.fullmatch(text):
        return None
    if len(text) > 400:
        raise Unread("a number with fewer digits", "位数较少的数值")
    if "." not in text:
        return int(text)
    value = float(text)
    if Decimal(repr(value)) != Decimal(text):
        raise Unread("a number with fewer digits", "位数较少的数值")
    return value
