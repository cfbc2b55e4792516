"""Points with random errors, and the best plan under each draw of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from ...data.exact import Ints
from ...data.pairs import Pairs
from ...data.placement import Placement
from ...plan.plan import Plan
from ...plan.status import Status
from ...problem.problem import Problem
from .objective_parts import counts_points, nonlinear_use, points_slope
from .reoptimiser import Reoptimiser

if TYPE_CHECKING:
    from ...engine.proof.outcome import Outcome
    from ...engine.solvers.deadline import Deadline

By = Literal["person", "pair"]
Drawn = tuple[Placement, ...] | Status


def errors(problem: Problem, noise: float, by: By, seed: int, draw: int) -> Ints:
    """What one draw adds to the points of each of the problem's pairs, in steps of the points, shape (pairs,).

    Normal errors with standard deviation ``noise`` points, one a person (in the order of ids) or one a pair, rounded to steps.
    Each draw has a generator of its own, so that draws may be worked on in any order.
    """
    pairs = problem.pairs
    size = len(pairs.candidates) if by == "person" else len(pairs)
    drawn = np.random.default_rng([seed, draw]).normal(0.0, noise * pairs.scale, size)
    steps = np.rint(drawn).astype(np.int64)
    return steps[pairs.candidate] if by == "person" else steps


def noisy(problem: Problem, added: Ints) -> Problem:
    """The problem with these steps added to the points of its pairs."""
    pairs = problem.pairs
    made = Pairs(pairs.candidates, pairs.posts, pairs.candidate, pairs.post, pairs.score + added, pairs.scale, pairs.grade,
                 pairs.facts)  # fmt: skip
    return problem.changed(pairs=made)


def draws(plan: Plan, noise: float, by: By, seed: int, numbers: Sequence[int],
          deadline: Deadline) -> list[Drawn]:  # fmt: skip
    """The best plan under each of these draws; where there is none, whether that is proven."""
    if deadline.over:
        return [Status.UNKNOWN] * len(numbers)
    reoptimiser = Reoptimiser.of(plan)
    reoptimiser.vector(plan.placements)
    counted = [k for k, tier in enumerate(reoptimiser.program.tiers) if counts_points(tier.aim)]
    straight = len(counted) == 1 and not nonlinear_use(plan.problem)
    found: list[Drawn] = []
    for number in numbers:
        if deadline.over:
            found.append(Status.UNKNOWN)
            continue
        added = errors(plan.problem, noise, by, seed, number)
        if straight:  # only one row of coefficients is different, and plans found so far are good ones to begin from
            outcome = _shifted(reoptimiser, counted[0], added, deadline)
            where = reoptimiser
        else:
            where = Reoptimiser(noisy(plan.problem, added), plan.seed)
            outcome = where.solve(deadline=deadline)
        if outcome.x is not None and outcome.proven:
            found.append(where.solutions.placements(outcome.x))
        else:
            found.append(Status.INFEASIBLE if outcome.infeasible else Status.UNKNOWN)
    return found


def _shifted(reoptimiser: Reoptimiser, position: int, added: Ints, deadline: Deadline) -> Outcome:
    tiers = list(reoptimiser.program.tiers)
    tier, pairs = tiers[position], reoptimiser.program.pairs
    coefficients = tier.coefficients.copy()
    coefficients[:pairs] += points_slope(reoptimiser, tier) * added[reoptimiser.problem.eligibility.allowed]
    tiers[position] = replace(tier, given=coefficients)
    first = range(position)

    def rank(x: Ints) -> tuple[int, ...]:
        return (*(reoptimiser.solutions.steps(x)[k] for k in first), int(coefficients @ x))

    start = max(reoptimiser.memory.plans.values(), default=None, key=rank)
    return reoptimiser.solve(aims=tiers, start=start, deadline=deadline)
