"""Small changes of a program: columns fixed, rows added. What questions are asked with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from ..data.exact import Ints
from ..data.rows import INFINITY
from .program import Matrix, Program, Tier

ASKED = "asked"  # stands as the rule of rows that a question adds


@dataclass(frozen=True, eq=False)
class AddedRow:
    """One more row ``lower <= coefficients · x[columns] <= upper``; no column occurs twice.

    Columns from ``len(program.lower)`` on are further 0-1 columns of the change itself.
    """

    columns: Sequence[int] | Ints
    coefficients: Sequence[int] | Ints
    lower: int = -INFINITY
    upper: int = INFINITY


@dataclass(frozen=True, eq=False)
class Change:
    """What is different from the problem as it stands.

    Parameters
    ----------
    forced, barred
        Pair columns that must be taken, or must not.
    any_of
        Sets of pair columns; at least one of each must be taken.
    excluded
        Placement vectors, shape (pairs,) or longer, that must not be the answer.
    floors
        Position of a tier -> the least it may be worth, in steps.
    rows
        Further rows.
    extra
        How many further 0-1 columns the rows speak of.
    sides
        Row of the program -> its other sides, wider or tighter.
    """

    forced: Iterable[int] = ()
    barred: Iterable[int] = ()
    any_of: Sequence[Sequence[int]] = ()
    excluded: Sequence[Ints] = ()
    floors: Mapping[int, int] = field(default_factory=dict)
    rows: Sequence[AddedRow] = ()
    extra: int = 0
    sides: Mapping[int, tuple[int, int]] = field(default_factory=dict)

    def sided(self, program: Program) -> Program:
        """The program with the other sides alone."""
        if not self.sides:
            return program
        lower, upper = program.matrix.lower.copy(), program.matrix.upper.copy()
        for row, (low, high) in self.sides.items():
            lower[row], upper[row] = low, high
        return replace(program, rows=replace(program.matrix, lower=lower, upper=upper))

    def applied(self, program: Program, tiers: Sequence[Tier]) -> Program:
        """The program with this change, and with these tiers as its aims."""
        program = self.sided(program)
        lower, upper = program.lower.copy(), program.upper.copy()
        forced, barred = list(self.forced), list(self.barred)
        lower[forced], upper[barred] = 1, 0
        rows = [AddedRow(some, np.ones(len(some), np.int64), lower=1) for some in map(sorted, map(set, self.any_of))]
        rows += [_other(program.pairs, each) for each in self.excluded]
        for position, least in self.floors.items():
            tier = program.tiers[position]
            used = np.flatnonzero(tier.coefficients)
            rows.append(AddedRow(used, tier.coefficients[used], lower=least - tier.constant))
        rows += self.rows
        # A column that is both forced (or settled as taken) and barred has no value left; said as a row, it is found like any
        # clash.
        taken = set(forced) | set(np.flatnonzero(program.lower[: program.pairs] > 0).tolist())
        rows += [AddedRow([column], [1], lower=1) for column in taken & set(barred)]
        lower[barred] = 0
        if self.extra:
            lower = np.append(lower, np.zeros(self.extra, np.int64))
            upper = np.append(upper, np.ones(self.extra, np.int64))
        widened = tuple(_widened(tier, len(lower)) for tier in tiers)
        wider = _with(program.matrix, rows) if rows else program.rows
        return replace(program, lower=lower, upper=upper, rows=wider, tiers=widened)

    def kept_by(self, x: Ints) -> bool:
        """Whether a full vector keeps a change that has no floors, nothing excluded and no columns of its own, sides aside."""
        totals = ((row, int(np.asarray(row.coefficients) @ x[np.asarray(row.columns)])) for row in self.rows)
        settled = bool(x[np.array(list(self.forced), np.int64)].all()) and not x[np.array(list(self.barred), np.int64)].any()
        return settled and all(x[list(some)].any() for some in self.any_of) and all(
            row.lower <= total <= row.upper for row, total in totals)  # fmt: skip


def _other(pairs: int, known: Ints) -> AddedRow:
    """Not these placements: one of them missing, or another one there."""
    held = known[:pairs] == 1
    return AddedRow(np.arange(pairs), np.where(held, 1, -1), upper=int(held.sum()) - 1)


def _widened(tier: Tier, columns: int) -> Tier:
    missing = columns - len(tier.coefficients)
    return tier if not missing else replace(tier, given=np.append(tier.coefficients, np.zeros(missing, np.int64)))


def _with(matrix: Matrix, rows: Sequence[AddedRow]) -> Matrix:
    # As in the rows of a program, no coefficient is 0: what looks at a row's columns takes each of them to count.
    there = [np.flatnonzero(np.asarray(row.coefficients, np.int64)) for row in rows]
    columns = [np.asarray(row.columns, np.int64)[at] for row, at in zip(rows, there, strict=True)]
    data = [np.asarray(row.coefficients, np.int64)[at] for row, at in zip(rows, there, strict=True)]
    order = [np.argsort(each, kind="stable") for each in columns]
    sizes = np.array([len(each) for each in columns], np.int64)
    return Matrix(
        np.concatenate([matrix.indptr, matrix.indptr[-1] + np.cumsum(sizes)]),
        np.concatenate([matrix.indices, *(each[by] for each, by in zip(columns, order, strict=True))]),
        np.concatenate([matrix.data, *(each[by] for each, by in zip(data, order, strict=True))]),
        np.append(matrix.lower, [row.lower for row in rows]),
        np.append(matrix.upper, [row.upper for row in rows]),
        np.append(matrix.rule, np.full(len(rows), len(matrix.rules))),
        (*matrix.rules, ASKED),
        (*matrix.labels, *("" for _ in rows)),
    )
