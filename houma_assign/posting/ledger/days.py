"""Days as ISO text, and so many months after them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from ...data.condition_dates import date_given
from ...errors import Message

WANTED = Message("ledger.day", "a day is expected, such as 2020-04-28", "应为具体日期，如 2020-04-28")


def _given(value: Any) -> Any:
    if isinstance(value, datetime) or hasattr(value, "to_pydatetime"):
        value = (value if isinstance(value, datetime) else value.to_pydatetime()).date()
    return date_given(value)


def _real(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise ValueError(WANTED) from None


def _there(text: str) -> str:
    if not text:
        raise ValueError(WANTED)
    return text


DayOrNone = Annotated[str, BeforeValidator(_given), AfterValidator(_real)]  # "" for none
Day = Annotated[str, BeforeValidator(_given), AfterValidator(_real), AfterValidator(_there)]


def day_of(value: Any) -> str | None:
    """A day as ISO text; None for what is none."""
    given = _given(value)
    try:
        return _real(given) or None if isinstance(given, str) else None
    except ValueError:
        return None


def months_after(day: str, months: int) -> str:
    """The same day of a later month, the last of it where there is no such day."""
    start = date.fromisoformat(day)
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(years, month + 1, min(start.day, monthrange(years, month + 1)[1])).isoformat()


def months_between(start: str, end: str) -> int:
    """Full months from one day to another; 0 where the end comes first."""
    one, other = date.fromisoformat(start), date.fromisoformat(end)
    months = (other.year - one.year) * 12 + other.month - one.month
    return max(0, months - (months_after(start, months) > end if months > 0 else 0))


def days_between(start: str, end: str) -> int:
    """Days from one day to another, below zero where the end comes first."""
    return (date.fromisoformat(end) - date.fromisoformat(start)).days
