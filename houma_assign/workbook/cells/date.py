"""Dates: cells of dates, day numbers of Excel, and the ways in which people write them.

A date becomes text in ISO form: ``1980-05-12``, or ``1980-05`` where no day is stated. What could be two dates is refused.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

from ...errors import Message
from .reading import Reading, Refused, narrow

EXPECTED = Message("cell.date", "a date is expected, such as 1980-05-12 or 1980-05", "应为日期，如 1980-05-12 或 1980-05")
FOUR_DIGITS = Message("cell.date_year", f"{EXPECTED}; write the year in four digits", f"{EXPECTED.zh}；年份请写四位")
YEAR_ALONE = Message("cell.date_no_month", f"{EXPECTED}; a year alone is not enough", f"{EXPECTED.zh}；只写年份不够")
WHICH_MONTH = Message("cell.date_october", "January or October? write the month in two digits: 1980-01 or 1980-10",
                      "是一月还是十月？月份请写两位：1980-01 或 1980-10")  # fmt: skip
NO_SUCH_DAY = Message("cell.date_none", "there is no such day", "没有这一天")
FIRST, LAST = 1900, 2100
OUTSIDE = Message("cell.date_range", f"a date from {FIRST} to {LAST} is expected", f"应为 {FIRST} 年至 {LAST} 年之间的日期")
DAY = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?(?:\s+00:00(?::00(?:\.0+)?)?)?")
MONTH = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*月?")
ISO = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
WRITTEN = Message(
    "cell.date_written", "dates written in another form were read as year-month-day", "其他写法的日期已读作年-月-日"
)
SERIAL = Message("cell.date_serial", "day numbers of Excel were read as dates", "表格软件的日期序号已读作日期")
DIGITS = Message("cell.date_digits", "dates written as digits only were read as dates", "只写数字的日期已读作日期")
POINT = Message("cell.date_point", "dates written like 1980.05 were read as year and month", "1980.05 一类的写法已读作年月")
TIME = Message("cell.date_time", "times of day were left off; the day was kept", "已去掉一天中的时刻，只保留日期")
BIRTH = ("出生年月", "出生日期", "出生年月日", "生日", "birth", "birthdate", "dateofbirth", "born")  # folded headers
DATED = ("日期", "年月", "年月日", "时间", "date")  # at the end of a header
# Amounts of time.
LASTING = ("累计", "时长", "小时", "分钟", "天数", "总时间", "服务时间", "培训时间", "学习时间", "驻村时间", "用时")
EARLIEST = 10_000  # a smaller whole number under a header of dates is an amount: 2400 days, not a day of 1906
YEAR_AND_MONTH = re.compile(r"(?:19|20)[0-9]{2}\.(?:0?[1-9]|1[0-2])")


def day(value: Any, old_dates: bool = False) -> Reading:
    """A date as ISO text; ``old_dates``: day numbers count from 1904."""
    if isinstance(value, date):
        timed = isinstance(value, datetime) and (value.hour, value.minute, value.second) != (0, 0, 0)
        return Reading(_iso(value.year, value.month, value.day), TIME if timed else "")
    if isinstance(value, str):
        return _text(narrow(value))
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not value > 0:
        raise Refused(EXPECTED)
    return _whole(int(value), old_dates) if float(value).is_integer() else _year_point_month(value)


def age_on(born: str, on: date) -> int | None:
    """Full years on a day; None if that is before birth. A birth without a day counts from the first of its month."""
    year, month, *rest = (int(part) for part in born.split("-"))
    years = on.year - year - ((on.month, on.day) < (month, rest[0] if rest else 1))
    return years if years >= 0 else None


def _text(text: str) -> Reading:
    if match := DAY.fullmatch(text):
        value = _iso(*(int(part) for part in match.groups()))
        return Reading(value, "" if ISO.fullmatch(text) else WRITTEN)
    if match := MONTH.fullmatch(text):
        year, month = match[1], match[2]
        if re.fullmatch(r"[0-9]{4}\.1", text):
            raise Refused(WHICH_MONTH)
        return Reading(_iso(int(year), int(month)), "" if ISO.fullmatch(text) else POINT if "." in text else WRITTEN)
    if text.isascii() and text.isdigit() and len(text) in (6, 8):
        return _digits(text)
    raise Refused(FOUR_DIGITS if re.match(r"[0-9]{1,2}\D[0-9]{1,2}", text) else EXPECTED)


def _whole(number: int, old_dates: bool) -> Reading:
    if FIRST <= number <= LAST:
        raise Refused(YEAR_ALONE)
    if FIRST * 100 < number < (LAST + 1) * 100 or number > FIRST * 10_000:
        return _digits(str(number))
    if number > 80_000:
        raise Refused(EXPECTED)
    # Excel counts a 29 February 1900 that never was, so day 61 is 1 March 1900.
    start = date(1904, 1, 1) if old_dates else date(1899, 12, 30)
    if number < 61 and not old_dates:
        raise Refused(EXPECTED)
    meant = start + timedelta(days=number)
    return Reading(_iso(meant.year, meant.month, meant.day), SERIAL)


def _digits(text: str) -> Reading:
    parts = (int(text[:4]), int(text[4:6]), *((int(text[6:]),) if len(text) == 8 else ()))
    return Reading(_iso(*parts), DIGITS)


def _year_point_month(value: float) -> Reading:
    """1980.05 typed into a cell of numbers; 1980.1 may have been 1980.10 before Excel took the zero off."""
    text = repr(value)
    if not re.fullmatch(r"[0-9]{4}\.[0-9]{1,2}", text):
        raise Refused(EXPECTED)
    return _text(text)


def _iso(year: int, month: int, day_of_month: int | None = None) -> str:
    try:
        date(year, month, day_of_month or 1)
    except ValueError:
        raise Refused(NO_SUCH_DAY) from None
    if not FIRST <= year <= LAST or day_of_month == 0:
        raise Refused(OUTSIDE)
    return f"{year:04}-{month:02}" + ("" if day_of_month is None else f"-{day_of_month:02}")
