"""A problem as columns and sparse integer rows, with the rule behind each row. numpy only, no solver."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
from ..data.rows import Rows
from ..errors import Fault, Message, ModelTooLarge
from ..problem.problem import Problem
from .aggregation import aggregate
from .assignment_rows import AssignmentRows
from .builder import ProgramBuilder
from .classes import counted_alike
from .matrix import Matrix
from .tier import Tier

__all__ = ["Matrix", "Program", "Tier", "build"]
Softened = list[tuple[Constraint, int, int]]  # soft rules, and where their columns begin and end
COARSER = Message(
    "totals_of_points_too_large", "totals are too large to be exact; use coarser points", "合计过大，无法精确计算；请用较粗的分值"
)
TOO_LARGE = Message("totals_too_large", "totals are too large to be exact", "合计过大，无法精确计算")


@dataclass(frozen=True)
class Program:
    """Integer columns, rows and tiers. Columns 0 .. pairs-1 are the allowed pairs, 0-1; auxiliary columns follow."""

    pairs: int
    lower: Ints
    upper: Ints
    rows: Matrix | AssignmentRows
    tiers: tuple[Tier, ...]
    person: Ints  # for each pair the position of its candidate
    village: Ints  # for each pair the position of its village
    softened: tuple[tuple[str, int, int], ...] = ()  # id of each soft rule, and where the columns lie that count its units

    @property
    def matrix(self) -> Matrix:
        """The rows, entry by entry."""
        return self.rows.matrix if isinstance(self.rows, AssignmentRows) else self.rows

    def detach(self) -> None:
        """Refer to the problem no more."""
        if isinstance(self.rows, AssignmentRows):
            self.rows.detach()

    @property
    def entries(self) -> int:
        """How many there are, at most."""
        return 3 * self.pairs if isinstance(self.rows, AssignmentRows) else len(self.rows.indices)

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
    # Sorted by id: the order in which a user lists rules must not reach the solver.
    rules = sorted(problem.constraints, key=lambda rule: rule.id)
    sides = AssignmentRows.of(rules, grid, lambda: Matrix.of(_stating(rules, grid, rows_of, stated)[0]))
    builder, softened = _stating(() if sides else rules, grid, rows_of)
    drawn = [aim.draw(grid) for aim in aims]
    stated = [(aim, stated_objective(aim, grid)) for aim, draw in zip(aims, drawn, strict=True) if draw is None]
    if sides and not _weighs_pairs_only(grid, [objective for _, objective in stated]):
        sides, (builder, softened) = None, _stating(rules, grid, rows_of)
    made = [(aim, objective, builder.add(aim.id, objective.rows)) for aim, objective in stated]
    # Lots are not asked whether a person's pairs weigh the same: they hardly do.
    weights = [objective.pairs for _, objective, _ in made]
    weights = weights if sides else aggregate(builder, grid, weights)
    weighed = iter([_tier(*each, problem.constraints, softened, weight, builder)
                    for each, weight in zip(made, weights, strict=True)])  # fmt: skip
    stages = tuple(next(weighed) if draw is None else Tier(aim, draw, 0, 1, len(grid), builder.columns)
                  for aim, draw in zip(aims, drawn, strict=True))  # fmt: skip
    program = Program(len(grid), np.concatenate(builder.lower), np.concatenate(builder.upper),
                      sides or Matrix.of(builder), stages, grid.candidate, grid.village,
                      tuple((rule.id, start, stop) for rule, start, stop in softened))  # fmt: skip
    _refuse_what_is_too_large(program)
    return program


def _stating(rules: Iterable[Constraint], grid: Grid, rows_of: Callable[[Constraint, Grid], Rows],
             aims: Iterable[tuple[Aim, Objective]] = ()) -> tuple[ProgramBuilder, Softened]:  # fmt: skip
    """The blocks of rules and of aims, and where the columns of soft rules are."""
    builder, softened = ProgramBuilder(len(grid)), Softened()
    for rule in rules:
        rows = rows_of(rule, grid)
        if rule.penalty is None:
            builder.add(rule.id, rows)
        elif len(rows):
            softened.append((rule, *builder.add_soft(rule, rows)))
    for aim, objective in aims:
        builder.add(aim.id, objective.rows)
    return builder, softened


def _weighs_pairs_only(grid: Grid, objectives: list[Objective]) -> bool:
    """Whether aims speak of pairs alone, and of none of them in a way that asks for columns that count them."""
    alone = not any(len(objective.rows) or len(objective.aux) for objective in objectives)
    return alone and not counted_alike(grid, [objective.pairs for objective in objectives])


def _tier(aim: Aim, objective: Objective, first: int, rules: tuple[Constraint, ...],
          softened: Softened, weight: Ints, builder: ProgramBuilder) -> Tier:  # fmt: skip
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


def _refuse_what_is_too_large(program: Program) -> None:
    """Totals that a float cannot hold exactly: LP engines and reported objectives would be off by units."""
    width = np.maximum(np.abs(program.lower), np.abs(program.upper))
    faults = []
    for tier in program.tiers:
        # Only as many pairs as there are slots can count at once, but rows and penalties add up over all columns.
        if not tier.exact(width):
            total = f"{tier.total(width):.3g}"
            faults.append(Fault("aims", aim_place(tier.aim), "", total, COARSER))
    if isinstance(program.rows, AssignmentRows):
        if faults:
            raise ModelTooLarge(faults)
        return
    matrix = program.rows
    lengths = np.diff(matrix.indptr)
    most = float(max(matrix.data.max(initial=0), -matrix.data.min(initial=0))) * float(width.max(initial=0))
    if most * lengths.max(initial=0) >= LIMIT:
        size = np.bincount(matrix.row, np.abs(matrix.data).astype(float) * width[matrix.indices], len(matrix))
        for row in np.flatnonzero(size >= LIMIT):
            rule = matrix.rules[matrix.rule[row]]
            faults.append(Fault("rules", rule, matrix.labels[row], f"{size[row]:.3g}", TOO_LARGE))
    if faults:
        raise ModelTooLarge(faults)
