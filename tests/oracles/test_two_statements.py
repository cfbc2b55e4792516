"""Every rule and aim says itself twice, in rows and in plain Python; here the two, and a third by hand, must agree.

On tiny problems every plan is tried. Rules may lean on hard ``Slots`` and ``PostsEach`` where these are among the rules
(one row for a couple is enough where nobody holds two posts), so plans that break them are left out.
"""

from fractions import Fraction
from random import Random

import numpy as np
import pytest

from houma_assign.aims.base import KINDS as AIMS
from houma_assign.constraints.base import KINDS as RULES
from houma_assign.data.grid import Grid
from houma_assign.data.placement import Placement

from . import random_aims, random_rules
from .aims_by_hand import worth
from .laws_by_hand import law
from .random_problems import draw_for_aim, draw_for_rule
from .rows_by_numpy import amounts, best_objective, every_vector, placements_of
from .rules_by_hand import Data

PROBLEMS = 300
PLANS = 24  # of each problem, for aims whose auxiliary columns make a plan costly
COSTLY = {
    "worst_off": 60,
    "even_load": 120,
    "opens_with": 60,
}  # problems of those that take a search a plan; all in the slow suite
USUAL = 60  # of the others, in the usual suite
KINDS = [pytest.param(kind, None, id=kind) for kind in sorted(RULES)]
KINDS += [pytest.param(kind, PROBLEMS, id=f"{kind}-all", marks=pytest.mark.slow) for kind in sorted(RULES)]


def test_every_kind_of_rule_is_drawn():
    assert set(random_rules.DRAWERS) == set(RULES)


def test_every_kind_of_aim_is_drawn():
    assert set(random_aims.DRAWERS) == set(AIMS)


def _kept_by_the_others(problem, rule, grid, vectors):
    kept = np.ones(len(vectors), bool)
    for other in problem.constraints:
        if other.id != rule.id:
            kept &= amounts(other.rows(grid), vectors) == 0
    return kept


def _amounts_by_rows(rule, grid, vectors):
    bars = rule.bars(grid)
    barred = np.zeros(len(vectors), np.int64) if bars is None else vectors @ bars.astype(np.int64)
    return barred + amounts(rule.rows(grid), vectors)


@pytest.mark.parametrize(("kind", "problems"), KINDS)
def test_hard_rows_accept_what_the_check_accepts(kind, problems):
    accepted = refused = 0
    problems = problems or COSTLY.get(kind, USUAL)
    for seed in range(problems):
        problem, rule = draw_for_rule(kind, True, seed)
        everything = Grid(problem, problem.pairs)
        grid = problem.eligibility.grid  # as in a solve: without the pairs that the rule bars
        rows = rule.rows(grid)
        by_hand = law(rule, Data(problem))
        left = {pair: k for k, pair in enumerate(grid.pairs.at)}
        vectors = every_vector(len(problem.pairs))
        kept = _kept_by_the_others(problem, rule, everything, vectors)
        for vector in vectors[kept]:
            plan = placements_of(vector, problem.pairs)
            inside = np.zeros((1, len(grid)), np.int64)
            inside[0, [left[pair] for pair in plan if pair in left]] = 1
            by_rows = all(pair in left for pair in plan) and not amounts(rows, inside)[0]
            by_check = not rule.breaches(problem, [Placement(*pair) for pair in plan])
            assert by_rows == by_check == (not by_hand(tuple(plan))), (seed, rule, plan)
            accepted, refused = accepted + by_check, refused + (not by_check)
    assert accepted > problems / 4, "the drawer makes rules that nothing keeps"
    assert refused > problems / 4, "the drawer makes rules that never bind"


@pytest.mark.parametrize(("kind", "problems"), KINDS)
def test_soft_rows_count_what_the_check_counts(kind, problems):
    seen = set()
    for seed in range(problems or COSTLY.get(kind, USUAL)):
        problem, rule = draw_for_rule(kind, False, seed)
        grid, by_hand = problem.eligibility.grid, law(rule, Data(problem))
        vectors = every_vector(len(grid))
        vectors = vectors[_kept_by_the_others(problem, rule, grid, vectors)]
        for vector, by_rows in zip(vectors, _amounts_by_rows(rule, grid, vectors).tolist(), strict=True):
            plan = placements_of(vector, grid.pairs)
            found = rule.breaches(problem, [Placement(*pair) for pair in plan])
            by_check = sum(breach.amount for breach in found)
            assert by_rows == by_check == by_hand(tuple(plan)), (seed, rule, plan)
            assert all(breach.amount > 0 and breach.rule == rule.id for breach in found), "a breach of nothing"
            seen.add(by_check)
    assert {0, 1} <= seen
    assert len(seen) > 2 or kind == "pinned", "amounts above one are never drawn"


@pytest.mark.parametrize("kind", sorted(AIMS))
def test_the_objective_is_worth_what_the_value_says(kind):
    _worth_alike(kind, COSTLY.get(kind, USUAL))


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(AIMS))
def test_the_objective_is_worth_what_the_value_says_on_all(kind):
    _worth_alike(kind, PROBLEMS)


def _worth_alike(kind, problems):
    seen = set()
    for seed in range(problems):
        problem = draw_for_aim(kind, seed)
        aim, grid = problem.tiers[0], problem.eligibility.grid
        objective, by_hand = aim.objective(grid), None if kind == "lots" else worth(aim, Data(problem))
        vectors = every_vector(len(grid))
        for other in problem.constraints:
            vectors = vectors[amounts(other.rows(grid), vectors) == 0]
        for vector in Random(seed).sample(list(vectors), min(PLANS, len(vectors))):
            plan = placements_of(vector, grid.pairs)
            value = aim.value(problem, [Placement(*pair) for pair in plan])
            best = best_objective(objective, vector)
            assert best is not None, ("the auxiliary columns have no room for a plan", seed, aim, plan)
            assert aim.sign * Fraction(best, objective.scale) == value, (seed, aim, plan)
            assert by_hand is None or value == by_hand(tuple(plan), 0), (seed, aim, plan)
            seen.add(value)
    assert len(seen) > 2 or kind == "concessions", "plans are never told apart"
