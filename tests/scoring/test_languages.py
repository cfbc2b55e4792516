"""What the steps before a plan say, they say in either language, and in no third one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import houma_assign as ha

from .town import people, rubric, village_policy, villages

CHECK = {"id": "grown", "kind": "must", "where": "age >= 35", "body": "office", "zh": "年满三十五", "en": "35 or older"}
SCREENING = ha.screen_candidates(people(), ha.CandidatePolicy(checks=[CHECK]))
SHEET = ha.screen_villages(villages(), village_policy()).sheet("dale")
TRACE = rubric().score(people()).trace("bo")
BOTH: list[tuple[Callable[[str], str], str, str]] = [
    (SCREENING.findings[0].text, "does not meet: 35 or older", "不符合：年满三十五"),
    (SCREENING.text, "stage ", "阶段"),
    (SHEET.text, "rank 4, 2, not chosen", "名次4，得分2，未入选"),
    (SHEET.text, "round 2", "二轮"),
    (TRACE.text, "sum 11.5, cap 10", "小计 11.5，封顶 10"),
    (TRACE.text, "total", "总分"),
    (ha.Factor(id="a", zh="年龄", en="age").words, "age", "年龄"),
    (ha.ProblemType(id="a", zh="", en="floods").words, "floods", "floods"),
    (ha.PointRule(id="a", factor="a", points=1, zh="年轻", en="young").words, "young", "年轻"),
]


@pytest.mark.parametrize(("said", "en", "zh"), BOTH)
def test_both_languages_are_spoken(said: Callable[[str], str], en: str, zh: str) -> None:
    assert en in said("en")
    assert zh in said("zh")
    if en != zh:
        assert zh not in said("en")
        assert en not in said("zh")


@pytest.mark.parametrize("said", [said for said, _, _ in BOTH])
def test_a_third_language_is_refused(said: Callable[[str], str]) -> None:
    with pytest.raises(ha.InputError, match="languages are en, zh"):
        said("fr")
