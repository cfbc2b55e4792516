import houma_assign as ha

from .small_town import THREE, best, given, placed, says, town

AT_A = {"ann": {"home": "a"}}


def test_nobody_serves_at_home():
    assert placed(best(town(THREE, people=AT_A)))["ann"] == "a/lead"
    plan = best(town(THREE, ha.AvoidHome(), people=AT_A))
    assert placed(plan) == {"ann": "b/lead", "bo": "a/lead", "cy": "a/member"}


def test_soft_costs_one_penalty_a_placement():
    plan = best(town(THREE, ha.AvoidHome(penalty=5), people=AT_A))
    assert plan.value["merit"] == 24 - 5
    assert given(plan) == [("ann → a/lead", 1)]


def test_soft_is_kept_where_it_costs_more_than_eleven_points():
    plan = best(town(THREE, ha.AvoidHome(penalty=12), people=AT_A))
    assert (plan.value["merit"], given(plan)) == (13, [])


def test_home_township_reaches_beyond_the_village():
    # ann's home c has no post but lies in the township of a.
    places = {"a": {"township": "west"}, "b": {"township": "east"}, "c": {"township": "west"}}
    people = {"ann": {"home": "c"}}
    assert best(town(THREE, ha.AvoidHome(), people=people, places=places)).value["merit"] == 24
    assert best(town(THREE, ha.AvoidHome(within="township"), people=people, places=places)).value["merit"] == 13


def test_villages_without_a_township_are_not_one_township():
    plan = best(town(THREE, ha.AvoidHome(within="township"), people=AT_A))
    assert placed(plan)["ann"] == "b/lead"
    plan = best(town(THREE, ha.AvoidHome(within="township", penalty=5), people=AT_A))
    assert (plan.value["merit"], given(plan)) == (24 - 5, [("ann → a/lead", 1)])


def test_township_that_is_named_like_the_home_village_is_not_home():
    places = {"a": {"township": ""}, "b": {"township": "a"}}
    assert placed(best(town(THREE, ha.AvoidHome(within="township"), people=AT_A, places=places)))["ann"] == "b/lead"


def test_people_without_a_home_go_anywhere():
    assert best(town(THREE, ha.AvoidHome(within="township"))).value["merit"] == 24


def test_words_name_how_far_home_reaches():
    assert says(ha.AvoidHome())
    assert ha.AvoidHome().words() != ha.AvoidHome(within="township").words()
    assert "township" in ha.AvoidHome(within="township").words()
    assert "乡镇" in ha.AvoidHome(within="township").words("zh")
