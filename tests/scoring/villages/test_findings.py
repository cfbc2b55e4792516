"""Findings of the two rounds: severities, sources, and why they changed; read, written, refused, and told in the dossier."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

import houma_assign as ha

TYPES = [{"id": "petition", "zh": "信访问题多", "weight": 2}, {"id": "economy", "zh": "集体经济薄弱", "need": "industry"}]
POLICY = ha.VillagePolicy(problems=TYPES, forms=[{"id": "team", "villages": 1, "posts": {"secretary": 1}}])
VILLAGES = [ha.Village(id="V1", name="上村", facts={"petition": 5, "petition_first": 3, "economy": 1, "economy_first": 1}),
            ha.Village(id="V2", name="下村", facts={"petition": 2, "petition_first": 2})]  # fmt: skip
FOUND = [
    {"village": "V1", "problem": "petition", "round": 1, "severity": 3, "source": "信访部门", "visited_on": "2020-02-03"},
    {
        "village": "上村",
        "problem": "信访问题多",
        "round": "二轮",
        "severity": 5,
        "source": "入户走访",
        "visited": "示例户",
        "visited_on": "2020-03-04",
        "change": "新增三件集体访",
    },
    {"village": "V2", "problem": "industry", "round": "第一轮", "severity": 4},
    {"village": "V2", "problem": "economy", "round": 2, "severity": 2, "source": "乡镇反映"},
]


def test_severities_may_stand_there_and_reasons_and_sources_stay_with_the_village() -> None:
    screening = ha.screen_villages(VILLAGES, POLICY, FOUND)
    lower = screening.sheet("V2")
    assert (dict(lower.first), dict(lower.second), lower.score) == (
        {"petition": 2, "economy": 4},
        {"petition": 2, "economy": 2},
        6,
    )
    upper = screening.sheet("V1")
    assert upper.change("petition") == "新增三件集体访"
    assert [(each.village, each.problem, each.round) for each in upper.findings] == [("V1", "petition", 1), ("V1", "petition", 2)]
    assert screening.unexplained == (("V2", "economy"),)
    assert "新增三件集体访" in upper.text("zh")
    assert "2020-03-04" in upper.text("en")
    bare = ha.screen_villages([VILLAGES[0]], POLICY)
    assert (bare.sheet("V1").second, bare.sheet("V1").score) == (upper.second, upper.score)
    assert bare.unexplained == (("V1", "petition"),)


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"village": "V9", "problem": "petition", "round": 1, "severity": 1}, "village", "finding.village"),
    ({"village": "V1", "problem": "信访问题", "round": 1, "severity": 3}, "problem", "finding.problem"),
    ({"village": "V1", "problem": "petition", "round": 3, "severity": 3}, "round", "finding.round"),
    ({"village": "V1", "problem": "petition", "round": 1, "severity": 4}, "severity", "finding.two"),
    ({"village": "V1", "problem": "petition", "round": 1, "severity": 6}, "severity", "field.less_than_equal"),
    ({"village": "V1", "problem": "petition", "round": 1, "severity": -1}, "severity", "field.greater_than_equal"),
    ({"village": "V1", "problem": "petition", "round": 1}, "", "finding.nothing"),
    ({"village": "V1", "problem": "petition", "round": 1, "visited_on": "三月"}, "visited_on", "ledger.day"),
    ({"village": "V1", "problem": "economy", "round": 2, "severity": 3}, "economy", "finding.differs"),
]


@pytest.mark.parametrize(("row", "column", "code"), WRONG, ids=[code for *_, code in WRONG])
def test_what_makes_no_sense_is_a_fault_in_its_place(row: dict[str, Any], column: str, code: str) -> None:
    with pytest.raises(ha.InputError) as caught:
        ha.screen_villages(VILLAGES, POLICY, [*FOUND, row])
    (fault,) = caught.value.items
    assert (fault.column, fault.code) == (column, code)
    assert fault.row == ("V1" if code == "finding.differs" else "row 5")


def test_all_faults_come_in_one_error_with_near_words() -> None:
    with pytest.raises(ha.InputError) as caught:
        ha.screen_villages(VILLAGES, POLICY, [*FOUND, *(row for row, *_ in WRONG)])
    assert {fault.code for fault in caught.value.items} >= {code for *_, code in WRONG}
    assert "相近的有：信访问题多" in caught.value.words("zh")
    one = POLICY.changed(rounds=1)
    with pytest.raises(ha.InputError) as caught:
        ha.screen_villages(VILLAGES[:1], one, FOUND[1:2])
    assert [fault.code for fault in caught.value.items] == ["finding.one_round"]


@cache
def drawn(seed: int) -> tuple[ha.VillageFinding, ...]:
    rng = Random(f"findings {seed}")
    texts = ("", "走访", "=1+1", "'引号", "甲；乙", "12", "a, b")
    return tuple(
        ha.VillageFinding(
            village=f"V{rng.randint(1, 4)}", problem=rng.choice(("petition", "007")), round=rng.choice((1, 2)),
            severity=rng.choice((0, 3, 5)), source=rng.choice(texts), visited=rng.choice(texts),
            visited_on=rng.choice(("", "2020-02-29")), change=rng.choice(texts),
        ) for _ in range(5)
    )  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_they_are_written_and_read_back(lang: str, tmp_path: Path) -> None:
    for seed in range(6):
        for name in (f"{seed}.xlsx", f"{seed}"):
            ha.write_findings(drawn(seed), tmp_path / name, lang=lang)
            assert ha.read_findings(tmp_path / name) == drawn(seed)
    with pytest.raises(ha.InputError):
        ha.write_findings(drawn(0), tmp_path / "0.xlsx", lang=lang)


def test_a_sheet_of_the_wrong_kind_is_refused_with_its_places(tmp_path: Path) -> None:
    rows = (
        "村,问题类型,轮次,程度,来 源,变化原因",
        "V1,信访,三轮,3,走访,",
        "V1,信访,一轮,很急,,",
        ",信访,一轮,1,,",
        "V1,信访,一轮,,,",
        "V1,信访,一轮,,,x",
    )
    text = "\n".join(rows)
    (tmp_path / "村").mkdir()
    (tmp_path / "村" / "两轮研判.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ha.InputError) as caught:
        ha.read_findings(tmp_path / "村")
    told = [(fault.row.split(" (")[0], fault.column.split(" → ")[0]) for fault in caught.value.items]
    assert {("row 2", "轮次"), ("row 3", "程度"), ("row 4", "村"), ("row 6", "变化原因")} <= set(told), told
    assert any(row == "row 5" for row, _ in told)
    with pytest.raises(ha.InputError):
        ha.read_findings(tmp_path)


def test_the_funnel_takes_them_and_chooses_the_same_villages() -> None:
    pool, policy = ha.datasets.houma_2020("pool"), ha.datasets.houma_policy()
    found = ha.datasets.houma_details("zh").findings
    screening = ha.screen_villages(pool, policy.villages, found)
    assert len(found) == 13 * 6 * 2
    assert screening.forms == ha.screen_villages(pool, policy.villages).forms
    assert all(village not in screening.forms for village, _ in screening.unexplained)
    changed = {(village, kind) for village, kind, *_ in screening.differences if village in screening.forms}
    assert changed == {(each.village, each.problem) for each in found if each.change}
