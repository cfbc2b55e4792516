import pytest

import houma_assign as ha

from ..constraints.small_town import THREE, best, faults, given, placed, says, town

# Grades are worth 0 in the plan of 24 points, 2 in that of 21, 4 in that of 13, and 2 or less in the others.
GRADED = """
      a/lead  a/member  b/lead
ann   9C      8C        1A
bo    7A      9C        2C
cy    1C      5C        6C
"""


def blend(*parts, **more):
    return ha.Blend(parts=parts, **more)


@pytest.mark.parametrize(("weight", "points", "worth"), [(1, 24, 0), (2, 21, 2), (5, 13, 4)])
def test_weights_decide_between_the_parts(weight, points, worth):
    plan = best(town(GRADED, aims=(blend((ha.Merit(), 1), (ha.Grades(), weight)),)))
    assert plan.value["blend"] == points + weight * worth


def test_aims_to_be_made_small_count_negatively():
    moves = ha.FewestMoves(placements=[("ann", "b/lead"), ("bo", "a/lead"), ("cy", "a/member")])
    plan = best(town(THREE, aims=(blend((ha.Merit(), 1), (moves, 3)),)))
    assert plan.value["blend"] == 24 - 9  # moving nobody has 13
    plan = best(town(THREE, aims=(blend((ha.Merit(), 1), (moves, 4)),)))
    assert (plan.value["blend"], placed(plan)["cy"]) == (13, "a/member")


def test_weights_with_decimals_are_exact():
    plan = best(town(GRADED, aims=(blend((ha.Merit(), 0.1), (ha.Grades(), 0.149999)),)))
    assert (plan.value["blend"], placed(plan)["ann"]) == (2.4, "a/lead")  # 2.1 + 0.299998 is less
    plan = best(town(GRADED, aims=(blend((ha.Merit(), 0.1), (ha.Grades(), 0.150001)),)))
    assert (plan.value["blend"], placed(plan)["ann"]) == (2.400002, "a/member")


def test_parts_with_columns_of_their_own_stand_side_by_side():
    places = {"a": {"needs": {"law": 3}}, "b": {"needs": {"law": 4}}}
    people = {"ann": {"skills": ("law",)}}
    parts = ((ha.NeedsMet(), 100), (ha.WorstOff(), 1), (ha.EvenLoad(), 7))
    plan = best(town(THREE, people=people, places=places, aims=(blend(*parts), ha.Merit())))
    assert placed(plan)["ann"] == "b/lead"  # the need in b weighs 4; then b has mean 1
    assert plan.value["blend"] == 400 + 1 - 0


def test_penalties_weigh_as_much_as_the_points():
    rule = ha.Barred(candidate="ann", village="a", penalty=5)
    plan = best(town(THREE, rule, aims=(blend((ha.Merit(), 2)),)))
    assert (plan.value["blend"], given(plan)) == (2 * (24 - 5), [("ann → a/lead", 1)])


def test_concessions_beside_grades_count_what_soft_rules_give():
    rule = ha.Barred(candidate="bo", post="a/lead", penalty=3)
    plan = best(town(GRADED, rule, aims=(blend((ha.Grades(), 1), (ha.Concessions(), 0.5)),)))
    assert plan.value["blend"] == 2.5  # ann in b 2, bo leading a 2, less half of 3: four in all, and 2.5 is left


def test_senseless_blends_are_refused():
    assert faults(THREE, aims=(blend(),)) == [("parts", "name at least one aim")]
    assert faults(THREE, aims=(blend((ha.Merit(), 0)),))[0] == (
        "merit",
        "weights are positive, at most 1e9, with at most six decimals",
    )
    assert faults(THREE, aims=(blend((ha.Merit(), 0.1234567)),))[0][0] == "merit"
    assert faults(THREE, aims=(blend((ha.Grades(), 1)),))[0][0] == "worth"


def test_words_name_parts_and_weights():
    assert says(blend((ha.Merit(), 1), (ha.Grades(), 2.5)), "1", "2.5")
