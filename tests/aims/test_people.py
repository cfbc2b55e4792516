import pytest

import houma_assign as ha

from ..constraints.small_town import FOUR, best, faults, says, sent, town

PEOPLE = {"ann": {"sex": "m"}, "bo": {"sex": "m", "veteran": True}, "cy": {"sex": "f"}, "dee": {"sex": "f", "veteran": True}}


def aimed(*aims, **more):
    return best(town(FOUR, people=PEOPLE, aims=aims, **more))


@pytest.mark.parametrize(
    ("aim", "value", "who"),
    [
        (ha.People(where="sex = f", sense="most"), 2, ["cy", "dee"]),
        (ha.People(where="sex = f", sense="least"), 0, ["ann", "bo"]),
        (ha.People(where="sex = f", sense="most", slack=1), 1, ["ann", "cy"]),
        (ha.People(where="sex = f or veteran = yes", sense="most"), 2, ["bo", "cy"]),
        (ha.People(where="veteran = yes", role="lead", sense="most"), 2, ["bo", "dee"]),
    ],
)
def test_people_of_a_kind_before_points(aim, value, who):
    plan = aimed(aim, ha.Merit())
    assert (plan.value["people"], sent(plan)) == (value, who)


def test_two_groups_one_after_the_other():
    plan = aimed(ha.People(id="women", where="sex = f", sense="least"), ha.People(id="men", where="sex = m", sense="least"))
    assert plan.value == {"women": 0, "men": 2, "lots": plan.value["lots"]}


def test_a_role_without_conditions():
    plan = best(town("a/lead*0-1 b/hand*0-1\nann -3 -1", aims=(ha.People(role="hand", sense="most"), ha.Merit())))
    assert (plan.value["people"], plan.value["merit"]) == (1, -1)


def test_it_may_be_a_part_of_a_blend():
    women = ha.People(where="sex = f", sense="most")
    assert sent(aimed(ha.Blend(parts=((ha.Merit(), 1), (women, 2.5))))) == ["ann", "bo"]
    assert sent(aimed(ha.Blend(parts=((ha.Merit(), 1), (women, 3.5))))) == ["ann", "cy"]


def test_what_makes_no_sense_is_refused():
    assert [column for column, _ in faults(FOUR, aims=(ha.People(sense="most"),))] == ["where"]
    wrong = ha.People(where="seks = f", role="chair", sense="most")
    assert [column for column, _ in faults(FOUR, people=PEOPLE, aims=(wrong,))] == ["seks", "role"]
    with pytest.raises(ha.InputError, match="sense"):
        ha.People(where="sex = f", sense="many")


def test_a_group_of_nobody_is_noted_in_both_languages():
    problem = town(FOUR, people=PEOPLE, aims=(ha.People(where="sex = x", sense="most"),))
    (note,) = problem.notes
    assert "nobody has 'x' as sex" in note
    assert "目标“" in note.zh


def test_words():
    assert says(ha.People(where="age >= 36", role="lead", sense="least"), "36", "lead")
    assert ha.People(where={"性别": "女"}, sense="most").words("zh") == "性别 = 女 的人数"
