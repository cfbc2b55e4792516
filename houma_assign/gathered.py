"""Columns that count placements of a kind, used in place of the pairs wherever a rule weighs them alike.

Most rules speak of people, or of people in a role or a village, not of single pairs: how many women, how many from one
unit, whose points count double. Said over one column a person they have tens of entries instead of thousands, and a search
can decide who goes before it decides where. Where many quotas are exact this decides between seconds and no plan at all
(``docs/decisions.md`` has the figures).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from .assembly import Assembly
from .exact import Ints
from .grid import Grid
from .rows import Mask, Rows, grouped


@dataclass(frozen=True)
class _Whole:
    """In a block of rows: (row, class) groups that hold a whole class with one coefficient."""

    block: int
    entries: Ints  # entries of the groups, group after group
    starts: Ints
    counts: Ints
    classes: Ints
    whole: Mask


def gather(assembly: Assembly, grid: Grid, weights: list[Ints]) -> list[Ints]:
    """Add the columns, rewrite the rows of the assembly over them, and return the objectives over pairs and columns.

    Parameters
    ----------
    assembly
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
    people = len(grid.people)
    roles = {role: k for k, role in enumerate(dict.fromkeys(post.role for post in grid.posts))}
    role = np.array([roles[post.role] for post in grid.posts], dtype=np.int64)[grid.post]
    partitions = [("posts held", grid.candidate), ("posts held in a role", grid.candidate * len(roles) + role)]
    made = [weight.copy() for weight in weights]
    for name, classes in partitions[: 1 if len(roles) == 1 else 2]:
        made = _gather(assembly, name, classes, made, people)
    return made


def _gather(assembly: Assembly, name: str, classes: Ints, weights: list[Ints], people: int) -> list[Ints]:
    if not len(classes):
        return weights
    size = np.bincount(classes)
    found = [_find(k, rows, column, classes, size) for k, (_, rows, column) in enumerate(assembly.blocks)]
    wanted = np.zeros(len(size), np.int64)
    for each in found:
        np.add.at(wanted, each.classes[each.whole], 1)
    alike = [_alike(weight, classes, size) for weight in weights]
    for same in alike:
        wanted += same
    used = np.flatnonzero((wanted > 1) & (size > 1))
    if not len(used):
        return weights
    first = assembly.columns_for(np.zeros(len(used), np.int64), size[used])
    column_of = np.full(len(size), -1, np.int64)
    column_of[used] = first + np.arange(len(used))
    for each in found:
        _rewrite(assembly, each, column_of)
    pairs = len(classes)
    group = np.searchsorted(used, classes)
    group = np.where(column_of[classes] >= 0, group, -1)
    own = np.arange(len(used))
    zero = np.zeros(len(used), np.int64)
    sign = np.concatenate([np.ones(pairs, np.int64), -np.ones(len(used), np.int64)])
    columns = np.concatenate([np.arange(pairs), column_of[used]])
    link = grouped(np.concatenate([group, own]), (name,) * len(used), sign, zero, zero, columns=columns)
    assembly.blocks.append((name, link, link.column))
    return [_moved(weight, same, classes, column_of, assembly.columns) for weight, same in zip(weights, alike, strict=True)]


def _find(block: int, rows: Rows, column: Ints, classes: Ints, size: Ints) -> _Whole:
    entry = np.flatnonzero(column < len(classes))
    kind = classes[column[entry]]
    order = np.lexsort((kind, rows.row[entry]))
    entry, kind = entry[order], kind[order]
    row, value = rows.row[entry], rows.coefficient[entry]
    if not len(entry):
        none = np.zeros(0, np.int64)
        return _Whole(block, none, none, none, none, np.zeros(0, bool))
    starts = np.flatnonzero(np.r_[True, (np.diff(row) != 0) | (np.diff(kind) != 0)])
    counts = np.diff(np.r_[starts, len(entry)])
    alike = np.minimum.reduceat(value, starts) == np.maximum.reduceat(value, starts)
    return _Whole(block, entry, starts, counts, kind[starts], alike & (counts == size[kind[starts]]))


def _rewrite(assembly: Assembly, found: _Whole, column_of: Ints) -> None:
    taken = found.whole & (column_of[found.classes] >= 0)
    if not taken.any():
        return
    source, rows, column = assembly.blocks[found.block]
    kept = np.ones(len(column), bool)
    kept[found.entries[np.repeat(taken, found.counts)]] = False
    heads = found.entries[found.starts[taken]]
    new_column = np.concatenate([column[kept], column_of[found.classes[taken]]])
    rows = replace(rows, row=np.concatenate([rows.row[kept], rows.row[heads]]), column=new_column,
                   coefficient=np.concatenate([rows.coefficient[kept], rows.coefficient[heads]]))  # fmt: skip
    assembly.blocks[found.block] = (source, rows, new_column)


def _alike(weight: Ints, classes: Ints, size: Ints) -> Mask:
    """For each class whether all its pairs weigh the same, and something."""
    low, high = np.full(len(size), 2**62), np.full(len(size), -(2**62))
    np.minimum.at(low, classes, weight[: len(classes)])
    np.maximum.at(high, classes, weight[: len(classes)])
    same: Mask = (low == high) & (low != 0)
    return same


def _moved(weight: Ints, same: Mask, classes: Ints, column_of: Ints, columns: int) -> Ints:
    out = np.zeros(columns, np.int64)
    out[: len(weight)] = weight
    moving = same[classes] & (column_of[classes] >= 0)
    out[column_of[classes[moving]]] = weight[: len(classes)][moving]
    out[: len(classes)][moving] = 0
    return out
