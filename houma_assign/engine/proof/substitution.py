"""A program without its counts: auxiliary columns that a row defines as a sum of others are replaced by that sum."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...data.exact import Ints
from ...data.rows import INFINITY
from ...program.program import Program


@dataclass(frozen=True)
class Definition:
    """Counts that one round replaces: ``column = constant + sum of entries``, each by its own row of the program."""

    columns: Ints
    rows: Ints
    signs: Ints  # coefficient of the count in its row, 1 or -1
    constants: Ints
    start: Ints  # where the entries of each count begin, one more at the end
    entry_columns: Ints
    entry_data: Ints


@dataclass(frozen=True)
class Substitution:
    """Rows of a program over its pairs and the auxiliary columns that are left.

    Attributes
    ----------
    row, column, data
        Entries, sorted by row, then column.
    lower, upper
        Sides of each row.
    source
        The program's row, or ``-1 - column`` for the bounds of a count that was replaced.
    rounds
        What was replaced, in order.
    replaced
        Which of the program's columns are gone.
    """

    row: Ints
    column: Ints
    data: Ints
    lower: Ints
    upper: Ints
    source: Ints
    rounds: tuple[Definition, ...]
    replaced: np.ndarray

    def objective(self, c: Ints) -> tuple[Ints, int]:
        """Coefficients over the columns that are left, and a constant."""
        c, constant = c.astype(np.int64, copy=True), 0
        for each in self.rounds:
            weight = c[each.columns]
            constant += int(weight @ each.constants)
            counts = np.diff(each.start)
            np.add.at(c, each.entry_columns, np.repeat(weight, counts) * each.entry_data)
            c[each.columns] = 0
        return c, constant


def substitute(program: Program) -> Substitution:
    """The program with every count replaced that a row defines with a coefficient of 1 or -1."""
    matrix, pairs = program.matrix, program.pairs
    row, column, data = matrix.row, matrix.indices, matrix.data
    fixed = (program.lower == program.upper) & (np.arange(len(program.lower)) >= pairs)
    lower, upper = _shifted(matrix.lower, matrix.upper, row, column, data, np.where(fixed, program.lower, 0))
    keep = ~fixed[column]
    row, column, data = row[keep], column[keep], data[keep]
    source, replaced = np.arange(len(lower)), np.zeros(len(program.lower), bool)
    rounds = []
    while (found := _definition(row, column, data, lower, upper, pairs)) is not None:
        rounds.append(found)
        replaced[found.columns] = True
        row, column, data, constants = _replaced(row, column, data, found, len(program.lower))
        shift = np.zeros(len(lower), np.int64)
        np.add.at(shift, constants[0], constants[1])
        lower = np.where(lower > -INFINITY, lower - shift, lower)
        upper = np.where(upper < INFINITY, upper - shift, upper)
        # The bounds of a count are rows from now on.
        size = len(found.columns)
        row = np.concatenate([row, len(lower) + np.repeat(np.arange(size), np.diff(found.start))])
        column, data = np.concatenate([column, found.entry_columns]), np.concatenate([data, found.entry_data])
        lower = np.concatenate([lower, program.lower[found.columns] - found.constants])
        upper = np.concatenate([upper, program.upper[found.columns] - found.constants])
        source = np.concatenate([source, -1 - found.columns])
    return _without_idle(Substitution(row, column, data, lower, upper, source, tuple(rounds), replaced | fixed), program)


def _shifted(lower: Ints, upper: Ints, row: Ints, column: Ints, data: Ints, number: Ints) -> tuple[Ints, Ints]:
    shift = np.zeros(len(lower), np.int64)
    np.add.at(shift, row, data * number[column])
    return np.where(lower > -INFINITY, lower - shift, lower), np.where(upper < INFINITY, upper - shift, upper)


def _definition(row: Ints, column: Ints, data: Ints, lower: Ints, upper: Ints, pairs: int) -> Definition | None:
    """Counts that a row defines by columns that are no counts themselves; None if there are none."""
    auxiliary = column >= pairs
    several = np.bincount(row[auxiliary], minlength=len(lower))
    length = np.bincount(row, minlength=len(lower))
    defines = auxiliary & (lower == upper)[row] & (several == 1)[row] & (np.abs(data) == 1) & (length > 1)[row]
    at = np.flatnonzero(defines)
    if not len(at):
        return None
    columns, first = np.unique(column[at], return_index=True)
    at = at[first]
    rows, signs = row[at], data[at]
    place = np.full(len(lower), -1, np.int64)
    place[rows] = np.arange(len(rows))
    mine = np.flatnonzero((place[row] >= 0) & ~auxiliary)
    mine = mine[np.argsort(place[row[mine]], kind="stable")]
    of = place[row[mine]]
    start = np.searchsorted(of, np.arange(len(columns) + 1))
    return Definition(columns, rows, signs, signs * lower[rows], start, column[mine], -signs[of] * data[mine])


def _replaced(row: Ints, column: Ints, data: Ints, found: Definition, size: int) -> tuple[Ints, Ints, Ints, tuple[Ints, Ints]]:
    """Entries with the sums in place of the counts, the defining rows empty; and what the constants add to each row."""
    place = np.full(size, -1, np.int64)
    place[found.columns] = np.arange(len(found.columns))
    count = place[column]
    hit = np.flatnonzero(count >= 0)
    of = count[hit]
    lengths = np.diff(found.start)[of]
    inside = np.repeat(found.start[of], lengths) + _ranges(lengths)
    constants = (row[hit], data[hit] * found.constants[of])
    row_all = np.concatenate([row[count < 0], np.repeat(row[hit], lengths)])
    column_all = np.concatenate([column[count < 0], found.entry_columns[inside]])
    data_all = np.concatenate([data[count < 0], np.repeat(data[hit], lengths) * found.entry_data[inside]])
    key, where = np.unique(row_all * size + column_all, return_inverse=True)
    total = np.zeros(len(key), np.int64)
    np.add.at(total, where.reshape(-1), data_all)
    some = total != 0
    return key[some] // size, key[some] % size, total[some], constants


def _ranges(lengths: Ints) -> Ints:
    """0, 1, ... for each length, one after the other."""
    ends = np.cumsum(lengths)
    return np.arange(int(lengths.sum())) - np.repeat(ends - lengths, lengths)


def _without_idle(made: Substitution, program: Program) -> Substitution:
    """Without rows that the bounds of their columns keep by themselves; those that nothing can keep stay."""
    reach = [made.data * program.lower[made.column], made.data * program.upper[made.column]]
    most, least = np.zeros(len(made.lower), np.int64), np.zeros(len(made.lower), np.int64)
    np.add.at(most, made.row, np.maximum(*reach))
    np.add.at(least, made.row, np.minimum(*reach))
    needed = (most > made.upper) | (least < made.lower)
    place = np.cumsum(needed) - 1
    keep = np.flatnonzero(needed[made.row])
    keep = keep[np.lexsort((made.column[keep], made.row[keep]))]
    return Substitution(place[made.row[keep]], made.column[keep], made.data[keep], made.lower[needed], made.upper[needed],
                        made.source[needed], made.rounds, made.replaced)  # fmt: skip
