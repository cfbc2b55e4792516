"""Other plans, against every plan tried: which, in which order, and none left out."""

from fractions import Fraction
from random import Random

import pandas as pd
import pytest

import houma_assign as ha
from tests.oracles.random_problems import draw_problem

from ..portions import portions
from .every_plan import EveryPlan
from .optima import exact
from .test_firm import near, within_of

EACH = 75


def people(plan):
    held = {}
    for who, post in plan:
        held.setdefault(who, set()).add(post)
    return held


def differ(one, other):
    """How many people hold other posts."""
    a, b = people(one), people(other)
    return sum(a.get(who, set()) != b.get(who, set()) for who in a.keys() | b.keys())


def expected(every, plan, plans, k, least, order):
    known, chosen = [plan.placements], []
    for _ in range(k):
        left = [each for each in plans if all(differ(each, other) >= least for other in known)]
        keys = every.keys()
        if order == "different":
            keys = [(lambda each, known=tuple(known): Fraction(min(differ(each, other) for other in known)), Fraction(0)), *keys]
        best = every.winner(left, keys=keys)
        if best is None:
            return chosen, True
        chosen.append(best)
        known.append(best)
    return chosen, False


def check(seed):
    problem, lots, rng = draw_problem(seed, 9), str(seed), Random(seed)
    plan = ha.solve(problem, seed=lots)
    if not plan:
        return set()
    every = EveryPlan(problem, lots)
    within = rng.choice((None, within_of(rng, plan), within_of(rng, plan)))
    k, least, order = rng.choice((1, 3, 5)), rng.choice((1, 1, 2, 3)), rng.choice(("best", "best", "different"))
    found = ha.alternatives(plan, k, within, least, order)
    plans = every.plans if within is None else near(every, within)
    true, ended = expected(every, plan, plans, k, least, order)
    assert [set(each.placements) for each in found] == [set(each) for each in true], (seed, within, k, least, order)
    assert found.complete <= (len(expected(every, plan, plans, k + 1, least, order)[0]) == len(true))
    assert found.complete >= ended
    assert found.proven
    for each, other in zip(found, true, strict=True):
        values = zip(every.aims, every.worths(tuple(plan.placements)), every.worths(other), strict=True)
        assert exact(each.loss) == {aim[0]: own - its for aim, own, its in values}
        assert len(each.moves) == differ(plan.placements, each.placements)
    assert len(found.frame) == len(found) == len(true)
    assert found.words("zh")
    assert isinstance(found._repr_html_(), str)
    return {order, len(true)}


@pytest.mark.parametrize("chunk", portions(1, 8))
def test_six_hundred_tiny_problems(chunk, monkeypatch):
    if chunk % 2:  # search for each plan, as where there are too many to list
        monkeypatch.setattr("houma_assign.questions.methods.diverse_plans.FEW", 0)
    assert set().union(*(check(seed) for seed in range(chunk * EACH, (chunk + 1) * EACH))) >= {"best", "different", 0, 1, 3, 5}


def test_arguments_that_make_no_sense_are_all_named():
    plan = ha.solve(ha.Problem.from_matrix([[1, 2], [3, 4]]))
    with pytest.raises(ha.InputError) as error:
        ha.alternatives(plan, k=0, within=-1, min_changes=True, order="worst", time_limit="soon")
    assert list(error.value.faults["column"]) == ["time_limit", "within", "k", "min_changes", "order"]


def test_no_time_proves_nothing():
    plan = ha.solve(ha.datasets.houma_2020())
    found = ha.alternatives(plan, time_limit=1e-9)
    assert not found.proven
    assert not found.complete
    assert "Time ran out" in found.words()


def test_a_plan_that_is_not_proven_best_may_have_better_ones():
    problem = ha.datasets.houma_2020()
    best = ha.solve(problem)
    poor = ha.solve(problem.with_aims(ha.Merit()))
    feasible = ha.Plan(problem, ha.Status.FEASIBLE, poor.placements, best.tiers, seed=best.seed)
    better = ha.alternatives(feasible, k=1, within=0)[0]
    assert set(better.placements) == set(best.placements)
    assert next(value for value in better.loss.values() if value) < 0


def test_half_a_step_of_slack_and_half_of_loss_are_a_whole_step():
    frames = {"candidates": [{"id": "a"}, {"id": "b"}], "posts": [{"id": "v/member", "village": "v", "role": "member"}],
              "villages": [{"id": "v"}], "pairs": [{"candidate": "a", "post": "v/member", "score": 1, "grade": "A"},
                                                   {"candidate": "b", "post": "v/member", "score": 1, "grade": "B"}]}  # fmt: skip
    problem = ha.Problem.from_frames(**{name: pd.DataFrame(rows) for name, rows in frames.items()}, aims=[ha.Grades(slack=0.5)])
    plan = ha.solve(problem)
    assert [who for who, _ in plan.placements] == ["a"]
    assert not list(ha.alternatives(plan, within={"grades": 0.25}))
    other = list(ha.alternatives(plan, within={"grades": 0.5}))
    assert [[who for who, _ in each.placements] for each in other] == [["b"]]
