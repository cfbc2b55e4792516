import json

import numpy as np
import pandas as pd
import pytest

import houma_assign as ha

from ..town import people, reasons, rubric

BY_HAND = {"ann": 8 + 2.25, "bo": 8 + 10, "cy": 6.5, "dee": 6.5 + 10}  # bo: 7.5 + 4 capped; dee: 22.5 capped at 7.5, + 4


def test_points_of_the_town():
    scores = rubric().score(people())
    assert {id: scores.points(id) for id in BY_HAND} == BY_HAND
    assert scores.frame.set_index("candidate")["rank"].to_dict() == {"bo": 1, "dee": 2, "ann": 3, "cy": 4}


def test_weights_come_after_caps():
    given = [{"id": "age", "cap": 8, "weight": 0.5}, {"id": "work", "cap": 10, "weight": 2}]
    trace = rubric(factors=given).trace("bo", people())
    assert trace.total == 4 + 20
    assert [(each.sum, each.cap, each.weight, each.points) for each in trace.factors] == [(8, 8, 0.5, 4), (11.5, 10, 2, 20)]
    assert "weight ×2" in trace.text()


@pytest.mark.parametrize("make", [pd.DataFrame, dict,
                                  lambda made: {name: np.array(cells) for name, cells in made.items()},
                                  lambda made: pd.DataFrame(made).astype({"rank": "category", "age": "Int64"})])  # fmt: skip
def test_frames_and_columns_give_the_same_as_records(make):
    made = {
        "id": list(BY_HAND),
        "age": [34, 40, 41, 52],
        "rank": ["staff", "deputy", "staff", "section"],
        "years": [3, 12, 0, 30],
    }
    scores = rubric().score(make(made))
    assert {id: scores.points(id) for id in BY_HAND} == BY_HAND


def test_true_and_one_are_different_facts_in_one_column():
    one = ha.Rubric(factors=[{"id": "f"}], rules=[{"id": "r", "factor": "f", "where": {"flag": True}, "points": 1}])
    scores = one.score({"id": ["a", "b", "c"], "flag": [1, True, "yes"]})
    assert [scores.points(id) for id in "abc"] == [0, 1, 0]


def test_deductions_take_points_but_no_factor_goes_below_zero():
    rules = [{"id": "late", "factor": "f", "per": "late", "points": -2.5}, {"id": "base", "factor": "f", "points": 4}]
    scores = ha.Rubric(factors=[{"id": "f"}], rules=rules).score({"id": ["a", "b"], "late": [1, 3]})
    assert [scores.points(id) for id in "ab"] == [1.5, 0]
    assert scores.trace("b").factors[0].sum == -3.5
    assert scores.trace("b").factors[0].capped


def test_tenths_add_up_exactly():
    rules = [{"id": f"r{k}", "factor": "f", "points": 0.1} for k in range(3)]
    assert ha.Rubric(factors=[{"id": "f", "cap": 0.3}], rules=rules).score({"id": ["a"]}).points("a") == 0.3


def test_what_is_finer_than_two_decimals_is_a_fault_or_rounded_as_declared():
    rules = [{"id": "r", "factor": "f", "per": "n", "points": 0.25}]
    given = {"id": ["a", "b"], "n": [1.5, 2.0]}
    with pytest.raises(ha.InputError) as caught:
        ha.Rubric(factors=[{"id": "f"}], rules=rules).score(given)
    assert [(row, column) for row, column, _ in reasons(caught)] == [("a", "n")]
    for rounding, points in (("half_up", 0.38), ("down", 0.37)):
        assert ha.Rubric(factors=[{"id": "f"}], rules=rules, rounding=rounding).score(given).points("a") == points


def test_weighted_points_too_are_exact_or_rounded_as_declared():
    given = {"factors": [{"id": "f", "weight": 0.15}], "rules": [{"id": "r", "factor": "f", "points": 0.25}]}
    with pytest.raises(ha.InputError, match="more than two decimals"):
        ha.Rubric(**given).score({"id": ["a"]})
    assert ha.Rubric(**given, rounding="half_up").score({"id": ["a"]}).points("a") == 0.04
    assert ha.Rubric(**given, rounding="down").score({"id": ["a"]}).points("a") == 0.03


def test_editing_a_rule_shows_whose_points_move_and_by_what():
    before = rubric()
    after = before.replacing(ha.PointRule(id="young", factor="age", where="age <= 40", points=7, group="age"))
    moves = before.diff(after.without("rank"), people())
    assert [(each.candidate, each.before, each.after) for each in moves.moved] == [
        ("bo", 18, 14.5),
        ("dee", 16.5, 14),
        ("ann", 10.25, 9.25),
    ]
    assert moves.moved[0].rules == (("young", 8, 7), ("rank", 4, 0))
    assert (moves.added, moves.removed, moves.changed, moves.unmoved) == ((), ("rank",), ("young",), 1)
    assert [each.rank_before for each in moves.moved] == [1, 2, 3]
    assert "rank 4 → 0" in moves.text()
    assert list(moves.frame["candidate"]) == ["bo", "dee", "ann"]


def test_ranks_before_and_after_an_edit():
    heavier = rubric().replacing(ha.PointRule(id="older", factor="age", where="age >= 41", points=12, group="age"))
    moves = heavier.replacing(ha.PointRule(id="rank", factor="work", where="rank = staff", points=10)).diff(rubric(), people())
    assert {each.candidate: (each.rank_before, each.rank_after) for each in moves.moved} == {
        "ann": (1, 3),
        "cy": (1, 4),
        "dee": (3, 2),
        "bo": (3, 1),
    }


def test_a_changed_cap_moves_points_though_no_rule_gives_less():
    moves = rubric().diff(rubric(factors=[{"id": "age", "cap": 8}, {"id": "work", "cap": 9}]), people())
    assert moves.changed == ("factor work",)
    assert [(each.candidate, each.after, each.rules) for each in moves.moved] == [("bo", 17, ()), ("dee", 15.5, ())]


@pytest.mark.parametrize(
    "made",
    [
        rubric(),
        ha.datasets.houma_policy().rubric,
        rubric(met_by={"petition": ("law", "mediation")}, note="a; b: c | d", rounding="down"),
    ],
)
def test_rows_frames_and_json_give_back_an_equal_rubric(made):
    assert ha.Rubric.from_records(made.to_records()) == made
    assert ha.Rubric.from_records(pd.DataFrame(made.to_records())) == made
    assert ha.Rubric.from_json(made.to_json()) == made
    assert ha.Rubric(**json.loads(made.to_json())) == made
    assert all(value is None or isinstance(value, (str, int, float, bool)) for row in made.to_records() for value in row.values())


def test_rows_may_be_text_throughout():
    rows = [{key: str(value) for key, value in row.items() if value is not None} for row in rubric().to_records()]
    assert ha.Rubric.from_records(rows) == rubric()


def test_rules_that_give_nobody_a_point_are_named():
    spare = ha.PointRule(id="never", factor="work", where="rank = minister", points=1)
    assert rubric().adding(spare).score(people()).silent_rules == ("never",)


def test_houma_has_nine_factors_34_rules_and_says_what_is_invented():
    made = ha.datasets.houma_policy().rubric
    assert (len(made.factors), len(made.rules)) == (9, 34)
    published = {each.en for each in made.factors if each.source == "published"}
    assert published == {"experience of work related to farming", "current rank", "recognition by leaders and the public"}
    assert {each.source for each in made.factors} == {"published", "invented"}
    assert "Invented" in made.note
    assert "虚构" in made.note
