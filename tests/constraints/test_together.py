import pytest

import houma_assign as ha

from .small_town import THREE, best, faults, given, placed, says, sent, town


def pair(penalty=None):
    return ha.Together(candidates=("ann", "cy"), penalty=penalty)


def test_they_share_a_village():
    plan = best(town(THREE, pair()))
    assert placed(plan) == {"ann": "a/lead", "bo": "b/lead", "cy": "a/member"}
    assert plan.value["merit"] == 16


@pytest.mark.parametrize(("partner", "who"), [(7, ["ann", "cy"]), (1, ["bo", "dee"])])
def test_both_or_neither(partner, who):
    board = f"a/lead a/member\nann 9 9\nbo 6 6\ncy {partner} {partner}\ndee 5 5"
    assert sent(best(town(board, pair()))) == who  # 9 + partner against 6 + 5


def test_soft_costs_a_penalty_in_each_village_that_has_one_without_the_other():
    plan = best(town(THREE, pair(penalty=2)))
    assert plan.value["merit"] == 24 - 2 * 2
    assert given(plan) == [("ann + cy → a", 1), ("ann + cy → b", 1)]


def test_soft_is_kept_where_it_costs_more_than_eight_points():
    plan = best(town(THREE, pair(penalty=5)))
    assert (plan.value["merit"], given(plan)) == (16, [])


def test_with_several_posts_each_has_as_many_in_the_village():
    board = "a/x a/y b\nann 9 9 0\ncy 1 1 1"
    people = {"ann": {"most": 2}}
    assert placed(best(town(board, people=people))) == {"ann": "a/x + a/y", "cy": "b"}
    assert ha.solve(town(board, pair(), people={"ann": {"most": 2}, "cy": {"most": 2}})).status is ha.Status.INFEASIBLE


def test_unknown_people_and_a_single_one_are_refused():
    assert faults(THREE, ha.Together(candidates=("ann", "zoe"))) == [("candidates", "unknown candidate")]
    assert faults(THREE, ha.Together(candidates=("ann",))) == [("candidates", "name at least two different people")]


def test_words_name_the_people():
    assert says(pair(), "ann", "cy")


SEVERAL = "a b c\nann 9 1 5\nbo 1 9 5"
TWO_EACH = {who: {"most": 2} for who in ("ann", "bo")}


@pytest.mark.parametrize(
    ("rule", "points"),
    [
        (ha.Together(posts=("a", "b")), 10 + 5),
        (ha.Together(posts=("a", "b", "c")), None),  # nobody may hold three
        (ha.Together(posts=("a", "b"), penalty=1), 23 - 2),
        (ha.Together(posts=("a", "b"), penalty=4), 15),
        (ha.Apart(posts=("a", "c")), 9 + 9 + 5),
        (ha.Apart(posts=("a", "b", "c")), None),
        (ha.Apart(posts=("a", "b", "c"), penalty=2), 23 - 2),
        (ha.UnitCap(most=1, fact="id", village="c"), 23),
    ],
)
def test_posts_that_one_person_holds_together_or_never(rule, points):
    plan = ha.solve(town(SEVERAL, rule, people=TWO_EACH))
    assert plan.value["merit"] == points


def test_people_or_posts_but_not_both():
    assert [column for column, _ in faults(SEVERAL, ha.Together(posts=("a", "z")))] == ["posts"]
    assert [column for column, _ in faults(SEVERAL, ha.Together(posts=("a",)))] == ["posts"]
    assert [column for column, _ in faults(SEVERAL, ha.Apart(posts=("a", "b"), candidates=("ann", "bo")))] == ["posts"]
    assert [column for column, _ in faults(SEVERAL, ha.Apart())] == ["candidates"]


def test_words_of_posts():
    assert says(ha.Together(posts=("a", "b")), "a", "b")
    assert says(ha.Apart(posts=("a", "b")), "a", "b")
