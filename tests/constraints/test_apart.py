import houma_assign as ha

from .small_town import THREE, best, faults, given, placed, says, town

TWO_POSTS = """
      a/lead  a/member  a/clerk
ann   9       8         -
bo    -       -         5
cy    -       -         1
"""


def apart(penalty=None):
    return ha.Apart(candidates=("ann", "bo"), penalty=penalty)


def test_they_are_kept_out_of_one_village():
    assert placed(best(town(THREE))) == {"ann": "a/lead", "bo": "a/member", "cy": "b/lead"}
    plan = best(town(THREE, apart()))
    assert placed(plan) == {"ann": "a/lead", "bo": "b/lead", "cy": "a/member"}
    assert plan.value["merit"] == 16


def test_soft_costs_one_penalty_for_the_two():
    plan = best(town(THREE, apart(penalty=3)))
    assert plan.value["merit"] == 24 - 3
    assert given(plan) == [("ann + bo → a", 1)]


def test_soft_is_kept_when_breaking_it_costs_more_than_the_eight_points_it_gains():
    plan = best(town(THREE, apart(penalty=9)))
    assert plan.value["merit"] == 16
    assert given(plan) == []


def test_two_posts_of_one_person_are_no_couple():
    people = {"ann": {"most": 2}}
    assert placed(best(town(TWO_POSTS, people=people)))["bo"] == "a/clerk"
    assert placed(best(town(TWO_POSTS, apart(), people=people))) == {"ann": "a/lead + a/member", "cy": "a/clerk"}


def test_each_pair_of_placements_is_a_unit():
    plan = best(town(TWO_POSTS, apart(penalty=1), people={"ann": {"most": 2}}))
    assert plan.value["merit"] == 22 - 2
    assert given(plan) == [("ann + bo → a", 1)] * 2


def test_three_named_people_need_three_villages():
    board = "a*2 b c\nann 9 2 1\nbo 9 2 1\ncy 9 8 1\ndee 1 1 1"
    rule = ha.Apart(candidates=("ann", "bo", "cy"))
    assert best(town(board)).value["merit"] == 9 + 9 + 8 + 1
    plan = best(town(board, rule))
    assert plan.value["merit"] == 9 + 8 + 1 + 1
    assert (placed(plan)["cy"], placed(plan)["dee"]) == ("b", "a")


def test_unknown_people_and_a_single_one_are_refused():
    assert faults(THREE, ha.Apart(candidates=("ann", "zoe"))) == [("candidates", "unknown candidate")]
    assert faults(THREE, ha.Apart(candidates=("ann", "ann"))) == [("candidates", "name at least two different people")]


def test_words_name_the_people():
    assert says(apart(), "ann", "bo")
