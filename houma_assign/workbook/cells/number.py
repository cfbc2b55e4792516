"""Numbers: cells of numbers, and numbers stored as text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from .reading import Reading, Refused, narrow

PLAIN = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
UNIT = re.compile(r"[+-]?[0-9.]+\s*[^\s0-9.]{1,4}")
CHINESE = re.compile("[〇零一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾佰仟]+")
AS_TEXT = "numbers stored as text were read as numbers"
FULL = "full-width digits were read as numbers"


def number(value: Any) -> Reading:
    """A number; whole ones become int. Text must be a plain decimal number, in ASCII or full-width digits."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise Refused("a number is expected")
    if isinstance(value, str):
        text = narrow(value)
        if not PLAIN.fullmatch(text):
            raise Refused(_why_not(text))
        return Reading(exact(text), AS_TEXT if text == value.strip() else FULL)
    if value in (float("inf"), float("-inf")) or value != value:
        raise Refused("a finite number is expected")
    return Reading(int(value) if isinstance(value, float) and value.is_integer() else value)


def count(value: Any) -> Reading:
    """A whole number of 0 or more."""
    reading = number(value)
    if not isinstance(reading.value, int) or not 0 <= reading.value <= 10**9:
        raise Refused("a whole number of 0 or more is expected")
    return reading


def severity(value: Any) -> Reading:
    """A whole number from 1 to 5."""
    reading = number(value)
    if not isinstance(reading.value, int) or not 1 <= reading.value <= 5:
        raise Refused("a whole number from 1 (slight) to 5 (pressing) is expected")
    return reading


def exact(text: str) -> int | float:
    """The number that is written, or a refusal where a float cannot say it."""
    if len(text) > 400:
        raise Refused("too many digits")
    if "." not in text:
        return int(text)
    value = float(text)
    if Decimal(repr(value)) != Decimal(text):
        raise Refused("more digits than can be held exactly")
    return int(value) if value.is_integer() else value


def _why_not(text: str) -> str:
    if THOUSANDS.fullmatch(text):
        return "a number is expected; write it without commas between the thousands"
    if CHINESE.fullmatch(text):
        return "a number is expected; write it in digits"
    if UNIT.fullmatch(text):
        return "a number is expected; write it without a unit, which belongs into the header"
    return "a number is expected"
