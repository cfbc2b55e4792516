"""A problem as columns and sparse integer rows, with the rule behind each row. numpy only, no solver."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import lcm

import numpy as np

from ..aims import Aim
from ..aims.base import Objective, aim_place, stated_objective
from ..aims.tiers import has_forms, tiers
from ..constraints import Constraint
from ..constraints.base import stated_rows
from ..data.exact import LIMIT, Ints, times
from ..data.grid import Grid
from ..data.rows import Rows, in_order
from ..errors import Fault, Message, ModelTooLarge
from ..problem.problem import Problem
from .aggregation import aggregate
from .builder import ProgramBuilder
from .tier import Tier

__all__ = ["Matrix", "Program", "Tier", "build"]
COARSER = Message(
    "totals_of_points_too_large", "totals are too large to be exact; use coarser points", "合计过大，无法精确计算；请用较粗的分值"
)
TOO_LARGE = Message("totals_too_large", "totals are too large to be exact", "合计过大，无法精确计算")


@dataclass(frozen=True)
class Matrix:
    """Rows ``lower <= A x <= upper`` in compressed form (CSR), entries of a row in the order of its columns.

    ``rule[i]`` is the position in ``rules`` of the rule or aim behind row i, and ``labels[i]`` says what it speaks of.
    """

    indptr: Ints
    indices: Ints
    data: Ints
    lower: Ints
    upper: Ints
    rule: Ints
    rules: tuple[str, ...]
    labels: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.lower)

    @property
    def row(self) -> Ints:
        """Row of each entry."""
        return np.repeat(np.arange(len(self)), np.diff(self.indptr))


@dataclass(frozen=True)
class Program:
    """Integer columns, rows and tiers. Columns 0 .. pairs-1 are the allowed pairs, 0-1; auxiliary columns follow."""

    pairs: int
    lower: Ints
    upper: Ints
    matrix: Matrix
    tiers: tuple[Tier, ...]
    person: Ints  # for each pair the position of its candidate
    village: Ints  # for each pair the position of its village
    softened: tuple[tuple[str, int, int], ...] = ()  # id of each soft rule, and where the columns lie that count its units

    @classmethod
    def of(cls, problem: Problem, seed: str = "") -> Program:
        """The program that ``solve`` solves: the tiers of the problem, with concessions and lots where they belong."""
        soft = any(rule.penalty is not None for rule in problem.constraints)
        return build(problem, tiers(problem.tiers, soft, seed, has_forms(problem)))

    def keeps(self, x: Ints) -> bool:
        """Whether a vector over all columns keeps every bound and row, exactly."""
        matrix = self.matrix
        if len(x) != len(self.lower) or (x < self.lower).any() or (x > self.upper).any():
            return False
        totals = np.zeros(len(matrix), np.int64)
        used = np.flatnonzero((x != 0)[matrix.indices])  # few of many: a plan leaves most pairs out
        rows = np.searchsorted(matrix.indptr, used, side="right") - 1
        np.add.at(totals, rows, matrix.data[used] * x[matrix.indices[used]])
        return bool((totals >= matrix.lower).all() and (totals <= matrix.upper).all())


def build(problem: Problem, aims: tuple[Aim, ...], rows_of: Callable[[Constraint, Grid], Rows] = stated_rows) -> Program:
    """The program of a problem, with one tier for each aim; ``rows_of`` may know the rows of a rule already."""
    grid: Grid = problem.eligibility.grid
    builder = ProgramBuilder(len(grid))
    softened: list[tuple[Constraint, int, int]] = []
    # Sorted by id: the order in which a user lists rules must not reach the solver.
    for rule in sorted(problem.constraints, key=lambda rule: rule.id):
        rows = rows_of(rule, grid)
        if rule.penalty is None:
            builder.add(rule.id, rows)
        elif len(rows):
            softened.append((rule, *builder.add_soft(rule, rows)))
    drawn = [aim.draw(grid) for aim in aims]
    stated = [(aim, stated_objective(aim, grid)) for aim, draw in zip(aims, drawn, strict=True) if draw is None]
    made = [(aim, objective, builder.add(aim.id, objective.rows)) for aim, objective in stated]
    # Lots are not asked whether a person's pairs weigh the same: they hardly do.
    weights = aggregate(builder, grid, [objective.pairs for _, objective, _ in made])
    weighed = iter([_tier(*each, problem.constraints, softened, weight, builder)
                    for each, weight in zip(made, weights, strict=True)])  # fmt: skip
    stages = tuple(next(weighed) if draw is None else Tier(aim, draw, 0, 1, len(grid), builder.columns)
                  for aim, draw in zip(aims, drawn, strict=True))  # fmt: skip
    program = Program(len(grid), np.concatenate(builder.lower), np.concatenate(builder.upper),
                      _compressed(builder), stages, grid.candidate, grid.village,
                      tuple((rule.id, start, stop) for rule, start, stop in softened))  # fmt: skip
    _refuse_what_is_too_large(program)
    return program


def _tier(aim: Aim, objective: Objective, first: int, rules: tuple[Constraint, ...],
          softened: list[tuple[Constraint, int, int]], weight: Ints, builder: ProgramBuilder) -> Tier:  # fmt: skip
    coefficients = np.zeros(builder.columns, np.int64)
    coefficients[: len(weight)] = weight
    coefficients[first : first + len(objective.aux)] = objective.aux
    # Penalties may be decimals: the steps are then so fine that each is a whole number of them.
    given = {rule.id: aim.sign * aim.per_unit(rule.id, rule.penalty) * objective.scale
             for rule in rules if rule.penalty is not None}  # fmt: skip
    by = lcm(1, *(points.denominator for points in given.values()))
    if by > 1:
        coefficients = times(coefficients, by, "aims", aim.id)
    for rule, start, stop in softened:
        lost = int(given[rule.id] * by)
        coefficients[start:stop] = -times(np.ones(1, np.int64), lost, "rules", rule.id)
    settles = first + np.arange(len(objective.aux)) if aim.settles and len(objective.aux) else None
    return Tier(aim, coefficients, by * objective.constant, by * objective.scale, builder.pairs, builder.columns, settles)


def _compressed(builder: ProgramBuilder) -> Matrix:
    """All blocks as one matrix."""
    blocks = [(rows, *in_order(rows.row, column, rows.coefficient)) for _, rows, column in builder.blocks]
    counts = [np.bincount(row, minlength=len(rows)) for rows, row, _, _ in blocks]
    none = [np.zeros(0, np.int64)]
    return Matrix(
        np.concatenate([[0], np.cumsum(np.concatenate(counts or none))]).astype(np.int64),
        np.concatenate([column for _, _, column, _ in blocks] or none),
        np.concatenate([data for _, _, _, data in blocks] or none),
        np.concatenate([rows.lower for rows, _, _, _ in blocks] or none),
        np.concatenate([rows.upper for rows, _, _, _ in blocks] or none),
        np.repeat(np.arange(len(blocks)), [len(rows) for rows, _, _, _ in blocks]),
        tuple(source for source, _, _ in builder.blocks),
        tuple(label for rows, _, _, _ in blocks for label in rows.labels),
    )


def _refuse_what_is_too_large(program: Program) -> None:
    """Totals that a float cannot hold exactly: LP engines and reported objectives would be off by units."""
    width = np.maximum(np.abs(program.lower), np.abs(program.upper))
    faults = []
    for tier in program.tiers:
        # Only as many pairs as there are slots can count at once, but rows and penalties add up over all columns.
        if not tier.exact(width):
            total = f"{tier.total(width):.3g}"
            faults.append(Fault("aims", aim_place(tier.aim), "", total, COARSER))
    matrix = program.matrix
    lengths = np.diff(matrix.indptr)
    most = float(max(matrix.data.max(initial=0), -matrix.data.min(initial=0))) * float(width.max(initial=0))
    if most * lengths.max(initial=0) >= LIMIT:
        size = np.bincount(matrix.row, np.abs(matrix.data).astype(float) * width[matrix.indices], len(matrix))
        for row in np.flatnonzero(size >= LIMIT):
            rule = matrix.rules[matrix.rule[row]]
            faults.append(Fault("rules", rule, matrix.labels[row], f"{size[row]:.3g}", TOO_LARGE))
    if faults:
        raise ModelTooLarge(faults)
