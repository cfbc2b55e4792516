import pytest

import houma_assign as ha

from ..constraints.small_town import best, faults, says, town

BOARD = """
      a/x  a/y  b/x  b/y
ann   9    1    1    1
bo    1    1    9    1
cy    1    1    1    9
dee   1    9    1    1
"""


@pytest.mark.parametrize(
    ("wishes", "value", "points"),
    [
        ([("ann", "bo", 1)], 1, 20),
        ([("ann", "dee", 2.5), ("bo", "cy", 0.25)], 2.75, 36),
        ([("ann", "bo", 1.5), ("ann", "cy", 1)], 1.5, 20),
        ([("ann", "dee", -1)], 0, 20),
        ([("ann", "dee", -1), ("bo", "cy", 3)], 2, 36),
    ],
)
def test_pairs_of_people_in_odd_weights(wishes, value, points):
    plan = best(town(BOARD, aims=(ha.TogetherWish(wishes=wishes), ha.Merit())))
    assert (plan.value["together_wish"], plan.value["merit"]) == (value, points)
    assert plan.bound["together_wish"] == value


def test_two_who_meet_in_two_villages_meet_twice():
    people = {"ann": {"most": 2}, "bo": {"most": 2}}
    wish = ha.TogetherWish(wishes=[("ann", "bo", 1)])
    assert best(town("a*2 b*2\nann 1 1\nbo 1 1", people=people, aims=(wish,))).value["together_wish"] == 2
    away = ha.TogetherWish(wishes=[("ann", "bo", -1)])
    plan = best(town("a b c*0-1 d*0-1\nann 1 1 1 1\nbo 1 1 1 1", people=people, aims=(away,)))
    assert plan.value["together_wish"] == 0


def test_weighed_against_points_in_a_blend():
    near = ha.Blend(parts=((ha.Merit(id="m"), 1), (ha.TogetherWish(wishes=[("ann", "bo", 17)], id="t"), 1)))
    far = ha.Blend(parts=((ha.Merit(id="m"), 1), (ha.TogetherWish(wishes=[("ann", "bo", 15)], id="t"), 1)))
    assert best(town(BOARD, aims=(near,))).value["blend"] == 37  # 20 points and the wish
    assert best(town(BOARD, aims=(far,))).value["blend"] == 36


def test_wishes_of_people_who_are_gone_fall_away():
    aim = ha.TogetherWish(wishes=[("ann", "bo", 1), ("cy", "dee", 2)])
    assert aim.leaving_out(frozenset({"bo"})).wishes == (("cy", "dee", 2),)
    plan = best(town(BOARD + "eve   2    2    2    2\n", aims=(aim, ha.Merit())))
    assert plan.value["together_wish"] == 3
    first = ha.repair(plan, ["bo"]).points[0]
    assert (first.others_moved, first.values["together_wish"]) == (0, 2)


def test_what_makes_no_sense_is_refused_all_at_once():
    wrong = ha.TogetherWish(
        wishes=[("ann", "eve", 1), ("ann", "ann", 1), ("ann", "bo", 1), ("bo", "ann", 2), ("cy", "dee", 1e-7)]
    )
    reasons = [reason for _, reason in faults(BOARD, aims=(wrong,))]
    assert reasons == ["unknown candidate", "two different people are expected", "these two are listed twice",
                       "weights have at most six decimals"]  # fmt: skip
    assert len(faults(BOARD, aims=(ha.TogetherWish(wishes=()),))) == 1


def test_words():
    assert says(ha.TogetherWish(wishes=[("ann", "bo", 1)]), "2")
