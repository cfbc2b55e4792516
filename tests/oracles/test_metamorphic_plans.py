"""What is known of the answer once a plan is there: pins, bars, further tiers, other points."""

from random import Random

import numpy as np
import pytest
from hypothesis import assume, given

import houma_assign as ha

from .better_or_worse import SEEDS, changed, rank_of, refused, shares_evenly, some, speaks_of_scores, without_slack


def _solved(problem):
    plan = ha.solve(problem)
    assume(plan)
    return plan


def _by_points(seed):
    """A random problem for merit alone, where no rule looks at points."""
    problem = without_slack(seed)
    rules = [rule for rule in problem.constraints if not speaks_of_scores(rule) and rule.penalty is None]
    weights = {"secretary": 2} if any(post.role == "secretary" for post in problem.posts) else {}
    return changed(problem, constraints=tuple(rules), aims=(ha.Merit(role_weights=weights),))


@given(SEEDS)
@some
def test_the_plan_pinned_in_part_or_whole_stays(seed):
    problem = without_slack(seed)
    plan = _solved(problem)
    pins = [ha.Pinned(candidate=place.candidate, post=place.post, id=f"pin {place}") for place in plan.placements]
    for some_pins in (pins, pins[::2]):
        pinned = ha.solve(problem.adding(*some_pins))
        assert (pinned.status, pinned.placements, pinned.value["lots"]) == (plan.status, plan.placements, plan.value["lots"])
        assert rank_of(pinned) == rank_of(plan)


@given(SEEDS)
@some
def test_best_with_a_placement_or_without_it_is_the_best(seed):
    problem = without_slack(seed)
    assume(not shares_evenly(problem))
    plan = _solved(problem)
    place = Random(seed).choice([*problem.pairs.at])
    # Ids of their own: the random rules may hold a soft rule that says the same.
    rules = (ha.Pinned(candidate=place[0], post=place[1], id="in"), ha.Barred(candidate=place[0], post=place[1], id="out"))
    with_it, without_it = (refused(problem.adding, rule) for rule in rules)
    ranks = [rank_of(ha.solve(each)) for each in (with_it, without_it) if each is not None]
    assert max(ranks) == rank_of(plan)


@given(SEEDS)
@some
def test_a_further_tier_leaves_those_before_it(seed):
    problem = without_slack(seed)
    plan = _solved(problem)
    # Counts no points, so that where penalties count stays as it was.
    more = ha.solve(problem.with_aims(problem.tiers, ha.FewestVacancies(id="further")))
    assert rank_of(more)[: len(rank_of(plan))] == rank_of(plan)


@given(SEEDS)
@some
def test_points_times_three_make_three_times_the_merit(seed):
    problem = _by_points(seed)
    plan = _solved(problem)
    scores = {pair: 3 * problem.pairs.points(*pair) for pair in problem.pairs.at}
    other = ha.solve(problem.with_scores(scores))
    assert (other.placements, other.value["merit"]) == (plan.placements, 3 * plan.value["merit"])


@given(SEEDS)
@some
def test_an_assigned_pair_worth_more_gains_as_much(seed):
    problem = _by_points(seed)
    plan = _solved(problem)
    assume(plan.placements)
    place = Random(seed).choice(plan.placements)
    other = ha.solve(problem.with_scores({tuple(place): problem.pairs.points(*place) + 1.5}))
    weight = problem.tiers[0].role_weights.get(problem.post(place.post).role, 1)
    assert (other.placements, other.value["merit"]) == (plan.placements, plan.value["merit"] + 1.5 * weight)


@given(SEEDS)
@some
def test_an_unassigned_pair_worth_less_changes_nothing(seed):
    problem = _by_points(seed)
    plan = _solved(problem)
    idle = [pair for pair in problem.pairs.at if pair not in plan.placements]
    other = ha.solve(problem.with_scores({pair: problem.pairs.points(*pair) - 0.25 for pair in idle}))
    assert (other.placements, dict(other.value)) == (plan.placements, dict(plan.value))


def _matrix(seed):
    rng = np.random.default_rng(seed)
    posts = int(rng.integers(1, 6))
    slots = rng.integers(1, 3, posts)
    return rng.integers(0, 9, (int(slots.sum() + rng.integers(0, 4)), posts)).astype(float), slots


@given(SEEDS)
@some
def test_a_constant_on_every_pair_counts_once_a_slot(seed):
    score, slots = _matrix(seed)
    one, two = (ha.solve(ha.Problem.from_matrix(score + more, slots=slots)) for more in (0, 7.25))
    assert two.value["merit"] == pytest.approx(one.value["merit"] + 7.25 * slots.sum())
    assert two.placements == one.placements


@given(SEEDS, SEEDS)
@some
def test_units_that_share_nothing_add_up(one, two):
    parts = [_matrix(one), _matrix(two)]
    (a, b), shape = (part[0] for part in parts), np.add(parts[0][0].shape, parts[1][0].shape)
    both = np.full(shape, np.nan)
    both[: a.shape[0], : a.shape[1]], both[a.shape[0] :, a.shape[1] :] = a, b
    whole = ha.solve(ha.Problem.from_matrix(both, slots=np.concatenate([part[1] for part in parts])))
    alone = [ha.solve(ha.Problem.from_matrix(score, slots=slots)).value["merit"] for score, slots in parts]
    assert whole.value["merit"] == sum(alone)
