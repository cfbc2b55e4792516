"""Tiers in one aim: one step of a tier outweighs all that a column can gain after it, and nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from houma_assign.data.exact import Ints
from houma_assign.engine.large.weighted_sum import LARGEST, least_worth, tier_weights, weighted_sum
from houma_assign.engine.model.model import Impossible, Model
from houma_assign.engine.proof.restrict import with_objective
from houma_assign.program.program import Program

from ...oracles.middling_problems import draw_middling
from ...oracles.random_problems import draw_problem
from ..models import best, points
from ..programs import base_of, named_of, program_of


def drawn(seeds: range) -> Iterator[tuple[int, Program, Model]]:
    for seed in seeds:
        program = program_of(draw_middling(seed))
        try:
            yield seed, program, base_of(program)
        except Impossible:
            continue


def within(rng: np.random.Generator, held: Model) -> Ints:
    """Values within the bounds, whatever the rows say."""
    return rng.integers(held.lower, np.minimum(held.upper, held.lower + 50) + 1)


def test_one_step_outweighs_what_another_choice_of_a_column_gains_in_all_tiers_after_it() -> None:
    """Exchanging one column for another moves each later tier by twice its largest coefficient at most."""
    several = 0
    for seed, program, base in drawn(range(600, 630)):
        named = named_of(program)
        weights = tier_weights(base, program, named)
        assert list(weights) == named, seed
        assert weights[named[-1]] == 1, seed
        c = {k: with_objective(base, program.tiers[k]).c for k in named}
        for k in named:
            later = sum((weights[i] * c[i] for i in named if i > k), np.zeros(len(base.columns), np.int64))
            assert weights[k] > later.max(initial=0) - later.min(initial=0), seed
            largest = sum(weights[i] * int(np.abs(c[i]).max(initial=0)) for i in named if i > k)
            assert weights[k] == 2 * largest + 1, "larger weights than needed blur the prices"
        several += len(named) > 1
    assert several > 10


def test_the_best_of_the_blend_is_best_in_the_first_tier_where_one_column_decides() -> None:
    """Of plans that differ in one choice, the sum prefers those of the better first tiers, in their order."""
    decided = 0
    for seed, program, base in drawn(range(600, 612)):
        named = named_of(program)
        model = weighted_sum(base, program, tier_weights(base, program, named))
        at, rng = model.lower.copy(), np.random.default_rng(seed)
        open_ = np.flatnonzero((model.columns < program.pairs) & (model.lower < model.upper))
        steps = []
        for j in rng.choice(open_, min(12, len(open_)), replace=False).tolist():
            x = at.copy()
            x[j] += 1
            whole = base.full(x)
            steps.append((tuple(program.tiers[k].worth(whole) for k in named), int(model.c @ x)))
        for worth, total in steps:
            for other, less in steps:
                if worth > other:
                    assert total > less, seed
                    decided += 1
    assert decided > 300


def test_its_worth_is_the_weighted_sum_of_the_worths() -> None:
    rng = np.random.default_rng(74)
    for seed, program, base in drawn(range(612, 620)):
        weights = tier_weights(base, program, named_of(program))
        some = {k: int(rng.integers(0, 99)) for k in weights}
        for chosen in (weights, some):
            model = weighted_sum(base, program, chosen)
            for _ in range(5):
                x = within(rng, base)
                whole = base.full(x)
                true = sum(weight * program.tiers[k].worth(whole) for k, weight in chosen.items())
                assert int(model.c @ x) + model.constant == true, seed
        assert model.row is base.row
        assert model.columns is base.columns


def test_weights_that_grow_too_large_leave_the_first_tier_alone() -> None:
    narrow = wide = 0
    for seed, program, base in drawn(range(600, 612)):
        named = named_of(program)
        for factor in (1, 10**4, 10**8, 10**12):
            large = tuple(replace(tier, given=tier.coefficients * (factor if k == named[0] else 1))
                          for k, tier in enumerate(program.tiers))  # fmt: skip
            other = replace(program, tiers=large)
            weights = tier_weights(base, other, named)
            c = weighted_sum(base, other, weights).c
            sizes = [int(np.abs(with_objective(base, large[k]).c).max(initial=0)) for k in named]
            reach = 0
            for size in reversed(sizes):
                reach += size * (2 * reach + 1)
            assert weights == {named[0]: 1} or reach <= LARGEST, seed
            assert list(weights) == named or reach > LARGEST, seed
            assert weights == {named[0]: 1} or int(np.abs(c).max(initial=0)) <= LARGEST, seed
            narrow += reach > LARGEST and len(named) > 1
            wide += reach <= LARGEST and len(named) > 1
    assert narrow > 5
    assert wide > 5


def test_nothing_within_the_bounds_is_worth_less_than_the_least() -> None:
    rng, met = np.random.default_rng(75), 0
    for seed in range(60):
        program = program_of(draw_problem(seed))
        for k in named_of(program):
            tier = program.tiers[k]
            least = least_worth(tier, program)
            for _ in range(20):
                x = rng.integers(program.lower, np.minimum(program.upper, program.lower + 50) + 1)
                assert tier.worth(x) >= least, seed
            corner = np.where(tier.coefficients > 0, program.lower, program.upper)  # every column at its worst
            assert tier.worth(corner) == least, seed
            met += least < 0
    assert met > 5


def test_the_best_of_the_blend_bounds_every_plan() -> None:
    """Tried out on problems with a handful of columns: nobody's values are worth more in all tiers together."""
    tried = 0
    for seed in range(120):
        program = program_of(draw_problem(seed, 8))
        try:
            base = base_of(program)
        except Impossible:
            continue
        if not 0 < np.prod(base.upper - base.lower + 1.0) <= 4000:
            continue
        weights = tier_weights(base, program, named_of(program))
        top = best(weighted_sum(base, program, weights))
        for x in points(base.lower, base.upper):
            whole = base.full(x)
            if program.keeps(whole):
                assert top is not None
                assert sum(weight * program.tiers[k].worth(whole) for k, weight in weights.items()) <= top, seed
        tried += top is not None
    assert tried > 15
