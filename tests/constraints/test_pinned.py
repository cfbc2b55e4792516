import houma_assign as ha

from .small_town import THREE, best, faults, given, placed, says, town


def test_the_placement_is_made():
    plan = best(town(THREE, ha.Pinned(candidate="cy", post="a/member")))
    assert placed(plan) == {"ann": "a/lead", "bo": "b/lead", "cy": "a/member"}
    assert plan.value["merit"] == 16


def test_soft_costs_its_penalty_once():
    plan = best(town(THREE, ha.Pinned(candidate="cy", post="a/member", penalty=5)))
    assert plan.value["merit"] == 24 - 5
    assert given(plan) == [("cy → a/member", 1)]


def test_soft_is_kept_where_it_costs_more_than_eight_points():
    plan = best(town(THREE, ha.Pinned(candidate="cy", post="a/member", penalty=9)))
    assert (plan.value["merit"], given(plan)) == (16, [])


def test_soft_pin_of_a_pair_without_score_is_lost_in_every_plan():
    board = THREE.replace("1       5", "1       -")
    plan = best(town(board, ha.Pinned(candidate="cy", post="a/member", penalty=5)))
    assert (plan.value["merit"], given(plan)) == (24 - 5, [("cy → a/member", 1)])


def test_unknown_ids_and_pairs_without_score_are_refused():
    assert faults(THREE, ha.Pinned(candidate="zoe", post="z")) == [("candidate", "unknown candidate"), ("post", "unknown post")]
    board = THREE.replace("1       5", "1       -")
    assert faults(board, ha.Pinned(candidate="cy", post="a/member")) == [
        ("post", "cy cannot take this post: the pair has no score")
    ]


def test_pin_against_another_rule_or_another_pin_is_refused():
    pin = ha.Pinned(candidate="cy", post="a/member")
    barred = faults(THREE, pin, ha.Barred(id="not there", candidate="cy", village="a"))
    assert barred == [("post", "cy is barred from it by: not there")]
    assert faults(THREE, pin, ha.Pinned(candidate="bo", post="a/member")) == [("post", "2 people pinned to 1 slots")]
    assert faults(THREE, pin, ha.Pinned(candidate="cy", post="b/lead")) == [("candidate", "pinned to 2 posts, may hold 1")]


def test_words_name_person_and_post():
    pin = ha.Pinned(candidate="cy", post="a/member")
    assert says(pin, "cy")
    assert (pin.words(), pin.words("zh")) == ("cy is settled in a/member", "cy 定在 a 支部委员")
