from random import Random

import pytest

import houma_assign as ha
from tests.oracles.brute_force import brute_force
from tests.oracles.random_problems import draw_problem

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


def some_rules(seed):
    """A random problem whose first aim counts the units of some of its soft rules, as the two oracles see it."""
    problem, rng = draw_problem(seed, 8), Random(seed)
    soft = [rule.id for rule in problem.constraints if rule.penalty is not None]
    if not soft:
        return None
    counted = ha.Concessions(id="counted", rules=rng.sample(soft, rng.randint(1, len(soft))))
    aims = [aim for aim in problem.tiers if aim.kind != "lots"]
    if rng.random() < 0.3:
        counted = ha.Blend(id="counted", parts=[(counted, 1.5), (ha.FewestVacancies(), 1)])
    return problem.with_aims(*aims[:1], counted, *aims[1:])


@pytest.mark.parametrize("chunk", range(3))
def test_units_of_some_rules_against_every_plan(chunk):
    seen = set()
    for seed in range(10 * chunk, 10 * chunk + 10):
        problem = some_rules(seed)
        if problem is not None:
            plan, truth = ha.solve(problem, seed="s"), brute_force(problem, "s")
            assert truth.feasible == bool(plan)
            if truth.feasible:
                assert tuple(sorted(plan.placements)) == tuple(sorted(truth.drawn)), seed
                assert plan.value["counted"] == truth.optimal[truth.drawn]["counted"], seed
                seen.add(plan.value["counted"])
    assert len(seen) > 1


def test_rules_that_are_not_soft_are_noted_and_count_nothing():
    for rule in ("slots", "nothing"):
        problem = town(THREE, aims=[ha.Concessions(id="c", rules=[rule]), ha.Merit()])
        assert [f"no soft rule {rule!r}" in note for note in problem.notes] == [True]
        assert best(problem).value["c"] == 0
    assert not town(THREE, *SOFT, aims=[ha.Concessions(id="c", rules=["ann"]), ha.Merit()]).notes
    assert ha.Concessions(rules=["a"]).words("zh") == "部分规则的让步量"
