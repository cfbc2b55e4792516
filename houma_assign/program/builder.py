"""Blocks of rows and the auxiliary columns they bring, on their way into a program."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..constraints import Constraint
from ..data.exact import Ints
from ..data.rows import INFINITY, Rows


class ProgramBuilder:
    """Collects blocks of rows and the auxiliary columns they bring."""

    def __init__(self, pairs: int) -> None:
        self.pairs = pairs
        self.lower, self.upper = [np.zeros(pairs, np.int64)], [np.ones(pairs, np.int64)]
        self.columns = pairs
        self.blocks: list[tuple[str, Rows, Ints]] = []  # source, rows, real column of each entry

    def columns_for(self, lower: Ints, upper: Ints) -> int:
        """Room for auxiliary columns with these bounds; returns the first of them."""
        first = self.columns
        self.lower.append(lower)
        self.upper.append(upper)
        self.columns += len(lower)
        return first

    def add(self, source: str, rows: Rows) -> int:
        """Rows that must be kept; returns the first of their auxiliary columns."""
        rows = _without_zeros(rows)
        first, column = self._placed(rows)
        self.blocks.append((source, rows, column))
        return first

    def add_soft(self, rule: Constraint, rows: Rows) -> tuple[int, int]:
        """Rows with a column each for what is missing below and in excess above; returns the range of these columns."""
        rows = _without_zeros(rows)
        if rows.unit > 1:
            rows = one_sided(rows)
        _, placed = self._placed(rows)
        low, high = activity(rows, self.pairs)
        sides = []
        for side, bounds in ((1, rows.lower), (-1, rows.upper)):
            numbers = np.flatnonzero(np.abs(bounds) < INFINITY)
            worst = (bounds - low) if side == 1 else (high - bounds)
            most = np.maximum(-(-worst[numbers] // rows.unit), 0)
            sides.append((numbers, side * rows.unit, most))
        first = self.columns_for(np.zeros(sum(len(n) for n, _, _ in sides), np.int64), np.concatenate([m for _, _, m in sides]))
        numbers = np.concatenate([n for n, _, _ in sides])
        unit = np.concatenate([np.full(len(n), u, np.int64) for n, u, _ in sides])
        column = np.concatenate([placed, first + np.arange(self.columns - first)])
        wide = replace(rows, row=np.concatenate([rows.row, numbers]), column=column,
                       coefficient=np.concatenate([rows.coefficient, unit]))  # fmt: skip
        self.blocks.append((rule.id, wide, column))
        return first, self.columns

    def _placed(self, rows: Rows) -> tuple[int, Ints]:
        """Room for the auxiliary columns of a block: the first of them, and the real column of each entry."""
        first = self.columns_for(rows.aux_lower, rows.aux_upper)
        own = len(rows.aux_lower) > 0
        return first, np.where(rows.column >= self.pairs, rows.column - self.pairs + first, rows.column) if own else rows.column


def _without_zeros(rows: Rows) -> Rows:
    """Without entries of 0: a column that does not count is none of the row's, and the presolve divides by what is."""
    if rows.coefficient.all():
        return rows
    kept = np.flatnonzero(rows.coefficient)
    return replace(rows, row=rows.row[kept], column=rows.column[kept], coefficient=rows.coefficient[kept])


def one_sided(rows: Rows) -> Rows:
    """Rows with both bounds as two rows: a whole unit that mends one side may overshoot the other without breaking it."""
    both = np.flatnonzero((rows.lower > -INFINITY) & (rows.upper < INFINITY))
    if not len(both):
        return rows
    copy_of = np.full(len(rows), -1, np.int64)
    copy_of[both] = len(rows) + np.arange(len(both))
    copied = copy_of[rows.row] >= 0
    upper = np.concatenate([rows.upper, rows.upper[both]])
    upper[both] = INFINITY
    return replace(
        rows,
        row=np.concatenate([rows.row, copy_of[rows.row[copied]]]),
        column=np.concatenate([rows.column, rows.column[copied]]),
        coefficient=np.concatenate([rows.coefficient, rows.coefficient[copied]]),
        lower=np.concatenate([rows.lower, np.full(len(both), -INFINITY)]),
        upper=upper,
        labels=(*rows.labels, *(rows.labels[k] for k in both)),
    )


def activity(rows: Rows, pairs: int) -> tuple[Ints, Ints]:
    """Smallest and largest value of each row over 0-1 pairs and auxiliary columns within their own bounds."""
    lower, upper = np.zeros_like(rows.column), np.ones_like(rows.column)
    own = rows.column >= pairs
    lower[own], upper[own] = (bounds[rows.column[own] - pairs] for bounds in (rows.aux_lower, rows.aux_upper))
    low, high = np.zeros(len(rows), np.int64), np.zeros(len(rows), np.int64)
    np.add.at(low, rows.row, np.minimum(rows.coefficient * lower, rows.coefficient * upper))
    np.add.at(high, rows.row, np.maximum(rows.coefficient * lower, rows.coefficient * upper))
    return low, high
