import pandas as pd
import pytest

import houma_assign as ha

from ..town import people, reasons

VILLAGES = [ha.Village(id="mill", needs={"courts": 4, "woods": 2}), ha.Village(id="ford", needs={"temples": 5})]


def rules(**changes):
    fields = {
        "met_by": {"courts": ("law",), "woods": ("trees", "water")},
        "per_severity": 3,
        "experience": [{"id": "years", "per": "years", "points": 1, "most": 10, "en": "years of work"}],
        "a_from": 20,
        "b_from": 10,
    }
    return ha.GradeRules(**{**fields, **changes})


# ann: law 4 x 3 + 3 years = 15; bo: 12 + 6 + 10 = 28; cy: 0; dee: 10 in mill, and temples (no entry: the skill of that name)
BY_HAND = {
    ("ann", "mill"): (15, "B"),
    ("ann", "ford"): (3, "C"),
    ("bo", "mill"): (28, "A"),
    ("bo", "ford"): (10, "B"),
    ("cy", "mill"): (0, "C"),
    ("cy", "ford"): (0, "C"),
    ("dee", "mill"): (10, "B"),
    ("dee", "ford"): (25, "A"),
}


def test_fit_and_grade_of_the_town():
    graded = rules().grade(people(), VILLAGES)
    frame = graded.frame
    assert {(row.candidate, row.village): (row.fit, row.grade) for row in frame.itertuples()} == BY_HAND
    assert graded.counts == {"A": 2, "B": 3, "C": 3}


@pytest.mark.parametrize("pair", BY_HAND)
def test_reasons_add_up_to_the_grade(pair):
    found = rules().grade(people(), VILLAGES).reasons(*pair)
    assert (sum(points for _, _, points in found.lines), found.by_rule) == (found.fit, found.grade) == BY_HAND[pair]


def test_reasons_name_needs_skills_and_facts():
    text = rules().grade(people(), VILLAGES).reasons("bo", "mill").text()
    for part in ("bo in mill: A", "meets woods (severity = 2, skill = trees): 6", "years of work (years = 12): 10", "fit 28: A"):
        assert part in text


def test_marks_count_and_every_pair_needs_one():
    marks = dict.fromkeys(BY_HAND, 2)
    graded = rules(per_mark=1.5).grade(people(), VILLAGES, marks)
    assert graded.reasons("ann", "mill").fit == 15 + 3
    rows = [{"candidate": who, "village": where, "mark": mark} for (who, where), mark in marks.items()]
    for given in (rows, pd.DataFrame(rows)):
        assert (rules(per_mark=1.5).grade(people(), VILLAGES, given).fit == graded.fit).all()
    del marks["cy", "ford"]
    with pytest.raises(ha.InputError) as caught:
        rules(per_mark=1.5).grade(people(), VILLAGES, {**marks, ("bo", "mill"): "good", ("stranger", "mill"): 4})
    assert {(row, reason.split(";")[0]) for row, _, reason in reasons(caught)} == {
        ("cy in ford", "missing"), ("bo in mill", "a number of 0 or more is expected")}  # fmt: skip
    with pytest.raises(ha.InputError, match="two marks"):
        rules(per_mark=1).grade(people(), VILLAGES, [*rows, rows[0]])


def test_a_panel_may_override_a_grade_and_its_name_and_reason_are_kept():
    override = {"candidate": "ann", "village": "mill", "grade": "A", "body": "the panel", "reason": "settled such a case before"}
    graded = rules(overrides=[override]).grade(people(), VILLAGES)
    found = graded.reasons("ann", "mill")
    assert (graded.grade_of("ann", "mill"), found.grade, found.by_rule) == ("A", "A", "B")
    assert "A set by the panel: settled such a case before" in found.text()
    assert graded.grade_of("ann", "ford") == "C"


@pytest.mark.parametrize(
    ("change", "part"),
    [({"grade": "D"}, "'A', 'B' or 'C'"), ({"body": " "}, "name of the body"), ({"reason": ""}, "its reason"),
     ({"candidate": "nobody"}, "unknown candidate"), ({"village": "nowhere"}, "unknown village")],
)  # fmt: skip
def test_overrides_that_mean_nothing_are_faults(change, part):
    override = {"candidate": "ann", "village": "mill", "grade": "A", "body": "b", "reason": "r", **change}
    with pytest.raises(ha.InputError, match=part):
        rules(overrides=[override]).grade(people(), VILLAGES)


def test_two_overrides_of_one_grade_and_limits_the_wrong_way_round_are_faults():
    override = {"candidate": "ann", "village": "mill", "grade": "A", "body": "b", "reason": "r"}
    with pytest.raises(ha.InputError, match="2 overrides of one grade"):
        rules(overrides=[override, {**override, "grade": "C"}])
    with pytest.raises(ha.InputError, match="nobody can get a B"):
        rules(a_from=10)


def test_missing_facts_and_missing_skills_are_faults():
    with pytest.raises(ha.InputError, match="bo · years: missing"):
        rules().grade(people(bo={"years": None}), VILLAGES)
    with pytest.raises(ha.InputError, match="skills: missing column"):
        rules().grade(pd.DataFrame({"id": ["a"], "years": [1]}), VILLAGES)
    frame = pd.DataFrame({"id": ["a"], "years": [1], "skills": ["law; trees"]})
    assert rules().grade(frame, VILLAGES).reasons("a", "mill").fit == 19


def test_houma_has_the_grades_that_were_there_before():
    policy, problem = ha.datasets.houma_policy().grades, ha.datasets.houma_2020()
    graded = policy.grade(problem, problem, ha.datasets.houma_marks())
    pairs = [(person.id, post) for person in problem.candidates for post in problem.posts]
    assert len(pairs) == 62 * 22
    assert all(graded.grade_of(who, post.village) == problem.pairs.grade_of(who, post.id) for who, post in pairs)
    assert "invented" in policy.note


def test_rows_and_json_give_back_equal_rules():
    override = {"candidate": "ann", "village": "mill", "grade": "A", "body": "b; c", "reason": "r: s | t"}
    for made in (rules(overrides=[override], per_mark=0.5), ha.datasets.houma_policy().grades):
        assert ha.GradeRules.from_records(made.to_records()) == made
        assert ha.GradeRules.from_json(made.to_json()) == made


@pytest.mark.parametrize(
    "marks", [5, [3], {"ann": 5}, [{"candidate": "ann", "mark": 1}], [{"candidate": [], "village": 1, "mark": 1}]]
)
def test_marks_of_the_wrong_shape_are_faults(marks):
    with pytest.raises(ha.InputError):
        rules(per_mark=1).grade(people(), VILLAGES, marks)
