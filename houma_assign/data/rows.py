"""Sparse integer rows, built in bulk: what a rule or an aim adds to the program."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from .exact import Ints

Mask = npt.NDArray[np.bool_]
INFINITY = 2**62  # stands for "no bound"; never added up


class Misstated(ValueError):
    """What is given to make rows of is not what rows are made of; whoever asked for the rows says whose mistake it is."""


def _none() -> Ints:
    return np.zeros(0, np.int64)


@dataclass(frozen=True)
class Rows:
    """Rows ``lower <= sum(coefficient * column) <= upper`` in coordinate form.

    Columns 0 .. pairs-1 are the pairs; pairs, pairs+1, ... are the block's own auxiliary integer columns, in the
    order of ``aux_lower``.

    Parameters
    ----------
    row, column, coefficient
        Entries, shape (entries,); no (row, column) occurs twice.
    lower, upper
        Bounds, shape (rows,); ``-INFINITY`` and ``INFINITY`` for none.
    labels
        What each row speaks of, in words that end up in answers (a post, a village, a unit).
    unit
        Size of one unit of breach in the row's own numbers, shape (rows,) or one for all.
    aux_lower, aux_upper
        Bounds of the auxiliary columns.
    over
        How many pairs there were when the rows were made; None where that is not known.
    """

    row: Ints = field(default_factory=_none)
    column: Ints = field(default_factory=_none)
    coefficient: Ints = field(default_factory=_none)
    lower: Ints = field(default_factory=_none)
    upper: Ints = field(default_factory=_none)
    labels: tuple[str, ...] = ()
    unit: int = 1
    aux_lower: Ints = field(default_factory=_none)
    aux_upper: Ints = field(default_factory=_none)
    over: int | None = None

    def __len__(self) -> int:
        return len(self.lower)


def _whole(name: str, given: Any, size: int) -> Ints:
    """So many integers, or one for all; what is not whole is refused, as numpy would cut it off without a word."""
    numbers = np.asarray(given)
    if numbers.size and (numbers.dtype.kind not in "iub" or numbers.dtype == np.uint64):
        raise Misstated(f"{name}: {numbers.dtype} is given, whole numbers are expected")
    if numbers.shape not in ((), (size,)):
        raise Misstated(f"{name}: the shape is {numbers.shape}, ({size},) is expected")
    return np.broadcast_to(numbers.astype(np.int64, copy=False), (size,))


def grouped(
    group: Ints,
    labels: tuple[str, ...],
    coefficient: Ints | int = 1,
    lower: Ints | int | None = None,
    upper: Ints | int | None = None,
    unit: int = 1,
    columns: Ints | None = None,
) -> Rows:
    """One row for each group of columns.

    Parameters
    ----------
    group
        For each entry the number of its row, or -1 for none; shape (pairs,), or (entries,) where ``columns`` is given.
    labels
        Names of the rows; their number is the number of rows.
    coefficient
        For each entry, or one for all; entries with 0 are left out.
    lower, upper
        For each row, or one for all; None for no bound.
    unit
        Size of one unit of breach.
    columns
        Column of each entry; by default entry k is pair k.

    Raises
    ------
    Misstated
        If numbers are not whole, or there are not as many as there should be.
    """
    group = _whole("group", group, len(group))
    values = _whole("coefficient", coefficient, len(group))
    inside = group >= 0
    if np.ndim(coefficient) or coefficient == 0:
        inside &= values != 0
    kept = np.flatnonzero(inside)
    size = len(labels)
    low, high = (
        np.array(_whole(name, missing if given is None else given, size))
        for name, given, missing in (("lower", lower, -INFINITY), ("upper", upper, INFINITY))
    )
    column = kept if columns is None else _whole("columns", columns, len(group))[kept]
    over = len(group) if columns is None else None
    if len(kept) < len(group):
        group, values = group[kept], values[kept]
    return Rows(np.array(group), column.astype(np.int64, copy=False), np.array(values), low, high, labels, unit, over=over)


def stacked(blocks: list[Rows]) -> Rows:
    """Blocks without auxiliary columns as one block; all must have the same unit."""
    if not blocks:
        return Rows()
    starts = np.cumsum([0, *(len(block) for block in blocks)])
    return Rows(
        np.concatenate([block.row + start for block, start in zip(blocks, starts, strict=False)]),
        np.concatenate([block.column for block in blocks]),
        np.concatenate([block.coefficient for block in blocks]),
        np.concatenate([block.lower for block in blocks]),
        np.concatenate([block.upper for block in blocks]),
        tuple(label for block in blocks for label in block.labels),
        blocks[0].unit,
        over=blocks[0].over if len({block.over for block in blocks}) == 1 else None,
    )


def in_order(row: Ints, column: Ints, data: Ints) -> tuple[Ints, Ints, Ints]:
    """Entries sorted by row and then column; those in order are left as they are, which most are in one way or the other."""
    back = np.flatnonzero(column[1:] <= column[:-1])
    if (row[1:] >= row[:-1]).all() and (row[back] < row[back + 1]).all():
        return row, column, data
    if (column[back] > column[back + 1]).any():
        order = np.lexsort((column, row))
        return row[order], column[order], data[order]
    short = int(row.max()) < 2**16  # numpy sorts short integers by radix
    order = np.argsort(row.astype(np.uint16) if short else row, kind="stable")
    # What can be said without going to and fro in memory is said so: it takes most of the time.
    counts = np.bincount(row)
    plain = not len(back) and column[0] == 0 and column[-1] == len(column) - 1
    same = (data == data[0]).all()
    return np.repeat(np.arange(len(counts)), counts), order if plain else column[order], data if same else data[order]
