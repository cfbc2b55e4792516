"""Tier after tier: each aim is optimised among the optima of those before it, exactly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from ..errors import SolverFailure
from ..exact import Ints, fraction
from ..program import Program, Tier
from ..rows import INFINITY
from .attended import Stopped
from .certificate import Certificate, certificate
from .deadline import Deadline
from .prices import Prices, prices
from .reduce import Impossible, Model, reduced
from .search import search
from .second import opinion
from .wide_rows import SAFE

Report = Callable[[int, int | None, int | None], None]  # tier, best, bound


@dataclass
class TierOutcome:
    """What is proven of one tier, in steps: ``value`` of the plan (None if there is none), ``bound`` of every plan."""

    bound: int
    value: int | None = None
    proven: bool = False
    infeasible: bool = False
    columns: int = 0  # columns that were still open when the tier began
    searched: int = 0  # columns that CP-SAT was asked about


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
class _State:
    """What the tiers solved so far leave open."""

    program: Program
    lower: Ints
    upper: Ints
    row: Ints
    column: Ints
    data: Ints
    row_lower: Ints
    row_upper: Ints
    floors: list[int] = field(default_factory=list)
    x: Ints | None = None

    @classmethod
    def of(cls, program: Program) -> _State:
        matrix = program.matrix
        return cls(program, program.lower.copy(), program.upper.copy(), matrix.row, matrix.indices, matrix.data,
                   matrix.lower.copy(), matrix.upper.copy())  # fmt: skip

    def model(self, tier: Tier) -> Model:
        return reduced(self.lower, self.upper, self.row, self.column, self.data, self.row_lower, self.row_upper,
                       tier.coefficients, tier.constant)  # fmt: skip

    def hold(self, tier: Tier, floor: int, proof: Certificate) -> None:
        """Keep every later plan at the floor of this tier or above."""
        model = proof.model
        lower, upper, row_lower, row_upper = proof.fixed(floor)
        self.lower, self.upper = model.base.copy(), model.base.copy()
        self.lower[model.columns], self.upper[model.columns] = lower, upper
        # The reduced rows replace the program's: they say the same about what is left.
        self.row, self.column, self.data = model.row, model.columns[model.column], model.data
        self.row_lower, self.row_upper = row_lower, row_upper
        if not proof.settles(floor):
            used = np.flatnonzero(tier.coefficients[model.columns])
            fixed = int(tier.coefficients @ model.base) - int(tier.coefficients[model.columns] @ model.base[model.columns])
            number = len(self.row_lower)
            self.row = np.concatenate([self.row, np.full(len(used), number)])
            self.column = np.concatenate([self.column, model.columns[used]])
            self.data = np.concatenate([self.data, tier.coefficients[model.columns[used]]])
            self.row_lower = np.append(self.row_lower, floor - tier.constant - fixed)
            self.row_upper = np.append(self.row_upper, INFINITY)


def optimise(program: Program, workers: int, deadline: Deadline, report: Report | None = None) -> Outcome:
    """Solve all tiers of a program within the time that is left."""
    outcome = Outcome([TierOutcome(_trivial(program, tier)) for tier in program.tiers])
    state = _State.of(program)
    for k, tier in enumerate(program.tiers):
        entry = outcome.tiers[k]
        try:
            model = state.model(tier)
        except Impossible as impossible:
            if k:
                raise SolverFailure(f"tier {tier.aim.id} lost the plan of the tier before it") from None
            outcome.infeasible, outcome.reason = True, impossible.row
            return outcome
        try:
            proof = _solve(state, tier, model, entry, workers, deadline, k, report)
        except Stopped:
            outcome.interrupted, proof = True, None
        if entry.infeasible:
            outcome.infeasible = True
            return outcome
        if proof is None or not entry.proven:
            break
        slack = int(fraction(tier.aim.slack) * tier.scale)
        state.floors.append(int(entry.value or 0) - slack)
        state.hold(tier, state.floors[-1], proof)
    outcome.x = state.x
    _fill_in(outcome, program)
    return outcome


def _solve(state: _State, tier: Tier, model: Model, entry: TierOutcome, workers: int, deadline: Deadline, k: int,
           report: Report | None) -> Certificate | None:  # fmt: skip
    """One tier: prices, what they fix, search on the rest. Returns the certificate once the tier is decided."""
    entry.columns = len(model.columns)
    lp = prices(model, deadline.left) if len(model.columns) and not deadline.over else Prices(False, None, np.zeros(model.rows))
    proof = certificate(model, lp.y)
    entry.bound = min(entry.bound, proof.bound)
    known = None if state.x is None else int(tier.coefficients @ state.x) + tier.constant
    if lp.x is not None:
        rounded = np.rint(lp.x).astype(np.int64)
        if np.abs(lp.x - rounded).max(initial=0.0) < 1e-6 and _keeps(model, rounded):
            value = int(model.c @ rounded) + model.constant
            if known is None or value > known:
                state.x, known = model.full(rounded), value
    entry.value = known
    if report:
        report(k, known, entry.bound)
    if known is not None and known >= proof.bound:
        entry.proven = True
        return proof
    if not len(model.columns):
        state.x, entry.value, entry.proven = model.base.copy(), model.constant, True
        return proof
    if deadline.over:
        return None
    core = model if known is None else _core(model, proof, known + 1)
    if core is None:  # nothing better is left
        entry.bound, entry.proven = int(known or 0), True
        return proof
    return _search(state, tier, model, core, entry, proof, lp, workers, deadline, k, report)


def _search(state: _State, tier: Tier, model: Model, core: Model, entry: TierOutcome, proof: Certificate, lp: Prices,
            workers: int, deadline: Deadline, k: int, report: Report | None) -> Certificate | None:  # fmt: skip
    entry.searched = len(core.columns)
    known, top = entry.value, entry.bound

    def listen(best: int | None, bound: int) -> None:
        if report:
            report(k, best if best is not None else known, min(bound, top))

    found = search(core, workers, deadline.left, None, listen if report else None)
    if found.x is not None and (known is None or found.value > known):
        state.x = _whole(state, model, core, found.x)
        entry.value = int(tier.coefficients @ state.x) + tier.constant
    if found.infeasible and known is None:
        _believe(state.program, lp, deadline)
        entry.infeasible = True
        return None
    if found.optimal or found.infeasible:
        entry.proven, entry.bound = True, int(entry.value or 0)
    elif found.bound is not None:
        better = found.bound if known is None else max(found.bound, known)
        entry.bound = min(entry.bound, better)
        entry.proven = entry.value == entry.bound
    if found.stopped:
        raise Stopped(None)
    return proof if entry.proven else None


def _core(model: Model, proof: Certificate, floor: int) -> Model | None:
    """The part of a model where a plan with an objective of at least ``floor`` must lie; None if it is empty."""
    if proof.allowance(floor) < 0:
        return None
    lower, upper, row_lower, row_upper = proof.fixed(floor)
    row, column, data = model.row, model.column, model.data
    reach = np.abs(model.c) @ np.maximum(np.abs(lower), np.abs(upper))
    if reach < SAFE:  # a wider row would be split, which costs the search more than it tells it
        priced = np.flatnonzero(model.c)
        row = np.concatenate([row, np.full(len(priced), model.rows)])
        column, data = np.concatenate([column, priced]), np.concatenate([data, model.c[priced]])
        row_lower, row_upper = np.append(row_lower, floor - model.constant), np.append(row_upper, INFINITY)
    try:
        return reduced(lower, upper, row, column, data, row_lower, row_upper, model.c, model.constant)
    except Impossible:
        return None


def _whole(state: _State, model: Model, core: Model, x: Ints) -> Ints:
    return model.full(core.full(x)) if core is not model else model.full(x)


def _keeps(model: Model, x: Ints) -> bool:
    totals = np.zeros(model.rows, np.int64)
    np.add.at(totals, model.row, model.data * x[model.column])
    inside = bool((x >= model.lower).all() and (x <= model.upper).all())
    return inside and bool((totals >= model.row_lower).all() and (totals <= model.row_upper).all())


def _believe(program: Program, lp: Prices, deadline: Deadline) -> None:
    """Infeasible is not believed once: the LP or a second engine must say so too."""
    if lp.infeasible:
        return
    second = opinion(program, None, [], max(deadline.left, 1.0))
    if second.finished and not second.infeasible:
        raise SolverFailure("CP-SAT finds no plan where HiGHS finds one; neither is believed")


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
