"""Columns that count placements of a kind, used in place of the pairs wherever a rule weighs them alike.

Most rules speak of people, or of people in a role or a village, not of single pairs: how many women, how many from one
unit, whose points count double. Said over one column a person they have tens of entries instead of thousands, and a search
can decide who goes before it decides where. Where many quotas are exact this decides between seconds and no plan at all
(``docs/decisions.md`` has the figures).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..data.exact import Ints
from ..data.grid import Grid
from ..data.rows import Mask, Rows, grouped
from .builder import ProgramBuilder
from .classes import Classes, kinds_of

SHARED = 2  # blocks or aims that must hold a class for a column to be made for it


@dataclass(frozen=True)
class Uniform:
    """Classes that a block of rows holds as a whole, in one row and with one coefficient; one entry for each (class, row)."""

    kinds: Ints
    row: Ints
    coefficient: Ints
    inside: Mask  # for each entry of the block whether it belongs to one of them


def _may_hold(rows: Rows, column: Ints, classes: Classes) -> bool:
    """Whether a block may hold a class as a whole; one in which a pair is in several rows always may."""
    pairs = len(classes.of)
    paired = np.flatnonzero(column < pairs) if len(column) and column.max() >= pairs else slice(None)
    here, row_of = column[paired], np.full(pairs, -1, np.int64)
    row_of[here] = rows.row[paired]
    return bool(classes.ends_alike(row_of, -1).any()) or int(np.count_nonzero(row_of >= 0)) < len(here)


def uniform(rows: Rows, column: Ints, classes: Classes) -> Uniform:
    """What a block of rows, with the real column of each entry, holds of the classes as a whole."""
    pairs = len(classes.of)
    row_of = np.full(pairs, -1, np.int64)
    paired = np.flatnonzero(column < pairs) if len(column) and column.max() >= pairs else slice(None)
    here = column[paired]
    row_of[here] = rows.row[paired]
    if np.count_nonzero(row_of >= 0) < len(here):
        return _uniform_in_many(rows, column, classes)
    same = classes.alike(row_of) & (row_of[classes.first] >= 0)
    value_of, inside = np.zeros(pairs, np.int64), np.zeros(len(column), bool)
    if same.any():
        value_of[here] = rows.coefficient[paired]
        same &= classes.alike(value_of)
    first = classes.first[same]
    first = first[np.argsort(classes.of[first])]
    if len(first):
        held = np.zeros(len(classes.size), bool)
        held[classes.of[first]] = True
        inside[paired] = held[classes.of[here]]
    return Uniform(classes.of[first], row_of[first], value_of[first], inside)


def _uniform_in_many(rows: Rows, column: Ints, classes: Classes) -> Uniform:
    """The same where a pair is in several rows of the block."""
    entry = np.flatnonzero(column < len(classes.of))
    kind = classes.of[column[entry]]
    order = np.lexsort((rows.row[entry], kind))
    entry, kind = entry[order], kind[order]
    row, value = rows.row[entry], rows.coefficient[entry]
    starts = np.flatnonzero(np.r_[True, (np.diff(row) != 0) | (np.diff(kind) != 0)])
    counts = np.diff(np.r_[starts, len(entry)])
    kinds = kind[starts]
    all_in = (np.minimum.reduceat(value, starts) == np.maximum.reduceat(value, starts)) & (counts == classes.size[kinds])
    all_in &= counts > 1
    inside = np.zeros(len(column), bool)
    inside[entry[np.repeat(all_in, counts)]] = True
    return Uniform(kinds[all_in], row[starts[all_in]], value[starts[all_in]], inside)


def aggregate(builder: ProgramBuilder, grid: Grid, weights: list[Ints]) -> list[Ints]:
    """Add the columns, rewrite the rows of the builder over them, and return the objectives over pairs and columns.

    Parameters
    ----------
    builder
        The blocks so far; changed in place.
    grid
        The pairs.
    weights
        Coefficients of the pairs in each tier.

    Returns
    -------
    list of arrays
        For each tier the coefficients of all columns there are now, as far as they come from pairs.
    """
    if not len(grid):
        return [weight.copy() for weight in weights]
    for name, classes in kinds_of(grid):
        weights = _aggregate(builder, name, classes, weights, len(grid.people))
    return weights


def _aggregate(builder: ProgramBuilder, name: str, classes: Classes, weights: list[Ints], people: int) -> list[Ints]:
    # A column pays where two blocks or aims hold a class as a whole; of a problem of points and posts none does.
    holding = sum(_may_hold(rows, column, classes) for _, rows, column in builder.blocks)
    if holding + sum(bool(classes.ends_alike(weight, 0).any()) for weight in weights) < SHARED:
        return weights
    found = [uniform(rows, column, classes) for _, rows, column in builder.blocks]
    wanted = np.zeros(len(classes.size), np.int64)
    for each in found:
        np.add.at(wanted, each.kinds, 1)
    alike = [_alike(weight, classes) for weight in weights]
    for same in alike:
        wanted += same
    used = np.flatnonzero(wanted >= SHARED)
    if not len(used):
        return weights
    first = builder.columns_for(np.zeros(len(used), np.int64), classes.size[used])
    column_of = np.full(len(classes.size), -1, np.int64)
    column_of[used] = first + np.arange(len(used))
    for k, each in enumerate(found):
        _rewrite(builder, k, each, classes, column_of)
    pairs = len(classes.of)
    group = np.where(column_of[classes.of] >= 0, column_of[classes.of] - first, -1)
    own = np.arange(len(used))
    zero = np.zeros(len(used), np.int64)
    sign = np.concatenate([np.ones(pairs, np.int64), -np.ones(len(used), np.int64)])
    columns = np.concatenate([np.arange(pairs), column_of[used]])
    link = grouped(np.concatenate([group, own]), (name,) * len(used), sign, zero, zero, columns=columns)
    builder.blocks.append((name, link, link.column))
    return [_moved(weight, same, classes.of, column_of, builder.columns) for weight, same in zip(weights, alike, strict=True)]


def _rewrite(builder: ProgramBuilder, block: int, found: Uniform, classes: Classes, column_of: Ints) -> None:
    taken = column_of[found.kinds] >= 0
    if not taken.any():
        return
    source, rows, column = builder.blocks[block]
    inside = np.flatnonzero(found.inside)
    kept = np.ones(len(column), bool)
    kept[inside[column_of[classes.of[column[inside]]] >= 0]] = False
    new_column = np.concatenate([column[kept], column_of[found.kinds[taken]]])
    rows = replace(rows, row=np.concatenate([rows.row[kept], found.row[taken]]), column=new_column,
                   coefficient=np.concatenate([rows.coefficient[kept], found.coefficient[taken]]))  # fmt: skip
    builder.blocks[block] = (source, rows, new_column)


def _alike(weight: Ints, classes: Classes) -> Mask:
    """For each class of two pairs or more whether all of them weigh the same, and something."""
    same = np.zeros(len(classes.size), bool)
    same[classes.kinds] = classes.alike(weight) & (weight[classes.first] != 0)
    return same


def _moved(weight: Ints, same: Mask, of: Ints, column_of: Ints, columns: int) -> Ints:
    out = np.zeros(columns, np.int64)
    out[: len(weight)] = weight
    moving = same[of] & (column_of[of] >= 0)
    out[column_of[of[moving]]] = weight[: len(of)][moving]
    out[: len(of)][moving] = 0
    return out
