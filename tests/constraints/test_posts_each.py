import pytest

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


BUSY = "a b c d\nann 9 9 9 9\nbo 1 1 1 2\ncy 1 1 1 1"
ABLE = {who: {"most": 4, "due": due} for who, due in (("ann", 1), ("bo", 2), ("cy", 0))}


@pytest.mark.parametrize(
    ("least", "loads"),
    [(None, [4, 0, 0]), (1, [2, 1, 1]), ({"bo": 1}, [3, 1, 0]), ("due", [2, 2, 0]), ({"cy": 4}, [0, 0, 4])],
)
def test_at_least_so_many_posts_for_everybody_by_name_or_by_column(least, loads):
    plan = best(town(BUSY, ha.PostsEach(least=least), people=ABLE))
    held = [place.candidate for place in plan.placements]
    assert [held.count(who) for who in ("ann", "bo", "cy")] == loads


def test_soft_counts_each_post_that_is_missing():
    plan = best(town(BUSY, ha.PostsEach(least={"bo": 2, "cy": 1}, penalty=5), people=ABLE))
    assert given(plan) == [("bo", 2), ("cy", 1)]  # a post for one of them costs seven points or eight
    assert plan.value["merit"] == 36 - 15


def test_people_without_a_post_are_told_why_there_is_no_plan():
    problem = town("a\nann 9\nbo 1", ha.PostsEach(least=1))
    assert ha.solve(problem).status is ha.Status.INFEASIBLE
    assert "每人至少 1 个" in ha.why_infeasible(problem).words("zh")


def test_somebody_left_out_is_asked_for_nothing():
    problem = town("a b\nann 9 9\nbo 1 1", ha.PostsEach(least=1), people={"ann": {"most": 2}, "bo": {"most": 2}})
    (scenario,) = ha.what_if(problem, {"without bo": lambda it: it.without("bo")}).scenarios
    assert (scenario.status, scenario.value["merit"]) == (ha.Status.OPTIMAL, 18)  # among the plans of both there is no such plan
    repaired = ha.repair(best(problem), ["bo"]).points[-1]
    assert repaired.values["merit"] == 18
    assert ha.PostsEach(least={"ann": 1, "bo": 1}).leaving_out(frozenset({"bo"})).least == {"ann": 1}
    assert ha.PostsEach(least=1).excusing(problem, frozenset({"bo"})).least == {"ann": 1}


def test_what_cannot_be_asked_of_people_is_refused():
    assert faults(BOARD, ha.PostsEach(least={"eve": 1})) == [("least", "unknown candidate")]
    assert [column for column, _ in faults(BOARD, ha.PostsEach(least="due"))] == ["due", "due"]
    [(column, reason)] = faults(BOARD, ha.PostsEach(least={"ann": 2}))
    assert (column, "more than this person may hold" in reason) == ("most", True)


def test_words_of_fewest_posts():
    assert says(ha.PostsEach(least=2), "2")
    assert says(ha.PostsEach(least={"ann": 2}), "ann 2")
