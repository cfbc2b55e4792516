"""Cells of the user's own columns, whose kind nobody has declared, and the kinds of facts that people have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from ...data.condition_dates import is_date
from ...data.field_names import CANDIDATE
from ...errors import Message
from .date import BIRTH, DATED, EARLIEST, LASTING, YEAR_AND_MONTH, day
from .number import PLAIN, number
from .reading import Reading, Refused, folded, narrow
from .text import MANY_DIGITS, TICKS, text

DATES = Message("cell.dates", "cells of dates were read as year-month-day", "日期单元格已读作年-月-日")
FACT = Message("cell.fact", "text, a number, a date, yes or no is expected", "应为文字、数字、日期或是否")
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
        reading = day(value)
        return Reading(reading.value, reading.how or DATES)
    raise Refused(FACT)


def plain_text(value: Any) -> Reading:
    """A cell of a column that is neither all numbers nor all yes or no: text stays text, whatever it looks like."""
    if isinstance(value, (int, float)) and abs(value) >= 10**15:
        raise Refused(MANY_DIGITS)
    return text(value) if isinstance(value, str) else fact(value)


def kind_of(cells: Sequence[Any], header: str) -> str:
    """The kind of a column by its header and all its cells: number, yes_no, date or mixed.

    Text counts as a number only if every text of the column does, and none is a code (leading zero, more than 15 digits).
    """
    types = set(map(type, cells))
    distinct = {cell for cell in set(cells) if isinstance(cell, str) and cell.strip()}
    others = types - {str, type(None)}
    header = folded(header)
    if header in BIRTH:
        return "date"
    dated = header.endswith(DATED) and not any(word in header for word in LASTING)
    if dated and _all_months(cells):
        return "date"
    if not distinct and not (header.endswith(DATED) and others):
        return "mixed"
    coded = any(part in header for part in NO_NUMBERS)
    if distinct and others <= {float, int} and not coded and all(_counts(narrow(cell)) for cell in distinct):
        return "number"
    if distinct and others <= {bool} and all(narrow(cell).lower() in SURE for cell in distinct):
        return "yes_no"
    return "date" if header.endswith(DATED) and _all_dates(cells, dated) else "mixed"


def _all_dates(cells: Iterable[Any], dated: bool) -> bool:
    """Whether every cell is a date; amounts are none: small numbers, and any number under a header of a length of time."""
    for cell in cells:
        try:
            if cell is not None and cell != "":
                day(cell)
                if isinstance(cell, (int, float)) and (not dated or (cell < EARLIEST and float(cell).is_integer())):
                    return False
        except Refused:
            return False
    return True


def _all_months(cells: Iterable[Any]) -> bool:
    """Whether every cell says a year and a month with a point between them: 2010.10, 2008.07."""
    shown = {cell.strip() if isinstance(cell, str) else repr(cell) for cell in set(cells) if cell is not None}
    shown.discard("")
    return bool(shown) and all(YEAR_AND_MONTH.fullmatch(each) for each in map(narrow, shown))


def odd_ones(cells: Sequence[Any]) -> list[int]:
    """Positions of text in a column that otherwise holds numbers; empty if numbers are not the rule."""
    if not {int, float} & set(map(type, cells)):
        return []
    words = [at for at, cell in enumerate(cells) if isinstance(cell, str) and cell.strip() and not PLAIN.fullmatch(narrow(cell))]
    filled = sum(1 for cell in cells if cell is not None and cell != "")
    return words if 0 < 2 * len(words) < filled else []


def only_ticks(cells: Iterable[Any]) -> bool:
    """Whether a column holds ticks and empty cells only, so that an empty cell may mean no, or unknown."""
    words = {cell.strip() for cell in set(cells) if isinstance(cell, str)}
    return "" in words and len(words) > 1 and all(word in TICKS for word in words if word)


def fact_kinds(people: Sequence[Any]) -> dict[str, str]:
    """Fact -> text, number, yes_no, date, or any where a column is empty or holds several kinds."""
    columns: dict[str, list[Any]] = {}
    for person in people:
        for name, value in person.facts.items():
            columns.setdefault(name, []).append(value)
    return column_kinds(columns)


def column_kinds(columns: Mapping[str, Sequence[Any]]) -> dict[str, str]:
    """The same from the facts as columns."""
    types = {name: {*map(type, values)} - {type(None)} for name, values in columns.items()}
    kinds = dict.fromkeys(CANDIDATE, "text") | {"most": "number", "score": "number"}
    dated = {name for name, held in types.items() if held == {str} and all_dates({*columns[name]})}
    return kinds | {name: "date" if name in dated else kind_of_types(held) for name, held in types.items() if held}


def all_dates(values: Iterable[Any]) -> bool:
    """Whether all that is there is a date in ISO form."""
    return all(value is None or is_date(value) for value in values)


def kind_of_types(types: set[type]) -> str:
    """The kind of a column by the types of its values."""
    if types and types <= {int, float}:
        return "number"
    return {frozenset({str}): "text", frozenset({bool}): "yes_no"}.get(frozenset(types), "any")


def _counts(word: str) -> bool:
    """Whether a text is a number and not a code."""
    return PLAIN.fullmatch(word) is not None and not _coded(word)


def _coded(word: str) -> bool:
    digits = word.lstrip("+-")
    return word.startswith("+") or len(digits) > 15 or (len(digits) > 1 and digits[0] == "0" and digits[1] != ".")
