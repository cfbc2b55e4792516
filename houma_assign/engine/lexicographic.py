"""Tier after tier: each aim is optimised among the optima of those before it, exactly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from ..errors import SolverFailure
from ..exact import Ints, fraction
from ..program import Program, Tier
from ..rows import INFINITY
from .attended import Stopped
from .certificate import Certificate
from .deadline import Deadline
from .model import Impossible, Model
from .one_tier import TierOutcome, TierSolver
from .reduce import reduced

Report = Callable[[int, int | None, int | None], None]  # tier, best, bound


@dataclass
class Outcome:
    """The answer: a vector over the program's columns or None, and what is proven of each tier."""

    tiers: list[TierOutcome]
    x: Ints | None = None
    infeasible: bool = False
    interrupted: bool = False
    reason: int | None = None  # a row that cannot be kept, where one alone is to blame

    @property
    def proven(self) -> bool:
        """Whether every tier is proven optimal."""
        return self.x is not None and all(tier.proven for tier in self.tiers)


@dataclass
class Remaining:
    """What the tiers solved so far leave open: bounds of the program's columns, and rows over them."""

    lower: Ints
    upper: Ints
    row: Ints
    column: Ints
    data: Ints
    row_lower: Ints
    row_upper: Ints

    @classmethod
    def of(cls, program: Program) -> Remaining:
        """Everything the program allows."""
        matrix = program.matrix
        return cls(program.lower, program.upper, matrix.row, matrix.indices, matrix.data, matrix.lower, matrix.upper)

    def model(self, tier: Tier) -> Model:
        """What is left, with the tier's objective."""
        return reduced(self.lower, self.upper, self.row, self.column, self.data, self.row_lower, self.row_upper,
                       tier.coefficients, tier.constant)  # fmt: skip

    def held(self, tier: Tier, floor: int, proof: Certificate) -> Remaining:
        """What is left of it by plans at the floor of the tier or above.

        The certificate says most of it by bounds: a column or row that would cost more than the slack stays where it is.
        Only where that is not all, a row with the tier's coefficients is added.
        """
        model = proof.model
        lower, upper = model.base.copy(), model.base.copy()
        lower[model.columns], upper[model.columns], row_lower, row_upper = proof.fixed(floor)
        row, column, data = model.row, model.columns[model.column], model.data
        if not proof.settles(floor):
            used = model.columns[np.flatnonzero(model.c)]
            row = np.concatenate([row, np.full(len(used), len(row_lower))])
            column = np.concatenate([column, used])
            data = np.concatenate([data, tier.coefficients[used]])
            row_lower, row_upper = np.append(row_lower, floor - model.constant), np.append(row_upper, INFINITY)
        return Remaining(lower, upper, row, column, data, row_lower, row_upper)

    def settled(self, placements: Ints) -> Remaining:
        """What is left where the placements are decided: the auxiliary columns of later tiers."""
        lower, upper = self.lower.copy(), self.upper.copy()
        lower[: len(placements)] = upper[: len(placements)] = placements
        return replace(self, lower=lower, upper=upper)


def optimise(program: Program, workers: int, deadline: Deadline, report: Report | None = None, start: Ints | None = None,
             first_bound: int | None = None) -> Outcome:  # fmt: skip
    """Solve all tiers of a program within the time that is left.

    Parameters
    ----------
    program, workers, deadline, report
        What to solve, with how many threads, for how long, and whom to tell.
    start
        A vector over the program's columns to begin from, e.g. the plan of a problem that was edited; it is used where it
        keeps every bound and row, and costs nothing otherwise.
    first_bound
        In steps of the first tier, what no plan exceeds, where the caller knows it: the optimum of a wider problem.
    """
    outcome = Outcome([TierOutcome(_trivial(program, tier)) for tier in program.tiers])
    if start is not None and _keeps(program, start):
        outcome.x = start.copy()
    if first_bound is not None and outcome.tiers:
        outcome.tiers[0].bound = min(outcome.tiers[0].bound, first_bound)
    remaining = Remaining.of(program)
    for k, (tier, entry) in enumerate(zip(program.tiers, outcome.tiers, strict=True)):
        try:
            model = remaining.model(tier)
        except Impossible as impossible:
            if k:
                raise SolverFailure(f"the tier {tier.aim.id} lost the plan of the tiers before it") from None
            outcome.infeasible, outcome.reason = True, impossible.row
            break
        solver = TierSolver(program, tier, model, entry, outcome.x, workers, deadline, partial(report, k) if report else None)
        proof = None
        try:
            proof = solver.solve()
        except Stopped:
            outcome.interrupted = True
        outcome.x, outcome.infeasible = solver.x, entry.infeasible
        if proof is None or outcome.interrupted or entry.value is None:
            break
        if k + 1 < len(program.tiers):
            slack = int(fraction(tier.aim.slack) * tier.scale)
            remaining = remaining.held(tier, entry.value - slack, proof)
            if solver.alone and not slack and outcome.x is not None:
                remaining = remaining.settled(outcome.x[: program.pairs])
    _fill_in(outcome, program)
    return outcome


def _keeps(program: Program, x: Ints) -> bool:
    matrix = program.matrix
    if len(x) != len(program.lower) or (x < program.lower).any() or (x > program.upper).any():
        return False
    totals = np.zeros(len(matrix), np.int64)
    np.add.at(totals, matrix.row, matrix.data * x[matrix.indices])
    return bool((totals >= matrix.lower).all() and (totals <= matrix.upper).all())


def _trivial(program: Program, tier: Tier) -> int:
    high = np.where(tier.coefficients > 0, tier.coefficients * program.upper, tier.coefficients * program.lower)
    return int(high.sum()) + tier.constant


def _fill_in(outcome: Outcome, program: Program) -> None:
    """Values of the plan in tiers that were not reached."""
    if outcome.x is None:
        return
    for entry, tier in zip(outcome.tiers, program.tiers, strict=True):
        if not entry.proven:
            entry.value = int(tier.coefficients @ outcome.x) + tier.constant
            entry.bound = max(entry.bound, entry.value)
