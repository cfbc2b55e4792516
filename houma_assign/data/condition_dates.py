"""Dates in conditions: ISO text such as ``2015-07-31``, or ``2015-07`` where no day is stated.

A date without a day counts as the first of its month, as it does for ages; as the last day of a range it means the whole month.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

ISO = re.compile(r"(?:19|20)[0-9][0-9]-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?")
DAY = re.compile(r"((?:19|20)[0-9][0-9])\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?")
MONTH = re.compile(r"((?:19|20)[0-9][0-9])\s*[-/年]\s*([0-9]{1,2})\s*月?")
POINT = re.compile(r"((?:19|20)[0-9][0-9])\.([0-9][0-9])")  # 2015.07 is a month only in a column of dates, and 2015.1 is nothing
DIGITS = re.compile(r"((?:19|20)[0-9][0-9])([0-9][0-9])([0-9][0-9])?")


def is_date(value: Any) -> bool:
    """Whether a value is a date in the form in which they are held."""
    return isinstance(value, str) and ISO.fullmatch(value) is not None


def as_date(text: str, dated: bool = False) -> str | None:
    """The date that is written, in ISO form; None if it is none.

    Parameters
    ----------
    dated
        Whether the text stands for a column of dates, so that ``2015.07`` and ``20150731`` are dates, too.
    """
    forms = (DAY, MONTH, POINT, DIGITS) if dated else (DAY, MONTH)
    found = next((match for form in forms if (match := form.fullmatch(text.strip()))), None)
    if found is None:
        return None
    year, month, *day = (int(part) for part in found.groups() if part is not None)
    try:
        date(year, month, day[0] if day else 1)
    except ValueError:
        return None
    return f"{year:04}-{month:02}" + (f"-{day[0]:02}" if day else "")


def date_given(value: Any) -> Any:
    """A day of Python as ISO text, text as the date that it writes; anything else as it is."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    return as_date(value) or value if isinstance(value, str) else value


def first_day(value: str) -> str:
    """The date, or the first of its month."""
    return value if len(value) == 10 else f"{value}-01"


def last_day(value: str) -> str:
    """The date, or a text after every day of its month."""
    return value if len(value) == 10 else f"{value}-31"
