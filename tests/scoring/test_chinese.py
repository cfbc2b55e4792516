"""In Chinese no code and no English word stands: traces, reasons, sheets, tables, stages, and what is said of silent rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

import pytest

import houma_assign as ha

from .town import people, village_policy, villages

POOL = ha.datasets.houma_2020(stage="pool")
FOUND = ha.funnel(POOL, ha.datasets.houma_policy(), ha.datasets.houma_marks())
PLACED = [place.candidate for place in FOUND.plan.placements]
ENGLISH = re.compile(r"[A-Za-z]{2,}|[a-z]|[A-Za-z_]+_[A-Za-z_]+|(?<=[\u3400-\u9fff])[,:;|()](?=[\s\u3400-\u9fff])")


def said(text: str) -> str:
    """The text without ids of people, which are ids in any language."""
    return re.sub(r"\bC\d{3}\b", "", text)


def texts() -> Iterator[tuple[str, str]]:
    chance = Random(1)
    for who in chance.sample(PLACED, 12):
        yield "trace", FOUND.scores.trace(who).text("zh")
        yield "trace table", FOUND.scores.trace(who).table("zh").to_string()
    for place in chance.sample(FOUND.plan.placements, 12):
        yield "post's trace", FOUND.trace(*place).text("zh")
        yield "reasons", FOUND.grades.reasons(place.candidate, FOUND.problem.post(place.post).village).text("zh")
    for sheet in FOUND.villages.sheets:
        yield "sheet", sheet.text("zh")
    yield "villages", FOUND.villages.table("zh").to_string()
    yield "screening", FOUND.candidates.text("zh")
    yield "screening table", FOUND.candidates.table("zh").to_string()
    yield "nominations", FOUND.candidates.nomination_table("zh").to_string()
    yield "scores", FOUND.scores.table("zh").to_string()
    yield "grades", FOUND.grades.table("zh").to_string() + FOUND.grades.text("zh")
    yield "funnel", FOUND.text("zh")
    yield "plan", FOUND.plan.table("zh").to_string()
    changed = FOUND.policy.rubric.replacing(FOUND.policy.rubric.rule("rank-2").changed(points=8))
    difference = FOUND.policy.rubric.diff(changed, POOL)
    yield "difference", difference.text("zh") + difference.table("zh").to_string()


@pytest.mark.parametrize(("what", "text"), list(texts()))
def test_no_code_and_no_english_word_stands_in_chinese(what: str, text: str) -> None:
    plain = said(text)
    assert re.search("[\u3400-\u9fff]", plain), what
    assert not (ENGLISH.findall(re.sub(r"\b[ABC]\b", "", plain))), what


def test_frames_stay_as_they_are_and_tables_speak_english_too() -> None:
    assert list(FOUND.scores.frame)[:2] == ["candidate", "rural_experience"]
    assert next(iter(FOUND.scores.table())) == "candidate"
    assert list(FOUND.plan.frame) == list(FOUND.plan.table())
    assert list(FOUND.plan.table("zh"))[:4] == ["编号", "姓名", "岗位编号", "村"]
    assert FOUND.scores.table("zh")["总分"].tolist() == FOUND.scores.frame["total"].tolist()


@pytest.mark.parametrize("seed", range(12))
def test_a_must_not_that_catches_nobody_is_said(seed: int) -> None:
    chance = Random(seed)
    limit = chance.randint(53, 99)
    caught = chance.randint(30, 52)
    checks = [
        {"id": "old", "kind": "must_not", "where": f"age >= {limit}", "body": "office", "zh": "年龄过大", "en": "too old"},
        {"id": "aged", "kind": "must_not", "where": f"age >= {caught}", "body": "office", "zh": "年纪偏大", "en": "aged"},
        {"id": "grown", "kind": "must", "where": "age >= 18", "body": "office", "zh": "成年", "en": "grown"},
    ]
    found = ha.screen_candidates(people(), ha.CandidatePolicy(checks=chance.sample(checks, 3)))
    assert "old (too old) catches nobody" in str(found)
    assert "“年龄过大”没有涉及任何人" in found.text("zh")
    assert "aged" not in found.text()
    assert "成年" not in found.text("zh")
    assert [each.code for each in found.silences] == ["check.silent"]


@pytest.mark.parametrize("seed", range(12))
def test_a_rule_that_fires_for_nobody_is_said(seed: int) -> None:
    chance = Random(seed)
    rules = [
        {"id": f"r{k}", "factor": "f", "points": 1, "where": f"age >= {chance.randint(20, 90)}", "zh": f"第{k}条"}
        for k in range(4)
    ]
    scores = ha.Rubric(factors=[{"id": "f"}], rules=rules).score(people())
    silent = [rule["id"] for rule in rules if int(str(rule["where"]).split()[-1]) > 52]
    assert [line.split()[1] for line in str(scores).splitlines()[1:]] == silent
    assert scores.text("zh").count("没有给任何人计分") == len(silent)
    rules_of_grades = ha.GradeRules(
        experience=[{key: rule[key] for key in ("id", "points", "where")} for rule in rules], a_from=9, b_from=3
    )
    graded = rules_of_grades.grade(people(), [ha.Village(id="v")])
    assert [line.split()[1] for line in str(graded).splitlines()[1:]] == silent


def test_a_sheet_names_forms_and_open_ties() -> None:
    forms = [{"id": "team", "zh": "整队", "villages": 1, "posts": {"secretary": 1}},
             {"id": "alone", "zh": "单派", "villages": 1, "posts": {"secretary": 1}}]  # fmt: skip
    problems = [{"id": "floods", "zh": "水患"}, {"id": "debts", "zh": "债务"}]
    found = ha.screen_villages(villages(), village_policy(forms=forms, problems=problems))
    assert "，得分6，整队或单派" in found.sheet("mill").text("zh")
    assert "未入选" in found.sheet("dale").text("zh")
    assert "需求：水患 5" in found.sheet("mill").text("zh")
    assert list(found.table("zh"))[:3] == ["村", "名称", "乡镇"]
