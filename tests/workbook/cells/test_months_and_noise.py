"""Years and months are dates, lengths of time are numbers, sums lose their noise; each noted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from random import Random

import pytest

from houma_assign.errors import Message
from houma_assign.workbook.cells.fact import kind_of
from houma_assign.workbook.cells.kinds import convert
from houma_assign.workbook.cells.number import NOISE, without_noise

from ..made_files import PEOPLE
from ..reading import faults, noted, places, read, read_csv


def facts(header: str, *cells: object) -> list[list[object]]:
    """People with one more column."""
    return [[*PEOPLE[0], header], *[[*row, cell] for row, cell in zip(PEOPLE[1:], cells, strict=True)]]


@pytest.mark.parametrize("number", range(12))
def test_years_and_months_with_a_point_are_months(number: int, tmp_path: Path) -> None:
    rng = Random(f"months {number}")
    header = rng.choice(("参加工作时间", "入党时间", "任现职时间", "毕业时间", "入职日期", "参加工作年月"))
    dates = [(rng.randint(1975, 2024), rng.randint(1, 12)) for _ in range(3)]
    cells = [f"{year}.{month:02}" for year, month in dates]
    for reader in (read, read_csv):
        problem = reader(tmp_path, 人选=facts(header, *cells))
        assert [who.facts[header] for who in problem.candidates] == [f"{year}-{month:02}" for year, month in dates]
        assert noted(problem, header, "1980.05")


@pytest.mark.parametrize("cell", [2010.1, "2010.1"])
def test_a_lost_zero_is_asked_for(cell: object, tmp_path: Path) -> None:
    found = faults(tmp_path, 人选=facts("参加工作时间", cell, 2008.07, "2011.11"))
    assert places(found) == [("人选", "row 2", "参加工作时间")]
    assert "January or October" in found[0].reason


@pytest.mark.parametrize(
    "header", ["累计服务时间", "服务时间", "累计驻村时间", "培训时间", "学习时间", "加班时间", "工作时间", "总时间", "驻村时间"]
)
def test_lengths_of_time_stay_numbers(header: str, tmp_path: Path) -> None:
    problem = read(tmp_path, 人选=facts(header, 2400, 3650, 1980))
    assert [who.facts[header] for who in problem.candidates] == [2400, 3650, 1980]


def test_cells_of_dates_under_such_a_header_are_dates(tmp_path: Path) -> None:
    problem = read(tmp_path, 人选=facts("累计服务时间", dt.date(2020, 1, 2), None, None))
    assert problem.candidates[0].facts["累计服务时间"] == "2020-01-02"


def test_a_time_of_day_is_left_off_and_said() -> None:
    moment = dt.datetime(2020, 1, 2, 8, 30)
    assert kind_of([moment], "报名时间") == "date"
    done = convert([moment, dt.datetime(2020, 1, 3)], "date")
    assert done.values == ["2020-01-02", "2020-01-03"]
    assert [(how.code, rows) for how, rows in done.how.items() if isinstance(how, Message)] == [("cell.date_time", [0])]


@pytest.mark.parametrize("number", range(20))
def test_noise_of_sums_is_taken_off_and_said(number: int, tmp_path: Path) -> None:
    rng = Random(f"noise {number}")
    meant = rng.randint(-9_999, 9_999) / 100
    noisy = meant + rng.choice((-1, 1)) * abs(meant) * rng.choice((1e-14, 1e-13, 1e-12))
    pairs = [["人选", "村", "得分"], ["C001", "V1", noisy], ["C002", "V2", 7], ["C003", "V1", 0.5]]
    problem = read(tmp_path, 配对=pairs)
    assert problem.pairs.points("C001", "V1/secretary") == meant
    assert (noisy == meant) or noted(problem, "得分", "noise", "row 2")


@pytest.mark.parametrize("value", [0.0, 1e-10, 0.1234567, 1 / 3, 82.351, 123456789.123, 1e300, -1e-12, 5e-324])
def test_other_numbers_keep_every_digit(value: float) -> None:
    assert without_noise(value) == value
    assert convert([value], "number").how.keys().isdisjoint({NOISE})


def test_a_book_of_our_own_is_read_as_it_is_written() -> None:
    assert convert([0.1 + 0.2], "number", own=True).values == [0.1 + 0.2]
    assert convert([0.1 + 0.2], "number").values == [0.3]
