"""The chart of the years: one lane a slot, every stay drawn, in both languages."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest

import houma_assign as ha

from .random_ledgers import Diary, town

pytest.importorskip("matplotlib")
ROWS = [
    {"date": "2020-04-28", "kind": "appointed", "candidate": "C1", "post": "V1/secretary"},
    {"date": "2020-04-28", "kind": "appointed", "candidate": "C2", "post": "V1/member"},
    {"date": "2020-04-28", "kind": "appointed", "candidate": "C3", "post": "V3/member"},
    {"date": "2021-06-01", "kind": "recalled", "candidate": "C1", "body": "office", "reason": "why"},
    {"date": "2021-07-01", "kind": "moved", "candidate": "C2", "post": "V1/secretary"},
    {"date": "2021-07-01", "kind": "appointed", "candidate": "C4", "post": "V1/member"},
    {"date": "2022-01-01", "kind": "village_released", "village": "V3", "body": "office", "reason": "well"},
]


def texts(chart: ha.Chart) -> list[str]:
    root = ElementTree.fromstring(chart.svg())
    return ["".join(node.itertext()) for node in root.iter("{http://www.w3.org/2000/svg}text")]


def test_stays_are_told_with_their_ends() -> None:
    assert [tuple(stay) for stay in ha.Ledger(ROWS, town()).stays] == [
        ("C2", "V1/member", "2020-04-28", "2021-07-01", "moved"),
        ("C1", "V1/secretary", "2020-04-28", "2021-06-01", "recalled"),
        ("C3", "V3/member", "2020-04-28", "2022-01-01", "village_released"),
        ("C4", "V1/member", "2021-07-01", "", ""),
        ("C2", "V1/secretary", "2021-07-01", "", ""),
    ]


def test_the_chart_shows_them_in_both_languages() -> None:
    ledger = ha.Ledger(ROWS, town())
    chart = ha.plot_ledger(ledger, "2025-04-28", "zh")
    shown = texts(chart)
    assert {"任职经过", "C1", "C2", "C4", "召回", "村已退出", "调整到此"} <= set(shown)
    assert "2020-04-28 至 2025-04-28：任职 5 段，其中 3 段中途结束" in shown
    assert len(chart.axes.get_yticklabels()) == 9  # a row a slot
    assert list(chart.data.columns) == ["candidate", "post", "start", "end", "how"]
    assert {"Who was where", "recalled", "village released"} <= set(texts(ha.plot_ledger(ledger, "2025-04-28")))
    assert len(ha.plot_ledger(ledger, "2020-12-31").data) == 3


@pytest.mark.parametrize("seed", range(3))
def test_stays_and_days_agree(seed: int) -> None:
    diary = Diary(seed, 40)
    ledger = ha.Ledger(diary.events, town())
    for day in ("2020-12-01", "2021-12-01", diary.day.isoformat()):
        there = {(stay.candidate, stay.post) for stay in ledger.stays if stay.start <= day and (not stay.end or stay.end > day)}
        assert there == {tuple(place) for place in ledger.as_of(day).placements}


@pytest.mark.parametrize("seed", range(3))
def test_a_decision_that_is_carried_out_stands(seed: int) -> None:
    diary = Diary(seed, 20)
    ledger = ha.Ledger(diary.events, town())
    plan = ha.solve(ledger.problem(diary.day, min_stay_days=0, left="keep"))
    later = ledger.carrying_out(plan, "2030-01-01", body="office", reason="yearly", source="minutes")
    assert set(later.as_of("2030-01-01").placements) == set(plan.placements)
    assert {event.source for event in later.events if event.date == "2030-01-01"} <= {"minutes"}
    assert later.carrying_out(plan, "2030-01-02") == later


@pytest.mark.parametrize(
    "wrong",
    [
        lambda ledger: ha.plot_ledger(ha.Ledger([], town())), lambda ledger: ha.plot_ledger(ha.Ledger(ROWS)),
        lambda ledger: ha.plot_ledger(3), lambda ledger: ha.plot_ledger(ledger, "soon"),
        lambda ledger: ledger.carrying_out(None, "2025-01-01"),
        lambda ledger: ledger.carrying_out(ledger.as_of("2021-01-01"), "soon"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(wrong: Any) -> None:
    with pytest.raises(ha.InputError) as caught:
        wrong(ha.Ledger(ROWS, town()))
    assert all(fault.code for fault in caught.value.items)
