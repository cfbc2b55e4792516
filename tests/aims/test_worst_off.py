import pytest

import houma_assign as ha

from ..constraints.small_town import THREE, best, placed, says, town

# Means of (a, b): plan of 24 (9, 6); 21 (7.5, 6); 16 (7, 2); 13 (6, 1); ann member, cy lead, bo b (4.5, 2); the other (5, 1).
TIED = """
     a  b  c
ann  5  9  1
bo   5  1  6
cy   1  5  5
dee  5  4  3
"""


def test_mean_points_of_the_worst_off_village():
    plan = best(town(THREE, aims=(ha.WorstOff(), ha.Merit())))
    assert (plan.value["worst_off"], plan.value["merit"]) == (6, 24)
    barred = ha.Barred(candidate="cy", post="b/lead")
    plan = best(town(THREE, barred, aims=(ha.WorstOff(), ha.Merit())))
    assert (plan.value["worst_off"], plan.value["merit"]) == (2, 16)


def test_sum_over_the_two_worst_off():
    plan = best(town(THREE, ha.Barred(candidate="ann", post="a/lead"), aims=(ha.WorstOff(worst=2),)))
    assert plan.value["worst_off"] == 7.5 + 6
    assert best(town(THREE, aims=(ha.WorstOff(worst=99),))).value["worst_off"] == 9 + 6


def test_worst_off_village_before_the_total():
    board = "a b\nann 9 5\nbo 5 2"  # ann in a: 9 and 2; ann in b: 5 and 5
    assert placed(best(town(board)))["ann"] == "a"
    plan = best(town(board, aims=(ha.WorstOff(), ha.Merit())))
    assert (plan.value["worst_off"], plan.value["merit"], placed(plan)["ann"]) == (5, 10, "b")


def test_leximin_goes_on_to_the_second_worst_and_so_on():
    # Nobody does better than 5 in a. Means (5, 9, 6), from dee, ann and bo, have every tier at its best: 5, 11, 20.
    plan = best(town(TIED, aims=ha.leximin(3)))
    assert list(plan.value)[:3] == ["worst_off 1", "worst_off 2", "worst_off 3"]
    assert [plan.value[k] for k in range(3)] == [5, 11, 20]
    assert placed(plan) == {"dee": "a", "ann": "b", "bo": "c"}


def test_leximin_prefers_an_even_second_to_a_high_total():
    board = "a b c\nann 1 9 1\nbo 1 2 3\ncy 1 3 2\ndee 1 4 4"
    # Somebody gets 1 in a. Then (b, c): ann b 9 with dee c 4 has worst two 1 + 4.
    plan = best(town(board, aims=ha.leximin(3)))
    assert [plan.value[k] for k in range(3)] == [1, 5, 14]


def test_empty_slot_is_nought_and_places_without_slots_do_not_count():
    board = "a*0-2 b*0-0 c\nann 8 9 -\nbo - 9 6"
    plan = best(town(board, places={"d": {}}, aims=(ha.WorstOff(),)))
    assert plan.value["worst_off"] == 4  # eight points on two slots


def test_thirds_are_exact():
    board = "a*3 b\nann 5 0\nbo 4 0\ncy 1 0\ndee 0 4"
    plan = best(town(board, aims=(ha.WorstOff(), ha.Merit())))
    assert plan.value["worst_off"] == pytest.approx(10 / 3)
    assert plan.gap["worst_off"] == 0


def test_points_below_zero():
    plan = best(town("a b\nann -3 -1\nbo -9 -8", aims=(ha.WorstOff(),)))
    assert plan.value["worst_off"] == -8


@pytest.mark.parametrize(("slack", "value"), [(0, 5), (2.5, 5), (3, 2)])
def test_slack_in_points(slack, value):
    plan = best(town("a b\nann 9 5\nbo 5 2", aims=(ha.WorstOff(slack=slack), ha.Merit())))
    assert plan.value["worst_off"] == value


def test_words_name_how_many():
    assert says(ha.WorstOff())
    assert says(ha.WorstOff(worst=3), "3")


SHARED = "a b c\nann 9 7 1\nbo 8 2 6"


@pytest.mark.parametrize(
    ("aim", "value", "points"),
    [
        (ha.WorstOff(each="candidate"), 8, 16),  # b and c make 8 with ann, a and c 14 with bo: 8 for the worse off
        (ha.WorstOff(each="candidate", worst=2), 22, 22),
        (ha.WorstOff(each="candidate", number="km"), 5, None),
        (ha.WorstOff(each="candidate", where="sex = f"), 17, None),
    ],
)
def test_the_worst_off_person(aim, value, points):
    people = {"ann": {"most": 3, "sex": "f"}, "bo": {"most": 3, "sex": "m"}}
    plan = best(town(SHARED, people=people, posts={"a": {"km": 5}, "b": {"km": 3}, "c": {"km": 2}}, aims=(aim, ha.Merit())))
    assert plan.value["worst_off"] == value


def test_people_who_are_gone_are_not_the_worst_off():
    people = {"ann": {"most": 3}, "bo": {"most": 3}}
    problem = town(SHARED, people=people, aims=(ha.WorstOff(each="candidate"), ha.Merit()))
    (scenario,) = ha.what_if(problem, {"without bo": lambda it: it.without("bo")}).scenarios
    assert scenario.value["worst_off"] == 17


def test_conditions_are_for_people_alone():
    with pytest.raises(ha.InputError):
        town(SHARED, people={"ann": {"sex": "f"}}, aims=(ha.WorstOff(where="sex = f"),))


def test_words_of_people():
    assert says(ha.WorstOff(each="candidate"))
    assert says(ha.WorstOff(each="candidate", worst=2, number="km", where="age > 40"), "2", "km", "40")
