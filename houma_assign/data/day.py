"""Days of the calendar as ISO text."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

from ..errors import Message
from .condition_dates import date_given

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
