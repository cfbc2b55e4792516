import pytest

import houma_assign as ha

from .small_town import FOUR, best, faults, given, says, sent, town

AGES = {"ann": {"age": 50}, "bo": {"age": 48}, "cy": {"age": 30}, "dee": {"age": 40}}


@pytest.mark.parametrize(
    ("limits", "who"),
    [
        ({}, ["ann", "bo"]),
        ({"most": 49}, ["ann", "bo"]),
        ({"most": 48.9}, ["ann", "cy"]),
        ({"most": 39.5}, ["bo", "cy"]),
        ({"least": 43, "most": 45}, ["ann", "dee"]),
        ({"least": 44.95, "most": 45.05}, ["ann", "dee"]),
        ({"most": 35}, ["cy", "dee"]),
    ],
)
def test_mean_of_who_goes_stays_within_the_limits(limits, who):
    rules = (ha.Mean(number="age", **limits),) if limits else ()
    assert sent(best(town(FOUR, *rules, people=AGES))) == who


def test_each_village_has_its_own_mean():
    rule = ha.Mean(number="age", most=48, each="village")
    assert sent(best(town(FOUR, rule, people=AGES))) == ["bo", "cy"]  # ann is above it alone


def test_scope_is_a_role():
    board = "a/lead a/member\nann 9 9\nbo 8 8\ncy 5 5\ndee 4 4"
    plan = best(town(board, ha.Mean(number="age", most=48, role="lead"), people=AGES))
    assert {place.post: place.candidate for place in plan.placements} == {"a/lead": "bo", "a/member": "ann"}


def test_empty_group_keeps_the_rule():
    board = FOUR.replace("a/lead", "a/lead*0-1").replace("b/lead", "b/lead*0-1")
    assert sent(best(town(board, ha.Mean(number="age", least=60, each="village"), people=AGES))) == []
    assert sent(best(town(board, ha.Mean(number="age", least=50, each="village"), people=AGES))) == ["ann"]


def test_soft_counts_units_summed_over_the_group():
    plan = best(town(FOUR, ha.Mean(number="age", most=48, penalty=1), people=AGES))
    assert plan.value["merit"] == 17 - 2  # one year too high over two people
    assert given(plan) == [("all posts", 2)]


def test_part_of_a_unit_counts_as_one():
    plan = best(town(FOUR, ha.Mean(number="age", most=48.7, penalty=1), people=AGES))  # 98 - 97.4
    assert (plan.value["merit"], given(plan)) == (16, [("all posts", 1)])
    plan = best(town(FOUR, ha.Mean(number="age", least=49.2, penalty=1), people=AGES))  # 98.4 - 98
    assert (plan.value["merit"], given(plan)) == (16, [("all posts", 1)])


def test_soft_with_a_large_penalty_is_kept():
    plan = best(town(FOUR, ha.Mean(number="age", most=48, penalty=2), people=AGES))  # 17 - 4 is less than 14
    assert (plan.value["merit"], given(plan)) == (14, [])


def test_senseless_data_are_refused():
    assert faults(FOUR, ha.Mean(number="age", most=40))[0][0] == "number"
    assert faults(FOUR, ha.Mean(number="age"), people=AGES) == [("least", "state least and/or most")]
    assert faults(FOUR, ha.Mean(number="age", least=41, most=40), people=AGES) == [("least", "least exceeds most (40)")]
    assert faults(FOUR, ha.Mean(number="age", most=39.1234567), people=AGES)[0][0] == "most"
    assert faults(FOUR, ha.Mean(number="age", most=40), people=AGES | {"cy": {}})[0][0] == "age"


def test_words_name_the_limits():
    assert says(ha.Mean(number="age", least=39.85, most=39.95), "age", "39.85", "39.95")
    assert "mean" in ha.Mean(number="age", most=40).words()
    assert "平均" in ha.Mean(number="age", most=40).words("zh")
