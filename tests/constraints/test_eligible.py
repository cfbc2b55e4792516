import pytest

import houma_assign as ha

from .small_town import THREE, best, faults, given, placed, says, town

PARTY = {"ann": {"party": False, "age": 50}, "bo": {"party": True, "age": 40}, "cy": {"party": True, "age": 30}}


@pytest.mark.parametrize(
    ("scope", "points"),
    [
        ({"role": "lead"}, 21),  # ann, who is not a member of the party, can only be a team member
        ({"role": "member"}, 24),
        ({"village": "a"}, 13),  # ann can only go to b
        ({"township": "east"}, 24),  # b is in the east, ann leads a
        ({"township": "west"}, 13),
        ({"township": "west", "role": "lead"}, 21),
    ],
)
def test_only_who_meets_the_condition_takes_posts_in_scope(scope, points):
    rule = ha.Eligible(where={"party": True}, **scope)
    places = {"a": {"township": "west"}, "b": {"township": "east"}}
    assert best(town(THREE, rule, people=PARTY, places=places)).value["merit"] == points


def test_several_conditions_must_all_hold():
    rule = ha.Eligible(role="lead", where=(ha.Condition(fact="party", equals=True), ha.Condition(fact="age", most=35)))
    assert ha.solve(town(THREE, rule, people=PARTY)).status is ha.Status.INFEASIBLE  # only cy may lead, two leads are wanted


def test_missing_fact_does_not_meet_the_condition():
    people = PARTY | {"ann": {}}
    assert placed(best(town(THREE, ha.Eligible(village="a", where={"party": True}), people=people)))["ann"] == "b/lead"
    turned = ha.Condition(fact="party", equals=False, unless=True)
    assert placed(best(town(THREE, ha.Eligible(village="a", where=turned), people=people)))["ann"] == "b/lead"


def test_soft_costs_one_penalty_a_placement():
    plan = best(town(THREE, ha.Eligible(role="lead", where={"party": True}, penalty=2), people=PARTY))
    assert plan.value["merit"] == 24 - 2
    assert given(plan) == [("ann → a/lead", 1)]


def test_soft_is_kept_where_it_costs_more_than_three_points():
    plan = best(town(THREE, ha.Eligible(role="lead", where={"party": True}, penalty=4), people=PARTY))
    assert (plan.value["merit"], given(plan)) == (21, [])


def test_who_was_barred_by_it_is_known_without_a_solve():
    problem = town(THREE, ha.Eligible(id="party", role="lead", where={"party": True}), people=PARTY)
    assert problem.eligibility.barred_by("ann", "a/lead") == ("party",)
    assert problem.eligibility.barred_by("ann", "a/member") == ()


def test_unknown_columns_and_scopes_are_refused():
    assert faults(THREE, ha.Eligible(where={"partei": True}), people=PARTY)[0][0] == "partei"
    assert faults(THREE, ha.Eligible(where={"party": True}, role="chief"), people=PARTY) == [("role", "no post has this role")]
    text = PARTY | {"bo": {"age": "forty"}}
    ranged = ha.Eligible(where=ha.Condition(fact="age", most=45))
    assert faults(THREE, ranged, people=text) == [("age", "a range needs a column of numbers")]
    with pytest.raises(ha.InputError) as caught:
        town(THREE, ranged, people=text)
    assert "forty" not in str(caught.value)


def test_words_name_scope_and_conditions():
    rule = ha.Eligible(role="lead", where=(ha.Condition(fact="age", most=45), ha.Condition(fact="rank", one_of=("x", "y"))))
    assert says(rule, "lead", "age ≤ 45", "rank = x/y")
