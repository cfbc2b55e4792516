import pytest

import houma_assign as ha

from .small_town import THREE, best, faults, given, placed, says, town

ORDER = ("staff", "deputy", "chief")
RANKS = {"ann": {"rank": "staff"}, "bo": {"rank": "deputy"}, "cy": {"rank": "staff"}}


def outranks(**more):
    return ha.LeaderOutranks(order=ORDER, leader="lead", **more)


def test_no_member_stands_above_the_leader():
    assert placed(best(town(THREE, people=RANKS))) == {"ann": "a/lead", "bo": "a/member", "cy": "b/lead"}
    plan = best(town(THREE, outranks(), people=RANKS))
    assert placed(plan) == {"ann": "a/member", "bo": "a/lead", "cy": "b/lead"}
    assert plan.value["merit"] == 21


def test_equal_rank_is_fine_unless_strictly():
    equal = RANKS | {"bo": {"rank": "staff"}}
    assert best(town(THREE, outranks(), people=equal)).value["merit"] == 24
    assert ha.solve(town(THREE, outranks(strictly=True), people=equal)).status is ha.Status.INFEASIBLE
    assert best(town(THREE, outranks(strictly=True), people=RANKS)).value["merit"] == 21


def test_village_without_a_leader_keeps_the_rule():
    board = "a/lead*0-1 a/member\nann - 1\nbo 5 -"
    people = {"ann": {"rank": "chief"}, "bo": {"rank": "staff"}}
    assert placed(best(town(board, people=people))) == {"ann": "a/member", "bo": "a/lead"}
    assert placed(best(town(board, outranks(), people=people))) == {"ann": "a/member"}


@pytest.mark.parametrize(("penalty", "points", "lead"), [(1, 24 - 2, "ann"), (2, 21, "bo")])
def test_soft_counts_steps_of_rank(penalty, points, lead):
    people = RANKS | {"bo": {"rank": "chief"}}  # two steps above ann
    plan = best(town(THREE, outranks(penalty=penalty), people=people))
    assert plan.value["merit"] == points
    assert placed(plan)[lead] == "a/lead"
    assert given(plan) == ([("bo over ann → a", 2)] if penalty == 1 else [])


def test_each_member_above_each_leader_counts():
    board = "a/lead*2 a/member*2\nann 9 0\nbo 9 0\ncy 0 9\ndee 0 9"
    people = {"ann": {"rank": "staff"}, "bo": {"rank": "staff"}, "cy": {"rank": "deputy"}, "dee": {"rank": "staff"}}
    plan = best(town(board, outranks(penalty=1), people=people))
    assert plan.value["merit"] == 36 - 2
    assert given(plan) == [("cy over ann → a", 1), ("cy over bo → a", 1)]
    hard = best(town(board, outranks(), people=people))  # both leaders as high as any member: cy leads with somebody
    assert (hard.value["merit"], placed(hard)["cy"]) == (18, "a/lead")


def test_unknown_role_and_unknown_ranks_are_refused():
    assert faults(THREE, ha.LeaderOutranks(order=ORDER), people=RANKS) == [("leader", "no post has this role")]
    found = faults(THREE, outranks(id="ranks"), people=RANKS | {"bo": {"rank": "king"}, "cy": {}})
    assert found == [("rank", "not a rank in the order of rule 'ranks'")] * 2


def test_words_name_role_and_column():
    assert says(outranks(), "lead", "rank")
    assert outranks().words() != outranks(strictly=True).words()
    assert outranks().words("zh") != outranks(strictly=True).words("zh")
