"""Rules that speak of nobody, or read blank cells, are said among the notes of a problem, in both languages."""

from __future__ import annotations

import html
import pickle
import re
from typing import Any

import pandas as pd
import pytest

import houma_assign as ha

PEOPLE = pd.DataFrame({"id": ["a", "b", "c"], "sex": ["女", "男", "男"], "age": [35, None, 40], "score": [3, 2, 1]})


def found(made: ha.Problem) -> tuple[str, ...]:
    """The notes about rules; those about columns that are not there are another matter."""
    return tuple(note for note in made.notes if not note.startswith("columns that are not there"))


def problem(*rules: Any, **more: Any) -> ha.Problem:
    return ha.Problem.from_frames(PEOPLE, pd.DataFrame({"id": ["v"]}), constraints=rules, **more)


CASES: list[tuple[Any, str, str]] = [
    (ha.Quota(id="q", where="sex = 汉族", most=0), "nobody has '汉族' as sex; near it: 女, 男",
     "没有人的“性别”是“汉族”；相近的有：女、男"),
    (ha.Quota(id="q", where="age >= 30", most=0), "1 of 3 have nothing as age and could not be judged",
     "3 人中有 1 人的“年龄”空缺"),
    (ha.Quota(id="q", where="sex = 女; age > 35", most=0), "nobody meets sex = 女, age > 35", "没有人符合“性别 = 女，年龄 > 35”"),
    (ha.Quota(id="q", where="score > 3", most=0), "nobody meets score > 3", "没有人符合“总分 > 3”"),
    (ha.Quota(id="q", where="sex = 男", most=2), "at most 2 are allowed, and only 2 meet sex = 男",
     "而符合“性别 = 男”的只有 2 人"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "en", "zh"), CASES, ids=[en for _, en, _ in CASES])
def test_what_is_found_is_said_wherever_the_plan_is(rule: ha.Quota, en: str, zh: str) -> None:
    made = problem(rule, labels={"zh": {"sex": "性别", "age": "年龄"}})
    assert any(f"rules and data: 'q': {en}" in note for note in made.notes)
    plan = ha.solve(made)
    assert en in plan.summary("en")
    assert zh in plan.summary("zh")
    assert en in html.unescape(plan._repr_html_())
    told = [made.label(note, "zh") for note in made.notes]
    assert not re.search("[A-Za-z]", "".join(told).replace("“q”", ""))


def test_a_rule_that_binds_says_nothing() -> None:
    binding = ha.Quota(id="q", where="sex = 男", most=1), ha.Eligible(id="e", where="sex = 男 or score >= 3")
    assert found(problem(*binding)) == ()
    twice = PEOPLE.assign(most=2)
    made = ha.Problem.from_frames(twice, pd.DataFrame({"id": ["v", "w"]}), constraints=[ha.Quota(where="sex = 女", most=1)])
    assert found(made) == ()


def test_what_is_found_comes_and_goes_with_its_rule() -> None:
    made = problem(CASES[0][0], ha.Eligible(id="e", where="age <= 50"), notes=["given"])
    assert made.notes[0] == "given"
    assert len(found(made)) == 3
    for again in (ha.Problem.from_json(made.to_json()), pickle.loads(pickle.dumps(made)), made.adding(ha.PostsEach(id="more"))):
        assert again.notes == made.notes
        assert again.label(found(again)[1], "zh") == made.label(found(made)[1], "zh") != found(made)[1]
    assert len(found(made.dropping("q"))) == 2
    assert found(made.dropping("q", "e")) == ("given",)
    assert made.adding(ha.Quota(id="r", where="sex = 苗族", least=0)).notes[-1].startswith("rules and data: 'r'")


LINES: list[tuple[dict[str, Any], str, str]] = [
    ({"label": "women", "label_zh": "女性", "where": "sex = 汉族"}, "'women': nobody has '汉族' as sex; near it: 女, 男",
     "结构“性别构成”中的“女性”：没有人的“性别”是“汉族”；相近的有：女、男"),
    ({"label": "old", "label_zh": "年长", "where": "age >= 60"}, "'old': nobody meets age ≥ 60",
     "结构“性别构成”中的“年长”：没有人符合“年龄 ≥ 60”"),
    ({"label": "young women", "where": "sex = 女; age < 30"}, "nobody meets sex = 女, age < 30",
     "没有人符合“性别 = 女，年龄 < 30”"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "en", "zh"), LINES, ids=[en for _, en, _ in LINES])
def test_a_line_of_structure_that_counts_nobody_is_said(line: dict[str, Any], en: str, zh: str) -> None:
    block = {"name": "sexes", "name_zh": "性别构成", "categories": [line, {"label": "men", "where": "sex = 男"}]}
    (note,) = found(problem(dimensions=[block], labels={"zh": {"sex": "性别", "age": "年龄"}}))
    assert "structure 'sexes', '" in note
    assert en in note
    assert isinstance(note, ha.errors.Message)
    assert zh in note.zh


def test_a_mean_of_what_nobody_has_is_said_and_lines_that_count_somebody_are_not() -> None:
    blocks = [
        {"name": "m", "name_zh": "平均身高", "mean_of": "height"},
        {"name": "a", "mean_of": "age"},
        {
            "name": "s",
            "categories": [
                {"label": "all"},
                {"label": "w", "where": "sex = 女"},
                {"label": "x", "where": "score > 2"},
                {"label": "n", "where": "sex != 汉族"},
            ],
        },
    ]
    (note,) = found(problem(dimensions=blocks))
    assert "structure 'm': nobody has height" in note
    assert found(problem(dimensions=blocks).changed(dimensions=blocks[1:])) == ()
