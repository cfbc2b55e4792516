"""Numbers: cells of numbers, and numbers stored as text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from ...errors import Message
from .reading import Reading, Refused, narrow

PLAIN = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
DECIMAL_COMMA = re.compile(r"[+-]?[0-9]*,[0-9]+")
UNIT = re.compile(r"[+-]?[0-9.]+\s*[^\s0-9.]{1,4}")
CHINESE = re.compile("[〇零一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾佰仟]+")
SURE = 15  # characters: a decimal of so many digits is what its float is written as
AS_TEXT = Message("cell.number_text", "numbers stored as text were read as numbers", "以文本存储的数字已读作数字")
FULL = Message("cell.number_full", "full-width digits were read as numbers", "全角数字已读作数字")
NOISE = Message("cell.noise", "numbers with noise behind the ninth decimal, as sums have it, were read without it",
                "小数点后第九位之后的计算误差已去掉")  # fmt: skip
EXPECTED = Message("cell.number", "a number is expected", "应为数字")
FINITE = Message("cell.finite", "a finite number is expected", "应为有限的数字")
COUNT = Message("cell.count", "a whole number of 0 or more is expected", "应为不小于 0 的整数")
SEVERITY = Message(
    "cell.severity", "a whole number from 1 (slight) to 5 (pressing) is expected", "应为 1（轻微）至 5（紧迫）的整数"
)
DIGITS = Message("cell.digits", "too many digits", "位数太多")
EXACT = Message("cell.exact", "more digits than can be held exactly", "位数太多，无法精确保存")
COMMAS = Message("cell.thousands", "a number is expected; write it without commas between the thousands",
                 "应为数字；请去掉千位分隔号")  # fmt: skip
POINT = Message("cell.comma", "a number is expected; write a point in place of the comma",
                "应为数字；小数点请写作“.”，不要写逗号")  # fmt: skip
IN_WORDS = Message("cell.words", "a number is expected; write it in digits", "应为数字；请用阿拉伯数字书写")
NO_UNIT = Message("cell.unit", "a number is expected; write it without a unit, which belongs into the header",
                  "应为数字；请去掉单位，单位写在列名中")  # fmt: skip


def number(value: Any) -> Reading:
    """A number; whole ones become int. Text must be a plain decimal number, in ASCII or full-width digits."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise Refused(EXPECTED)
    if isinstance(value, str):
        text = narrow(value)
        if not PLAIN.fullmatch(text):
            raise Refused(_why_not(text))
        return Reading(exact(text), AS_TEXT if text == value.strip() else FULL)
    if value in (float("inf"), float("-inf")) or value != value:
        raise Refused(FINITE)
    return Reading(int(value) if isinstance(value, float) and value.is_integer() else value)


def count(value: Any) -> Reading:
    """A whole number of 0 or more."""
    reading = number(value)
    if not isinstance(reading.value, int) or not 0 <= reading.value <= 10**9:
        raise Refused(COUNT)
    return reading


def severity(value: Any) -> Reading:
    """A whole number from 1 to 5."""
    reading = number(value)
    if not isinstance(reading.value, int) or not 1 <= reading.value <= 5:
        raise Refused(SEVERITY)
    return reading


def exact(text: str) -> int | float:
    """The number that is written, or a refusal where a float cannot say it."""
    if len(text) > 400:
        raise Refused(DIGITS)
    if "." not in text:
        return int(text)
    value = float(text)
    if len(text) > SURE and Decimal(repr(value)) != Decimal(text):
        raise Refused(EXACT)
    return int(value) if value.is_integer() else value


def _why_not(text: str) -> str:
    if THOUSANDS.fullmatch(text):
        return COMMAS
    if DECIMAL_COMMA.fullmatch(text):
        return POINT
    if CHINESE.fullmatch(text):
        return IN_WORDS
    if UNIT.fullmatch(text):
        return NO_UNIT
    return EXPECTED


def without_noise(value: float) -> float | int:
    """The number of at most six decimals that is meant where a sum came out as 82.35000000000001; else the number itself."""
    plain = round(value, 6)
    near = plain != value and abs(plain - value) <= min(1e-9, 1e-9 * abs(value))
    return value if not near else int(plain) if plain.is_integer() else plain
