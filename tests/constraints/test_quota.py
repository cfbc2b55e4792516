import pytest

import houma_assign as ha

from .small_town import FOUR, best, faults, given, placed, says, sent, town

SEX = {"ann": {"sex": "male"}, "bo": {"sex": "male"}, "cy": {"sex": "female"}, "dee": {"sex": "female"}}
PLACES = {"a": {"township": "west"}, "b": {"township": "east"}}


def women(**more):
    return ha.Quota(where={"sex": "female"}, **more)


@pytest.mark.parametrize(
    ("rule", "who"),
    [
        (women(least=0), ["ann", "bo"]),
        (women(least=1), ["ann", "cy"]),
        (women(least=2), ["cy", "dee"]),
        (ha.Quota(where={"sex": "male"}, most=1), ["ann", "cy"]),
        (ha.Quota(where={"sex": ("male", "other")}, most=0), ["cy", "dee"]),
        (women(least=1, each="village"), ["cy", "dee"]),
        (women(least=1, each="township"), ["cy", "dee"]),
        (women(least=1, each="post"), ["cy", "dee"]),
        (women(least=1, each="role"), ["ann", "cy"]),
        (women(least=1, village="a"), ["ann", "cy"]),
        (women(least=1, role="lead", township="east"), ["ann", "cy"]),
    ],
)
def test_so_many_of_a_kind_go(rule, who):
    assert sent(best(town(FOUR, rule, people=SEX, places=PLACES))) == who


def test_scope_says_where_they_go():
    plan = best(town(FOUR, women(least=1, township="east"), people=SEX, places=PLACES))
    assert ("cy", "b/lead") in plan.placements


def test_least_and_most_in_one_rule():
    assert sent(best(town(FOUR, women(least=1, most=1), people=SEX))) == ["ann", "cy"]
    assert ha.solve(town(FOUR, women(least=3), people=SEX)).status is ha.Status.INFEASIBLE


@pytest.mark.parametrize(("penalty", "points", "gave"), [(1, 17 - 2, [("a", 1), ("b", 1)]), (6, 9, [])])
def test_soft_costs_one_penalty_for_each_missing(penalty, points, gave):
    plan = best(town(FOUR, women(least=1, each="village", penalty=penalty), people=SEX))
    assert (plan.value["merit"], given(plan)) == (points, gave)


def test_soft_excess_is_counted_too():
    plan = best(town(FOUR, ha.Quota(where={"sex": "male"}, most=0, penalty=2), people=SEX))
    assert (plan.value["merit"], given(plan)) == (17 - 2 * 2, [("all posts", 2)])


def test_missing_fact_does_not_count():
    assert sent(best(town(FOUR, women(least=1), people=SEX | {"cy": {}}))) == ["ann", "dee"]


def test_senseless_quotas_are_refused():
    assert faults(FOUR, women(), people=SEX) == [("least", "state least and/or most, as counts or as shares")]
    assert faults(FOUR, women(least=2, most=1), people=SEX) == [("least", "all posts: least exceeds most (1)")]
    assert faults(FOUR, women(least=1, least_share=0.5), people=SEX) == [("least", "state either least or least_share")]
    assert faults(FOUR, women(least_share=0.3), people=SEX) == [("rounding", "all posts: 0.6 people; declare the rounding")]
    assert faults(FOUR, women(least=1), people={})[0][0] == "sex"
    assert faults(FOUR, women(least=1, township="z"), people=SEX) == [("township", "no village is in this township")]
    with pytest.raises(ha.InputError):
        women(least_share=1.5)


def test_words_name_kind_scope_and_limits():
    assert says(women(least=5, most=7, role="lead"), "sex = female", "5", "7", "lead")
    assert says(women(least=5, most=5), "5")
    assert "exactly" in women(least=5, most=5).words()


def test_villages_without_a_township_are_in_none():
    rule = women(least=1, each="township")
    problem = town(FOUR, rule, people=SEX, places={"a": {"township": "west"}})
    assert rule.groups(problem) == {"west": ["a/lead"]}
    assert sent(best(problem)) == ["ann", "cy"]  # b is in no township: nothing holds there


@pytest.mark.parametrize(
    ("least", "each", "who"),
    [
        ({"a": 1}, "village", "cy or dee in a"), ({"b/lead": 1}, "post", "cy or dee in b"),
        ("wanted", "village", "cy or dee in a"),
    ],
)  # fmt: skip
def test_one_limit_for_each_group_by_name_or_by_column(least, each, who):
    people = {one: {"sex": "f" if one in ("cy", "dee") else "m"} for one in ("ann", "bo", "cy", "dee")}
    rule = ha.Quota(where={"sex": "f"}, least=least, each=each)
    plan = best(town(FOUR, rule, people=people, places={"a": {"wanted": 1}, "b": {"wanted": 0}}))
    assert placed(plan) == ({"ann": "b/lead", "cy": "a/lead"} if who.endswith("a") else {"ann": "a/lead", "cy": "b/lead"})


def test_limits_by_name_give_one_by_one():
    people = {one: {"sex": "f"} for one in ("ann", "bo", "cy", "dee")}
    rule = ha.Quota(id="women", where={"sex": "f"}, most={"a": 1, "b": 0}, each="village")
    problem = town(FOUR, rule, people=people)
    wider = [changed.most for _, changed in rule.loosened(problem)]
    assert wider == [{"a": 2, "b": 0}, {"a": 1, "b": 1}]
    assert ha.solve(problem).status is ha.Status.INFEASIBLE
    column = ha.Quota(where={"sex": "f"}, most="wanted", each="village")
    (_, one) = column.loosened(town(FOUR, column, people=people, places={"a": {"wanted": 1}, "b": {"wanted": 1}}))[0]
    assert one.most == {"a": 2, "b": 2}


def test_limits_of_groups_that_are_not_there_are_refused():
    assert [column for column, _ in faults(FOUR, ha.Quota(least={"a": 1}))] == ["least"]
    assert faults(FOUR, ha.Quota(least={"nowhere": 1}, each="village")) == [("least", "there is no such group")]
    assert [column for column, _ in faults(FOUR, ha.Quota(least="wanted", each="village"))] == ["wanted"] * 2
    assert [column for column, _ in faults(FOUR, ha.Quota(least="wanted", each="role"))] == ["least"]
    half = {"a": {"wanted": 0.5}, "b": {"wanted": 1}}
    assert [column for column, _ in faults(FOUR, ha.Quota(least="wanted", each="village"), places=half)] == ["wanted"]


def test_a_skill_required_for_a_role_or_a_post():
    people = {one: {"skills": ("law",) if one == "dee" else ()} for one in ("ann", "bo", "cy", "dee")}
    team = "a/x*2 a/y b/x\nann 9 1 9\nbo 8 1 8\ncy 5 5 5\ndee 4 4 4"
    for rule in (ha.Quota(where="skills = law", least=1, role="x", village="a"),
                 ha.Quota(where="skills = law", least={"a/x": 1}, each="post")):  # fmt: skip
        assert placed(best(town(team, rule, people=people)))["dee"] == "a/x"
    every = best(town(team, ha.Eligible(where="skills = law", role="y"), people=people))
    assert placed(every)["dee"] == "a/y"
