"""What drawn problems leave open, as the engine takes it, and the best of a model as HiGHS finds it."""

from __future__ import annotations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

import houma_assign as ha
from houma_assign.aims import Aim
from houma_assign.aims.tiers import tiers
from houma_assign.data.exact import Ints
from houma_assign.data.rows import INFINITY
from houma_assign.engine.large.weighted_sum import tier_weights, weighted_sum
from houma_assign.engine.model.model import Model
from houma_assign.engine.proof.restrict import presolved
from houma_assign.program.program import Matrix, Program, Tier, build


def program_of(problem: ha.Problem) -> Program:
    """The program with all tiers that are solved."""
    return build(problem, tiers(problem.tiers, any(rule.penalty is not None for rule in problem.constraints), ""))


def base_of(program: Program) -> Model:
    """What the program's own rows leave open, without an objective.

    Raises
    ------
    Impossible
        If they leave nothing.
    """
    return presolved(program, np.zeros_like(program.lower))


def named_of(program: Program) -> list[int]:
    """The tiers that count in the weighted sum."""
    return [k for k, tier in enumerate(program.tiers) if tier.aim.named]


def blend_of(program: Program, base: Model) -> Model:
    """The model with all named tiers in one aim."""
    return weighted_sum(base, program, tier_weights(base, program, named_of(program)))


def program_around(held: Model, village: Ints, person: Ints) -> Program:
    """A program with a model's columns and objective; its own rows are none."""
    size = len(held.columns)
    matrix = Matrix(np.zeros(1, np.int64), *(np.zeros(0, np.int64),) * 5, (), ())
    tier = Tier(Aim(id="as much as possible"), held.c, held.constant, 1, len(village), size)
    return Program(len(village), held.lower, held.upper, matrix, (tier,), person, village)


def villages_of(program: Program, held: Model) -> Ints:
    """The village of each column, -1 for none."""
    place = np.full(len(held.columns), -1, np.int64)
    pair = held.columns < program.pairs
    place[pair] = program.village[held.columns[pair]]
    return place


def by_milp(held: Model, whole: bool = True) -> float | None:
    """The largest objective of whole values, or of any; None if no values keep the rows."""
    if not len(held.columns):
        return float(held.constant)
    table = csr_array((held.data.astype(float), (held.row, held.column)), shape=(held.rows, len(held.columns)))
    low = np.where(held.row_lower > -INFINITY, held.row_lower, -np.inf)
    high = np.where(held.row_upper < INFINITY, held.row_upper, np.inf)
    found = milp(-held.c.astype(float), integrality=np.full(len(held.columns), int(whole)), bounds=Bounds(held.lower, held.upper),
                 constraints=[LinearConstraint(table, low, high)] if held.rows else [], options={"mip_rel_gap": 0})  # fmt: skip
    assert found.status in (0, 2), found.message
    return float(-found.fun) + held.constant if found.x is not None else None
