import pytest

import houma_assign as ha

from ..constraints.small_town import best, says, town

BOARD = "p1 p2 p3 p4\nann 9 9 9 9\nbo 1 1 1 1\ncy 1 1 1 -"


def loads(plan):
    held = [place.candidate for place in plan.placements]
    return [held.count(who) for who in ("ann", "bo", "cy")]


@pytest.mark.parametrize(
    ("aims", "value", "held"),
    [
        ((ha.Merit(), ha.EvenLoad()), 4, [4, 0, 0]),
        ((ha.EvenLoad(), ha.Merit()), 1, [2, 1, 1]),  # four posts among three people: one holds two, and ann is worth most
    ],
)
def test_difference_between_most_and_fewest(aims, value, held):
    plan = best(town(BOARD, people={who: {"most": 4} for who in ("ann", "bo", "cy")}, aims=aims))
    assert (plan.value["even_load"], loads(plan)) == (value, held)


def test_people_who_can_take_nothing_count_with_none():
    board = "p1 p2\nann 1 1\nbo - -"
    plan = best(town(board, people={"ann": {"most": 2}}, aims=(ha.EvenLoad(),)))
    assert plan.value["even_load"] == 2


def test_slack_in_posts():
    people = {who: {"most": 4} for who in ("ann", "bo", "cy")}
    plan = best(town(BOARD, people=people, aims=(ha.EvenLoad(slack=1), ha.Merit())))
    assert loads(plan)[0] == 2  # three for ann would leave one for the others: a difference of three
    plan = best(town(BOARD, people=people, aims=(ha.EvenLoad(slack=2), ha.Merit())))
    assert (plan.value["even_load"], loads(plan)[0]) == (3, 3)


def test_bound_and_gap_are_in_posts():
    plan = best(town(BOARD, people={who: {"most": 4} for who in ("ann", "bo", "cy")}, aims=(ha.EvenLoad(),)))
    assert (plan.bound["even_load"], plan.gap["even_load"]) == (1, 0)


def test_words():
    assert says(ha.EvenLoad())
