"""What the second thread says of a large plan: bounds among all plans as good in the tiers before, and what to seek next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

import numpy as np
import pytest

from houma_assign.data.exact import Ints
from houma_assign.engine.bounds.relaxation_chain import RelaxationChain
from houma_assign.engine.large.bound_worker import ALMOST, BoundWorker, Target
from houma_assign.engine.large.weighted_sum import tier_weights
from houma_assign.engine.model.model import Impossible, Model
from houma_assign.engine.proof.certificate import certificate
from houma_assign.engine.proof.outcome import TierOutcome
from houma_assign.engine.solvers.deadline import Deadline
from houma_assign.program.program import Program

from ...oracles.random_problems import draw_problem
from ..models import model, solutions
from ..programs import base_of, blend_of, named_of, program_of

FAR = 10**15


def worker(program: Program, base: Model, weights: dict[int, int], worth: Callable[[int], int | None]) -> BoundWorker:
    chain = RelaxationChain(program, base, None, Deadline(None))
    return BoundWorker(program, chain, Deadline(None), set(), list(weights), weights, worth, lambda: False)


def tiny() -> Iterator[tuple[int, Program, Model, Ints, Ints]]:
    """Programs with two tiers or more whose plans can all be listed: their vectors, and what each is worth in each tier."""
    for seed in range(700, 1100):
        program = program_of(draw_problem(seed, 9))
        if len(named_of(program)) < 2:
            continue
        try:
            base = base_of(program)
        except Impossible:
            continue
        if not 1 < np.prod(base.upper - base.lower + 1.0) <= 3000:
            continue
        plans = np.array([base.full(x) for x in solutions(base)])
        if len(plans):
            yield seed, program, base, plans, np.array([[tier.worth(x) for tier in program.tiers[:-1]] for x in plans])


@pytest.mark.parametrize("priced", [pytest.param(False, marks=pytest.mark.slow), True], ids=["trivial prices", "wrong prices"])
def test_no_plan_as_good_before_exceeds_the_bound_of_a_tier(priced: bool) -> None:
    """Not only plans of the same values before: those that are better there are bounded, too."""
    rng, tight, lower = np.random.default_rng(76), 0, 0
    for seed, program, base, plans, worths in tiny():
        weighted, named = blend_of(program, base), named_of(program)
        weights = tier_weights(base, program, named)
        bounds = worker(program, base, weights, lambda k: None)
        prices = rng.random(base.rows) * 9 if priced else np.zeros(base.rows)
        bounds.weighted = certificate(weighted, prices)
        for at in rng.choice(len(plans), min(4, len(plans)), replace=False).tolist():
            outcomes = [TierOutcome(FAR) for _ in program.tiers]
            bounds.bound_rest(outcomes, plans[at])
            for k in named:
                alike = (worths[:, :k] >= worths[at, :k]).all(axis=1)
                top = int(worths[alike, k].max())
                assert outcomes[k].bound >= top, (seed, k)
                lower += outcomes[k].bound < FAR
                tight += outcomes[k].bound == top
            assert outcomes[-1].bound == FAR, "lots are not in the weighted sum"
    assert lower > 50
    assert tight > 10


def test_bounds_are_those_of_the_formula() -> None:
    said = 0
    for seed, program, base, plans, worths in islice(tiny(), 20):
        named = named_of(program)
        weights = tier_weights(base, program, named)
        bounds, outcomes = worker(program, base, weights, lambda k: None), [TierOutcome(FAR) for _ in program.tiers]
        at = int(np.argmax(worths[:, 0]))
        bounds.bound_rest(outcomes, plans[at])
        assert [outcome.bound for outcome in outcomes] == [FAR] * len(outcomes), "without a weighted sum nothing is said"
        bounds.weighted = certificate(blend_of(program, base), np.zeros(base.rows))
        bounds.bound_rest(outcomes, plans[at])
        least = [int(tier.constant + np.minimum(tier.coefficients * program.lower, tier.coefficients * program.upper).sum())
                 for tier in program.tiers[:-1]]  # fmt: skip
        for k in named:
            others = sum(weights[i] * (int(worths[at, i]) if i < k else least[i]) for i in named if i != k)
            assert outcomes[k].bound == max((bounds.weighted.bound - others) // weights[k], int(worths[at, k])), seed
            said += outcomes[k].bound > int(worths[at, k]) and k > 0
    assert said > 5


def test_no_bound_is_loosened_nor_below_what_the_plan_is_worth() -> None:
    for seed, program, base, plans, worths in islice(tiny(), 20):
        named = named_of(program)
        bounds = worker(program, base, tier_weights(base, program, named), lambda k: None)
        bounds.weighted = certificate(blend_of(program, base), np.zeros(base.rows))
        at = int(np.argmax(worths[:, 0]))
        known = [TierOutcome(int(worths[at, k]), proven=k == 0) for k in named]
        bounds.bound_rest(known, plans[at])
        assert [outcome.bound for outcome in known] == worths[at].tolist(), seed
        wrong = [TierOutcome(-FAR, proven=k == 0) for k in named]
        bounds.bound_rest(wrong, plans[at])
        assert [outcome.bound for outcome in wrong] == [-FAR, *worths[at, 1:].tolist()], "what is proven stays as it is"


def test_a_plan_is_sought_for_the_newest_that_promises_one() -> None:
    _, program, base, *_ = next(tiny())
    held: dict[int, int | None] = {0: None, 1: None, 2: None}
    here = worker(program, base, {0: 1, 1: 1, 2: 1}, held.__getitem__)
    rough, refined, last_tier_target = (Target(model([], [], [], []), np.zeros(0), np.zeros(0)) for _ in range(3))
    assert here.newest(rough) is rough
    here.refined = refined
    assert here.newest(rough) is refined
    here.last_tier_target = last_tier_target
    assert here.newest(rough) is refined, "no bounds yet, and no plan"
    here.optimistic = {0: 10**4, 1: -(10**4)}
    assert here.newest(rough) is refined, "no plan yet"
    held |= {0: 10**4 - int(ALMOST * 10**4), 1: -(10**4) - int(ALMOST * 10**4)}
    assert here.newest(rough) is last_tier_target, "a plan this close is a sign"
    held[1] = -(10**4) - int(ALMOST * 10**4) - 1
    assert here.newest(rough) is refined
    held[1] = -(10**4)
    assert here.newest(rough) is last_tier_target
    here.rejected = True
    assert here.newest(rough) is refined, "once refused, only a plan that reaches the bounds will do"
    held[0] = 10**4
    assert here.newest(rough) is last_tier_target
    here.refined = None
    held[0] = 0
    assert here.newest(rough) is rough
    assert not here.complete()
    here.optimistic[2], held[0], held[2] = 5, 10**4, 4
    assert not here.complete(), "the last tier is not almost reached but reached or not"
    held[2] = 5
    assert here.complete()


def test_the_face_is_the_first_answer_for_the_last_tier_behind_others() -> None:
    _, program, base, *_ = next(tiny())
    here = worker(program, base, {0: 1, 1: 1}, lambda k: None)
    x, y = np.zeros(len(base.columns)), np.zeros(base.rows)
    here.tier_at_work = 0
    here._on_answer(base, x, y)
    assert here.last_tier_target is None
    here.tier_at_work = 1
    here._on_answer(base, x, y)
    here._on_answer(base, x + 1, y)
    assert here.last_tier_target is not None
    assert here.last_tier_target.x is x
    alone = worker(program, base, {0: 1}, lambda k: None)
    alone.tier_at_work = 0
    alone._on_answer(base, x, y)
    assert alone.last_tier_target is None, "a single tier is the weighted sum itself"
