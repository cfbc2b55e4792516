import pytest

import houma_assign as ha

from .small_town import FOUR, THREE, best, faults, given, placed, says, sent, town

PAY = {"ann": {"pay": 7.5}, "bo": {"pay": 4.25}, "cy": {"pay": 3}, "dee": {"pay": 1}}


@pytest.mark.parametrize(
    ("limits", "who"),
    [
        ({"most": 11.75}, ["ann", "bo"]),
        ({"most": 11.74}, ["ann", "cy"]),
        ({"most": 8.5}, ["ann", "dee"]),
        ({"least": 5, "most": 7.25}, ["bo", "cy"]),
        ({"most": 4}, ["cy", "dee"]),
    ],
)
def test_total_of_who_goes_stays_within_the_limits(limits, who):
    assert sent(best(town(FOUR, ha.Total(number="pay", **limits), people=PAY))) == who


def test_each_village_has_its_own_total():
    assert sent(best(town(FOUR, ha.Total(number="pay", most=4.25, each="village"), people=PAY))) == ["bo", "cy"]
    assert sent(best(town(FOUR, ha.Total(number="pay", most=4.25, village="a"), people=PAY))) == ["ann", "bo"]


def test_scope_says_where_the_limit_holds():
    plan = best(town(FOUR, ha.Total(number="pay", most=4.25, village="a"), people=PAY))
    assert placed(plan) == {"ann": "b/lead", "bo": "a/lead"}


def test_empty_group_has_a_total_of_nought():
    board = FOUR.replace("a/lead", "a/lead*0-1")
    plan = best(town(board, ha.Total(number="pay", most=-1, village="a"), people=PAY | {"dee": {"pay": -1}}))
    assert placed(plan) == {"ann": "b/lead", "dee": "a/lead"}  # nought is above -1, so a needs dee


def test_number_may_stand_with_the_pair_the_post_or_the_village():
    posts = {"a/lead": {"size": 1}, "a/member": {"size": 2}, "b/lead": {"size": 3}}
    board = "a/lead*0-1 a/member*0-1 b/lead*0-1\n" + "\n".join(THREE.strip().splitlines()[1:])
    assert placed(best(town(board, ha.Total(number="size", most=3), posts=posts))) == {"ann": "a/lead", "bo": "a/member"}
    assert best(town(board, ha.Total(number="score", most=16))).value["merit"] == 16
    places = {"a": {"size": 2}, "b": {"size": 5}}
    rule = ha.Total(number="village.size", most=5)
    assert placed(best(town(board, rule, places=places, posts=posts))) == {"ann": "a/lead", "bo": "a/member"}


def test_soft_counts_whole_units_and_parts_as_one():
    plan = best(town(FOUR, ha.Total(number="pay", most=10.5, penalty=1), people=PAY))
    assert (plan.value["merit"], given(plan)) == (17 - 2, [("all posts", 2)])  # 11.75 - 10.5 is 1.25
    plan = best(town(FOUR, ha.Total(number="pay", least=12, penalty=1), people=PAY))
    assert (plan.value["merit"], given(plan)) == (17 - 1, [("all posts", 1)])


def test_soft_with_a_large_penalty_is_kept():
    plan = best(town(FOUR, ha.Total(number="pay", most=10.5, penalty=2), people=PAY))  # 17 - 4 is less than 14
    assert (plan.value["merit"], given(plan)) == (14, [])


def test_senseless_data_are_refused():
    assert faults(FOUR, ha.Total(number="pay", most=1))[0][0] == "number"
    assert faults(FOUR, ha.Total(number="pay"), people=PAY) == [("least", "state least and/or most")]
    assert faults(FOUR, ha.Total(number="pay", least=2, most=1), people=PAY) == [("least", "least exceeds most (1)")]
    assert faults(FOUR, ha.Total(number="pay", most=1, role="z"), people=PAY) == [("role", "no post has this role")]
    assert faults(FOUR, ha.Total(number="pay", most=1), people=PAY | {"cy": {"pay": "3"}})[0][0] == "pay"


def test_words_name_number_scope_and_limits():
    assert says(ha.Total(number="pay", least=2.5, most=80, role="lead"), "pay", "2.5", "80", "lead")


def test_rules_say_which_numbers_they_add_up():
    rules = [ha.Total(number="pay", most=1), ha.Mean(number="age", least=1), ha.Capacity(load="post.size", limit=2)]
    assert [rule.numbers_used for rule in rules] == [("pay",), ("age",), ("post.size",)]
    assert ha.PostsFilled().numbers_used == ha.Quota(where={"age": 3}, least=1).numbers_used == ()
