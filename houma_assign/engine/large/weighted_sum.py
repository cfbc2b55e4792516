"""Scalarisation: all named tiers in one aim, so that blocks of villages can be decided without one search for each tier."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...program.program import Program, Tier
from ..model.model import Model
from ..proof.restrict import with_objective

LARGEST = 2**44  # of a summed coefficient


def tier_weights(model: Model, program: Program, tiers: list[int]) -> dict[int, int]:
    """Weights by which a step of a tier outweighs what a person gains after it; the first tier alone if they grow too large."""
    weights, weight, reach = {}, 1, 0
    for k in reversed(tiers):
        size = int(np.abs(with_objective(model, program.tiers[k]).c).max(initial=0))
        weights[k], reach = weight, reach + size * weight
        weight = 2 * reach + 1
    if reach > LARGEST:
        return {min(tiers): 1}
    return dict(sorted(weights.items()))


def weighted_sum(model: Model, program: Program, weights: dict[int, int]) -> Model:
    """The model with the sum of these tiers, each by its weight, as its objective."""
    c, constant = np.zeros(len(model.columns), np.int64), 0
    for k, weight in weights.items():
        priced = with_objective(model, program.tiers[k])
        c, constant = c + weight * priced.c, constant + weight * priced.constant
    return replace(model, c=c, constant=constant)


def least_worth(tier: Tier, program: Program) -> int:
    """No vector within the bounds is worth less in a tier."""
    used = np.flatnonzero(tier.coefficients)
    c = tier.coefficients[used]
    return tier.constant + int(np.where(c > 0, c * program.lower[used], c * program.upper[used]).sum())
