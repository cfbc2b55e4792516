"""The numbers in a problem's aims that may move: points, role weights, weights in a blend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np

from ...aims import Aim, Blend, Merit, WorstOff
from ...constraints import Constraint
from ...data.condition_subject import of_points
from ...data.exact import Ints, fraction
from ...problem.problem import Problem
from ...program.program import Tier
from .reoptimiser import Reoptimiser


def counts_points(aim: Aim) -> bool:
    """Whether the aim adds up points."""
    return isinstance(aim, Merit) or (isinstance(aim, Blend) and any(counts_points(part) for part, _ in aim.parts))


def nonlinear_use(problem: Problem) -> str:
    """What uses points in another way than by adding them up, so that values are no lines; empty if nothing does."""
    users: tuple[Constraint | Aim, ...] = (*problem.constraints, *problem.tiers)
    for user in users:
        if any(problem.source_of(name) == ("pair", "score") for name in user.numbers_used) or _asks_points(user):
            return user.id
    return next((aim.id for aim in problem.tiers if _has_worst_off(aim)), "")


def _asks_points(user: Any) -> bool:
    return of_points(getattr(user, "where", ())) or any(_asks_points(part) for part, _ in getattr(user, "parts", ()))


def _has_worst_off(aim: Aim) -> bool:
    return isinstance(aim, WorstOff) or (isinstance(aim, Blend) and any(_has_worst_off(part) for part, _ in aim.parts))


def point_weight(aim: Aim, role: str) -> Fraction:
    """What one point of a placement in this role is worth to the aim."""
    if isinstance(aim, Merit):
        return fraction(aim.role_weights.get(role, 1))
    if isinstance(aim, Blend):
        return sum((fraction(weight) * point_weight(part, role) for part, weight in aim.parts), Fraction(0))
    return Fraction(0)


def points_slope(reoptimiser: Reoptimiser, tier: Tier) -> Ints:
    """What one step of points of each pair adds to the tier, in its steps, shape (pairs,)."""
    grid = reoptimiser.problem.eligibility.grid
    steps = Fraction(tier.scale, grid.pairs.scale)
    weights = [point_weight(tier.aim, post.role) * steps for post in grid.posts]
    return np.array([int(weight) for weight in weights], np.int64)[grid.post]


def role_slopes(reoptimiser: Reoptimiser, tier: Tier) -> Iterator[tuple[str, int | float, Ints]]:
    """For a tier of merit: role, its weight, and what one more unit of weight adds to each pair."""
    grid = reoptimiser.problem.eligibility.grid
    aim: Any = tier.aim
    for role in dict.fromkeys(post.role for post in reoptimiser.problem.posts):
        inside = np.array([post.role == role for post in grid.posts])[grid.post]
        yield role, aim.role_weights.get(role, 1), np.where(inside, grid.pairs.score * (tier.scale // grid.pairs.scale), 0)


def unblended(problem: Problem, position: int) -> Problem:
    """The problem with a blend taken apart: its parts are aims of their own, in its place among the tiers."""
    blend: Any = problem.tiers[position]
    parts = [part.changed(id=f"{blend.id} / {k} {part.id}", slack=0) for k, (part, _) in enumerate(blend.parts)]
    return problem.with_aims(*problem.tiers[:position], *parts, *problem.tiers[position + 1 :])


def blended(blend: Blend, parts: Sequence[Tier]) -> tuple[Tier, list[Ints]]:
    """The blend over its parts' own columns, and what one unit of each weight adds."""
    weights = [fraction(weight) for _, weight in blend.parts]
    scale = lcm(*(tier.scale * weight.denominator for tier, weight in zip(parts, weights, strict=True)))
    factors = [int(weight * scale / tier.scale) for tier, weight in zip(parts, weights, strict=True)]
    total = np.sum([factor * tier.coefficients for factor, tier in zip(factors, parts, strict=True)], axis=0)
    constant = sum(factor * tier.constant for factor, tier in zip(factors, parts, strict=True))
    return Tier(blend, total, constant, scale), [tier.coefficients * (scale // tier.scale) for tier in parts]
