"""The six standards: what each person has by them adds up, is read and written, and is told to nobody who may not see it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.papers.committee.passed import screened_rows
from houma_assign.papers.committee.standards import standards_rows, standards_table
from houma_assign.papers.contents import places
from houma_assign.papers.levels import COMMITTEE, DEPARTMENT, hold
from houma_assign.papers.make import study_of
from houma_assign.papers.study import Study
from houma_assign.scoring.facts.standard import STANDARDS


@cache
def found() -> Any:
    return ha.funnel(ha.datasets.houma_2020("pool"), ha.datasets.houma_policy(), ha.datasets.houma_marks(), lots=False)


def study(lang: str) -> Study:
    return study_of("papers", found().plan, lang, None, None, None, None, found())


def test_they_add_up_to_the_total_and_to_the_checks() -> None:
    standards, scores, screening = found().standards(), found().scores, found().candidates
    assert standards.people == tuple(screening.records)
    assert standards.named == (*STANDARDS, "")
    for who in standards.people:
        lines = standards.of(who)
        assert sum(line.checks for line in lines) == len(screening.policy.checks) == 10
        assert tuple(each for line in lines for each in line.failed) == tuple(
            sorted(screening.why(who), key=lambda each: standards.named.index(each.standard)))  # fmt: skip
        if who in screening.passed:
            assert sum(line.points for line in lines if line.points is not None) == scores.points(who)
        else:
            assert {line.points for line in lines} == {None}
    assert sum(line.most or 0 for line in standards.of("C002")) == 100
    assert [(line.points, line.most) for line in standards.of("C002")[:2]] == [(6.5, 8), (18, 21)]


def test_the_table_is_one_row_a_person_in_either_language() -> None:
    zh, en = found().standards().table("zh").set_index("人选"), found().standards().table("en").set_index("candidate")
    assert [*zh.columns] == [*(words[1] for words in STANDARDS.values()), "其他"]
    assert [*en.columns] == [*(words[0] for words in STANDARDS.values()), "other"]
    assert len(zh) == len(en) == 106
    assert zh.loc["C006"].tolist() == ["", "", "", "未通过：不得处于处分影响期", "未通过：身体健康", "", ""]
    assert en.loc["C002", "political quality"] == zh.loc["C002", "政治素质"] == "6.5/8"
    assert "不得处于处分影响期" in found().standards().text("C006", "zh")
    with pytest.raises(KeyError):
        found().standards().of("C999")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_they_are_written_and_read_back(lang: str, tmp_path: Path) -> None:
    policy = ha.datasets.houma_policy()
    for name in ("规则.xlsx", "规则"):
        ha.write_policy(policy, tmp_path / name, lang=lang)
        assert ha.read_policy(tmp_path / name) == policy
    (sheet,) = (path for path in (tmp_path / "规则").iterdir() if path.stem in ("评分细则", "rubric policy"))
    text = sheet.read_text("utf-8-sig")
    assert ("道德品行" in text, "conduct" in text) == (lang == "zh", lang == "en")
    assert ha.SelectionPolicy.from_json(policy.to_json()) == policy
    assert {check.standard for check in policy.candidates.checks} == {"political", "responsibility", "conduct", "health", "fit"}


@pytest.mark.parametrize(("said", "code"), [("责任心", "responsibility"), ("身体状况", "health"), ("Moral Conduct", "conduct"),
                                           ("适岗", "fit"), ("", ""), (" political ", "political")])  # fmt: skip
def test_other_words_for_a_standard_are_understood(said: str, code: str) -> None:
    assert ha.Factor(id="f", standard=said).standard == code


def test_what_is_no_standard_is_one_fault_in_its_place_with_those_near(tmp_path: Path) -> None:
    ha.write_policy(ha.datasets.houma_policy(), tmp_path / "规则", lang="zh")
    sheet = tmp_path / "规则" / "评分细则.csv"
    sheet.write_text(sheet.read_text("utf-8-sig").replace("道德品行", "道德品性"), encoding="utf-8")
    with pytest.raises(ha.InputError) as caught:
        ha.read_policy(tmp_path / "规则")
    (fault,) = caught.value.items
    assert (fault.code, fault.column, fault.value) == ("standard.unknown", "标准 → standard", "道德品性")
    assert fault.row.startswith("row ")
    assert "相近的有：道德品行" in fault.words("zh")
    with pytest.raises(ha.InputError) as caught:
        ha.CandidatePolicy(checks=[{"id": "a", "kind": "must", "body": "b", "where": "age <= 50", "standard": "helth"}])
    (fault,) = caught.value.items
    assert "near it: health" in fault.reason
    assert "相近的有：身体健康" in fault.words("zh")


def test_the_committee_sees_points_of_those_proposed_and_checks_as_numbers() -> None:
    made = {lang: standards_rows(study(lang)) for lang in ("zh", "en")}
    plan = found().plan
    assert len(made["zh"]) == len(plan.placements) == 31
    points = {place.candidate: plan.problem.pairs.points(*place) for place in plan.placements}
    for zh, en in zip(made["zh"], made["en"], strict=True):
        assert zh["total"] == points[zh["id"]]
        assert {key: cell for key, cell in zh.items() if key != "post"} == {
            key: cell for key, cell in en.items() if key != "post"
        }
        assert sum(float(zh[code].split("/")[0]) for code in STANDARDS) == zh["total"]
        assert (zh["other"], zh["checks"]) == ("", "10/10")
    table = standards_table(study("zh").words)
    hold("committee_paper", COMMITTEE, places((table,)))
    with pytest.raises(ha.HoumaError):  # not for the village, nor for the public
        hold("dossier", 2, places((table,)))
    assert screened_rows(study("zh"), COMMITTEE) == []
    reasons = {row["id"]: row["reason"] for row in screened_rows(study("zh"), DEPARTMENT)}
    assert "道德品行：不得处于处分影响期" in reasons["C006"]


def test_without_any_standard_there_is_nothing_to_show() -> None:
    plain = found().policy.rubric.changed(factors=[each.changed(standard="") for each in found().policy.rubric.factors])
    bare = found().policy.candidates.changed(checks=[each.changed(standard="") for each in found().policy.candidates.checks])
    pool, people = ha.datasets.houma_2020("pool"), found().candidates.candidates
    other = replace(found(), candidates=ha.screen_candidates(pool, bare), scores=plain.score(people))
    assert found().standards().stated
    assert not other.standards().stated
    assert standards_rows(study_of("papers", other.plan, "zh", None, None, None, None, other)) == []
