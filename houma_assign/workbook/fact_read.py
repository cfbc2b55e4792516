"""Cells of the user's own columns, whose kind nobody has declared."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from .dates_read import day
from .numbers_read import PLAIN, number
from .reading import Reading, Refused, narrow
from .words_read import TICKS, text

DATES = "cells of dates were read as year-month-day"
NO_NUMBERS = ("编号", "号码", "证号", "电话", "手机", "代码", "邮编", "code", "phone", "zip")
SURE = {"是", "否", "yes", "no", "true", "false", "√", "×", "✓", "✗", "✔", "✘", "☑", "☒"}  # "f" may be a sex, "无" a remark


def fact(value: Any) -> Reading:
    """A cell as it is: text as text, a number as a number, True or False; a date becomes text."""
    if isinstance(value, bool):
        return Reading(value)
    if isinstance(value, str):
        if value in ("TRUE", "FALSE"):
            return Reading(value == "TRUE")
        return Reading(number(value).value) if PLAIN.fullmatch(value) and not _coded(value) else text(value)
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, date):
        return Reading(day(value).value, DATES)
    raise Refused("text, a number, a date, yes or no is expected")


def plain_text(value: Any) -> Reading:
    """A cell of a column that is neither all numbers nor all yes or no: text stays text, whatever it looks like."""
    return text(value) if isinstance(value, str) else fact(value)


def kind_of(cells: Iterable[Any], header: str) -> str:
    """The kind of a column by all its cells: number, yes_no or mixed.

    Text counts as a number only if every text of the column does, and none is a code (leading zero, more than 15 digits).
    """
    distinct = {cell for cell in cells if isinstance(cell, str) and cell.strip()}
    others = {type(cell) for cell in cells if not isinstance(cell, str) and cell is not None}
    if not distinct:
        return "mixed"
    words = {narrow(cell) for cell in distinct}
    coded = any(part in header.lower() for part in NO_NUMBERS)
    if others <= {float, int} and not coded and all(PLAIN.fullmatch(word) and not _coded(word) for word in words):
        return "number"
    if others <= {bool} and all(word.lower() in SURE for word in words):
        return "yes_no"
    return "mixed"


def only_ticks(cells: Iterable[Any]) -> bool:
    """Whether a column holds ticks and empty cells only, so that an empty cell may mean no, or unknown."""
    words = {cell.strip() for cell in cells if isinstance(cell, str)}
    return "" in words and len(words) > 1 and all(word in TICKS for word in words if word)


def _coded(word: str) -> bool:
    digits = word.lstrip("+-")
    return word.startswith("+") or len(digits) > 15 or (len(digits) > 1 and digits[0] == "0" and digits[1] != ".")
