"""Tiers whose objective is one column that other columns hold down: the least of many, to be made as large as can be.

Whether a plan reaches a value is then a question about each of the many by itself. At a value the column may stand anywhere
below what they allow, so it stands there, and what is left are rows that ask for so much: rows that, beside those that count
their columns, leave out whoever can have no part in that.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...data.rows import INFINITY
from ..model.counted import bounds_by_counts
from ..model.model import Impossible, Model
from .certificate import Certificate
from .restrict import at_floor, compacted

ROUNDS = 5


def bottleneck(model: Model, pairs: int) -> int | None:
    """The program's column that is the model's whole objective and is held down by rows; None if there is no such column."""
    priced = np.flatnonzero(model.c)
    if len(priced) != 1 or model.columns[priced[0]] < pairs:
        return None
    column = int(priced[0])
    return int(model.columns[column]) if _yields(model, column, int(model.c[column])) else None


def _yields(model: Model, at: int, direction: int) -> bool:
    entry = np.flatnonzero(model.column == at)
    up = model.data[entry] * direction > 0  # more of the objective makes the row's total larger
    limit = np.where(up, model.row_lower[model.row[entry]] <= -INFINITY, model.row_upper[model.row[entry]] >= INFINITY)
    return bool(limit.all())


def attainable(model: Model, column: int, value: int, up: bool) -> int:
    """The nearest value at or above (below) a value of the model's objective that a plan's best column can have.

    The column stands where one of its rows stops it, and a row's total moves in steps of what its coefficients have in common.
    """
    at = int(np.flatnonzero(model.columns == column)[0])
    direction = int(model.c[at])
    own = model.column == at
    if abs(direction) != 1 or (np.abs(model.data[own]) != 1).any():
        return value
    inside = np.zeros(model.rows, bool)
    inside[model.row[own]] = True
    entry = np.flatnonzero(inside[model.row] & ~own)
    step = np.zeros(model.rows, np.int64)
    np.gcd.at(step, model.row[entry], model.data[entry])
    ends = np.array([model.lower[at], model.upper[at]])
    found = [int(model.constant + direction * end) for end in ends.tolist()]
    for row, sign in zip(model.row[own].tolist(), model.data[own].tolist(), strict=True):
        # sign * column + total lies within the row's only bound: the column stops at total + stop, or beyond its own bounds.
        bound = int(model.row_upper[row] if model.row_upper[row] < INFINITY else model.row_lower[row])
        stop, pace = int(model.constant) + direction * sign * bound, max(int(step[row]), 1)
        found.append(value + (stop - value) % pace if up else value - (value - stop) % pace)
    beyond = [each for each in found if (each >= value if up else each <= value)]
    return value if not beyond else min(beyond) if up else max(beyond)


def narrowed(proof: Certificate, floor: int, column: int) -> Model:
    """What plans worth at least ``floor`` leave of a bottleneck's model, without an objective.

    Parameters
    ----------
    proof
        Prices of the model, whose objective is the program's column ``column``.

    Raises
    ------
    Impossible
        If nothing is left.
    """
    model = _at_floor(proof, floor, column)
    held = np.zeros(model.rows, bool)
    held[model.row[model.columns[model.column] == column]] = True
    for _ in range(ROUNDS):
        model = compacted(model)
        held = held[model.origin]
        lower, upper = bounds_by_counts(model, np.flatnonzero(held))
        if (lower == model.lower).all() and (upper == model.upper).all():
            break
        model = replace(model, lower=lower, upper=upper)
    return compacted(model)


def held_at(proof: Certificate, floor: int, column: int) -> Model:
    """The narrowed model with the program's column at the floor, which leaves the other columns the most room.

    Raises
    ------
    Impossible
        If nothing is left.
    """
    model, held = narrowed(proof, floor, column), _at_floor(proof, floor, column)
    at, there = np.flatnonzero(model.columns == column), np.flatnonzero(held.columns == column)
    if not len(at):
        return model
    lower, upper = model.lower.copy(), model.upper.copy()
    lower[at] = upper[at] = (held.lower if held.c[there] > 0 else held.upper)[there]
    return compacted(replace(model, lower=lower, upper=upper))


def _at_floor(proof: Certificate, floor: int, column: int) -> Model:
    """The model held at ``floor``, which its only priced column says by itself."""
    model, at = at_floor(proof, floor), np.flatnonzero(proof.model.columns == column)
    if not len(at):
        return model  # it is decided
    lower, upper = model.lower.copy(), model.upper.copy()
    price, needed = int(model.c[at[0]]), floor - model.constant
    if price > 0:
        lower[at] = np.maximum(lower[at], -(-needed // price))
    else:
        upper[at] = np.minimum(upper[at], -needed // -price)
    if (lower > upper).any():
        raise Impossible(int(model.origin[0]) if model.rows else 0)
    return replace(model, lower=lower, upper=upper)
