import pytest

import houma_assign as ha

from ..constraints.small_town import best, faults, placed, says, town

BOARD = """
      a/x*0-2  b/x*0-2  b/y*0-2
ann   9        5        5
bo    4        8        5
"""
MORE = {"ann": {"most": 3, "sex": "f"}, "bo": {"most": 3, "sex": "m"}}


@pytest.mark.parametrize(
    ("aim", "value", "plan"),
    [
        (ha.InUse(what="post", sense="least"), 1, {"ann": "a/x", "bo": "a/x"}),  # 13 points, as in b/x; the first lots
        (ha.InUse(what="village", sense="least"), 1, None),
        (ha.InUse(what="post", sense="most"), 2, {"ann": "a/x", "bo": "b/x"}),
        (ha.InUse(what="village", sense="most"), 2, {"ann": "a/x", "bo": "b/x"}),
        (ha.InUse(what="post", sense="least", role="y"), 0, {"ann": "a/x", "bo": "b/x"}),
    ],
)
def test_posts_and_villages_in_use(aim, value, plan):
    found = best(town(BOARD, aims=(ha.FewestVacancies(), aim, ha.Merit())))
    assert found.value["in_use"] == value
    if value == 1 and plan:
        assert found.value["merit"] == 13
    elif plan:
        assert placed(found) == plan


@pytest.mark.parametrize(("sense", "people"), [("least", 1), ("most", 2)])
def test_people_in_use(sense, people):
    problem = town("a b c\nann 9 9 9\nbo 1 1 1", people=MORE, aims=(ha.InUse(what="candidate", sense=sense), ha.Merit()))
    plan = best(problem)
    assert (plan.value["in_use"], len(placed(plan))) == (people, people)


def test_only_people_who_meet_conditions_count():
    aim = ha.InUse(what="candidate", sense="most", where="sex = m")
    plan = best(town("a b\nann 9 9\nbo 1 1", people=MORE, aims=(aim, ha.Merit())))
    assert (plan.value["in_use"], plan.value["merit"]) == (1, 10)


def test_nobody_can_go():
    assert best(town("a*0-1\nann -", aims=(ha.InUse(what="post", sense="least"),))).value["in_use"] == 0


def test_what_makes_no_sense_is_refused_all_at_once():
    wrong = ha.InUse(what="post", sense="most", role="chair", where="height > 3")
    assert [column for column, _ in faults(BOARD, aims=(wrong,))] == ["height", "role"]


def test_words():
    assert says(ha.InUse(what="post", sense="least"))
    assert says(ha.InUse(what="candidate", sense="most", role="x", where="age >= 40"), "x", "40")
