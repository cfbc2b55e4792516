import pytest

import houma_assign as ha

from ..constraints.small_town import THREE, best, faults, says, town

OLD = [("ann", "b/lead"), ("bo", "a/lead"), ("cy", "a/member")]


def test_a_plan_that_can_be_kept_is_kept():
    plan = best(town(THREE, aims=(ha.FewestMoves(placements=OLD), ha.Merit())))
    assert (plan.value["fewest_moves"], plan.value["merit"]) == (0, 13)


def test_placements_of_a_plan_will_do():
    first = best(town(THREE))
    barred = town(THREE, ha.Barred(candidate="ann", post="a/lead"), aims=(ha.FewestMoves(placements=first.placements),))
    plan = best(barred)
    assert plan.value["fewest_moves"] == 2  # ann must move, and somebody to make room
    assert len(set(plan.placements) & set(first.placements)) == 1


@pytest.mark.parametrize(("slack", "moves", "points"), [(0, 0, 13), (1, 0, 13), (2, 2, 21), (3, 3, 24)])
def test_slack_lets_so_many_move(slack, moves, points):
    # Nobody can move alone. The plans of 21 and 16 points move two people, that of 24 all three.
    plan = best(town(THREE, aims=(ha.FewestMoves(placements=OLD, slack=slack), ha.Merit())))
    assert (plan.value["fewest_moves"], plan.value["merit"]) == (moves, points)


def test_people_and_posts_that_are_gone_count_as_moved():
    old = [*OLD, ("zoe", "a/lead"), ("ann", "z")]
    assert best(town(THREE, aims=(ha.FewestMoves(placements=old),))).value["fewest_moves"] == 2


def test_placement_listed_twice_is_refused():
    found = faults(THREE, aims=(ha.FewestMoves(placements=[OLD[0], OLD[0]]),))
    assert found == [("placements", "a placement is listed twice")]


def test_words():
    assert says(ha.FewestMoves(placements=OLD))
