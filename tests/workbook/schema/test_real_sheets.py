"""Sheets as departments lay them out: titles above, merged cells, hidden sheets, columns in any order, CSV of any encoding."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha

from ..made_files import PAIRS, PEOPLE, POSTS, VILLAGES, csvs, part, repacked, small, workbook
from ..reading import faults, noted, places, read, read_csv

TITLE = [["选派人选名单", None, None, None], ["制表单位：组织部", None, None, "2020年3月"]]


def test_titles_above_the_header_are_left_out_and_said(tmp_path: Path) -> None:
    rows = [*TITLE, [], *PEOPLE]
    path = workbook(
        tmp_path / "a.xlsx",
        small(人选=rows),
        then=lambda book: book.get_worksheet_by_name("人选").merge_range("A1:D1", "选派人选名单"),
    )
    problem = ha.read_workbook(path)
    assert problem == read(tmp_path)
    assert noted(problem, "人选", "rows 1–2 above the header")
    assert read_csv(tmp_path, 人选=rows) == problem


def test_headers_of_any_shape_and_order_mean_the_same(tmp_path: Path) -> None:
    headers = [" 编\n号 ", "姓 名（必填）", "派出单位：", "年龄"]
    mixed = [[*reversed(row)] for row in [headers, *PEOPLE[1:]]]
    problem = read(tmp_path, 人选=mixed)
    assert problem == read(tmp_path)
    assert noted(problem, "人选", "header of column D read as 编号")
    english = [["Age", "SENDING_UNIT", "Name", "ＩＤ"], *[[*reversed(row)] for row in PEOPLE[1:]]]
    assert [who.unit for who in read(tmp_path, 人选=english).candidates] == ["单位一", "单位二", "单位一"]


def test_english_and_chinese_sheet_names_mean_the_same(tmp_path: Path) -> None:
    sheets = {"Candidates": PEOPLE, "VILLAGES": VILLAGES, "posts": POSTS, "Pairs ": PAIRS}
    path = workbook(tmp_path / "b.xlsx", sheets)
    assert ha.read_workbook(path) == read(tmp_path)


def test_duplicate_headers_are_refused(tmp_path: Path) -> None:
    twice = [[*row, row[3]] for row in PEOPLE]
    found = faults(tmp_path, 人选=twice)
    assert places(found) == [("人选", "row 1", "年龄")]
    assert "D and E" in found[0].reason
    aliases = [[*PEOPLE[0][:3], "工作单位"], *PEOPLE[1:]]
    assert places(faults(tmp_path, 人选=aliases)) == [("人选", "row 1", "工作单位")]
    assert places(faults(tmp_path, csv=True, 人选=twice)) == [("人选", "row 1", "年龄")]


def test_a_column_that_counts_rows_is_no_second_id(tmp_path: Path) -> None:
    counted = [[number, *row] for number, row in zip(("序号", 1, 2, 3), PEOPLE, strict=True)]
    problem = read(tmp_path, 人选=counted)
    assert problem == read(tmp_path)
    assert noted(problem, "序号 counts the rows")
    only = [[number, *row[1:]] for number, row in zip(("序号", 1, 2, 3), PEOPLE, strict=True)]
    problem = read(tmp_path, 人选=only, 配对=[PAIRS[0], [1, "V1", 1, "A"], [2, "V2", 1, "A"]])
    assert [who.id for who in problem.candidates] == ["1", "2", "3"]


def test_missing_columns_and_headers_are_named(tmp_path: Path) -> None:
    found = faults(tmp_path, 人选=[row[1:] for row in PEOPLE], 岗位=[row[1:] for row in POSTS], 村=[["一"], ["二"]])
    assert {("人选", "row 1", "编号"), ("岗位", "row 1", "村"), ("村", "", "")} <= set(places(found))
    assert "there are: 姓名, 派出单位, 年龄" in found[0].reason


@pytest.mark.parametrize("rows", [[], [[]], [["说明"]], [["", ""], ["", ""]]])
def test_empty_sheets_are_named(tmp_path: Path, rows: Any) -> None:
    assert ("人选", "", "") in places(faults(tmp_path, 人选=rows))


def test_a_header_without_rows_is_named(tmp_path: Path) -> None:
    assert ("人选", "", "") in places(faults(tmp_path, 人选=PEOPLE[:1]))
    assert ("配对", "", "") in places(faults(tmp_path, 配对=PAIRS[:1]))
    assert ("人选", "", "") in places(faults(tmp_path, csv=True, 人选=PEOPLE[:1]))


def test_blank_rows_are_left_out_and_said(tmp_path: Path) -> None:
    rows = [PEOPLE[0], PEOPLE[1], [], ["", None, "", ""], *PEOPLE[2:], [], []]
    problem = read(tmp_path, 人选=rows)
    assert problem == read(tmp_path)
    assert noted(problem, "人选", "blank rows 3–4 left out")


@pytest.mark.parametrize("word", ["合计", "小 计", "总计：3人", "备注", "注：年龄截至三月", "制表人：甲", "Total"])
def test_totals_and_remarks_below_a_table_are_no_people(tmp_path: Path, word: str) -> None:
    found = faults(tmp_path, 人选=[*PEOPLE, [word, None, None, 104]])
    assert places(found) == [("人选", "row 5", "编号")]


def test_merged_cells_in_a_table_are_refused(tmp_path: Path) -> None:
    def merge(book: Any) -> None:
        book.get_worksheet_by_name("人选").merge_range("C2:C3", "单位一")

    with pytest.raises(ha.InputError) as caught:
        ha.read_workbook(workbook(tmp_path / "a.xlsx", small(), then=merge))
    assert places(list(caught.value.items)) == [("人选", "row 3", "派出单位")]
    assert "unmerge" in caught.value.words("en")


def test_values_under_no_header_are_refused(tmp_path: Path) -> None:
    found = faults(tmp_path, 人选=[PEOPLE[0], [*PEOPLE[1], None, "退休"], *PEOPLE[2:]])
    assert places(found) == [("人选", "row 2", "column F")]


def test_hidden_sheets_and_rows_are_read_and_said(tmp_path: Path) -> None:
    def hide(book: Any) -> None:
        book.get_worksheet_by_name("人选").set_row(2, None, None, {"hidden": True})
        book.get_worksheet_by_name("岗位").set_column(2, 2, None, None, {"hidden": True})

    path = workbook(tmp_path / "a.xlsx", small(), hidden=["村"], then=hide)
    problem = ha.read_workbook(path)
    assert problem == read(tmp_path)
    assert noted(problem, "sheet 村 is hidden")
    assert noted(problem, "hidden rows (1) of sheet 人选")
    assert noted(problem, "hidden columns of sheet 岗位")


def test_sheets_of_other_names_are_said_and_two_of_one_kind_refused(tmp_path: Path) -> None:
    assert noted(read(tmp_path, 通讯录=[["电话"], ["1"]]), "sheet 通讯录 is not known here")
    found = faults(tmp_path, 候选人=PEOPLE)
    assert "two sheets are candidates: 人选 and 候选人" in found[0].reason
    with pytest.raises(ha.InputError) as caught:
        ha.read_workbook(workbook(tmp_path / "b.xlsx", {"Sheet1": PEOPLE}))
    assert "there is no sheet candidates / 人选" in caught.value.words("en")


def test_columns_that_are_not_known_are_said(tmp_path: Path) -> None:
    problem = read(tmp_path, 需求台账=[["村", "需求", "严重程度", "备考"], ["V1", "信访", 5, "调研"]])
    assert dict(problem.villages[0].needs) == {"信访": 5}
    assert noted(problem, "column 备考 is not known")


def test_needs_of_both_forms(tmp_path: Path) -> None:
    villages = [[*VILLAGES[0], "需求"], [*VILLAGES[1], "信访：5；文化:3"], [*VILLAGES[2], None]]
    assert dict(read(tmp_path, 村=villages).villages[0].needs) == {"信访": 5, "文化": 3}
    ledger = [["村", "需求", "严重程度"], ["上村", "信访", "５"], ["V1", "信访", 6], ["V2", "文化", None], ["V9", "文化", 1]]
    wrong = [("row 3", "严重程度"), ("row 4", "严重程度"), ("row 5", "村")]
    assert places(faults(tmp_path, 需求台账=ledger)) == [("需求台账", *place) for place in wrong]
    found = faults(tmp_path, 村=villages, 需求台账=[ledger[0], ["V1", "林业", 2]])
    assert places(found) == [("村", "row 2", "需求")]
    twice = [ledger[0], ["V1", "信访", 5], ["上村", "信访", 4]]
    assert places(faults(tmp_path, 需求台账=twice)) == [("需求台账", "row 3", "需求")]
    bad = [[*VILLAGES[0], "需求"], [*VILLAGES[1], "信访"], VILLAGES[2]]
    assert places(faults(tmp_path, 村=bad)) == [("村", "row 2", "需求")]


def test_matrices_in_place_of_pairs(tmp_path: Path) -> None:
    sheets = small()
    del sheets["配对"]
    head = ["人选", "V1/secretary", "V2/secretary"]
    sheets["得分矩阵"] = [[*head], ["C001", 80.5, None], ["C002", None, "70"], ["C003", 60.25, None]]
    sheets["等次矩阵"] = [[*head], ["C001", "A", None], ["C002", None, "B"], ["C003", "C", "A"]]
    assert ha.read_workbook(workbook(tmp_path / "b.xlsx", sheets)) == read(tmp_path)
    sheets["得分矩阵"][1][1] = "八十"
    sheets["等次矩阵"][0][2] = "V9/secretary"
    with pytest.raises(ha.InputError) as caught:
        ha.read_workbook(workbook(tmp_path / "c.xlsx", sheets))
    assert places(list(caught.value.items)) == [("得分矩阵", "row 2", "V1/secretary"), ("等次矩阵", "", "V9/secretary")]
    assert ("得分矩阵", "", "") in places(faults(tmp_path, 得分矩阵=sheets["得分矩阵"]))


def test_everybody_for_every_post_without_pairs(tmp_path: Path) -> None:
    sheets = small(人选=[[*row, total] for row, total in zip(PEOPLE, ("总分", 80.5, "70", None), strict=True)])
    del sheets["配对"], sheets["岗位"]
    problem = ha.read_workbook(workbook(tmp_path / "b.xlsx", sheets))
    assert [post.id for post in problem.posts] == ["V1", "V2"]
    assert problem.pairs.points("C001", "V2") == 80.5
    assert len(problem.pairs) == 4  # who has no points is in no pair
    assert problem.candidates[1].facts["score"] == 70
    sheets["人选"] = [[*row, total] for row, total in zip(PEOPLE, ("总分", 80.555, "70", None), strict=True)]
    with pytest.raises(ha.InputError) as caught:
        ha.read_workbook(workbook(tmp_path / "c.xlsx", sheets))
    assert "at most 2 decimals" in caught.value.words("en")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_encodings(tmp_path: Path, encoding: str) -> None:
    rare = [PEOPLE[0], ["C001", "\U0002cc56一", *PEOPLE[1][2:]], *PEOPLE[2:]]
    problem = read_csv(tmp_path, encoding, 人选=rare)
    assert problem.candidates[0].name == "\U0002cc56一"
    assert noted(problem, "人选", encoding.upper()) == (encoding in ("gb18030", "utf-16"))
    assert not noted(problem, "header")  # the mark at the front is no part of the first header


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no header row"), (b"\xff\xfe\x00", "UTF-16"), (b"id,name\nC1,\x81\x20\n", "neither UTF-8 nor GB18030"),
        (b"id,name\nC1,a\x00b\n", "NUL"), (b'id,name\nC1,"a\n', "quotation mark"), (b'id,name\nC1,"a"b\n', "quotation mark"),
        (b"id,name\nC1,a,b\n", "the row has 3 cells, the header has 2"),
        (b"id,name\nC1\n", "the row has 1 cells, the header has 2"),
        (b"id\tname\nC1\ta,b\tc\n", "the row has 3 cells"), ("编号,姓名\nC1,甲\n".encode("latin-1", "replace"), "no header row"),
    ],
    ids=["empty", "half utf-16", "no encoding", "nul", "open quote", "inner quote", "long", "short", "tab", "question marks"],
)  # fmt: skip
def test_csv_files_that_cannot_be_read(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(ha.InputError) as caught:
        ha.read_workbook(csvs(tmp_path / "选派", {**small(), "人选": data}))
    assert words in caught.value.words("en")
    assert all(fault.table.startswith("人选") for fault in caught.value.items if words in fault.reason)


def test_every_row_too_long_by_one_does_not_shift_columns(tmp_path: Path) -> None:
    rows = [PEOPLE[0], *[[*row, "多"] for row in PEOPLE[1:]]]
    assert {("人选", f"row {k}", "") for k in (2, 3, 4)} <= set(places(faults(tmp_path, csv=True, 人选=rows)))


def test_a_folder_without_csv_files_is_named(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    with pytest.raises(ha.InputError, match="no \\.csv file"):
        ha.read_workbook(tmp_path / "空")


def test_faults_of_all_sheets_come_at_once(tmp_path: Path) -> None:
    found = faults(
        tmp_path, 人选=[PEOPLE[0], ["C001", "甲", "u", 1], [None, "乙", "u", 1]],
        村=[VILLAGES[0], [None, None, "x"], VILLAGES[2]], 岗位=[POSTS[0], ["V2", "s", "x"]],
        配对=[PAIRS[0], ["C001", "V2", "x", "Q"]], 规则=[["类型"], ["x"]], 目标=[["类型"], ["y"]],
    )  # fmt: skip
    wanted = {("人选", "row 3", "编号"), ("村", "row 2", "编号"), ("岗位", "row 2", "名额"), ("配对", "row 2", "得分"),
              ("配对", "row 2", "匹配等次"), ("规则", "row 2", "类型"), ("目标", "row 2", "类型")}  # fmt: skip
    assert wanted <= set(places(found))


def test_a_sheet_that_is_listed_but_not_there_is_named(tmp_path: Path) -> None:
    path = repacked(workbook(tmp_path / "a.xlsx", small()), {"xl/worksheets/sheet2.xml": None})
    with pytest.raises(ha.InputError, match="content of sheet 村 is missing"):
        ha.read_workbook(path)


def test_damaged_xml_is_named_as_damage(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", small())
    repacked(path, {"xl/worksheets/sheet1.xml": part(path)[:-60]})
    with pytest.raises(ha.InputError, match="damaged inside"):
        ha.read_workbook(path)
