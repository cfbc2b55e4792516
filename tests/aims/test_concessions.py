import houma_assign as ha

from ..constraints.small_town import THREE, best, faults, given, placed, says, town

SOFT = (
    ha.Barred(id="ann", candidate="ann", village="a", penalty=1),
    ha.Barred(id="bo", candidate="bo", post="b/lead", penalty=1),
)


def test_listed_first_it_gives_as_little_as_possible_whatever_the_points():
    plan = best(town(THREE, *SOFT, aims=(ha.Concessions(),)))
    assert (plan.value["concessions"], given(plan)) == (0, [])
    assert placed(plan)["ann"] == "b/lead"


def test_it_comes_first_of_itself_where_nothing_is_counted_in_points():
    wishes = ha.Wishes(wishes={"ann": ("a/lead",)})
    plan = best(town(THREE, *SOFT, aims=(wishes,)))
    assert list(plan.value) == ["concessions", "wishes", "lots"]
    assert (plan.value["concessions"], plan.value["wishes"]) == (0, 0)


def test_it_stays_away_where_merit_counts_the_penalties():
    plan = best(town(THREE, *SOFT))
    assert list(plan.value) == ["merit", "lots"]
    assert plan.value["merit"] == 24 - 1


def test_it_stays_away_without_soft_rules():
    assert list(best(town(THREE, aims=(ha.FewestVacancies(),))).value) == ["vacancies", "lots"]


def test_placed_last_it_only_settles_what_is_left():
    wishes = ha.Wishes(wishes={"ann": ("a/lead",)})
    plan = best(town(THREE, *SOFT, aims=(wishes, ha.Concessions())))
    assert (plan.value["wishes"], plan.value["concessions"]) == (1, 1)  # bo beside ann, cy in b
    assert placed(plan) == {"ann": "a/lead", "bo": "a/member", "cy": "b/lead"}


def test_value_adds_up_penalty_times_amount():
    rules = (ha.Capacity(load="size", limit=3, each="village", penalty=7), ha.Pinned(candidate="cy", post="b/lead"))
    plan = best(town(THREE, *rules, people={who: {"size": 4} for who in ("ann", "bo", "cy")}, aims=(ha.Concessions(),)))
    assert plan.value["concessions"] == 7 * 5 + 7 * 1  # eight in a where three fit, four in b


def test_words():
    assert says(ha.Concessions())
    assert faults(THREE, aims=(ha.Concessions(), ha.Concessions()))[0][0] == "id"
