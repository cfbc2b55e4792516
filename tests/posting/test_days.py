"""Days and months: ends of months, leap years, and what is no day."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houma_assign.data.day import day_of
from houma_assign.posting.ledger.days import days_between, months_after, months_between

DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1)).map(date.isoformat)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2020-04-28", 60, "2025-04-28"), ("2020-01-31", 1, "2020-02-29"), ("2021-01-31", 1, "2021-02-28"),
        ("2020-02-29", 12, "2021-02-28"), ("2020-03-31", 1, "2020-04-30"), ("2020-12-30", 2, "2021-02-28"),
        ("2020-11-30", 1, "2020-12-30"), ("2020-05-31", 0, "2020-05-31"),
    ],
)  # fmt: skip
def test_the_same_day_of_a_later_month(start: str, months: int, end: str) -> None:
    assert months_after(start, months) == end
    assert months_between(start, end) == months


@given(DAYS, st.integers(0, 120))
def test_months_forth_and_back(day: str, months: int) -> None:
    end = months_after(day, months)
    assert months_between(day, end) == months
    assert months_between(end, day) == 0
    before = date.fromordinal(date.fromisoformat(end).toordinal() - 1).isoformat()
    assert months_between(day, before) == max(0, months - 1)
    assert 28 * months <= days_between(day, end) <= 31 * months


def test_what_is_a_day() -> None:
    assert day_of("2020-04-28") == day_of(date(2020, 4, 28)) == day_of(datetime(2020, 4, 28, 9)) == day_of("2020年4月28日")
    for wrong in ("2020-04", "2020-02-30", "soon", "", 20200428, None):
        assert day_of(wrong) is None
