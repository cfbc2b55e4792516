"""The columns of the sheet of aims: numbers, conditions, what is wanted, and groups, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha

from ..reading import faults, places, read, read_csv

PEOPLE = [["编号", "年龄", "性别", "单位", "路程"], ["C001", 31, "女", "单位一", 7], ["C002", 32, "男", "单位二", 2],
          ["C003", 33, "女", "单位一", 0]]  # fmt: skip
AIMS: list[list[Any]] = [
    ["类型", "名称", "数据列", "方向", "条件", "岗位", "分组"],
    ["合计", "路程最少", "路程", "越少越好", "性别 = 女；年龄 <= 33", "党支部书记", None],
    ["人数", "妇女", None, "越多越好", "性别 = 女", None, None],
    ["负担均衡", "均衡", None, None, "年龄 31..60", None, "单位"],
]


def test_the_chinese_columns_make_the_aims(tmp_path: Path) -> None:
    km, women, even = read(tmp_path, 人选=PEOPLE, 目标=AIMS).tiers
    assert isinstance(km, ha.Sum)
    assert (km.number, km.sense, km.role) == ("路程", "least", "secretary")
    assert km.where == ha.Sum(number="路程", sense="least", where="性别 = 女；年龄 <= 33").where
    assert women == ha.People(id="妇女", where={"性别": "女"}, sense="most")
    assert even == ha.EvenLoad(id="均衡", where="年龄 31..60", each="unit")


def test_the_english_columns_make_the_same(tmp_path: Path) -> None:
    english = [["kind", "id", "number", "sense", "where", "role", "groups"],
               ["sum", "路程最少", "路程", "least", "性别 = 女; 年龄 <= 33", "secretary", None],
               ["people", "妇女", None, "most", "性别 = 女", None, None],
               ["even_load", "均衡", None, None, "年龄 31..60", None, "单位"]]  # fmt: skip
    assert read(tmp_path, 人选=PEOPLE, aims=english).tiers == read_csv(tmp_path, 人选=PEOPLE, 目标=AIMS).tiers


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_they_are_written_and_read_back(tmp_path: Path, lang: str) -> None:
    problem = read(tmp_path, 人选=PEOPLE, 目标=AIMS)
    for name in ("再.xlsx", "再"):
        problem.to_workbook(tmp_path / name, lang=lang)
        assert ha.read_workbook(tmp_path / name) == problem


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (["合计", None, "里程", "越少越好", None, None, None], "数据列"),
        (["合计", None, "路程", "随意", None, None, None], "方向"),
        (["合计", None, "路程", None, None, None, None], "方向"),
        (["人数", None, None, "越多越好", "姓别 = 女", None, None], "姓别"),
        (["人数", None, None, "越多越好", None, None, None], "条件"),
        (["负担均衡", None, None, None, None, "会计", None], "岗位"),
        (["负担均衡", None, None, None, None, None, "科室"], "分组"),
        (["得分", None, "路程", None, None, None, None], "数据列"),
    ],
)
def test_what_makes_no_sense_is_a_fault_in_its_place(tmp_path: Path, row: list[Any], column: str) -> None:
    ((sheet, _, told),) = places(faults(tmp_path, 人选=PEOPLE, 目标=[AIMS[0], row]))
    assert (sheet.split(" ")[0], told) == ("目标", column)


def test_a_word_that_is_not_offered_is_refused_in_the_words_that_are(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, 人选=PEOPLE, 目标=[AIMS[0], ["合计", None, "路程", "随意", None, None, None]])
    assert fault.reason == "one of most, least is expected"
    assert "应为下列之一：越多越好、越少越好" in fault.words("zh")


def test_a_rule_or_an_aim_may_be_a_total_without_a_name(tmp_path: Path) -> None:
    rules = [["类型", "数据列", "至多"], ["合计", "路程", 9]]
    problem = read(tmp_path, 人选=PEOPLE, 规则=rules, 目标=[["类型", "数据列", "方向"], ["合计", "路程", "越少越好"]])
    assert [rule.kind for rule in problem.constraints][3:] == ["total"]
    assert [aim.kind for aim in problem.tiers] == ["sum"]
