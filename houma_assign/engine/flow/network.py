"""Models that are flows: every column is an arc between two rows, or between a row and the ground.

So are all problems of posts to fill and people to place without a further rule: a pair is an arc from its person to its post.
The best flow needs no search, and the prices of its nodes are exact dual prices of the rows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...data.exact import Ints
from ..model.model import Model


@dataclass(frozen=True)
class Network:
    """A model as a graph whose nodes are its rows and, last, the ground.

    Attributes
    ----------
    flip
        1 or -1 for each row. With the rows so multiplied, every column has 1 in one row at most and -1 in one other.
    tail, head
        For each column the row with 1 and the row with -1; the ground where there is none.
    """

    model: Model
    flip: Ints
    tail: Ints
    head: Ints

    @property
    def ground(self) -> int:
        """The node that stands for what lies outside of the rows."""
        return self.model.rows


def network(model: Model) -> Network | None:
    """The model as a graph, None if it is none."""
    size = len(model.columns)
    alike = bool((model.data == 1).all())
    if len(model.row) > 2 * size or not (alike or (np.abs(model.data) == 1).all()):
        return None
    plain = _two_sided(model) if alike else None
    if plain is not None:
        return plain
    first, last = np.full(size, model.rows), np.full(size, model.rows)
    last[model.column] = model.row
    first[model.column[::-1]] = model.row[::-1]
    if np.count_nonzero(first < model.rows) + np.count_nonzero(first != last) < len(model.row):
        return None  # a column in three rows or more
    above, like = np.ones(size, np.int64), None
    if not alike:
        below = np.ones(size, np.int64)
        below[model.column] = model.data
        above[model.column[::-1]] = model.data[::-1]
        like = above * below
    flip = _flips(model, first, last, like)
    if flip is None:
        return None
    if alike and (first != last).all() and (flip[first] > 0).all():
        return Network(model, flip, first, last)
    out = above * np.append(flip, 1)[first] > 0
    single = first == last  # also of the columns that are in no row, from the ground to the ground
    ground = np.full(size, model.rows)
    tail, head = np.where(out, first, last), np.where(out, last, first)
    return Network(model, flip, np.where(single & ~out, ground, tail), np.where(single & out, ground, head))


def _two_sided(model: Model) -> Network | None:
    """The usual case, seen at once: people before posts, the pairs in order, each in one row of either; None elsewhere."""
    size = len(model.columns)
    if len(model.row) != 2 * size or not size or model.row[size - 1] >= model.row[size]:
        return None
    last = np.full(size, -1)
    last[model.column[size:]] = model.row[size:]
    if last.min() < 0 or bool((model.column[:size] != np.arange(size)).any()):
        return None
    flip = np.ones(model.rows, np.int64)
    flip[model.row[size] :] = -1
    return Network(model, flip, model.row[:size], last)


def _flips(model: Model, first: Ints, last: Ints, like: Ints | None) -> Ints | None:
    """Signs of the rows under which the two entries of every column differ; None if there are none.

    ``like`` is 1 for columns whose two entries are the same and -1 for others; None if they are the same everywhere.
    """
    double = first != last
    one, other = (first, last) if double.all() else (first[double], last[double])
    if like is None or (like[double] == 1).all():  # the usual case: people before posts, each pair in one row of either
        upper, lower = np.zeros(model.rows, bool), np.zeros(model.rows, bool)
        upper[one], lower[other] = True, True
        if not (upper & lower).any():
            return np.where(lower, -1, 1)
    like = np.ones(len(first), np.int64) if like is None else like
    flip = _spread(model, first, last, like)
    return flip if (flip[one] * flip[other] == -like[double]).all() else None


def _spread(model: Model, first: Ints, last: Ints, like: Ints) -> Ints:
    """Signs spread from row to row, component by component."""
    starts = np.searchsorted(model.row, np.arange(model.rows + 1))
    flip = np.zeros(model.rows, np.int64)
    for seed in range(model.rows):
        if flip[seed]:
            continue
        flip[seed] = 1
        rows = np.array([seed])
        while len(rows):
            counts = starts[rows + 1] - starts[rows]
            entry = np.repeat(starts[rows] - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
            here, column = model.row[entry], model.column[entry]
            there = first[column] + last[column] - here
            new = flip[there] == 0
            flip[there[new]] = -like[column[new]] * flip[here[new]]
            rows = np.unique(there[new])
    return flip
