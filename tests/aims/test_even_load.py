import pytest

import houma_assign as ha

from ..constraints.small_town import best, faults, says, town
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
    for seed in range(60):
        problem = draw_problem(seed)
        if any(getattr(rule, "each", "") == "candidate" and rule.least is not None for rule in problem.constraints):
            continue  # something is asked of everybody
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


GROUPS = {"ann": {"most": 4, "kind": "x"}, "bo": {"most": 4, "kind": "x"}, "cy": {"most": 4, "kind": "y"}}


@pytest.mark.parametrize(
    ("aim", "value", "held"),
    [
        (ha.EvenLoad(each="kind"), 0, [2, 2, 0]),  # cy is alone in a group; ann and bo share the rest
        (ha.EvenLoad(where="kind = y"), 0, [4, 0, 0]),
        (ha.EvenLoad(where="kind = x"), 0, [2, 2, 0]),
    ],
)
def test_even_within_groups_of_people(aim, value, held):
    plan = best(town(BOARD, people=GROUPS, aims=(aim, ha.Merit())))
    assert (plan.value["even_load"], loads(plan)) == (value, held)


def test_people_without_a_value_are_in_no_group():
    people = {**GROUPS, "ann": {"most": 4}}
    plan = best(town(BOARD, people=people, aims=(ha.EvenLoad(each="kind"), ha.Merit())))
    assert (plan.value["even_load"], loads(plan)) == (0, [4, 0, 0])


def test_posts_of_one_role():
    board = "a/lead b/lead a/hand b/hand\nann 9 9 1 1\nbo 1 1 9 9"
    people = {who: {"most": 4} for who in ("ann", "bo")}
    assert loads(best(town(board, people=people, aims=(ha.EvenLoad(), ha.Merit()))))[:2] == [2, 2]
    plan = best(town(board, people=people, aims=(ha.EvenLoad(role="lead"), ha.Merit())))
    assert (plan.value["even_load"], plan.value["merit"]) == (0, 9 + 1 + 9 + 9)


def test_what_makes_no_sense_is_refused_all_at_once():
    wrong = ha.EvenLoad(role="chair", where="score >= 3", each="kind")
    assert [column for column, _ in faults(BOARD, aims=(wrong,))] == ["where", "role", "each"]


def test_who_counts_is_looked_at_before_an_edit_is_taken_for_a_restriction():
    people = {who: {"most": 4, "kind": "x"} for who in ("ann", "bo", "cy")}
    problem = town(BOARD_OF_TWO + "cy - - - 1", people=people, aims=(ha.EvenLoad(each="kind"), ha.Merit()))
    (scenario,) = ha.what_if(problem, {"barred": lambda it: it.bar("cy")}).scenarios
    assert best(problem).value["even_load"] == 1
    assert scenario.value["even_load"] == 0


def test_words():
    assert says(ha.EvenLoad())
    assert says(ha.EvenLoad(each="kind", role="lead", where="age <= 40"), "kind", "lead", "40")


HOURS = {"p1": {"hours": 6}, "p2": {"hours": 2.5}, "p3": {"hours": 2}, "p4": {"hours": 1.5}}


@pytest.mark.parametrize(
    ("aim", "value"),
    [
        (ha.EvenLoad(number="hours"), 3.5),  # 6, 3.5, 2.5 are as even as twelve hours of these posts get among three
        (ha.EvenLoad(number="hours", measure="greatest"), 6),
        (ha.EvenLoad(measure="greatest"), 2),
        (ha.EvenLoad(number="hours", where="kind = x"), 0),  # cy takes them all but for nothing
    ],
)
def test_hours_and_the_greatest_load(aim, value):
    people = {"ann": {"most": 4, "kind": "x"}, "bo": {"most": 4, "kind": "x"}, "cy": {"most": 4, "kind": "y"}}
    board = "p1 p2 p3 p4\nann 9 9 9 9\nbo 1 1 1 1\ncy 1 1 1 1"
    assert best(town(board, people=people, posts=HOURS, aims=(aim, ha.Merit()))).value["even_load"] == value


FILL = "a*0-4 b*0-2 c*0-2\nann 9 1 1\nbo 9 1 1\ncy 9 1 1\ndee 9 1 1"


@pytest.mark.parametrize(
    ("aim", "value", "filled"),
    [
        (ha.EvenLoad(of="post", per_slot=True), 0, {"a": 2, "b": 1, "c": 1}),
        (ha.EvenLoad(of="post"), 1, {"a": 2, "b": 1, "c": 1}),
        (ha.EvenLoad(of="village", number="age"), 5, None),  # 30 + 20, 45, 55: what remains between any three totals
        (ha.EvenLoad(of="post", where="age < 40", measure="greatest"), 1, None),
    ],
)
def test_posts_filled_evenly_and_numbers_spread_over_villages(aim, value, filled):
    people = {who: {"age": age} for who, age in (("ann", 30), ("bo", 20), ("cy", 45), ("dee", 50))}
    plan = best(town(FILL, people=people, aims=(ha.FewestVacancies(), aim, ha.Merit())))
    assert plan.value["even_load"] == value
    held = [place.post for place in plan.placements]
    assert filled is None or {post: held.count(post) for post in "abc"} == filled


def test_loads_that_make_no_sense_are_refused():
    assert [column for column, _ in faults(FILL, aims=(ha.EvenLoad(per_slot=True),))] == ["per_slot"]
    assert [column for column, _ in faults(FILL, aims=(ha.EvenLoad(number="hours"),))] == ["number"]
    assert [column for column, _ in faults(FILL, aims=(ha.EvenLoad(of="village", each="county"),))] == ["each"]


def test_words_of_loads():
    assert says(ha.EvenLoad(of="post", per_slot=True))
    assert says(ha.EvenLoad(of="village", number="hours", measure="greatest"), "hours")


@pytest.mark.parametrize("measure", ["greatest", "difference"])
@pytest.mark.parametrize("of", ["post", "village"])
def test_a_post_with_more_slots_than_pairs_may_take_all_of_them(of, measure):
    plan = best(town("a*0-5\nann 9\nbo 9\ncy 9", aims=(ha.FewestVacancies(), ha.EvenLoad(of=of, measure=measure))))
    assert len(plan.placements) == 3
