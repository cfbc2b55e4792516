"""What makes no sense in a fund is one error with everything in it, in both languages."""

from __future__ import annotations

import re
from typing import Any

import pytest

import houma_assign as ha

LATIN, QUOTED = re.compile(r"[A-Za-z]{3,}"), re.compile("“.*?”|'.*?'|有：.*")  # what is quoted are the user's own words


def faults(make: Any) -> dict[tuple[str, str], str]:
    """(row, column) -> code of everything that is refused, each in Chinese without English words of ours."""
    with pytest.raises(ha.InputError) as caught:
        make()
    for fault in caught.value.items:
        assert not LATIN.search(QUOTED.sub("", fault.reason.zh)), fault
    return {(fault.row, fault.column): fault.code for fault in caught.value.items}


@pytest.mark.parametrize(
    ("given", "place", "code"),
    [
        ({"total": 1_500}, ("", "total"), "fund.unit"),
        ({"least": 700}, ("", "least"), "fund.unit"),
        ({"least": 3_000, "most": 2_000}, ("", "most"), "fund.crossed"),
        ({"threshold": 101}, ("", "threshold"), "fund.threshold"),
        ({"settled": ["V1"]}, ("", "settled_by"), "fund.settled"),
        ({"criteria": {"a": 0, "b": 0}}, ("", "criteria"), "fund.no_weight"),
        ({"way": "ladder"}, ("", "rungs"), "fund.no_rung"),
        ({"way": "ladder", "rungs": [("a", 1, 1_000), ("b", 1, 2_000)]}, ("b", "amount"), "fund.upwards"),
        ({"way": "ladder", "rungs": [("a", 3, 1_000)]}, ("", "rungs"), "fund.too_much"),
        ({"rungs": [("a", 1, 1_000)]}, ("a", "pot"), "fund.stray_rung"),
        ({"way": "pots"}, ("", "pots"), "fund.no_pots"),
        ({"way": "pots", "criteria": {"a": 1}, "pots": {"a": 1_000}}, ("", "pots"), "fund.pots"),
        ({"criteria": {"a": 1}, "pots": {"a": 2_000}}, ("a", "id"), "fund.stray_pot"),
        ({"way": "pots", "criteria": {"a": 1}, "pots": {"b": 2_000}}, ("b", "id"), "fund.pot"),
        ({"way": "ladder", "rungs": [{"id": "x", "villages": 1, "amount": 0, "pot": "q"}]}, ("x", "pot"), "fund.rung"),
        ({"veto": "veto ="}, ("", "veto"), "fund.veto"),
        ({"criteria": [("a", 1), ("a", 2)]}, ("a", "id"), "policy.id_twice"),
        ({"way": "lottery"}, ("", "way"), "field.literal_error"),
        ({"unit": 0}, ("", "unit"), "field.greater_than_equal"),
    ],
)  # fmt: skip
def test_a_policy_that_makes_no_sense(given: dict[str, Any], place: tuple[str, str], code: str) -> None:
    assert faults(lambda: ha.FundPolicy(**{"total": 2_000, "unit": 1_000, **given}))[place] == code


CRITERIA = ha.FundPolicy(total=2_000, criteria={"organisation": 60, "economy": 40})


@pytest.mark.parametrize(
    ("marks", "place", "code"),
    [
        ({"a": {"organisation": 101, "economy": 1}}, ("a organisation", "mark"), "assessment.scale"),
        ({"a": {"organisation": -1, "economy": 1}}, ("a organisation", "mark"), "assessment.scale"),
        ({"a": {"organisation": 1}}, ("a", "criterion"), "assessment.lacking"),
        ({"a": {"organisation": 1, "economy": 1, "econmy": 1}}, ("a econmy", "criterion"), "assessment.criterion"),
        ([{"village": "a", "criterion": "economy", "mark": 1}] * 2, ("a economy", "criterion"), "assessment.twice"),
        ([{"village": "a", "criterion": "economy", "mark": 1, "veto": True}], ("a economy", "basis"), "assessment.basis"),
        ([{"village": "a", "criterion": "economy", "mark": "high"}], ("row 1", "mark"), "assessment.number"),
        ({"b": {"organisation": 1, "economy": 1}}, ("b", "village"), "assessment.village"),
        ([], ("", ""), "table.empty"),
        ("marks.xlsx", ("", ""), "rows.kind"),
    ],
)  # fmt: skip
def test_marks_that_make_no_sense(marks: Any, place: tuple[str, str], code: str) -> None:
    assert faults(lambda: ha.share_fund(marks, CRITERIA, [ha.Village(id="a")]))[place] == code


@pytest.mark.parametrize(
    ("marks", "policy", "code"),
    [
        ({"a": 10, "b": 20}, {"threshold": 50}, "fund.nobody"),
        ({"a": 10, "b": 20}, {"least": 1_500}, "fund.floors"),
        ({"a": 10, "b": 20}, {"most": 900}, "fund.caps"),
        ({"a": 10, "b": 0}, {"most": 1_500}, "fund.caps"),
        ({"a": 0, "b": 0}, {}, "fund.no_marks"),
        ({"a": 1, "b": 0}, {"settled": ["c"], "settled_by": "office"}, "fund.no_village"),
    ],
)  # fmt: skip
def test_bounds_that_these_villages_cannot_meet(marks: dict[str, int], policy: dict[str, Any], code: str) -> None:
    assert code in faults(lambda: ha.share_fund(marks, ha.FundPolicy(total=2_000, **policy))).values()


def test_the_figures_of_floors_and_caps_are_told() -> None:
    with pytest.raises(ha.InputError, match="2 villages with at least 1500 each are 3000, and there are 2000"):
        ha.share_fund({"a": 10, "b": 20}, ha.FundPolicy(total=2_000, least=1_500))
    with pytest.raises(ha.InputError, match="at most 1800 of 2000"):
        ha.share_fund({"a": 10, "b": 20}, ha.FundPolicy(total=2_000, most=900))
    with pytest.raises(ha.InputError, match="a FundPolicy is expected"):
        ha.share_fund({"a": 1}, {"total": 1})  # type: ignore[arg-type]  # refused in words
    with pytest.raises(ha.InputError, match="no village of the assessment"):
        ha.share_fund({"a": 1}, ha.FundPolicy(total=1)).trace("b")
