from fractions import Fraction

import pytest

import houma_assign as ha

from ..constraints.small_town import FOUR, best, faults, says, sent, town

PEOPLE = {"ann": {"loss": 7}, "bo": {"loss": 2.5}, "cy": {"loss": 2.25}, "dee": {"loss": 0}}


def aimed(*aims, board=FOUR, **more):
    return best(town(board, people=PEOPLE, aims=aims, **more))


@pytest.mark.parametrize(
    ("aim", "value", "who"),
    [
        (ha.Sum(number="loss", sense="least"), 2.25, ["cy", "dee"]),
        (ha.Sum(number="loss", sense="most"), 9.5, ["ann", "bo"]),
        (ha.Sum(number="loss", sense="least", slack=0.25), 2.5, ["bo", "dee"]),
        (ha.Sum(number="loss", sense="least", where="loss >= 2.5"), 0, ["cy", "dee"]),
        (ha.Sum(number="loss", sense="least", where="loss < 2.5"), 0, ["ann", "bo"]),
        (ha.Sum(number="candidate.loss", sense="least", slack=7), 9.25, ["ann", "cy"]),
    ],
)
def test_the_total_of_a_number_before_points(aim, value, who):
    plan = aimed(aim, ha.Merit())
    assert (plan.value["sum"], sent(plan)) == (value, who)


def test_numbers_of_villages_and_one_role_alone():
    board = "a/lead*0-1 a/hand*0-1 b/lead*0-1\nann 1 1 1\nbo 1 1 1"
    places, posts = {"a": {"km": 3}, "b": {"km": 8}}, (ha.Merit(), ha.FewestVacancies(id="v"))
    near = best(town(board, places=places, aims=(ha.FewestVacancies(), ha.Sum(number="km", sense="least"))))
    assert (near.value["sum"], {place.post for place in near.placements}) == (6, {"a/lead", "a/hand"})
    far = best(town(board, places=places, aims=(ha.Sum(number="village.km", sense="most", role="lead"), *posts)))
    assert far.value["sum"] == 11


def test_bound_and_value_are_in_units_of_the_number():
    plan = aimed(ha.Sum(number="loss", sense="least"))
    assert (plan.bound["sum"], plan.gap["sum"]) == (2.25, 0)
    assert ha.Sum(number="loss", sense="least").value(plan.problem, plan.placements) == Fraction(9, 4)


def test_what_makes_no_sense_is_refused():
    assert faults(FOUR, aims=(ha.Sum(number="km", sense="least"),))[0][0] == "number"
    people = {**PEOPLE, "dee": {"loss": None}}
    with pytest.raises(ha.InputError) as caught:
        town(FOUR, people=people, aims=(ha.Sum(number="loss", sense="least"),))
    (fault,) = caught.value.items
    assert (fault.table, fault.row, fault.column) == ("candidates", "dee", "loss")
    assert fault.reason == "aim 'sum' needs a number here"
    assert "目标“loss 合计（越少越好）”" in fault.reason.zh


def test_points_that_a_sum_uses_move_no_ranges():
    least = ha.Sum(number="score", sense="least", role="lead")
    ranges = ha.stability(aimed(ha.Merit(), least)).frame
    assert "sum" in str(ranges[ranges.kind == "points"].reason.iloc[0])


def test_other_points_are_no_restriction_of_a_sum_of_points():
    problem = town(FOUR, people=PEOPLE, aims=(ha.Merit(slack=0), ha.Sum(number="score", sense="least", role="lead")))
    (edited,) = ha.what_if(problem, {"up": lambda it: it.with_scores({("ann", "a/lead"): 20})}).scenarios
    assert (edited.value["merit"], edited.value["sum"]) == (28, 28)


def test_words():
    assert says(ha.Sum(number="loss", sense="least", role="lead"), "loss", "lead")
    assert "越少越好" in ha.Sum(number="loss", sense="least").words("zh")
