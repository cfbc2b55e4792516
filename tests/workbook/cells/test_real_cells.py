"""Cells as departments fill them in: read and noted, or refused with their place; never guessed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.workbook.cells.kinds import convert

from ..made_files import PAIRS, PEOPLE, POSTS, Formula
from ..reading import faults, noted, places, read, read_csv, surprises

NO_NUMBERS = ("1,234", "85分", "八十五", "85%", "1e2", "0x1F", "5²", "½", "--3", "3.", "1_000", "是", "无", True, "85.123",
              85.125, "inf", "nan", 10**13, "#N/A", dt.date(2020, 1, 1))  # fmt: skip
DATES = (
    (dt.date(1980, 5, 12), "1980-05-12"), ("1980-05-12", "1980-05-12"), ("1980/5/12", "1980-05-12"),
    ("1980.05.12", "1980-05-12"), ("1980年5月12日", "1980-05-12"), ("1980年5月", "1980-05"), ("1980.05", "1980-05"),
    ("1980.5", "1980-05"), (1980.05, "1980-05"), (1980.5, "1980-05"), (1980.12, "1980-12"), ("１９８０.０５", "1980-05"),
    (29353, "1980-05-12"), ("19800512", "1980-05-12"), (19800512, "1980-05-12"), ("198005", "1980-05"), (198005, "1980-05"),
    ("1980-05", "1980-05"),
)  # fmt: skip
NO_DATES = (1980, "1980", 1980.1, "1980.1", "80.5", "80-05-12", "5/12/1980", "1980-13", "1980-02-30", "1980.00", "不详", True,
            "0080-05", 12, -5, 1e9, "1980-05-12 08:00", "2999-01-01")  # fmt: skip


def people(column: str, *cells: Any) -> list[list[Any]]:
    """The three people with one more column."""
    return [[*row, cell] for row, cell in zip(PEOPLE, (column, *cells), strict=True)]


def facts(problem: ha.Problem, column: str) -> list[Any]:
    return [who.facts.get(column) for who in problem.candidates]


def test_a_clean_workbook_needs_no_notes(tmp_path: Path) -> None:
    problem = read(tmp_path)
    assert surprises(problem) == []
    assert [who.id for who in problem.candidates] == ["C001", "C002", "C003"]
    assert facts(problem, "年龄") == [35, 41, 28]
    assert problem.pairs.points("C001", "V1/secretary") == 80.5
    assert problem.pairs.grade_of("C003", "V1/secretary") == "C"
    assert len(problem.pairs) == 3
    assert [village.township for village in problem.villages] == ["东乡", "西乡"]


@pytest.mark.parametrize(
    ("cell", "value", "note"),
    [
        (80.5, 80.5, ""), ("80.5", 80.5, "stored as text"), ("８０.５", 80.5, "full-width"), (" 80 ", 80, "stored as text"),
        (80, 80, ""), ("－3", -3, "full-width"), ("8.50", 8.5, "stored as text"),
    ],
)  # fmt: skip
def test_numbers(tmp_path: Path, cell: Any, value: float, note: str) -> None:
    problem = read(tmp_path, 配对=[PAIRS[0], ["C001", "V1", cell, "A"], *PAIRS[2:]])
    assert problem.pairs.points("C001", "V1/secretary") == value
    assert noted(problem, "配对", "得分", note, "row 2") if note else not surprises(problem)


@pytest.mark.parametrize("cell", NO_NUMBERS)  # fmt: skip
def test_what_is_no_number_is_refused_with_its_place(tmp_path: Path, cell: Any) -> None:
    found = faults(tmp_path, 配对=[PAIRS[0], ["C001", "V1", cell, "A"], *PAIRS[2:]])
    assert places(found) == [("配对", "row 2", "得分")]


@pytest.mark.parametrize(
    ("cell", "grade"), [("A", "A"), ("a ", "A"), ("Ａ级", "A"), ("B等", "B"), ("c", "C"), (None, ""), ("  ", "")]
)
def test_grades(tmp_path: Path, cell: Any, grade: str) -> None:
    problem = read(tmp_path, 配对=[PAIRS[0], ["C001", "V1", 80.5, cell], *PAIRS[2:]])
    assert problem.pairs.grade_of("C001", "V1/secretary") == grade
    assert noted(problem, "匹配等次", "row 2") == (grade != "" and cell != grade)


@pytest.mark.parametrize("cell", ["优", "D", "AB", "良", 1, True, "甲"])
def test_other_grades_are_never_guessed(tmp_path: Path, cell: Any) -> None:
    assert places(faults(tmp_path, 配对=[PAIRS[0], ["C001", "V1", 80.5, cell], *PAIRS[2:]])) == [("配对", "row 2", "匹配等次")]


@pytest.mark.parametrize(("cell", "value"), DATES)  # fmt: skip
def test_dates(tmp_path: Path, cell: Any, value: str) -> None:
    problem = read(tmp_path, 人选=people("出生年月", cell, "1990-01", None))
    assert facts(problem, "出生年月") == [value, "1990-01", None]
    plain = isinstance(cell, dt.date) or cell == value
    assert noted(problem, "出生年月", "row 2") != plain


@pytest.mark.parametrize("cell", NO_DATES)  # fmt: skip
def test_what_could_be_two_dates_or_none_is_refused(tmp_path: Path, cell: Any) -> None:
    found = faults(tmp_path, 人选=people("出生年月", cell, "1990-01", None))
    assert places(found) == [("人选", "row 2", "出生年月")]


def test_day_numbers_count_from_1904_where_the_workbook_says_so() -> None:
    assert convert([27891.0], "date", old_dates=True).values == ["1980-05-12"]
    assert convert([29353.0], "date").values == ["1980-05-12"]


def test_ages_are_worked_out_on_a_stated_day(tmp_path: Path) -> None:
    born = [[*row[:3], cell] for row, cell in zip(PEOPLE, ("出生年月", "1980.05", dt.date(1990, 3, 2), None), strict=True)]
    about = [["项目", "内容"], ["截止日期", "2020-03-01"]]
    problem = read(tmp_path, 人选=born, 说明=about)
    assert facts(problem, "年龄") == [39, 29, None]
    assert noted(problem, "2020-03-01", "年龄", "rows 2–3")
    assert noted(read(tmp_path, 人选=born), "no day is stated")
    path = tmp_path / "选派.xlsx"
    assert facts(ha.read_workbook(path, as_of=dt.date(2020, 3, 2)), "年龄") == [39, 30, None]


def test_a_stated_age_must_agree_with_the_date_of_birth(tmp_path: Path) -> None:
    about = [["项目", "内容"], ["截止日期", dt.date(2020, 3, 1)]]
    found = faults(tmp_path, 人选=people("出生日期", "1984-05-12", "1977-05-12", "1992-01-01"), 说明=about)
    assert places(found) == [("人选", "row 3", "年龄")]
    assert "42 on" in found[0].reason


def test_yes_and_no(tmp_path: Path) -> None:
    assert facts(read(tmp_path, 人选=people("党员", "是", "否", None)), "党员") == [True, False, None]
    assert facts(read(tmp_path, 人选=people("党员", "√", "×", None)), "党员") == [True, False, None]
    assert facts(read(tmp_path, 人选=people("党员", True, False, True)), "党员") == [True, False, True]
    assert facts(read_csv(tmp_path, 人选=people("党员", "TRUE", "FALSE", "")), "党员") == [True, False, None]
    assert facts(read(tmp_path, 人选=people("党员", "是", "待查", None)), "党员") == ["是", "待查", None]


def test_an_empty_cell_beside_ticks_is_unknown_and_said(tmp_path: Path) -> None:
    problem = read(tmp_path, 人选=people("党员", "√", None, "√"))
    assert facts(problem, "党员") == [True, None, True]
    assert noted(problem, "党员", "unknown, not as no")


def test_two_spellings_of_one_sex_are_refused(tmp_path: Path) -> None:
    assert facts(read(tmp_path, 人选=people("性别", "男", "女", "男")), "性别") == ["男", "女", "男"]
    found = faults(tmp_path, 人选=people("性别", "男", "女", "男性"))
    assert places(found) == [("人选", "row 4", "性别")]
    assert "女 or 男" in found[0].reason


def test_ids_keep_their_zeros_and_never_pass_through_floats(tmp_path: Path) -> None:
    rows = [PEOPLE[0], ["0012", *PEOPLE[1][1:]], ["1E5", *PEOPLE[2][1:]], ["110101199001011234", *PEOPLE[3][1:]]]
    pairs = [PAIRS[0], ["0012", "V1", 1, "A"], ["1E5", "V2", 2, "A"], ["110101199001011234", "V1", 3, "A"]]
    for problem in (read(tmp_path, 人选=rows, 配对=pairs), read_csv(tmp_path, 人选=rows, 配对=pairs)):
        assert [who.id for who in problem.candidates] == ["0012", "1E5", "110101199001011234"]
        assert all("every cell is a number" in note for note in surprises(problem))


def test_numbers_as_ids_are_noted_and_long_ones_refused(tmp_path: Path) -> None:
    rows = [PEOPLE[0], [12, *PEOPLE[1][1:]], *PEOPLE[2:]]
    problem = read(tmp_path, 人选=rows, 配对=[PAIRS[0], [12, "V1", 1, "A"], *PAIRS[2:]])
    assert problem.candidates[0].id == "12"
    assert noted(problem, "人选", "leading zeros", "row 2")
    found = faults(tmp_path, 人选=[PEOPLE[0], [110101199001011234, *PEOPLE[1][1:]], *PEOPLE[2:]])
    assert ("人选", "row 2", "编号") in places(found)
    assert "format the cell as text" in found[0].reason


def test_codes_with_leading_zeros_stay_text(tmp_path: Path) -> None:
    assert facts(read(tmp_path, 人选=people("部门", "001", "002", "010")), "部门") == ["001", "002", "010"]
    assert facts(read(tmp_path, 人选=people("证书号码", "11010119900101123", "1", "2")), "证书号码") == [
        "11010119900101123",
        "1",
        "2",
    ]
    assert facts(read_csv(tmp_path, 人选=people("联系电话", "13800000000", "1", "2")), "联系电话") == ["13800000000", "1", "2"]


def test_words_that_look_like_nothing_are_words(tmp_path: Path) -> None:
    rows = [PEOPLE[0], ["C001", "NA", "null", 35], ["C002", "None", "nan", 41], ["C003", "N/A", "", 28]]
    for problem in (read(tmp_path, 人选=rows), read_csv(tmp_path, 人选=rows)):
        assert [who.name for who in problem.candidates] == ["NA", "None", "N/A"]
        assert [who.unit for who in problem.candidates] == ["null", "nan", ""]


def test_names_are_never_rewritten(tmp_path: Path) -> None:
    names = ["⼾口", "㈠", "𬱖 "]
    rows = [PEOPLE[0], *[[row[0], name, *row[2:]] for row, name in zip(PEOPLE[1:], names, strict=True)]]
    problem = read(tmp_path, 人选=rows)
    assert [who.name for who in problem.candidates] == ["⼾口", "㈠", "𬱖"]
    assert noted(problem, "姓名", "blanks", "row 4")


@pytest.mark.parametrize("cell", ["张\u200b三", "张\x0b三", "张\n三", "张\u2028三"])
def test_invisible_characters_in_names_and_ids_are_refused(tmp_path: Path, cell: str) -> None:
    rows = [PEOPLE[0], ["C001", cell, "u", 35], [f"C{cell}", "x", "u", 1], PEOPLE[3]]
    assert {("人选", "row 2", "姓名"), ("人选", "row 3", "编号")} <= set(places(faults(tmp_path, 人选=rows)))


def test_text_among_numbers_is_said(tmp_path: Path) -> None:
    problem = read(tmp_path, 人选=people("身高", 170, 180, "一米七"))
    assert facts(problem, "身高") == [170, 180, "一米七"]
    assert noted(problem, "身高", "text among numbers", "row 4")


def test_formulas_without_value_and_error_values_are_refused(tmp_path: Path) -> None:
    found = faults(tmp_path, 人选=people("补", Formula("=1+1|"), Formula("=1/0|#DIV/0!"), Formula("=2|2")))
    assert places(found) == [("人选", "row 2", "补"), ("人选", "row 3", "补")]
    assert "without a saved value" in found[0].reason
    assert "#DIV/0!" in found[1].reason
    assert facts(read(tmp_path, 人选=people("补", Formula("=1+1|2"), 3, 4)), "补") == [2, 3, 4]


def test_formulas_beside_the_tables_do_no_harm(tmp_path: Path) -> None:
    assert read(tmp_path, 附注=[[Formula("=1+1|")]]).candidates


def test_slots_must_be_whole(tmp_path: Path) -> None:
    found = faults(tmp_path, 岗位=[POSTS[0], ["V1", "secretary", "1人"], ["V2", "secretary", 1.5]])
    assert places(found)[:2] == [("岗位", "row 2", "名额"), ("岗位", "row 3", "名额")]


def test_numbers_of_more_digits_than_excel_holds_are_refused(tmp_path: Path) -> None:
    found = faults(tmp_path, 人选=people("卡号", 6222020200000000123, "6222020200000000124", None))
    assert places(found) == [("人选", "row 2", "卡号")]
    assert "15 digits" in found[0].reason


def test_citizen_ids_are_checked_by_their_last_digit(tmp_path: Path) -> None:
    right = "11010519491231002X"  # the example of the standard; nobody's
    assert facts(read(tmp_path, 人选=people("身份证号", right, None, None)), "身份证号") == [right, None, None]
    wrong = ("110105194912310021", right.lower(), right[:-1])
    found = faults(tmp_path, 人选=people("身份证号", *wrong))
    assert places(found) == [("人选", f"row {row}", "身份证号") for row in (2, 3, 4)]
    found = faults(tmp_path, csv=True, 人选=people("身份证号", right, "11010519491231002", ""))
    assert places(found) == [("人选", "row 3", "身份证号")]
