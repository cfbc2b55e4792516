import houma_assign as ha

from ..constraints.small_town import THREE, best, faults, placed, says, town

# A 2, B 1, C 0, none 0: the plan of 24 points has C C C = 0, that of 21 B B C = 2, that of 13 A B and none = 3.
GRADED = """
      a/lead  a/member  b/lead
ann   9C      8B        1A
bo    7B      9C        2
cy    1C      5         6C
"""


def test_best_grades_before_points():
    plan = best(town(GRADED, aims=(ha.Grades(), ha.Merit())))
    assert (plan.value["grades"], plan.value["merit"]) == (3, 13)
    plan = best(town(GRADED, aims=(ha.Merit(), ha.Grades())))
    assert (plan.value["merit"], plan.value["grades"]) == (24, 0)


def test_slack_gives_so_much_worth_back_and_no_more():
    plan = best(town(GRADED, aims=(ha.Grades(slack=1), ha.Merit())))
    assert (plan.value["grades"], plan.value["merit"]) == (2, 21)
    plan = best(town(GRADED, aims=(ha.Grades(slack=2), ha.Merit())))
    assert (plan.value["grades"], plan.value["merit"]) == (2, 21)  # nothing with one: 24 has none
    plan = best(town(GRADED, aims=(ha.Grades(slack=3), ha.Merit())))
    assert (plan.value["grades"], plan.value["merit"]) == (0, 24)


def test_worth_is_declared():
    plan = best(town(GRADED, aims=(ha.Grades(worth={"A": 1, "B": 1}), ha.Merit())))
    assert (plan.value["grades"], plan.value["merit"]) == (2, 21)  # two Bs are worth an A and a B
    plan = best(town(GRADED, aims=(ha.Grades(worth={"C": 1}), ha.Merit())))
    assert (plan.value["grades"], placed(plan)["ann"]) == (3, "a/lead")


def test_senseless_grades_are_refused():
    assert faults(GRADED, aims=(ha.Grades(worth={"A": 1, "D": 1}),)) == [("worth", "grades are A, B and C")]
    assert faults(THREE, aims=(ha.Grades(),)) == [("worth", "no pair has a grade; give grades with the pairs")]


def test_words():
    assert says(ha.Grades())
