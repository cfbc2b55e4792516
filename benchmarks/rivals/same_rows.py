"""The very rows of our program, for rivals that answer tier by tier: all of them, lots left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from scipy.sparse import csr_array, vstack

import houma_assign as ha
from houma_assign.aims.tiers import tiers
from houma_assign.data.exact import Ints
from houma_assign.data.rows import INFINITY
from houma_assign.program.program import build


@dataclass(frozen=True)
class SameRows:
    """Whole ``lower <= x <= upper`` with ``low <= table x <= high``; the weights of each tier, to be made large in turn.

    ``slack`` is what each tier may give up for those after it, in its steps.
    """

    table: csr_array
    low: Ints
    high: Ints
    lower: Ints
    upper: Ints
    weights: tuple[Ints, ...]
    constants: tuple[int, ...]
    slack: tuple[int, ...]


def same_rows(problem: ha.Problem, excluded: Sequence[Sequence[ha.Placement]] = ()) -> SameRows:
    """The program of a problem; a further row keeps each of the excluded plans out."""
    soft = any(rule.penalty is not None for rule in problem.constraints)
    program = build(problem, tiers(problem.tiers, soft, ""))
    matrix, width = program.matrix, len(program.lower)
    table = csr_array((matrix.data, matrix.indices, matrix.indptr), shape=(len(matrix), width))
    cuts = np.zeros((len(excluded), width), np.int64)
    grid = problem.eligibility.grid
    column = {
        (grid.people[who].id, grid.posts[post].id): k for k, (who, post) in enumerate(zip(grid.candidate, grid.post, strict=True))
    }
    for k, plan in enumerate(excluded):
        cuts[k, [column[place] for place in plan]] = 1
    if len(cuts):
        table = csr_array(vstack([table, csr_array(cuts)]))
    low = np.concatenate([matrix.lower, np.full(len(cuts), -INFINITY)])
    high = np.concatenate([matrix.upper, cuts.sum(axis=1) - 1])
    told = [tier for tier in program.tiers if tier.aim.named]
    return SameRows(table, low, high, program.lower, program.upper, tuple(tier.coefficients for tier in told),
                    tuple(tier.constant for tier in told),
                    tuple(int(Fraction(tier.aim.slack) * tier.scale) for tier in told))  # fmt: skip


def tier_by_tier(given: SameRows, best: Callable[[Ints, list[tuple[Ints, int]]], int | None]) -> list[int | None]:
    """The optimum of each tier in steps, the tiers before it held by a floor row; it ends with None where one is not proven.

    ``best`` has the weights of a tier and the floors so far, and gives the optimum or None.
    """
    floors: list[tuple[Ints, int]] = []
    found: list[int | None] = []
    for weights, constant, slack in zip(given.weights, given.constants, given.slack, strict=True):
        value = best(weights, floors)
        if value is None:
            return [*found, None]
        found.append(value + constant)
        floors.append((weights, value - slack))
    return found
