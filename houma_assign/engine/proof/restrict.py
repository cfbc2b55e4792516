"""What plans of a certain worth leave of a model, and a model without what is decided.

Reduced-cost fixing: a column or row whose price exceeds what such a plan may lose stays where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY
from ...program.assignment_rows import AssignmentRows
from ...program.program import Program, Tier
from ..model.assignment import assignment_model
from ..model.model import SAFE, Cut, Impossible, Model, keeps
from ..model.presolve import presolve, presolved_under
from ..model.propagation import settled_by_counts
from .certificate import Certificate
from .probing import without_impossible


def presolved(program: Program, costs: Ints | Callable[[Ints], Ints], constant: int = 0,
              over: Callable[[], bool] = bool) -> Model:  # fmt: skip
    """The program without what its own bounds and rows decide.

    Raises
    ------
    Impossible
        If a row cannot be kept.
    OutOfTime
        If ``over`` says so.
    """
    if isinstance(program.rows, AssignmentRows) and isinstance(costs, np.ndarray):
        made = assignment_model(program.rows, program.lower, program.upper, costs, constant)
        if made is not None and without_impossible(made) is made:
            return made
    matrix = program.matrix
    rows = matrix.row, matrix.indices, matrix.data, matrix.lower, matrix.upper
    model = presolve(program.lower, program.upper, *rows, costs, constant, over)
    found = without_impossible(model)
    return model if found is model else presolve(*found.whole_bounds(), *rows, costs, constant, over)


def above(proof: Certificate, floor: int, pairs: int, excluding: Ints | None = None, over: Ints | None = None) -> Model | None:
    """What is left of the certificate's model by plans worth at least ``floor``; None if nothing is.

    Parameters
    ----------
    proof
        Its prices say which columns and rows such a plan cannot move.
    floor
        In steps of the objective.
    pairs
        How many of the program's first columns are pairs.
    excluding
        A full vector whose placements are left out.
    over
        Other 0-1 columns of the program in which what is sought differs from that vector, instead of the placements.
    """
    if proof.allowance(floor) < 0:
        return None
    model, cuts = within(proof, floor), []
    reach = int(np.abs(model.c) @ np.maximum(np.abs(model.lower), np.abs(model.upper)))
    if reach < SAFE:  # a wider row would be split, which costs the search more than it tells it
        cuts.append(_cutoff(model, floor))
    if excluding is not None:
        placed = np.flatnonzero(model.columns < pairs if over is None else np.isin(model.columns, over))
        at_floor = excluding[model.columns[placed]] == 1
        cuts.append(Cut(placed, np.where(at_floor, 1, -1), int(at_floor.sum()) - 1))
    try:
        return presolved_under(model.with_rows(cuts))
    except Impossible:
        return None


def at_floor(proof: Certificate, floor: int) -> Model:
    """The certificate's model with all its columns, held at ``floor``.

    The certificate says most of it by bounds. Only where that is not all, a row with the objective is added.
    """
    model = within(proof, floor)
    return without_impossible(model if proof.bounds_suffice(floor) else with_floor(model, floor))


def with_floor(model: Model, floor: int) -> Model:
    """The model with a row that says that a plan is worth at least ``floor``."""
    return model.with_rows([_cutoff(model, floor)])


def as_in(whole: Model, part: Model) -> Model:
    """What is left of a part of a model, compacted, with the objective of the whole, whose columns it numbers."""
    model = compacted(part)
    rest = whole.constant + int(whole.c @ model.full(np.zeros(len(model.columns), np.int64)))
    return replace(model, c=whole.c[model.columns], constant=rest)


def with_objective(model: Model, tier: Tier) -> Model:
    """The model with a tier's coefficients on its open columns; what is decided is part of the constant."""
    free = model.lower < model.upper
    c = np.zeros(len(model.columns), np.int64)
    c[free] = tier.weights(model.columns[free])
    return replace(model, c=c, constant=tier.worth(model.full(np.where(free, 0, model.lower))))


def compacted(model: Model) -> Model:
    """The same model without what is decided and without an objective."""
    free, base = model.lower < model.upper, model.full(model.lower)
    if not free.any() and keeps(model, model.lower):  # as after a flow without ties
        return _decided(base)
    # Mostly a few columns of very many are left: the rest is counted at once, and the presolve looks at those few only.
    left, away = np.flatnonzero(free), ~free & (model.lower != 0)
    kept, counted = np.flatnonzero(free[model.column]), np.flatnonzero(away[model.column])
    shift = np.zeros(model.rows, np.int64)
    np.add.at(shift, model.row[counted], model.data[counted] * model.lower[model.column[counted]])
    low = np.where(model.row_lower > -INFINITY, model.row_lower - shift, -INFINITY)
    high = np.where(model.row_upper < INFINITY, model.row_upper - shift, INFINITY)
    number = np.cumsum(free) - 1
    if bool((model.data[kept] == 1).all()) and not model.lower[left].any() and bool((model.upper[left] == 1).all()):
        values = settled_by_counts(model.row[kept], number[model.column[kept]], low, high, len(left))
        if values is not None:
            base[model.columns[left]] = values
            return _decided(base)
    rest = presolve(model.lower[left], model.upper[left], model.row[kept], number[model.column[kept]], model.data[kept],
                    low, high, np.zeros(len(left), np.int64), 0)  # fmt: skip
    base[model.columns[left]] = rest.base
    return replace(rest, base=base, columns=model.columns[left[rest.columns]])


def _decided(base: Ints) -> Model:
    """A model of which nothing is open."""
    none = np.zeros(0, np.int64)
    return Model(base, none, none, none, none, none, none, none, none, none, none, 0)


def fix(model: Model, settled: Iterable[tuple[int, int]]) -> None:
    """Settle columns of the program at values, as far as the model still has them."""
    value = dict(settled)
    for at in np.flatnonzero(np.isin(model.columns, list(value))):
        model.lower[at] = model.upper[at] = value[int(model.columns[at])]


def within(proof: Certificate, floor: int) -> Model:
    """The certificate's model within the bounds that every plan at the floor keeps."""
    lower, upper, row_lower, row_upper = proof.fixed(floor)
    return replace(proof.model, lower=lower, upper=upper, row_lower=row_lower, row_upper=row_upper)


def _cutoff(model: Model, floor: int) -> Cut:
    """The row that says that a plan is worth at least ``floor``."""
    priced = np.flatnonzero(model.c)
    return Cut(priced, model.c[priced], INFINITY, floor - model.constant)
