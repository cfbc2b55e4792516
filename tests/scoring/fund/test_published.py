"""Funds whose result is known: equal marks, floors and caps by hand, a ladder that was published."""

from __future__ import annotations

import pytest

import houma_assign as ha

VILLAGES = [f"V{number:02}" for number in range(1, 14)]


def test_thirteen_equal_villages_leave_a_tie_of_thirteen_at_the_last_units() -> None:
    fund = ha.share_fund(dict.fromkeys(VILLAGES, 80), ha.FundPolicy(total=2_000_000, unit=1_000))
    assert {(share.low, share.high) for share in fund.shares} == {(153_000, 154_000)}
    (tie,) = fund.ties
    assert (tie.villages, tie.places, tie.amount) == (tuple(VILLAGES), 11, 11_000)
    assert fund.left == 0
    assert set(fund.amounts.values()) == {None}
    with pytest.raises(ha.InputError, match="V01, V02") as caught:
        fund.or_raise()
    assert "并列" not in str(caught.value)
    assert "议定的先后" in caught.value.words("zh")


@pytest.mark.parametrize(("unit", "most", "least"), [(1_000, (154_000, 11), (153_000, 2)), (1, (153_847, 2), (153_846, 11))])
def test_a_body_settles_the_tie(unit: int, most: tuple[int, int], least: tuple[int, int]) -> None:
    policy = ha.FundPolicy(total=2_000_000, unit=unit, settled=VILLAGES[::-1], settled_by="office")
    amounts = list(ha.share_fund(dict.fromkeys(VILLAGES, 80), policy).or_raise().amounts.values())
    assert sum(amount for amount in amounts if amount) == 2_000_000
    assert [(value, amounts.count(value)) for value, _ in (most, least)] == [most, least]
    assert amounts[-1] == most[0]
    assert amounts[0] == least[0]


@pytest.mark.parametrize("method", ["hamilton", "webster"])
def test_floor_and_cap_by_hand(method: str) -> None:
    policy = ha.FundPolicy(total=2_000_000, least=300_000, most=1_000_000, method=method)
    assert ha.share_fund({"a": 1, "b": 1, "c": 8}, policy).amounts == {"a": 500_000, "b": 500_000, "c": 1_000_000}


def test_the_ladder_of_aba() -> None:
    # Published for 2023 in units of 10,000 yuan: 3,100 in all.
    rungs = [("one", 1, 10_000_000), ("two", 1, 5_000_000), ("three", 8, 1_000_000), ("four", 20, 200_000), ("five", 20, 200_000)]
    marks = {f"V{number}": 100 - number for number in range(60)}
    fund = ha.share_fund(marks, ha.FundPolicy(total=31_000_000, way="ladder", rungs=rungs))
    assert not fund.ties
    assert fund.left == 0
    amounts = list(fund.amounts.values())
    assert [amounts.count(value) for value in (10_000_000, 5_000_000, 1_000_000, 200_000, 0)] == [1, 1, 8, 40, 10]


def test_ladders_leave_ties_open_and_say_how_much_lies_between() -> None:
    rungs = [("first", 1, 500), ("second", 2, 300)]
    fund = ha.share_fund({"a": 90, "b": 90, "c": 80, "d": 80, "e": 10}, ha.FundPolicy(total=1_100, way="ladder", rungs=rungs))
    assert [(share.low, share.high) for share in fund.shares] == [(300, 500), (300, 500), (0, 300), (0, 300), (0, 0)]
    assert [(tie.villages, tie.amount, tie.places) for tie in fund.ties] == [(("a", "b"), 200, 2), (("c", "d"), 300, 1)]
    assert fund.left == 0


def test_rungs_of_equal_amounts_leave_nothing_open() -> None:
    rungs = [("first", 1, 300), ("second", 1, 300)]
    fund = ha.share_fund({"a": 90, "b": 90}, ha.FundPolicy(total=1_000, way="ladder", rungs=rungs))
    assert fund.amounts == {"a": 300, "b": 300}
    assert not fund.ties
    assert fund.left == 400


def test_pots_are_shared_by_their_own_criterion() -> None:
    policy = ha.FundPolicy(
        total=2_000, criteria={"organisation": 50, "economy": 50}, threshold=40, way="pots",
        pots=[{"id": "organisation", "amount": 1_200}, {"id": "economy", "amount": 800, "way": "ladder"}],
        rungs=[{"id": "best", "villages": 1, "amount": 800, "pot": "economy"}],
    )  # fmt: skip
    marks = {
        "a": {"organisation": 90, "economy": 10},
        "b": {"organisation": 30, "economy": 60},
        "c": {"organisation": 5, "economy": 5},
    }
    fund = ha.share_fund(marks, policy)
    assert fund.amounts == {"a": 900, "b": 1_100, "c": 0}
    assert fund.assessed[2].excluded[0].words("zh") == "未达到 40 分"
    assert fund.frame.set_index(["village", "pot"])["amount"].to_dict()[("b", "economy")] == 800
    assert "organisation: share by mark 90 of 1,200 yuan: 900" in fund.trace("a")
    assert "不参加分配：未达到 40 分" in fund.trace("c", "zh")


def test_a_veto_excludes_whatever_the_marks() -> None:
    rows = [{"village": "a", "mark": 99, "veto": True, "basis": "stability"}, {"village": "b", "mark": 61}]
    fund = ha.share_fund(rows, ha.FundPolicy(total=100, threshold=60))
    assert fund.amounts == {"a": 0, "b": 100}
    assert str(fund.assessed[0].excluded[0]) == "vetoed (stability)"
    spared = ha.share_fund(rows, ha.FundPolicy(total=100, threshold=60, veto=""))
    assert spared.amounts == {"a": 62, "b": 38}
    facts = [{"village": "a", "mark": 99, "accident": True}, {"village": "b", "mark": 61}]
    assert ha.share_fund(facts, ha.FundPolicy(total=100, veto="accident = true")).amounts == {"a": 0, "b": 100}


def test_another_policy_is_compared_village_by_village() -> None:
    fund = ha.share_fund({"a": 60, "b": 40}, ha.FundPolicy(total=100))
    changed = fund.diff(ha.FundPolicy(total=100, most=50))
    assert changed.to_dict("records") == [
        {"village": "a", "before": 60, "after": 50},
        {"village": "b", "before": 40, "after": 50},
    ]
    assert fund.diff(fund.policy).empty
