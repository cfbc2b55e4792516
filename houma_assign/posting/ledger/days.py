"""So many months after a day, and between days, which are ISO text."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


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
