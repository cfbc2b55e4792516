import pytest

import houma_assign as ha

from .small_town import best, faults, given, placed, says, town

# Each post is better for everybody on its own; only b and c have room for two who would like it.
BOARD = """
      a/x*0-3  b/x*0-2  b/y*0-2
ann   9        5        5
bo    4        8        5
cy    4        5        7
"""


@pytest.mark.parametrize(
    ("rule", "plan"),
    [
        (ha.OpensWith(least=1), {"ann": "a/x", "bo": "b/x", "cy": "b/y"}),
        (ha.OpensWith(least=3, village="a"), {"ann": "b/x", "bo": "b/x", "cy": "b/y"}),  # 20 against 17 for all three in a
        (ha.OpensWith(least={"a/x": 2}), {"ann": "a/x", "bo": "b/x", "cy": "a/x"}),
        (ha.OpensWith(least="crew", each="village"), {"ann": "b/x", "bo": "b/x", "cy": "b/y"}),
        (ha.OpensWith(least=3, each="role", role="x"), {"ann": "a/x", "bo": "b/x", "cy": "b/x"}),
        (ha.OpensWith(least=3, each=None), {"ann": "a/x", "bo": "b/x", "cy": "b/y"}),
    ],
)
def test_nobody_or_enough(rule, plan):
    problem = town(BOARD, rule, places={"a": {"crew": 2}, "b": {"crew": 3}}, aims=(ha.FewestVacancies(), ha.Merit()))
    assert placed(best(problem)) == plan


def test_a_post_that_cannot_open_stays_closed():
    plan = best(town("a*0-2 b*0-1\nann 9 1\nbo - 8", ha.OpensWith(least=2, village="a")))
    assert placed(plan) == {"bo": "b"}


@pytest.mark.parametrize(("penalty", "amount"), [(1, 1), (17, 0)])
def test_soft_counts_the_people_missing_or_too_many(penalty, amount):
    board = "a*0-3 b*0-2\nann 9 1\nbo 8 1\ncy - 3"
    plan = best(town(board, ha.OpensWith(least=3, village="a", penalty=penalty)))
    assert given(plan) == ([("a", amount)] if amount else [])  # two are there: one is missing, two are too many
    assert plan.value["merit"] == (19 if amount else 4)  # cy and one of the others in b


def test_few_posts_opened():
    problem = town(BOARD, ha.OpensWith(least=2), aims=(ha.FewestVacancies(), ha.InUse(what="post", sense="least"), ha.Merit()))
    assert placed(best(problem)) == {"ann": "a/x", "bo": "a/x", "cy": "a/x"}


def test_what_makes_no_sense_is_refused_all_at_once():
    assert faults(BOARD, ha.OpensWith(least=3)) == [
        ("least", "b/x: there are only 2 slots"),
        ("least", "b/y: there are only 2 slots"),
    ]
    assert faults(BOARD, ha.OpensWith(least={"c": 1})) == [("least", "there is no such group")]
    assert [column for column, _ in faults(BOARD, ha.OpensWith(least="crew"))] == ["crew"] * 3
    assert [column for column, _ in faults(BOARD, ha.OpensWith(least="crew", each="role"))] == ["least"]


def test_why_a_plan_that_must_open_is_impossible_and_what_gives():
    problem = town("a*1-3 b*0-1\nann 9 1\nbo 1 2", ha.OpensWith(least=3, village="a"))
    plan = ha.solve(problem)
    assert plan.status is ha.Status.INFEASIBLE
    clash = ha.why_infeasible(problem)
    assert "nobody, or at least 3 people" in clash.words("en")
    assert "不用则已" in clash.words("zh")
    assert best(problem.replacing(ha.OpensWith(id=problem.constraints[-1].id, least=2, village="a")))


def test_words():
    assert says(ha.OpensWith(least=2), "2")
    assert says(ha.OpensWith(least={"a": 2}, each="village"), "a 2")
