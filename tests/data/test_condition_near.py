"""Values that nobody has: another writing of one that somebody has is a fault, any other is none."""

from __future__ import annotations

from typing import Any

import pytest

import houma_assign as ha
from houma_assign.data.condition_near import condition_reasons, near_values, twin_of

TWINS: list[tuple[Any, Any]] = [
    ("Female", "female"), ("ＡＢ局", "AB局"), ("甲（乙）局", "甲(乙)局"), ("female ", "female"), ("femal", "female"),
    ("女性", "女"),
    ("女", "女性"), ("副科", "副科级"), ("中共党员", "党员"), ("汉", "汉族"), ("35", 35), (35, "35"), ("007", "7"), (35.0, "35"),
    ("是", True), ("Y", True), (1, True), (0, False), (True, "Y"), (False, "否"), (True, 1), ("是", 1),
    ("2015年7月31日", "2015-07-31"),
    ("secretery", "secretary"), ("deputy section", "deputy_section"),
]  # fmt: skip
OTHERS: list[tuple[Any, Any]] = [
    ("u1", "u2"), ("u1", "u10"), ("示例一局", "示例二局"), ("东村", "西村"), ("male", "female"), ("married", "unmarried"),
    ("预备党员", "党员"), ("1-1", "11"), (35, 36), ("A", "B"), ("eastern", "western"), (5, True), ("2015-07-31", "2015-07-30"),
    ("科员", "副科员"), ("x", "y"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "there"), TWINS, ids=str)
def test_another_writing_is_known(value: Any, there: Any) -> None:
    assert twin_of(value, [there]) is there
    condition = ha.Condition(fact="x", equals=value)
    assert condition_reasons((condition,), [ha.Village(id="v", facts={"x": there})])


@pytest.mark.parametrize(("value", "there"), OTHERS, ids=str)
def test_another_value_is_none(value: Any, there: Any) -> None:
    assert twin_of(value, [there]) is None


def reasons(text: Any, **facts: Any) -> list[str]:
    rows = [dict(zip(facts, row, strict=True)) for row in zip(*facts.values(), strict=True)]
    people = [ha.Candidate(id=f"c{k}", facts=row) for k, row in enumerate(rows)]
    return [f"{fact}: {why}" for fact, why in condition_reasons(ha.Eligible(where=text).where, people)]


def test_a_fault_says_what_is_wrong() -> None:
    assert reasons("sex = f; age >= 30; party = 是", sex=["f", "m"], age=[30, 40], party=[True, False]) == []
    assert "'Female' in this column; 'female' is there" in reasons("sex in Female, male", sex=["female", "male"])[0]
    assert reasons("sex in Female, female", sex=["female", "male"]) == []  # the near one is asked for, too
    assert "compared with yes or no (yes), but the column holds text" in reasons("party = 是", party=["中共党员", "群众"])[0]
    assert "compared with numbers" in reasons("unit = 3", unit=["a", "b"])[0]
    assert "nobody has this column; see the spelling of the fact (near: 年龄)" in reasons("年令 >= 3", 年龄=[1])[0]
    assert "nobody has anything in this column" in reasons("age >= 3", age=[None])[0]
    assert "nobody has anything in this column" not in reasons("gae >= 3 or x = 1", age=[None], x=[1])[0]
    assert "a range needs a column of numbers; for dates" in reasons("d >= 3", d=["2015-07"])[0]
    assert "a range of dates needs a column of dates" in reasons("d >= 2015-07", d=["2015-07", "soon"])[0]
    assert "points are numbers" in reasons("总分 >= 2015-07", x=[1])[0]
    assert "grades are A, B and C" in reasons("等次 = D", x=[1])[0]
    assert reasons("grade in A, B; score > 3", x=[1]) == []
    assert len(reasons("sex = Female or age = 35岁", sex=["female"], age=[3])) == 2


def test_names_of_people_are_not_shown() -> None:
    people = [ha.Candidate(id="c1", name="Zhang Xiaoming")]
    (reason,) = condition_reasons((ha.Condition(fact="name", equals="Zhang Xiaomin"),), people)
    assert "Xiaoming" not in reason[1]


def test_near_values_are_the_likeliest_or_all_of_a_few() -> None:
    assert near_values("forestry", ["forests", "law", "tax", "a", "b", "c"]) == ["forests"]
    assert near_values("汉族", ["女", "男"]) == ["女", "男"]
    assert near_values("汉族", list("abcdef")) == []


def test_a_fault_is_said_in_chinese_without_an_english_word() -> None:
    people = [ha.Candidate(id="c1", facts={"性别": "女", "年龄": 30, "党员": True})]
    for text in (
        "性别 = 女性",
        "年龄 = “三十”",
        "党员 = “1”",
        "性别 >= 3",
        "年龄 >= 2015-07",
        "年令 = 3",
        "专长 = 林业",
        "总分 = 高",
        "等次 = 丁",
    ):
        ((_, reason),) = condition_reasons(ha.Eligible(where=text).where, people)
        assert reason.code
        assert not any(char.isascii() and char.isalpha() for char in reason.words("zh"))
