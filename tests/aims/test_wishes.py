import pytest

import houma_assign as ha

from ..constraints.small_town import THREE, best, faults, placed, says, town


def test_first_wishes_count_most_and_the_last_counts_one():
    wishes = ha.Wishes(wishes={"ann": ("b/lead", "a/lead"), "bo": ("b/lead",), "cy": ("b/lead",)})
    # ann in b: 2. ann leading a: 1, and bo or cy in b: 1. Two each way, and of those the plan of 24 points.
    plan = best(town(THREE, aims=(wishes, ha.Merit())))
    assert (plan.value["wishes"], plan.value["merit"]) == (2, 24)
    longer = ha.Wishes(wishes={"ann": ("b/lead", "a/member", "a/lead"), "bo": ("b/lead",), "cy": ("b/lead",)})
    plan = best(town(THREE, aims=(longer, ha.Merit())))
    assert (plan.value["wishes"], plan.value["merit"]) == (3, 21)  # ann as member 2, cy in b 1; ann in b 3 has 13 points


def test_village_stands_for_all_its_posts():
    plan = best(town(THREE, aims=(ha.Wishes(wishes={"cy": ("a",)}), ha.Merit())))
    assert (plan.value["wishes"], placed(plan)["cy"]) == (1, "a/member")


def test_post_listed_before_its_village_counts_by_the_first_of_them():
    wishes = ha.Wishes(wishes={"ann": ("a/member", "a")})
    plan = best(town(THREE, aims=(wishes, ha.Merit())))
    assert (plan.value["wishes"], placed(plan)["ann"]) == (2, "a/member")


def test_slack_takes_wishes_back():
    wishes = ha.Wishes(wishes={"cy": ("a",)}, slack=1)
    assert best(town(THREE, aims=(wishes, ha.Merit()))).value["merit"] == 24


def test_unknown_people_and_places_are_refused():
    found = faults(THREE, aims=(ha.Wishes(wishes={"zoe": ("a",), "ann": ("z",)}),))
    assert found == [("wishes", "unknown candidate"), ("ann", "unknown post or village")]


def test_words():
    assert says(ha.Wishes(wishes={"ann": ("a",)}))


def test_a_wish_that_is_listed_twice_counts_once():
    twice = ha.Wishes(wishes={"ann": ("b/lead", "b/lead", "a", "b/lead"), "bo": ("a", "a")})
    once = ha.Wishes(wishes={"ann": ("b/lead", "a"), "bo": ("a",)})
    assert twice == once
    assert best(town(THREE, aims=(twice,))).value == best(town(THREE, aims=(once,))).value


WISHED = "a b c\nann 1 1 1\nbo 1 1 1"


@pytest.mark.parametrize(
    ("aim", "value"),
    [
        (ha.Wishes(wishes={"ann": ("a", "b"), "bo": ("a", "c")}), 3),
        (ha.Wishes(wishes={"ann": (("a", "b"), "c"), "bo": ("a", "c")}), 4),  # a and b are as good to ann
        (ha.Wishes(wishes={"ann": ("a", "b"), "bo": ("a", "c")}, by_rank=(5, 2.5)), 7.5),
        (ha.Wishes(wishes={"ann": ("a", "b"), "bo": ("a", "c")}, by_rank=(5,)), 5),
        (ha.Wishes(wishes={"ann": [["a", "b"]], "bo": [["a", "b"]]}, by_rank=(1.25,)), 2.5),
    ],
)
def test_own_worth_and_ties(aim, value):
    problem = town(WISHED.replace("a b c", "a*0-1 b*0-1 c*0-1"), aims=(aim,))
    assert best(problem).value["wishes"] == value
    assert ha.Problem.from_json(problem.to_json()).tiers[0] == aim


def test_wishes_that_are_alike_are_kept_as_groups():
    aim = ha.Wishes(wishes={"ann": ("c", ("a", "b"))})
    assert (aim.wishes, aim.ties) == ({"ann": ("c", "a", "b")}, {"ann": (("a", "b"),)})
    assert aim == ha.Wishes(wishes=dict(aim.wishes), ties=dict(aim.ties))
    left = aim.among({"ann"}, {"b", "c"})
    assert (left.wishes, left.ties) == ({"ann": ("c", "b")}, {"ann": (("b",),)})


def test_worths_and_ties_that_make_no_sense_are_refused():
    apart = ha.Wishes(wishes={"ann": ("a", "c", "b")}, ties={"ann": (("a", "b"),)})
    wrong = ha.Wishes(wishes={"ann": ("a",)}, by_rank=(1, 2))
    fine = ha.Wishes(wishes={"ann": ("a",)}, by_rank=(1e-7,))
    columns = [[column for column, _ in faults(WISHED, aims=(aim,))] for aim in (apart, wrong, fine)]
    assert columns == [["ann"], ["by_rank"], ["by_rank"]]


def test_lists_with_ties_are_told_apart_by_places_in_lists():
    plan = best(town(WISHED.replace("a b c", "a*0-1 b*0-1 c*0-1"), aims=(ha.Wishes(wishes={"ann": [["a", "b"]]}),)))
    found = ha.fairer(plan)
    assert (found.gained, found.ties["ann"]) == (0, (("a", "b"),))
