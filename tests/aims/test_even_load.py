import pytest

import houma_assign as ha

from ..constraints.small_town import best, says, town
from ..oracles.random_problems import draw_problem

BOARD = "p1 p2 p3 p4\nann 9 9 9 9\nbo 1 1 1 1\ncy 1 1 1 -"


def loads(plan):
    held = [place.candidate for place in plan.placements]
    return [held.count(who) for who in ("ann", "bo", "cy")]


@pytest.mark.parametrize(
    ("aims", "value", "held"),
    [
        ((ha.Merit(), ha.EvenLoad()), 4, [4, 0, 0]),
        ((ha.EvenLoad(), ha.Merit()), 1, [2, 1, 1]),  # four posts among three people: one holds two, and ann is worth most
    ],
)
def test_difference_between_most_and_fewest(aims, value, held):
    plan = best(town(BOARD, people={who: {"most": 4} for who in ("ann", "bo", "cy")}, aims=aims))
    assert (plan.value["even_load"], loads(plan)) == (value, held)


BOARD_OF_TWO = "p1 p2 p3 p4\nann 9 9 9 9\nbo 1 1 1 1\n"


@pytest.mark.parametrize(("row", "person", "rules", "counts"), [
    ("cy - - - -", {}, (), False),
    ("cy 1 1 1 1", {}, (ha.Barred(candidate="cy"),), False),
    ("cy 1 1 1 1", {"leave": "yes"}, (ha.Eligible(where={"leave": "no"}),), False),
    ("cy 1 - - -", {"kin_villages": ("p1",)}, (ha.AvoidKin(),), False),
    ("cy 1 1 1 1", {"most": 0}, (), False),
    ("cy 1 1 1 1", {}, (ha.Barred(candidate="cy", penalty=100),), True),
    ("cy - - 1 1", {}, (ha.Barred(candidate="cy", post="p3"),), True),
    ("cy 1 1 1 1", {"most": 1}, (), True),
])  # fmt: skip
def test_somebody_who_can_take_nothing_does_not_count(row, person, rules, counts):
    people = {"ann": {"most": 4, "leave": "no"}, "bo": {"most": 4, "leave": "no"}, "cy": {"leave": "no", **person}}
    plan = best(town(BOARD_OF_TWO + row, *rules, people=people, aims=(ha.EvenLoad(), ha.Merit())))
    assert (plan.value["even_load"], loads(plan)) == ((1, [2, 1, 1]) if counts else (0, [2, 2, 0]))


def test_nobody_can_take_anything():
    plan = best(town("p1*0-1\nann -", aims=(ha.EvenLoad(),)))
    assert plan.value["even_load"] == 0


def test_idle_people_change_no_plan():
    for seed in range(150):
        problem = draw_problem(seed)
        aims = [aim for aim in problem.tiers if aim.kind != "even_load"]
        problem = problem.with_aims(ha.EvenLoad(), *aims)
        idle = (ha.Candidate(id="idle", facts=problem.candidates[0].facts), ha.Candidate(id="a idle", most=0))
        fields = {name: getattr(problem, name) for name in type(problem).model_fields}
        try:
            wider = ha.Problem(**(fields | {"candidates": (*idle, *problem.candidates)}))
        except ha.InputError:
            continue  # a rule that has a limit for each person has none for a newcomer
        one, other = ha.solve(problem), ha.solve(wider)
        assert (one.status, one.placements, one.value) == (other.status, other.placements, other.value), seed


def test_slack_in_posts():
    people = {who: {"most": 4} for who in ("ann", "bo", "cy")}
    plan = best(town(BOARD, people=people, aims=(ha.EvenLoad(slack=1), ha.Merit())))
    assert loads(plan)[0] == 2  # three for ann would leave one for the others: a difference of three
    plan = best(town(BOARD, people=people, aims=(ha.EvenLoad(slack=2), ha.Merit())))
    assert (plan.value["even_load"], loads(plan)[0]) == (3, 3)


def test_bound_and_gap_are_in_posts():
    plan = best(town(BOARD, people={who: {"most": 4} for who in ("ann", "bo", "cy")}, aims=(ha.EvenLoad(),)))
    assert (plan.bound["even_load"], plan.gap["even_load"]) == (1, 0)


def test_words():
    assert says(ha.EvenLoad())
