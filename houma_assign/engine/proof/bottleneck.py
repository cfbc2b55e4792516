"""Tiers whose objective is one column that other columns hold down: the least of many, to be made as large as can be.

Whether a plan reaches a value is then a question about each of the many by itself. At a value the column may stand anywhere
below what they allow, so it stands there, and what is left are rows that ask for so much: rows that, beside those that count
their columns, leave out whoever can have no part in that.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY
from ..model.counted import bounds_by_counts
from ..model.model import Impossible, Model
from .certificate import Certificate
from .restrict import at_floor, compacted, within

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
    direction = int(model.c[np.flatnonzero(model.columns == column)[0]])
    if abs(direction) != 1:
        return value
    return model.constant + stop(model, column, direction, value - model.constant, up, ())


def stop(model: Model, column: int, direction: int, value: int, up: bool, short: Ints | tuple[int, ...]) -> int:
    """The nearest ``direction * column`` at or above (below) a value at which a row can stop the column.

    Parameters
    ----------
    short
        Columns of the program that let a row give way: where it stops the column, its own of them is nought.
    """
    at = int(np.flatnonzero(model.columns == column)[0])
    own = model.column == at
    if (np.abs(model.data[own]) != 1).any():
        return value
    inside = np.zeros(model.rows, bool)
    inside[model.row[own]] = True
    entry = np.flatnonzero(inside[model.row] & ~own & ~np.isin(model.columns, short)[model.column])
    step = np.zeros(model.rows, np.int64)
    np.gcd.at(step, model.row[entry], model.data[entry])
    ends = np.array([model.lower[at], model.upper[at]])
    found = [direction * end for end in ends.tolist()]
    for row, sign in zip(model.row[own].tolist(), model.data[own].tolist(), strict=True):
        # sign * column + total lies within the row's only bound: the column stops at total + end, or beyond its own bounds.
        bound = int(model.row_upper[row] if model.row_upper[row] < INFINITY else model.row_lower[row])
        end, pace = direction * sign * bound, max(int(step[row]), 1)
        found.append(value + (end - value) % pace if up else value - (value - end) % pace)
    beyond = [each for each in found if (each >= value if up else each <= value)]
    return value if not beyond else min(beyond) if up else max(beyond)


def narrowed(proof: Certificate, floor: int, column: int, at: int | None = None) -> Model:
    """What plans worth at least ``floor`` leave of a bottleneck's model, without an objective.

    Parameters
    ----------
    proof
        Prices of the model, whose objective is the program's column ``column``, or what others fall short of it.
    at
        Where the column stands in the plans that are asked for, if others are priced, too. The model lets it rise above.

    Raises
    ------
    Impossible
        If nothing is left.
    """
    model = _at_floor(proof, floor, column, at)
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


def held_at(proof: Certificate, floor: int, column: int, at: int | None = None) -> Model:
    """The narrowed model with the program's column at the floor, which leaves the other columns the most room; or ``at`` a value.

    Raises
    ------
    Impossible
        If nothing is left.
    """
    model = narrowed(proof, floor, column, at)
    place = np.flatnonzero(model.columns == column)
    if not len(place):
        return model
    if at is None:
        held, there = _at_floor(proof, floor, column, None), np.flatnonzero(proof.model.columns == column)
        at = int((held.lower if held.c[there[0]] > 0 else held.upper)[there[0]])
    lower, upper = model.lower.copy(), model.upper.copy()
    lower[place] = upper[place] = at
    return compacted(replace(model, lower=lower, upper=upper))


def _at_floor(proof: Certificate, floor: int, column: int, at: int | None) -> Model:
    """The model held at ``floor``: what that leaves to each priced column while the others do their best."""
    model = at_floor(proof, floor) if at is None else within(proof, floor)
    lower, upper = model.lower.copy(), model.upper.copy()
    place, priced = np.flatnonzero(model.columns == column), np.flatnonzero(model.c)
    if not len(place) or (at is None and len(priced) != 1):
        return model  # it is decided
    best = np.maximum(model.c[priced] * lower[priced], model.c[priced] * upper[priced])
    if at is not None:
        lower[place] = np.maximum(lower[place], at)
        best[priced == place[0]] = model.c[place[0]] * at
    for j, most in zip(priced.tolist(), (int(best.sum()) - best).tolist(), strict=True):
        price, needed = int(model.c[j]), floor - model.constant - most
        if price > 0:
            lower[j] = max(int(lower[j]), -(-needed // price))
        else:
            upper[j] = min(int(upper[j]), -needed // -price)
    if (lower > upper).any():
        raise Impossible(int(model.origin[0]) if model.rows else 0)
    return replace(model, lower=lower, upper=upper)
