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
