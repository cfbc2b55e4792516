"""Which of the checker's sums each priced row of a tier's model is.

A model's rows are those of the program without what is decided, divided by common divisors, equal ones put together. A price is
carried over to the checker's row that says the same of pairs. Both count the posts of a person by columns of their own; such
a column is charged in the checker what it is charged in the model. Nothing rests on this being right: whoever checks adds the
prices up on the rows as they are, and a price on a wrong row only proves less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import pairwise
from math import gcd
from typing import Any

import numpy as np

from ..check import Case, Row, Sums, Terms, written
from ..engine.model.model import Model
from ..engine.proof.evidence import Evidence
from ..program.program import Program, Tier

LINKS = ("posts held", "posts held in a role")  # rows that say what a column counts; the checker's kinds 0 and 1
Key = tuple[tuple[int, int], ...]
Mark = tuple[tuple[Key, int], ...]  # what stands beside a column in its rows, and its factor in each


class PriceRows:
    """The rows of a program found among the checker's.

    Parameters
    ----------
    program, case, sums
        The same problem in the eyes of both.
    """

    def __init__(self, program: Program, case: Case, sums: Sums) -> None:
        self.program, self.sums = program, sums
        counting = len(sums.low) - len(sums.counts)  # columns that count posts stand behind all others, here and there
        self.rows: list[Terms] = _program_rows(program)
        self.shapes = list(self.rows)  # as models have them
        self.members = self._members()  # column that counts -> the program's pairs in it
        self.column = [*case.open, *range(len(case.open), len(program.lower) - len(self.members))]
        self.theirs = {column: dict.fromkeys(self._pairs_of(row), 1) for _, column, row in sums.counts}
        self.twin = self._twins()
        self._match_columns(len(case.who), counting)
        self.at: dict[Key, list[int]] = defaultdict(list)
        for number, row in enumerate(sums.rows):
            self.at[_key(self._unfolded(row.terms))].append(number)
        self.found = [self.at.get(_key(self._spread(terms)), []) for terms in self.rows]
        self.known: dict[bytes, dict[Key, list[int]]] = {}

    def prices(self, model: Model, evidence: Evidence, tier: Tier) -> list[list[Any]]:
        """Row, price and divisor of each priced row of a model; the divisor is left out where it is 1."""
        like, told = self._like(model), dict[tuple[int, int], int]()
        charged: dict[int, int] = defaultdict(int)
        starts = np.searchsorted(model.row, np.arange(model.rows + 1))
        for i in np.flatnonzero(evidence.y[: model.rows]).tolist():
            part, price = slice(starts[i], starts[i + 1]), int(evidence.y[i])
            terms = dict(zip(model.columns[model.column[part]].tolist(), model.data[part].tolist(), strict=True))
            name, best = self._best(like.get(_key(terms), []), terms, price)
            if best is not None:
                told[best] = told.get(best, 0) + price
            for k, a in ({} if name is None else _divided(self.rows[name], terms)).items():
                if k in self.members:
                    charged[k] += a * price
        weights = tier.weights(np.array(sorted(self.members), dtype=np.int64)).tolist()
        rest = {k: evidence.scale * weight - charged[k] for k, weight in zip(sorted(self.members), weights, strict=True)}
        self._charge(told, rest, self.sums.goals[self.program.tiers.index(tier)][1], evidence.scale)
        return [[row, written(price), *([by] if by > 1 else [])] for (row, by), price in sorted(told.items()) if price]

    def held(self, tier: Tier, model: Model) -> None:
        """A tier is held at its floor: one more row, the last of the checker's by now."""
        weights = tier.coefficients
        self.rows.append({k: int(weights[k]) for k in np.flatnonzero(weights).tolist()})
        priced = np.flatnonzero(model.c)  # what was decided by then is no part of the model's row
        self.shapes.append(dict(zip(model.columns[priced].tolist(), model.c[priced].tolist(), strict=True)))
        self.found.append([len(self.sums.rows) - 1])
        self.known.clear()

    def _charge(self, told: dict[tuple[int, int], int], rest: dict[int, int], weights: Terms, scale: int) -> None:
        """Prices of the rows that say what columns count, so that what is left of these columns is as in the model."""
        left: dict[int, int] = defaultdict(int, {k: scale * weight for k, weight in weights.items()})
        for (number, by), price in told.items():
            for k, a in self.sums.rows[number].terms.items():
                left[k] -= price * a // by
        for _, column, number in self.sums.counts:  # those of a role stand behind those of all posts, which they are part of
            price = rest.get(self.twin.get(column, -1), 0) - left[column]
            if price:
                told[number, 1] = price
                for k, a in self.sums.rows[number].terms.items():
                    left[k] -= price * a

    def _members(self) -> dict[int, list[int]]:
        matrix, of = self.program.matrix, dict[int, list[int]]()
        names = [matrix.rules[rule] for rule in matrix.rule.tolist()]
        self.kinds: dict[int, int] = {}
        for number, name in enumerate(names):
            if name in LINKS:
                own = next(k for k, a in reversed(self.rows[number].items()) if a == -1)
                of[own], self.kinds[own] = [k for k in self.rows[number] if k != own], LINKS.index(name)
        members: dict[int, list[int]] = {}
        for own in sorted(of, reverse=True):
            members[own] = [pair for k in of[own] for pair in members.get(k, [k])]
        return members

    def _match_columns(self, first: int, last: int) -> None:
        """Columns of rules and aims go by the pairs beside them: a village's forms stand in the order in which they were given.

        Columns that count units of a soft rule stand in one row each, and go by all that is beside them there. What has nothing
        like it in the checker gets a number that is in none of its rows.
        """
        softened = [(range(start, stop), [k for k, each, _ in self.sums.units if each == rule])
                    for rule, start, stop in self.program.softened]  # fmt: skip
        units = ({k for mine, _ in softened for k in mine}, {k for _, theirs in softened for k in theirs})
        further = (set(range(self.program.pairs, len(self.column))), set(range(first, last)))
        own = [sorted(mine - apart) for mine, apart in zip(further, units, strict=True)]
        for heaps, without in (([own], further), (softened, units)):
            beside = _marks(self.rows, without[0], self._spread)
            theirs = _marks([row.terms for row in self.sums.rows], without[1], self._unfolded)
            for columns, others in heaps:
                free: dict[Mark, list[int]] = defaultdict(list)
                for k in others:
                    free[theirs.get(k, ())].append(k)
                for k in columns:
                    like = free[beside.get(k, ())]
                    self.column[k] = like.pop(0) if like else len(self.sums.low) + k

    def _pairs_of(self, number: int) -> list[int]:
        """The pairs that a counting row of the checker counts."""
        pairs: list[int] = []
        of = {column: row for _, column, row in self.sums.counts}
        for k, a in self.sums.rows[number].terms.items():
            pairs += [] if a < 0 else self._pairs_of(of[k]) if k in of else [k]
        return pairs

    def _twins(self) -> dict[int, int]:
        """Counting column of the checker -> that of the program, where it has one."""
        theirs = {(kind, frozenset(self.theirs[column])): column for kind, column, _ in self.sums.counts}
        mine = {(self.kinds[k], frozenset(self.column[pair] for pair in pairs)): k for k, pairs in self.members.items()}
        return {theirs[each]: k for each, k in mine.items() if each in theirs}

    def _spread(self, terms: Terms) -> Terms:
        """A row over the program's columns as one over pairs, in the checker's numbers."""
        spread: Terms = defaultdict(int)
        for k, a in terms.items():
            for pair in self.members.get(k, [k]):
                spread[self.column[pair]] += a
        return {k: a for k, a in spread.items() if a}

    def _unfolded(self, terms: Terms) -> Terms:
        """A row of the checker as one over pairs."""
        spread: Terms = defaultdict(int)
        for k, a in terms.items():
            for pair in self.theirs.get(k, [k]):
                spread[pair] += a
        return {k: a for k, a in spread.items() if a}

    def _like(self, model: Model) -> dict[Key, list[int]]:
        """Rows of the program by what is left of them in a model."""
        mark = model.columns.tobytes()
        if mark not in self.known:
            inside, found = set(model.columns.tolist()), defaultdict(list)
            for number, terms in enumerate(self.shapes):
                left = {k: a for k, a in terms.items() if k in inside}
                by = gcd(*left.values()) or 1
                found[_key({k: a // by for k, a in left.items()})].append(number)
            self.known[mark] = found
        return self.known[mark]

    def _best(self, names: list[int], terms: Terms, price: int) -> tuple[int | None, tuple[int, int] | None]:
        """Of rows that say the same the one with the best limit: its number in the program; in the checker, with the divisor."""
        best: tuple[int, int, tuple[int, int]] | None = None
        low, high = self.sums.low, self.sums.high
        for name in names:
            by = next((self.shapes[name][k] // a for k, a in terms.items()), 1)
            for number in self.found[name] if self._spread(self.rows[name]) else ():
                row: Row = self.sums.rows[number]
                left = {k: a for k, a in row.terms.items() if low[k] < high[k]}
                side = row.high if price > 0 else row.low
                if side is None or any(a % by for a in left.values()):
                    continue
                fixed = sum(a * low[k] for k, a in row.terms.items() if k not in left)
                worth = (side - fixed) // by if price > 0 else (fixed - side) // by
                if best is None or worth < best[0]:
                    best = (worth, name, (number, by))
        return (names[0] if names else None, None) if best is None else best[1:]


def _program_rows(program: Program) -> list[Terms]:
    matrix = program.matrix
    ends, columns, data = matrix.indptr.tolist(), matrix.indices.tolist(), matrix.data.tolist()
    return [dict(zip(columns[a:b], data[a:b], strict=True)) for a, b in pairwise(ends)]


def _marks(rows: Iterable[Terms], columns: set[int], spread: Callable[[Terms], Terms]) -> dict[int, Mark]:
    """Of each of these columns what stands beside them in its rows."""
    found: dict[int, list[tuple[Key, int]]] = defaultdict(list)
    for row in rows:
        if own := row.keys() & columns:
            beside = _key(spread({k: a for k, a in row.items() if k not in columns}))
            for k in own:
                found[k].append((beside, row[k]))
    return {k: tuple(sorted(each)) for k, each in found.items()}


def _divided(row: Terms, terms: Terms) -> Terms:
    """A whole row as a model has it that holds a part of it, divided by a common divisor."""
    by = next((row[k] // a for k, a in terms.items()), 1)
    return {k: a // by for k, a in row.items()}


def _key(terms: Terms) -> Key:
    return tuple(sorted(terms.items()))
