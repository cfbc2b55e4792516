"""What a row leaves open when it is read beside the rows that count its columns.

Three slots and a mean of at least 80 leave out whoever misses 80 by more than the two best of the others can make good. The
row of points alone does not say so, since it does not know that three is all there are.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY
from .model import Impossible, Model


class _Group(NamedTuple):
    """Some columns of a row, by position in it, of which from ``least`` to ``most`` are taken; all 0-1 but single ones."""

    inside: Ints
    least: int
    most: int


def bounds_by_counts(model: Model, rows: Ints) -> tuple[Ints, Ints]:
    """Bounds of all columns that every plan keeps because of these rows.

    Raises
    ------
    Impossible
        If a row cannot be kept.
    """
    counts, lower, upper = _Counts(model), model.lower.copy(), model.upper.copy()
    for row in rows.tolist():
        columns, weights = counts.entries(row)
        groups = counts.groups(row, columns)
        for sign, least in ((1, int(model.row_lower[row])), (-1, -int(model.row_upper[row]))):
            if least > -INFINITY and not _narrow(model, columns, sign * weights, groups, least, lower, upper):
                raise Impossible(int(model.origin[row]))
    if len(rows) and (lower > upper).any():
        raise Impossible(int(model.origin[rows[0]]))
    return lower, upper


class _Counts:
    """The rows that count columns, and where each column is."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.start = np.searchsorted(model.row, np.arange(model.rows + 1))
        self.by_column = np.argsort(model.column, kind="stable")
        self.first = np.searchsorted(model.column[self.by_column], np.arange(len(model.columns) + 1))
        self.binary = (model.lower == 0) & (model.upper == 1)
        plain = (model.data == 1) & self.binary[model.column]
        self.counting = (np.bincount(model.row[~plain], minlength=model.rows) == 0) & (model.row_upper < INFINITY)

    def entries(self, row: int) -> tuple[Ints, Ints]:
        """Columns and coefficients of a row."""
        inside = slice(int(self.start[row]), int(self.start[row + 1]))
        return self.model.column[inside], self.model.data[inside]

    def groups(self, row: int, columns: Ints) -> list[_Group]:
        """The columns of a row parted by rows that count them, those that count most of them first."""
        model, own = self.model, np.flatnonzero(self.binary[columns])
        spans = [self.by_column[self.first[j] : self.first[j + 1]] for j in columns[own].tolist()]
        entry = np.concatenate(spans) if spans else np.zeros(0, np.int64)
        of = np.repeat(own, [len(span) for span in spans])
        useful = self.counting[model.row[entry]] & (model.row[entry] != row)
        found, of = model.row[entry][useful], of[useful]
        free, groups = np.ones(len(columns), bool), []
        which, number = np.unique(found, return_counts=True)
        order = np.argsort(found, kind="stable")
        at = np.searchsorted(found[order], which)
        for k in np.argsort(-number, kind="stable").tolist():
            inside = of[order[at[k] : at[k] + number[k]]]
            inside = inside[free[inside]]
            if len(inside) > 1:
                free[inside] = False
                counter = int(which[k])
                whole = len(inside) == self.start[counter + 1] - self.start[counter]
                least = max(int(model.row_lower[counter]), 0) if whole else 0
                groups.append(_Group(inside, least, int(model.row_upper[counter])))
        return groups + [_Group(np.array([j]), -1, -1) for j in np.flatnonzero(free).tolist()]


def _narrow(model: Model, columns: Ints, weights: Ints, groups: list[_Group], least: int, lower: Ints, upper: Ints) -> bool:
    """Tighten bounds of columns by ``weights·x >= least``; False if nothing reaches it."""
    single = np.array([group.inside[0] for group in groups if group.most < 0], dtype=np.int64)
    j, a = columns[single], weights[single]
    room = int(np.maximum(a * model.lower[j], a * model.upper[j]).sum()) - least
    ranked = []
    for group in groups:
        if group.most >= 0:
            order = group.inside[np.argsort(-weights[group.inside], kind="stable")]
            taken = min(max(int((weights[order[: group.most]] > 0).sum()), group.least), len(order))
            room += int(weights[order[:taken]].sum())
            ranked.append((order, taken, group))
    if room < 0:
        return False
    for order, taken, group in ranked:
        value = weights[order]
        # One more is let in for nothing, or where there is no place, or where somebody must be taken, instead of the worst.
        instead = 0 if not taken else int(value[taken - 1]) if taken == group.most else min(int(value[taken - 1]), 0)
        upper[columns[order[taken:][instead - value[taken:] > room]]] = 0
        others = ([0] if taken > group.least else []) + value[taken : taken + 1].tolist()
        lost = value[:taken] - max(others) if others else np.full(taken, room + 1)
        lower[columns[order[:taken][lost > room]]] = 1
    up, down = j[a > 0], j[a < 0]
    lower[up] = np.maximum(lower[up], model.upper[up] - room // a[a > 0])
    upper[down] = np.minimum(upper[down], model.lower[down] + room // -a[a < 0])
    return True
