import pytest

import houma_assign as ha

from .small_town import THREE, best, faults, given, placed, says, town

# As THREE, with grades: ann is a C for the lead of a and ungraded for b.
GRADED = """
      a/lead  a/member  b/lead
ann   9C      8B        1
bo    7A      9B        2A
cy    1A      5B        6A
"""


@pytest.mark.parametrize(
    ("grade", "scope", "points"),
    [
        ("C", {}, 24),
        ("B", {}, 21),  # ann can only be the member
        ("A", {"role": "lead"}, 21),
        ("A", {"village": "b"}, 24),
        ("B", {"township": "west"}, 21),
    ],
)
def test_no_lower_grade_serves_in_scope(grade, scope, points):
    places = {"a": {"township": "west"}, "b": {"township": "east"}}
    assert best(town(GRADED, ha.MinimumGrade(grade=grade, **scope), places=places)).value["merit"] == points


def test_ungraded_pair_is_below_every_grade():
    barred = ha.Barred(candidate="ann", village="a")
    assert placed(best(town(GRADED, barred)))["ann"] == "b/lead"
    assert ha.solve(town(GRADED, barred, ha.MinimumGrade(grade="C"))).status is ha.Status.INFEASIBLE


def test_grade_nobody_has_in_a_post_leaves_no_plan():
    assert ha.solve(town(GRADED, ha.MinimumGrade(grade="A"))).status is ha.Status.INFEASIBLE  # a/member has B at best


def test_soft_costs_one_penalty_a_placement():
    plan = best(town(GRADED, ha.MinimumGrade(grade="B", penalty=2)))
    assert plan.value["merit"] == 24 - 2
    assert given(plan) == [("ann → a/lead", 1)]


def test_soft_is_kept_where_it_costs_more_than_three_points():
    plan = best(town(GRADED, ha.MinimumGrade(grade="B", penalty=4)))
    assert (plan.value["merit"], given(plan)) == (21, [])


def test_problem_without_grades_and_unknown_scope_are_refused():
    assert faults(THREE, ha.MinimumGrade(grade="B")) == [("grade", "no pair has a grade; give grades with the pairs")]
    assert faults(GRADED, ha.MinimumGrade(grade="B", village="z")) == [("village", "unknown village")]
    with pytest.raises(ha.InputError):
        ha.MinimumGrade(grade="D")


def test_words_name_grade_and_scope():
    assert says(ha.MinimumGrade(grade="B", role="lead"), "B", "lead")
