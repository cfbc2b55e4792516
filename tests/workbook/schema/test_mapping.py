"""What users say of their own sheets and columns, kept in the notes; entries that speak of nothing are faults."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha

from ..layouts.written import written
from ..made_files import PEOPLE, POSTS, VILLAGES, small
from ..reading import noted

ROSTER = [["学籍号", "姓名", "派出单位", "年龄"], *PEOPLE[1:]]


def book(folder: Path, kind: str = "xlsx", areas: Any = (), **sheets: Any) -> Path:
    made = {name: [list(row) for row in rows] for name, rows in small().items() if name != "人选"}
    return written(folder, {"花名册": ROSTER, **made, **sheets}, kind, {"村": areas})


def plain(folder: Path) -> ha.Problem:
    (folder / "plain").mkdir()
    return ha.read_workbook(written(folder / "plain", small(), "xlsx"))


def refused(path: Path, **mapping: Any) -> list[ha.Fault]:
    with pytest.raises(ha.InputError) as caught:
        ha.read_workbook(path, **mapping)
    for fault in caught.value.items:
        assert fault.code or fault.column not in ("sheets", "columns", "fill_down", "header_rows")
    return list(caught.value.items)


@pytest.mark.parametrize("kind", ["xlsx", "csv", "folder", "xls"])
@pytest.mark.parametrize(("table", "column"), [("人选", "编号"), ("candidates", "id"), ("花名册", "人员编号")])
def test_sheets_and_columns_are_what_the_user_says(kind: str, table: str, column: str, tmp_path: Path) -> None:
    sheet = "人选" if table == "花名册" else table
    problem = ha.read_workbook(book(tmp_path, kind), sheets={"花名册": sheet}, columns={table: {"学籍号": column}})
    assert problem == plain(tmp_path)
    assert noted(problem, "was read as candidates, as you asked")
    assert noted(problem, "column 学籍号 was read as id, as you asked")


def test_sheets_and_columns_that_are_left_out(tmp_path: Path) -> None:
    people = [[*row, "秘" if k else "备考"] for k, row in enumerate(PEOPLE)]
    path = book(tmp_path, 人选=people, 候选人=ROSTER)
    problem = ha.read_workbook(path, sheets={"候选人": None}, columns={"人选": {"备考": None}})
    assert problem == plain(tmp_path)
    assert noted(problem, "sheet 候选人 was left out, as you asked")
    assert noted(problem, "column 备考 was left out, as you asked")


def test_values_are_filled_down_where_asked(tmp_path: Path) -> None:
    villages = [VILLAGES[0], ["V1", "上村", "东乡"], ["V2", "下村", ""]]
    path = book(tmp_path, areas=[(1, 2, 2, 2)], 人选=PEOPLE, 村=villages)
    assert [fault.code for fault in refused(path)] == ["cell_merged"]
    for asked in (("乡镇",), "乡 镇", ["乡镇"]):
        problem = ha.read_workbook(path, fill_down=asked)
        assert [village.township for village in problem.villages] == ["东乡", "东乡"]
        assert noted(problem, "村: column 乡镇: filled down as you asked (row 3)")
    assert noted(problem, "村", "乡镇")


def test_nothing_is_filled_down_unasked_nor_from_nothing(tmp_path: Path) -> None:
    villages = [VILLAGES[0], ["V1", "上村", ""], ["V2", "下村", "东乡"], ["V3", "外村", ""]]
    path = book(tmp_path, 人选=PEOPLE, 村=villages)
    assert not ha.read_workbook(path).villages[2].township
    filled = ha.read_workbook(path, fill_down=("乡镇",))
    assert [bool(village.township) for village in filled.villages] == [False, True, True]
    assert noted(filled, "filled down as you asked (row 4)")


@pytest.mark.parametrize("asked", [2, {"人选": 2, "村": 1}, {"candidates": 2}])
def test_so_many_rows_are_the_header(asked: Any, tmp_path: Path) -> None:
    people = [["编号", "姓名", "派出单位", "年龄"], ["填编号", "填姓名", "填单位", "周岁"], *PEOPLE[1:]]
    lower = [["唯一", "", "编号说明", "岁数"], PEOPLE[0], *PEOPLE[1:]]
    path = book(tmp_path, 人选=lower)
    if asked == 2:
        path = book(tmp_path, 人选=lower, **{name: [["", *[""] * (len(rows[0]) - 1)], *rows] for name, rows in
                                           (("村", VILLAGES), ("岗位", POSTS), ("配对", small()["配对"]))})  # fmt: skip
    problem = ha.read_workbook(path, header_rows=asked)
    assert problem == plain(tmp_path)
    assert noted(problem, "人选: rows 1–2 were read as one header")
    assert people[1][0] == "填编号"


@pytest.mark.parametrize(
    ("mapping", "column", "value", "near"),
    [
        ({"sheets": {"花名": "人选"}}, "sheets", "花名", "花名册"),
        ({"sheets": {"花名册": "人选表单"}}, "sheets", "人选表单", "人选"),
        ({"columns": {"村庄表": {"编号": "编号"}}}, "columns", "村庄表", "村"),
        ({"columns": {"村": {"乡镇名": "乡镇"}}}, "columns", "乡镇名", "乡镇"),
        ({"columns": {"村": {"乡镇": "所在乡镇街"}}}, "columns", "所在乡镇街", "乡镇"),
        ({"fill_down": ("乡镇街",)}, "fill_down", "乡镇街", "乡镇"),
        ({"header_rows": {"村庄表": 2}}, "header_rows", "村庄表", "村"),
        ({"header_rows": 0}, "header_rows", 0, ""),
        ({"header_rows": {"村": True}}, "header_rows", True, ""),
    ],
)
def test_entries_that_speak_of_nothing_are_faults_with_near_words(
    mapping: dict[str, Any], column: str, value: Any, near: str, tmp_path: Path
) -> None:
    found = [fault for fault in refused(book(tmp_path, 人选=PEOPLE), **mapping) if fault.column == column]
    assert [fault.value for fault in found] == [value]
    assert near in found[0].words("zh")
    assert near in found[0].words("en")


def test_near_words_are_of_the_readers_language(tmp_path: Path) -> None:
    fault = refused(book(tmp_path, 人选=PEOPLE), sheets={"花名册": "candidate"})[0]
    assert "did you mean candidates?" in fault.words("en")
    assert "是不是 人选？" in fault.words("zh")


@pytest.mark.parametrize("mapping", [{"sheets": 3}, {"sheets": {"a": 1}}, {"columns": {"人选": "编号"}}, {"columns": [1]},
                                     {"fill_down": 3}, {"fill_down": (1,)}, {"header_rows": "2"}])  # fmt: skip
def test_arguments_of_another_form_are_refused(mapping: dict[str, Any], tmp_path: Path) -> None:
    found = refused(book(tmp_path, 人选=PEOPLE), **mapping)
    assert [(fault.table, fault.column, fault.code) for fault in found] == [
        ("read_workbook", next(iter(mapping)), "mapping_form")
    ]


def test_every_wrong_entry_is_told_at_once(tmp_path: Path) -> None:
    found = refused(book(tmp_path), sheets={"花名册": "人选", "x": "村"}, columns={"人选": {"y": "z"}}, fill_down=("w",))
    assert {str(fault.value) for fault in found} >= {"x", "y", "z", "w"}
