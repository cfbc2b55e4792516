"""The ledger: figures that are known, and what must hold of any ledger."""

from __future__ import annotations

from random import Random

import pytest

import houma_assign as ha

from ..portions import portions
from . import houma
from .random_ledgers import Diary, town

START = "2020-04-28"


@pytest.fixture(scope="module")
def ledger() -> ha.Ledger:
    return ha.Ledger.of(houma.plan(), START, body="office", source="notice 1")


def test_the_first_day_of_houma(ledger: ha.Ledger) -> None:
    now = ledger.as_of(START)
    assert (len(now.in_force), now.vacancies) == (31, {})
    assert set(now.placements) == set(houma.plan().placements)
    assert len(now.duties) == 186
    assert {row.due for row in now.duties} == {"2020-05-28"}
    assert {each.mark for each in now.in_force} == {"2022-04-28"}
    assert {each.term_end for each in now.in_force} == {"2025-04-28"}
    assert not now.overdue
    assert not now.terms_due
    assert (len(ledger.as_of("2020-05-28").overdue), len(ledger.as_of("2020-05-29").overdue)) == (0, 186)
    assert not ledger.as_of("2020-04-27").in_force
    assert "在任 31 人，空缺 0 个" in now.words("zh")


def test_what_is_due_is_told_ahead(ledger: ha.Ledger) -> None:
    assert not ledger.as_of("2025-01-27").terms_due
    assert len(ledger.as_of("2025-01-28").terms_due) == 31
    assert not ledger.as_of("2025-01-28", ahead=30).terms_due
    assert "任期届满（2025-04-28）" in ledger.as_of("2025-04-01").words("zh")
    assert len(ledger.as_of("2022-02-01").marks_due) == 31
    assert (len(ledger.as_of("2022-04-28").marks_due), len(ledger.as_of("2022-04-29").marks_due)) == (31, 0)
    assert set(ledger.as_of("2022-04-28").months.values()) == {24}
    assert set(ledger.as_of("2022-04-27").months.values()) == {23}


def test_needs_carry_who_sees_to_them(ledger: ha.Ledger) -> None:
    register = [{"village": "柳河", "need": "forestry", "severity": 5, "source": "visit", "owner": "A", "due": "2020-12-31"}]
    later = ha.Ledger(ledger.events, ledger.base, register=register).adding(
        {
            "date": "2020-10-01",
            "kind": "need_changed",
            "village": "柳河",
            "need": "forestry",
            "severity": 3,
            "state": "half done",
        },
        {"date": "2020-10-02", "kind": "need_opened", "village": "柳河", "need": "health", "severity": 2, "round": "second"},
    )
    needs = {(each.village, each.need): each for each in later.as_of("2021-01-01").needs}
    wood = needs["柳河", "forestry"]
    assert (wood.severity, wood.owner, wood.state, wood.altered, wood.due) == (3, "A", "half done", "2020-10-01", "2020-12-31")
    assert needs["柳河", "health"].opened == "2020-10-02"
    assert [each.need for each in later.as_of("2021-01-01").needs_overdue] == ["forestry"]
    assert later.as_of("2020-09-30").needs[0].village
    assert list(later.as_of("2021-01-01").need_table("zh").columns)[:6] == [
        "村",
        "需求",
        "严重程度",
        "新增日期",
        "变化日期",
        "来源",
    ]
    assert ha.Ledger.from_json(later.to_json(), ledger.base) == later


def test_rows_are_told_in_words(ledger: ha.Ledger) -> None:
    later = ledger.adding({"date": "2020-05-20", "kind": "duty_done", "candidate": "C073", "duty": "lecture"})
    row = later.table("zh").iloc[-1]
    assert (row["事项"], row["人选"], row["任务"]) == ("任务完成", "C073 巳和石", "讲好一堂党课")
    assert list(later.table("zh").columns)[:5] == ["日期", "事项", "人选", "村", "岗位"]
    assert later.table().equals(later.frame)
    assert set(later.as_of("2020-06-01").duty_table("zh")["逾期"]) == {"是", "否"}


def test_people_swap_and_are_replaced_within_a_day(ledger: ha.Ledger) -> None:
    one, other = "C073", "C060"  # member and secretary of 柳河
    swapped = ledger.adding(
        {"date": "2020-06-01", "kind": "moved", "candidate": one, "post": "柳河/secretary"},
        {"date": "2020-06-01", "kind": "moved", "candidate": other, "post": "柳河/member"},
    )
    now = {each.candidate: each for each in swapped.as_of("2020-06-01").in_force}
    assert (now[one].post, now[one].since, now[one].in_post) == ("柳河/secretary", START, "2020-06-01")
    replaced = ledger.adding(
        {"date": "2020-06-01", "kind": "appointed", "candidate": "C039", "post": "柳河/member"},
        {"date": "2020-06-01", "kind": "ill", "candidate": one},
    )
    assert len(replaced.as_of("2020-06-01").in_force) == 31
    assert replaced.as_of("2020-06-01").left == {one: ("ill", "2020-06-01")}


def test_a_ledger_is_only_added_to(ledger: ha.Ledger) -> None:
    later = ledger.adding([ha.Event(date="2020-06-01", kind="resigned", candidate="C073")])
    assert len(ledger) == 31
    assert len(later) == 32
    assert later.events[:31] == ledger.events
    with pytest.raises(AttributeError):
        later.events = ()  # type: ignore[misc]  # it is frozen
    # A row that comes late is checked against what happened since.
    with pytest.raises(ha.InputError, match="2020-06-01 resigned"):
        later.adding({"date": "2020-05-20", "kind": "resigned", "candidate": "C073"})


@pytest.mark.parametrize("chunk", portions(1, 10))
def test_what_stands_is_what_a_simple_diary_says(chunk: int) -> None:
    base = town()
    for seed in range(chunk * 10, chunk * 10 + 10):
        diary = Diary(seed, 40)
        ledger = ha.Ledger(diary.events, base)
        now = ledger.as_of(diary.day)
        assert {place.candidate: place.post for place in now.placements} == diary.held
        assert {(each.village, each.need): each.severity for each in now.needs} == diary.needs
        assert (now.recalled, set(now.released)) == (diary.recalled, diary.released)
        open_posts = [post for post in base.posts if post.village not in diary.released]
        assert sum(now.vacancies.values()) == sum(post.slots for post in open_posts) - len(diary.held)


@pytest.mark.parametrize("seed", portions(4, 40))
def test_the_order_of_rows_of_one_day_changes_nothing(seed: int) -> None:
    chance, diary = Random(seed), Diary(seed, 40)
    rows = list(diary.events)
    first = ha.Ledger(rows, town())
    chance.shuffle(rows)
    again = ha.Ledger(rows, town())
    assert again == first
    for day in ("2020-12-31", "2021-12-31", diary.day):
        one, other = first.as_of(day), again.as_of(day)
        assert (one.in_force, one.needs, one.left, one.duties) == (other.in_force, other.needs, other.left, other.duties)
    some = [row for row in rows if row["date"] <= "2021-03-01"]
    late = [row for row in rows if row["date"] > "2021-03-01"]
    assert ha.Ledger(some, town()).adding(late).adding([]) == first
    assert ha.Ledger.from_json(first.to_json(), town()) == first
    assert ha.Ledger(first.frame, town()) == first


@pytest.mark.parametrize("seed", portions(3, 20))
def test_no_day_looks_ahead(seed: int) -> None:
    diary = Diary(seed, 40)
    whole = ha.Ledger(diary.events, town())
    for day in ("2020-10-01", "2021-06-01", "2022-03-01"):
        cut = ha.Ledger([event for event in diary.events if event["date"] <= day], town())
        assert whole.as_of(day).in_force == cut.as_of(day).in_force
        assert whole.as_of(day).needs == cut.as_of(day).needs
