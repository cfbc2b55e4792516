"""Headers of several rows, stars, headers on every page, sheets on their side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha

from ..made_files import PEOPLE, small
from ..reading import faults, noted, places, read, read_csv
from .written import written

GROUPED: list[list[Any]] = [["编号", "姓名", "基本情况", ""], ["", "", "派出单位", "年龄"], *PEOPLE[1:]]
AREAS = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3)]
BELOW: list[list[Any]] = [
    ["序号表", "", "", ""],
    ["编号", "姓名", "工作", ""],
    ["", "", "单位", "年限"],
    ["", "", "派出单位", "年龄"],
    *PEOPLE[1:],
]


@pytest.mark.parametrize("kind", ["xlsx", "strict", "xls", "ods"])
def test_two_merged_rows_are_one_header(kind: str, tmp_path: Path) -> None:
    problem = ha.read_workbook(written(tmp_path, small(人选=GROUPED), kind, {"人选": AREAS}))
    (tmp_path / "plain").mkdir()
    assert problem == read(tmp_path / "plain")
    assert noted(problem, "人选", "rows 1–2 were read as one header", "C = 派出单位", "D = 年龄")


def test_two_rows_without_merged_cells_are_one_header_too(tmp_path: Path) -> None:
    assert read_csv(tmp_path, 人选=GROUPED) == read(tmp_path)
    assert read(tmp_path, 人选=GROUPED) == read(tmp_path)


def test_three_rows_are_one_header(tmp_path: Path) -> None:
    areas = [(1, 0, 3, 0), (1, 1, 3, 1), (1, 2, 1, 3), (0, 0, 0, 3)]
    problem = ha.read_workbook(written(tmp_path, small(人选=BELOW), "xlsx", {"人选": areas}))
    assert problem == read(tmp_path)
    assert noted(problem, "人选", "row 1 above the header")


def test_repeated_names_take_those_above_with_them(tmp_path: Path) -> None:
    rows = [["编号", "全日制", "", "在职", ""], ["", "学历", "学位", "学历", "学位"], ["C001", "本科", "学士", "研究生", "硕士"],
            ["C002", "专科", None, "本科", None], ["C003", None, None, "本科", None]]  # fmt: skip
    areas = [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4)]
    problem = ha.read_workbook(written(tmp_path, small(人选=rows), "xlsx", {"人选": areas}))
    assert dict(problem.candidates[0].facts) == {
        "全日制学历": "本科",
        "全日制学位": "学士",
        "在职学历": "研究生",
        "在职学位": "硕士",
    }


def test_a_person_without_an_id_is_no_second_row_of_a_header(tmp_path: Path) -> None:
    rows = [["编号", "姓名", "派出单位", "年龄", ""], ["", "甲一", "单位一", 35, ""], *[[*row, ""] for row in PEOPLE[2:]]]
    assert ("人选", "row 2", "编号") in places(faults(tmp_path, 人选=rows))


def test_headers_and_titles_on_every_page_are_left_out(tmp_path: Path) -> None:
    title, page = ["选派人选名单", "", "", ""], ["第 1 页 共 2 页", "", "", ""]
    rows = [title, *PEOPLE[:2], page, title, PEOPLE[0], *PEOPLE[2:], ["第2页", "", "", ""]]
    problem = read(tmp_path, 人选=rows)
    assert problem == read(tmp_path)
    assert noted(problem, "人选", "rows 4–6, 9 repeat the header")
    assert not noted(problem, "blank")


def test_stars_and_remarks_that_a_field_is_compulsory_are_no_part_of_a_fact(tmp_path: Path) -> None:
    rows = [["*编号", "姓名（必填）", "派出单位*", "＊年龄"], *PEOPLE[1:]]
    assert read(tmp_path, 人选=rows) == read(tmp_path)
    other = [["编号", "年龄（岁）", "学历 [必填]", "党员（选填）*"], *[[row[0], 30, "本科", "是"] for row in PEOPLE[1:]]]
    assert set(read(tmp_path, 人选=other).candidates[0].facts) == {"年龄(岁)", "学历", "党员"}


def test_a_table_on_its_side_is_read_by_columns(tmp_path: Path) -> None:
    rows = [list(row) for row in zip(*PEOPLE, strict=True)]
    problem = read(tmp_path, 人选=rows)
    assert problem == read(tmp_path)
    assert noted(problem, "人选", "lies on its side")
    rows[3][2] = "=x\x07"
    assert [fault.row for fault in faults(tmp_path, 人选=[*rows[:3], ["最多任职数", 1, "二", 1]])] == ["column C (C002)"]


@pytest.mark.parametrize("word", ["合计", "制表人：甲", "Total"])
def test_a_footer_in_any_column_is_one_fault(word: str, tmp_path: Path) -> None:
    found = faults(tmp_path, 人选=[*PEOPLE, ["", word, "", "共三人"]])
    assert [(fault.row, fault.reason.code) for fault in found] == [("row 5", "footer")]
    assert "delete the row" in found[0].reason


def test_one_cause_in_many_rows_is_one_fault(tmp_path: Path) -> None:
    rows = [["编号", "最多任职数"], *[[f"C{k:03d}", "两个"] for k in range(1, 40)]]
    found = faults(tmp_path, 人选=rows)
    assert [(fault.row, fault.column) for fault in found] == [("rows 2–40", "最多任职数 → most")]
    assert len(faults(tmp_path, 人选=rows[:4])) == 3
