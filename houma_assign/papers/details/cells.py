"""Cells of details: text as it is printed, months of dates, whole numbers."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from ...data.record import Count, plain
from ...errors import Message

MONTH = re.compile(r"(\d{4})(?:[-./年]|(?=\d{2}(?:$|\d{2}$)))(\d{1,2})(?:月|[-./月]?(\d{1,2})日?)?")
WANTED = Message("details.month", "a month is expected, such as 1980.05", "应为年月，如 1980.05")


def _printed(value: Any) -> Any:
    """What is printed for a cell: a whole number without its zero behind the point."""
    value = plain(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if isinstance(value, (int, float)) else value


def _month_given(value: Any) -> Any:
    """A date as text; text as it is."""
    if hasattr(value, "to_pydatetime"):
        value = value.to_pydatetime()
    if isinstance(value, (date, datetime)):
        return f"{value.year:04}.{value.month:02}"
    return _printed(value)


def _month(text: str) -> str:
    """``YYYY.MM`` of a month or a day in any usual writing; what is none is refused."""
    if not text:
        return ""
    found = MONTH.fullmatch(text.strip())
    if found is None or not 1 <= int(found[2]) <= 12 or not 1900 <= int(found[1]) <= 2100:
        raise ValueError(WANTED)
    return f"{found[1]}.{int(found[2]):02}"


Printed = Annotated[str, BeforeValidator(_printed)]
MonthOrNone = Annotated[str, BeforeValidator(_month_given), AfterValidator(_month)]
Number = Annotated[Count, Field(ge=0)] | None
