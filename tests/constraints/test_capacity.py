import pytest

import houma_assign as ha

from .small_town import THREE, best, faults, given, placed, says, town

SIZES = {"ann": {"size": 3}, "bo": {"size": 2}, "cy": {"size": 1}}


@pytest.mark.parametrize(
    ("each", "limit", "points"),
    [
        ("post", 3, 24),
        ("post", {"a/lead": 2, "a/member": 3, "b/lead": 3}, 21),  # ann is too big for the lead
        ("post", {"a/lead": 2, "a/member": 2, "b/lead": 3}, 13),  # and for the member post
        ("village", 4, 16),  # ann and bo are five in village a, ann and cy four
        ("village", {"a": 3, "b": 3}, 13),
    ],
)
def test_load_fits_into_the_limit(each, limit, points):
    assert best(town(THREE, ha.Capacity(load="size", limit=limit, each=each), people=SIZES)).value["merit"] == points


def test_limit_may_be_a_column_of_the_post_or_the_village():
    rooms = {"a/lead": {"room": 2}, "a/member": {"room": 3}, "b/lead": {"room": 9}}
    assert best(town(THREE, ha.Capacity(load="size", limit="room"), people=SIZES, posts=rooms)).value["merit"] == 21
    beds = {"a": {"beds": 3}, "b": {"beds": 3}}
    plan = best(town(THREE, ha.Capacity(load="size", limit="beds", each="village"), people=SIZES, places=beds))
    assert placed(plan) == {"ann": "b/lead", "bo": "a/lead", "cy": "a/member"}


def test_work_of_posts_fits_into_what_a_person_can_do():
    board = "a b c\nann 9 8 7\nbo 1 1 1"
    work = {"a": {"hours": 10.5}, "b": {"hours": 6}, "c": {"hours": 4.5}}
    people = {"ann": {"most": 3, "week": 15}, "bo": {"most": 3, "week": 40}}
    free = best(town(board, people=people, posts=work))
    assert placed(free) == {"ann": "a + b + c"}
    held = best(town(board, ha.Capacity(load="hours", limit="week", each="candidate"), people=people, posts=work))
    assert placed(held) == {"ann": "a + c", "bo": "b"}  # 10.5 + 4.5 is 15 exactly


def test_soft_counts_whole_units_and_parts_as_one():
    people = {"ann": {"size": 2.5}, "bo": {"size": 2}, "cy": {"size": 1}}
    plan = best(town(THREE, ha.Capacity(load="size", limit=3.25, each="village", penalty=2), people=people))
    assert plan.value["merit"] == 24 - 2 * 2  # 4.5 are 1.25 too many: two units
    assert given(plan) == [("a", 2)]


def test_soft_with_a_large_penalty_is_kept():
    plan = best(town(THREE, ha.Capacity(load="size", limit=4, each="village", penalty=9), people=SIZES))
    assert (plan.value["merit"], given(plan)) == (16, [])


def test_senseless_loads_and_limits_are_refused():
    rule = ha.Capacity(load="size", limit="room")
    assert faults(THREE, ha.Capacity(load="weight", limit=1)) == [
        ("number", "no pair, candidate, post or village has this column")
    ]
    assert {column for column, _ in faults(THREE, rule, people=SIZES)} == {"room"}
    assert len(faults(THREE, ha.Capacity(load="size", limit={"a/lead": 1, "a/member": 1}), people=SIZES)) == 1
    assert len(faults(THREE, ha.Capacity(load="size", limit=0.1234567), people=SIZES)) == 3
    assert [column for column, _ in faults(THREE, ha.Capacity(load="size", limit=1), people=SIZES | {"bo": {}})] == ["size"]


def test_words_name_load_and_limit():
    assert says(ha.Capacity(load="size", limit=4), "size", "4")
    assert says(ha.Capacity(load="size", limit="room", each="village"), "size", "room")
    assert says(ha.Capacity(load="size", limit={"a": 1, "b": 1}, each="village"), "size")


@pytest.mark.parametrize(
    ("rule", "points"),
    [
        (ha.Capacity(load="size", least=4, each="village"), None),  # six in all, and one person in b
        (ha.Capacity(load="size", least={"b": 2}, each="village"), 16),  # bo in b
        (ha.Capacity(load="size", least={"b": 3}, limit=3, each="village"), 13),
        (ha.Capacity(load=1.5, limit=3, each="village"), 24),
        (ha.Capacity(load=1.5, limit=2.75, each="village"), None),
    ],
)
def test_at_least_so_much_and_one_number_for_every_load(rule, points):
    plan = ha.solve(town(THREE, rule, people=SIZES))
    assert plan.value["merit"] == points


def test_soft_counts_what_is_missing():
    plan = best(town(THREE, ha.Capacity(load="size", least={"b": 2.5}, each="village", penalty=5), people=SIZES))
    assert (plan.value["merit"], given(plan)) == (24 - 10, [("b", 2)])  # one and a half: two units, eight points with bo


def test_several_slots_of_a_post_for_one_person():
    people = {"ann": {"takes": 2}, "bo": {"takes": 1}, "cy": {"takes": 1}}
    takes = [ha.Capacity(load="takes", limit="slots", least="slots")]
    problem = town("a*2 b*1\nann 9 1\nbo 5 6\ncy 3 2", *takes, people=people)
    rules = [rule for rule in problem.constraints if rule.kind not in ("slots", "posts_filled")]
    assert placed(best(problem.changed(constraints=tuple(rules)))) == {"ann": "a", "bo": "b"}


def test_senseless_two_sided_limits_are_refused():
    assert [column for column, _ in faults(THREE, ha.Capacity(load=1))] == ["limit"]
    assert {column for column, _ in faults(THREE, ha.Capacity(load=1, limit=1, least=2))} == {"least"}
    assert [column for column, _ in faults(THREE, ha.Capacity(load=1, least={"nowhere": 1}))] == ["least"]
    assert [column for column, _ in faults(THREE, ha.Capacity(load=1e-7, limit=1))] == ["load"]


def test_words_of_both_sides():
    assert says(ha.Capacity(load=1.5, least=2, limit="room"), "1.5", "2", "room")
