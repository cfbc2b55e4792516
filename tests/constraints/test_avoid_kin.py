import pytest

import houma_assign as ha

from .small_town import THREE, best, faults, given, placed, says, town


@pytest.mark.parametrize("people", [{"ann": {"kin": ("bo",)}}, {"bo": {"kin": ("ann",)}}])
def test_kin_do_not_share_a_village_whoever_states_it(people):
    assert best(town(THREE, people=people)).value["merit"] == 24
    plan = best(town(THREE, ha.AvoidKin(), people=people))
    assert placed(plan) == {"ann": "a/lead", "bo": "b/lead", "cy": "a/member"}


def test_nobody_goes_where_kin_sit_in_the_village_team():
    plan = best(town(THREE, ha.AvoidKin(), people={"ann": {"kin_villages": ("a",)}}))
    assert placed(plan)["ann"] == "b/lead"
    assert plan.value["merit"] == 13


def test_soft_counts_couples_and_placements_among_the_team():
    people = {"ann": {"kin": ("bo",)}, "bo": {"kin": ("ann",)}, "cy": {"kin_villages": ("b",)}}
    plan = best(town(THREE, ha.AvoidKin(penalty=3), people=people))
    assert plan.value["merit"] == 24 - 2 * 3  # stated on both sides it is still one couple
    assert sorted(given(plan)) == [("ann + bo → a", 1), ("cy → b/lead", 1)]


def test_soft_is_kept_where_it_costs_more_than_eight_points():
    plan = best(town(THREE, ha.AvoidKin(penalty=9), people={"ann": {"kin": ("bo",)}}))
    assert (plan.value["merit"], given(plan)) == (16, [])


def test_two_posts_of_one_person_beside_kin_are_two_couples():
    board = "a/lead a/member a/clerk\nann 9 8 -\nbo - - 5\ncy - - 1"
    people = {"ann": {"most": 2, "kin": ("bo",)}}
    assert placed(best(town(board, ha.AvoidKin(), people=people))) == {"ann": "a/lead + a/member", "cy": "a/clerk"}
    plan = best(town(board, ha.AvoidKin(penalty=1), people=people))
    assert plan.value["merit"] == 22 - 2
    assert given(plan) == [("ann + bo → a", 1)] * 2


def test_unknown_kin_and_kin_of_oneself_are_refused():
    assert faults(THREE, ha.AvoidKin(), people={"ann": {"kin": ("zoe",)}}) == [("kin", "unknown candidate")]
    assert faults(THREE, ha.AvoidKin(), people={"ann": {"kin": ("ann",)}}) == [("kin", "nobody is kin of themselves")]
    assert faults(THREE, ha.AvoidKin(), people={"ann": {"kin_villages": ("z",)}}) == [("kin_villages", "unknown village")]


def test_words():
    assert says(ha.AvoidKin())
    assert "kin" in ha.AvoidKin().words()
