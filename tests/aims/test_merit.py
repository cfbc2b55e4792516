import houma_assign as ha

from ..constraints.small_town import THREE, best, faults, placed, says, town


def test_most_points():
    plan = best(town(THREE))
    assert (plan.value["merit"], plan.bound["merit"]) == (24, 24)
    assert placed(plan) == {"ann": "a/lead", "bo": "a/member", "cy": "b/lead"}


def test_points_count_as_often_as_the_role_weighs():
    # Doubled leads: 9 + 7 member 9 .. 18 + 9 + 12 = 39 against 14 + 8 + 12 = 34.
    assert best(town(THREE, aims=(ha.Merit(role_weights={"lead": 2}),))).value["merit"] == 39
    # A member thrice: 9 + 27 + 6 = 42 against 7 + 24 + 6 = 37.
    assert best(town(THREE, aims=(ha.Merit(role_weights={"member": 3}),))).value["merit"] == 42
    board = "a/lead b/member\nann 9 8\nbo 7 5"
    assert placed(best(town(board)))["ann"] == "b/member"  # 8 + 7 against 9 + 5
    assert placed(best(town(board, aims=(ha.Merit(role_weights={"lead": 2}),))))["ann"] == "a/lead"  # 23 against 22


def test_role_without_weight_in_the_sum():
    plan = best(town(THREE, aims=(ha.Merit(role_weights={"lead": 0}),)))
    assert (plan.value["merit"], placed(plan)["bo"]) == (9, "a/member")


def test_decimals_are_exact():
    board = "a b\nann 0.10 0.20\nbo 0.20 0.31"
    plan = best(town(board))
    assert plan.value["merit"] == 0.41
    assert placed(plan) == {"ann": "a", "bo": "b"}


def test_negative_points_are_costs():
    board = "a b\nann -1.50 -2.25\nbo -3.00 -4.00"
    assert best(town(board)).value["merit"] == -5.25  # ann b, bo a against -5.5


def test_slack_gives_exactly_so_many_points():
    board = "a b\nann 9.00 8.00\nbo 8.00 6.50"  # 15.5 and 16
    kept = ha.FewestMoves(placements=[("ann", "a"), ("bo", "b")])
    for slack, points in ((0, 16), (0.49, 16), (0.5, 15.5), (0.499999, 16)):
        assert best(town(board, aims=(ha.Merit(slack=slack), kept))).value["merit"] == points


def test_unknown_role_is_refused():
    assert faults(THREE, aims=(ha.Merit(role_weights={"chief": 2}),)) == [("role_weights", "no post has this role")]


def test_words_name_the_weights():
    assert says(ha.Merit(role_weights={"lead": 2}), "lead", "2")
