import houma_assign as ha

from .small_town import best, faults, given, placed, says, town

BOARD = "a b\nann 9 8\nbo 3 4"


def test_one_post_each_unless_the_person_may_hold_more():
    assert placed(best(town(BOARD))) == {"ann": "a", "bo": "b"}
    assert placed(best(town(BOARD, people={"ann": {"most": 2}}))) == {"ann": "a + b"}


def test_person_who_may_hold_none_stays():
    assert placed(best(town(BOARD, people={"ann": {"most": 0}, "bo": {"most": 2}}))) == {"bo": "a + b"}


def test_soft_costs_one_penalty_a_post_too_many():
    plan = best(town(BOARD, ha.PostsEach(penalty=3)))
    assert plan.value["merit"] == 17 - 3
    assert given(plan) == [("ann", 1)]


def test_soft_is_kept_where_it_costs_more_than_four_points():
    plan = best(town(BOARD, ha.PostsEach(penalty=5)))
    assert (plan.value["merit"], given(plan)) == (13, [])


def test_more_places_than_people_can_fill_is_said_before_any_solve():
    [(column, reason)] = faults("a*2 b\nann 9 8\nbo 3 4")
    assert column == "slots"
    assert "3 places" in reason
    assert "take 2 at most" in reason


def test_words():
    assert says(ha.PostsEach())
