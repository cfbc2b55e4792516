"""What separates the cells of a text file, a single text file, and folders of workbooks."""

from __future__ import annotations

from pathlib import Path

import pytest

import houma_assign as ha
from houma_assign.workbook.files.csv_sheet import csv_sheet, separator

from ..layouts.written import written
from ..made_files import PEOPLE, csvs, small, workbook
from ..reading import noted

SIGNS = [",", ";", "|", "\t"]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("title", [False, True])
def test_any_separator_gives_the_same_problem(sign: str, title: bool, tmp_path: Path) -> None:
    rows = [["选派人选名单", "", "", ""], *PEOPLE] if title else PEOPLE
    problem = ha.read_workbook(written(tmp_path, small(人选=rows), "csv", delimiter=sign))
    assert problem == ha.read_workbook(workbook(tmp_path / "a.xlsx", small()))
    assert noted(problem, "人选: read as separated by") == (sign != ",")


@pytest.mark.parametrize(
    ("text", "sign"),
    [("编号,专长\nC1,林业;文化\nC2,法律;信访\n", ","), ("编号;总分\nC1;90,5\nC2;80,25\n", ";"),
     ("编号\nC1\nC2\n", ","), ("", ","),
     ("编号|亲属\nC1|C2,C3\n", "|"),
     ('编号,说明\nC1,"甲;乙;丙"\nC2,"丁;戊;己"\n', ","), ("a;b\n", ";"),
     ("note\none; two\nthree; four\n", ","), ("note\na;b\n", ","),
     ("a\tb\nC\td,e\tf\n", "\t"),
     ("a\tb,c\n1\t2\n", "\t"),
     ("标题;一\n编号,姓名\nC1,甲\nC2,乙\n", ","), ("名单,2020\n编号;姓名;年龄\nC1;甲;3\nC2;乙;4\n", ";")],
)  # fmt: skip
def test_the_separator_is_what_cuts_rows_alike(text: str, sign: str) -> None:
    assert separator(text) == sign


def test_a_first_line_may_say_the_separator(tmp_path: Path) -> None:
    sheet = csv_sheet("人选", "sep=;\r\n编号;姓名,旧名\r\nC1;甲,乙\r\n".encode("utf-8-sig"))
    assert sheet.rows == [["", ""], ["编号", "姓名,旧名"], ["C1", "甲,乙"]]


def test_a_single_text_file_says_that_it_holds_one_table(tmp_path: Path) -> None:
    folder = csvs(tmp_path / "a", small())
    with pytest.raises(ha.InputError) as caught:
        ha.read_workbook(folder / "人选.csv")
    assert [fault.code for fault in caught.value.items] == ["no_sheet"]
    assert "put it in a folder" in caught.value.words("en")
    assert "同一文件夹" in caught.value.words("zh")


def test_workbooks_and_texts_of_a_folder_are_one_book(tmp_path: Path) -> None:
    folder = csvs(tmp_path / "a", {"配对": small()["配对"]})
    workbook(folder / "各村.xlsx", {"村": small()["村"], "岗位": small()["岗位"]})
    workbook(folder / "人选.xlsx", {"2020年": PEOPLE})
    workbook(folder / "~$人选.xlsx", {"x": PEOPLE})
    (folder / "说明.txt").write_text("x", encoding="utf-8")
    problem = ha.read_workbook(folder)
    assert problem == ha.read_workbook(workbook(tmp_path / "b.xlsx", small()))
    assert noted(problem, "sheet 2020年 was read as candidates, as its file is called")
    assert noted(problem, "说明.txt of the folder was not read")
