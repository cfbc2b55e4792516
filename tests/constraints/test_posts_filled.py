import houma_assign as ha

from .small_town import best, given, placed, says, town

# Points below zero: whoever can stay at home does.
COSTS = "a*2 b\nann -1 -5\nbo -2 -9\ncy -4 -7"


def test_every_place_is_filled_at_any_cost():
    plan = best(town(COSTS))
    assert placed(plan) == {"ann": "a", "bo": "a", "cy": "b"}
    assert plan.value["merit"] == -10


def test_least_allows_vacancies_and_no_more():
    plan = best(town(COSTS.replace("a*2", "a*1-2")))
    assert plan.value["merit"] == -7  # a takes one person: bo; ann takes b
    assert placed(plan) == {"ann": "b", "bo": "a"}
    assert placed(best(town(COSTS.replace("a*2 b", "a*0-2 b*0-1")))) == {}


def test_soft_costs_one_penalty_a_place_left_empty():
    plan = best(town(COSTS, ha.PostsFilled(penalty=3)))
    assert plan.value["merit"] == -1 - 2 - 3  # filling b costs five or more
    assert given(plan) == [("b", 1)]


def test_soft_with_a_large_penalty_is_kept():
    plan = best(town(COSTS, ha.PostsFilled(penalty=8)))
    assert (plan.value["merit"], given(plan)) == (-10, [])


def test_without_the_rule_nobody_need_go():
    assert placed(best(town(COSTS).dropping("posts_filled"))) == {}


def test_words():
    assert says(ha.PostsFilled())
