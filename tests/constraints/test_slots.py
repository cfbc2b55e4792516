import houma_assign as ha

from .small_town import best, given, placed, says, town

BOARD = "a b\nann 9 1\nbo 9 2\ncy 9 3"


def test_no_post_takes_more_than_its_slots():
    plan = best(town(BOARD))
    assert (len(plan.placements), placed(plan)["cy"], plan.value["merit"]) == (2, "b", 12)
    assert best(town(BOARD.replace("a b", "a*2 b"))).value["merit"] == 21


def test_soft_costs_one_penalty_a_person_too_many():
    plan = best(town(BOARD, ha.Slots(penalty=4)))
    assert placed(plan)["cy"] == "b"
    assert plan.value["merit"] == 9 + 9 + 3 - 4
    assert given(plan) == [("a", 1)]


def test_soft_is_kept_where_it_costs_more_than_a_person_is_worth():
    plan = best(town(BOARD, ha.Slots(penalty=10)))
    assert (plan.value["merit"], given(plan)) == (12, [])


def test_post_of_no_slots_stays_empty():
    assert placed(best(town("a*0 b\nann 9 1"))) == {"ann": "b"}


def test_words():
    assert says(ha.Slots())
