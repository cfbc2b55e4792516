"""Units and whatever rules count by: one thing has one spelling, and a blank is nothing."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

import houma_assign as ha
from houma_assign.errors import Message

from ..made_files import PEOPLE
from ..reading import faults, places, read, read_csv

CAP = [["类型", "至多"], ["单位限额", 1]]
RNG = Random("units")


def twin(number: int) -> tuple[str, str]:
    """Two writings of one unit."""
    rng = Random(f"twin {number}")
    name = "".join(rng.choice("财政农业教育林水局办") for _ in range(4)) + rng.choice(("(机关)", "[二科]", "A组", "-1", "1 处"))
    changes = (
        lambda text: text.translate(str.maketrans("()[]", "（）【】")), lambda text: f"{text[:2]} {text[2:]}",
        lambda text: "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text), str.lower,
        lambda text: text.replace("-", "—").replace(" ", "\u3000").replace("(", " (").replace("A", "a").replace("[", " ["),
    )  # fmt: skip
    made = [change(name) for change in changes if change(name) != name]
    return name, rng.choice(made)


def units(*cells: object) -> list[list[object]]:
    """People with these units."""
    return [PEOPLE[0], *[[*row[:2], unit, row[3]] for row, unit in zip(PEOPLE[1:], cells, strict=True)]]


@pytest.mark.parametrize("number", range(20))
def test_two_writings_of_a_unit_that_a_rule_counts_are_a_fault_that_names_both(number: int, tmp_path: Path) -> None:
    one, other = twin(number)
    (found,) = faults(tmp_path, 人选=units(one, one, other), 规则=CAP)
    assert places([found]) == [("人选", "row 4", "派出单位")]
    assert one in found.reason
    assert other in found.reason
    problem = read_csv(tmp_path, 人选=units(one, one, other))
    noted = [note for note in problem.notes if isinstance(note, Message) and note.code == "found.twins"]
    assert len(noted) == 1
    assert one in noted[0].zh
    assert other in noted[0].zh


@pytest.mark.parametrize("word", ["同上", "〃", "″", " 同上 ", "Ditto", "''"])
def test_as_above_is_no_unit(word: str, tmp_path: Path) -> None:
    for people in (
        units("甲局", word, "乙局"),
        [[*row, cell] for row, cell in zip(PEOPLE, ("民族", "汉", word, "汉"), strict=True)],
    ):
        assert [fault.code for fault in faults(tmp_path, 人选=people)] == ["cell.as_above"]


def test_blanks_below_the_first_row_of_a_block_are_a_fault_where_a_rule_counts(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, 人选=units("甲局", None, None), 规则=CAP)
    assert places([found]) == [("人选", "row 2", "派出单位")]
    assert "rows 3–4" in found.reason
    assert any("rows 3–4" in note and "blank" in note for note in read(tmp_path, 人选=units("甲局", None, None)).notes)
    assert read(tmp_path, 人选=units("甲局", "甲局", None), 规则=CAP).candidates[2].unit == ""


@pytest.mark.parametrize("word", ["无", "—", "/", "-", "暂无", "none", "——"])
def test_none_is_no_unit(word: str, tmp_path: Path) -> None:
    problem = read(tmp_path, 人选=units("甲局", word, "甲局"))
    assert [who.unit for who in problem.candidates] == ["甲局", "", "甲局"]
    assert any("says none" in note for note in problem.notes)


def test_villages_without_a_township_are_in_none(tmp_path: Path) -> None:
    rules = [["类型", "条件", "至多", "范围"], ["结构比例", "年龄 <= 50", 1, "每乡镇"]]
    villages = [["编号", "乡镇"], ["V1", "东乡"], ["V2", "无"]]
    problem = read(tmp_path, 村=villages, 规则=rules)
    assert problem.constraints[-1].groups(problem) == {"东乡": ["V1/secretary"]}


RIGHT = ("11010519491231002X", "440524188001010014")


def identity(header: str, *cells: str) -> list[list[object]]:
    """People with these numbers."""
    return [[*PEOPLE[0], header], *[[*row, cell] for row, cell in zip(PEOPLE[1:], cells, strict=True)]]


@pytest.mark.parametrize("header", ["身份证号", "身份证号码", "公民身份号码", "居民身份证号", "证件号码", "护照号", "Passport"])
def test_an_identity_number_stands_in_one_row(header: str, tmp_path: Path) -> None:
    (found,) = faults(tmp_path, 人选=identity(header, RIGHT[0], RIGHT[1], RIGHT[0]))
    assert found.code == "person.twice"
    assert "C001" in found.reason
    assert "C003" in found.reason
    assert RIGHT[0] not in found.words("en")


@pytest.mark.parametrize(
    "header",
    ["身份证地址", "身份证有效期", "是否交身份证复印件", "身份证签发机关", "身份证类型", "证件类型", "有无身份证", "身份证住址"],
)
def test_other_headers_with_the_word_in_them_hold_anything(header: str, tmp_path: Path) -> None:
    assert read(tmp_path, 人选=identity(header, "某街 1 号", "长期", "长期")).candidates[1].facts[header] == "长期"


def test_one_name_and_one_day_of_birth_are_noted(tmp_path: Path) -> None:
    people = [
        ["编号", "姓名", "出生日期"],
        ["C001", "甲", "1980-05-01"],
        ["C002", "甲", "1980-05-01"],
        ["C003", "甲", "1981-05-01"],
    ]
    said = [note for note in read(tmp_path, 人选=people).notes if "date of birth" in note]
    assert said == ["人选: C001, C002 have the same name and date of birth; is it one person?"]


@pytest.mark.parametrize("last", [1, 3, 9])
@pytest.mark.parametrize("header", ["序号", "编号", "No."])
def test_a_running_number_alone_is_nobody(header: str, last: int, tmp_path: Path) -> None:
    people = [
        [header, "姓名", "单位"],
        *[[k, f"人{k}", "甲局"] for k in (1, 2, 3)],
        *[[3 + k, None, None] for k in range(1, last + 1)],
    ]
    pairs = [["人选", "村", "得分"], [1, "V1", 1], [2, "V2", 2], [3, "V1", 3]]
    problem = read(tmp_path, 人选=people, 配对=pairs)
    assert [who.id for who in problem.candidates] == ["1", "2", "3"]
    assert any("nothing but a running number" in note and "row" in note for note in problem.notes)
    named = read(tmp_path, 人选=people, 配对=[*pairs, [4, "V1", 5]])  # the pairs speak of this one
    assert [who.id for who in named.candidates] == ["1", "2", "3", "4"]


def test_skills_are_split_where_every_part_is_known(tmp_path: Path) -> None:
    def skills(*cells: str) -> list[list[object]]:
        return [[*PEOPLE[0], "专长"], *[[*row, cell] for row, cell in zip(PEOPLE[1:], cells, strict=True)]]

    for sign in ("/", "|", " ", "／", "、", "；", ", "):
        problem = read(tmp_path, 人选=skills("林业", "法律", f"林业{sign}法律"))
        assert problem.candidates[2].skills == ("林业", "法律")
    assert read(tmp_path, 人选=skills("林业", "法律", "水/电")).candidates[2].skills == ("水/电",)
    assert places(faults(tmp_path, 人选=skills("林业", "法律", "林业/水电"))) == [("人选", "row 4", "专长")]


def test_needs_in_a_cell_are_parted_by_any_sign(tmp_path: Path) -> None:
    for sign in ("、", ", ", "，", "；", "\n", "/"):
        villages = [["编号", "需求"], ["V1", f"信访:5{sign}文化：3"], ["V2", None]]
        assert dict(read(tmp_path, 村=villages).villages[0].needs) == {"信访": 5, "文化": 3}
    for cell in ("信访:6", "信访:5;信访:2", "信访", "信访:五", "信访:5.5"):
        assert places(faults(tmp_path, 村=[["编号", "需求"], ["V1", cell], ["V2", None]])) == [("村", "row 2", "需求")]


@pytest.mark.parametrize(
    "headers", [("第一志愿", "第二志愿"), ("Choice 1", "Choice 2"), ("志愿1", "志愿2"), ("First choice", "Second choice")]
)
def test_columns_of_wishes_serve_the_aim(headers: tuple[str, str], tmp_path: Path) -> None:
    people = [[*PEOPLE[0], *headers], [*PEOPLE[1], "上村", "V2"], [*PEOPLE[2], "下村", "下村"], [*PEOPLE[3], None, None]]
    (aim,) = read(tmp_path, 人选=people, 目标=[["类型"], ["个人意愿"]]).tiers
    assert aim == ha.Wishes(wishes={"C001": ("V1", "V2"), "C002": ("V2",)})
    people[1][-1] = "中村"
    assert places(faults(tmp_path, 人选=people, 目标=[["类型"], ["意愿"]])) == [("人选", "row 2", headers[1])]
    assert any(headers[0] in note for note in read(tmp_path, 人选=people).notes)  # no aim asks for them
