import houma_assign as ha

from ..constraints.small_town import FOUR, THREE, best, town

NAMES = {"ann": {"name": "Ann"}, "bo": {"name": "Bo"}, "cy": {"name": "Cy"}, "dee": {"name": "Dee"}}


def rows(one, other):
    return one.diff(other).to_numpy().tolist()


def test_who_moved_from_where_to_where():
    before = best(town(THREE, people=NAMES))
    after = best(town(THREE, ha.Barred(candidate="ann", post="a/lead"), people=NAMES))
    assert list(before.diff(after).columns) == ["candidate", "name", "before", "after"]
    assert rows(before, after) == [["ann", "Ann", "a/lead", "a/member"], ["bo", "Bo", "a/member", "a/lead"]]
    assert rows(after, before) == [["ann", "Ann", "a/member", "a/lead"], ["bo", "Bo", "a/lead", "a/member"]]


def test_nobody_moved_between_equal_plans():
    empty = best(town(THREE)).diff(best(town(THREE)))
    assert len(empty) == 0
    assert list(empty.columns) == ["candidate", "name", "before", "after"]


def test_who_came_and_who_went_has_an_empty_place():
    before = best(town(FOUR, ha.Pinned(candidate="bo", post="b/lead"), people=NAMES))
    after = best(town(FOUR, ha.Pinned(candidate="ann", post="a/lead"), people=NAMES).without("bo"))
    assert rows(before, after) == [["bo", "Bo", "b/lead", ""], ["cy", "Cy", "", "b/lead"]]


def test_several_posts_stand_together():
    board = "a b c\nann 9 9 1\nbo 1 1 1"
    people = {"ann": {"most": 2}, "bo": {"most": 2}}
    before = best(town(board, people=people))
    after = best(town(board, ha.Barred(candidate="ann", post="a"), ha.Pinned(candidate="ann", post="c"), people=people))
    assert rows(before, after) == [["ann", "", "a, b", "b, c"], ["bo", "", "c", "a"]]


def test_no_plan_has_placed_nobody():
    none = ha.solve(town(THREE, ha.Barred(candidate="ann")))
    assert rows(none, best(town(THREE)))[0] == ["ann", "", "", "a/lead"]
