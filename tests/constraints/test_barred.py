import pytest

import houma_assign as ha

from .small_town import FOUR, THREE, best, faults, given, placed, says, sent, town


@pytest.mark.parametrize(("where", "points"), [({"post": "a/lead"}, 21), ({"village": "a"}, 13)])
def test_kept_out_of_a_post_or_a_village(where, points):
    plan = best(town(THREE, ha.Barred(candidate="ann", **where)))
    assert plan.value["merit"] == points
    assert placed(plan)["ann"] == {21: "a/member", 13: "b/lead"}[points]


def test_other_posts_of_the_village_stay_open():
    plan = best(town(THREE, ha.Barred(candidate="cy", post="b/lead")))
    assert (plan.value["merit"], placed(plan)["cy"]) == (16, "a/member")


def test_without_a_place_kept_out_altogether():
    assert sent(best(town(FOUR))) == ["ann", "bo"]
    assert sent(best(town(FOUR, ha.Barred(candidate="ann")))) == ["bo", "cy"]


def test_soft_costs_one_penalty_a_placement():
    plan = best(town(THREE, ha.Barred(candidate="ann", village="a", penalty=5)))
    assert plan.value["merit"] == 24 - 5
    assert given(plan) == [("ann → a/lead", 1)]


def test_soft_is_kept_where_it_costs_more_than_eleven_points():
    plan = best(town(THREE, ha.Barred(candidate="ann", village="a", penalty=12)))
    assert (plan.value["merit"], given(plan)) == (13, [])


def test_person_with_two_posts_pays_twice():
    board = "a/lead a/member\nann 9 9\nbo 1 1\ncy 1 1"
    plan = best(town(board, ha.Barred(candidate="ann", penalty=2), people={"ann": {"most": 2}}))
    assert plan.value["merit"] == 18 - 2 * 2
    assert given(plan) == [("ann → a/lead", 1), ("ann → a/member", 1)]


def test_unknown_ids_and_two_places_are_refused():
    assert faults(THREE, ha.Barred(candidate="zoe")) == [("candidate", "unknown candidate")]
    assert faults(THREE, ha.Barred(candidate="ann", post="z")) == [("post", "unknown post")]
    assert faults(THREE, ha.Barred(candidate="ann", village="z")) == [("village", "unknown village")]
    assert faults(THREE, ha.Barred(candidate="ann", post="a/lead", village="b")) == [
        ("post", "name a post or a village, not both")
    ]


def test_words_name_person_and_place():
    assert says(ha.Barred(candidate="ann"), "ann")
    assert says(ha.Barred(candidate="ann", post="a/lead"), "ann", "a/lead")
    assert says(ha.Barred(candidate="ann", village="b"), "ann", "b")
