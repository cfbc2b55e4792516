"""Pairs put into classes, and what holds for whole classes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..data.exact import Ints
from ..data.rows import Mask, Rows


@dataclass(frozen=True)
class Classes:
    """A class for each pair.

    Attributes
    ----------
    of
        Number of the class of each pair, shape (pairs,).
    size
        How many pairs each class has.
    order
        The pairs class after class.
    kinds, starts, ends
        The classes of two pairs or more, and where in ``order`` they begin and end.
    """

    of: Ints
    size: Ints
    order: Ints
    kinds: Ints
    starts: Ints
    ends: Ints

    @classmethod
    def among(cls, of: Ints, order: Ints | None) -> Classes:
        """The classes; ``order`` must bring the pairs of a class together, None if they are together already."""
        in_order = of if order is None else of[order]
        order = np.arange(len(of)) if order is None else order
        starts = np.flatnonzero(np.r_[True, in_order[1:] != in_order[:-1]])
        ends = np.r_[starts[1:], len(of)].astype(np.int64)
        several = ends - starts > 1
        starts, ends = starts[several], ends[several]
        return cls(of, np.bincount(of), order, in_order[starts], starts, ends)

    def alike(self, value: Ints) -> Mask:
        """Whether the values of all pairs are the same, for each of ``kinds``."""
        same: Mask = value[self.order[self.starts]] == value[self.order[self.ends - 1]]
        maybe = np.flatnonzero(same)
        if len(maybe):
            bounds = np.column_stack([self.starts[maybe], self.ends[maybe]]).ravel()
            inside = np.append(value[self.order], 0)  # an end may be that of the array
            low, high = np.minimum.reduceat(inside, bounds)[::2], np.maximum.reduceat(inside, bounds)[::2]
            same[maybe] = low == high
        return same


@dataclass(frozen=True)
class Whole:
    """Classes that a block of rows holds as a whole, in one row and with one coefficient; one entry for each (class, row)."""

    kinds: Ints
    row: Ints
    coefficient: Ints
    inside: Mask  # for each entry of the block whether it belongs to one of them


def whole(rows: Rows, column: Ints, classes: Classes) -> Whole:
    """What a block of rows, with the real column of each entry, holds of the classes as a whole."""
    pairs = len(classes.of)
    row_of = np.full(pairs, -1, np.int64)
    paired = np.flatnonzero(column < pairs) if len(column) and column.max() >= pairs else slice(None)
    here = column[paired]
    row_of[here] = rows.row[paired]
    if np.count_nonzero(row_of >= 0) < len(here):
        return _whole_of_many(rows, column, classes)
    same = classes.alike(row_of) & (row_of[classes.order[classes.starts]] >= 0)
    value_of, inside = np.zeros(pairs, np.int64), np.zeros(len(column), bool)
    if same.any():
        value_of[here] = rows.coefficient[paired]
        same &= classes.alike(value_of)
    first = classes.order[classes.starts[same]]
    first = first[np.argsort(classes.of[first])]
    if len(first):
        held = np.zeros(len(classes.size), bool)
        held[classes.of[first]] = True
        inside[paired] = held[classes.of[here]]
    return Whole(classes.of[first], row_of[first], value_of[first], inside)


def _whole_of_many(rows: Rows, column: Ints, classes: Classes) -> Whole:
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
    return Whole(kinds[all_in], row[starts[all_in]], value[starts[all_in]], inside)
