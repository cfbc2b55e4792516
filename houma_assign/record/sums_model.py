"""The checker's sums as a model that an LP can be made of, and prices of that model as prices of the sums."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import gcd
from typing import Any

import numpy as np

from ..check import Row, Sums, Terms, written
from ..data.exact import Ints
from ..data.rows import INFINITY
from ..engine.model.model import Model
from ..engine.proof.refutation import Leaf, Refutation, Split

OTHER = 2  # rank of columns that count nobody's posts, behind those of all posts (0) and of a role (1)


@dataclass(frozen=True)
class SumsModel:
    """Sums over the columns that are still open.

    Attributes
    ----------
    sums
        What it was made of; its last row may be left out, see ``of``.
    model
        Its columns are the checker's, ``origin`` the numbers of the rows.
    by
        What each row was divided by.
    cutoff
        Number of the row that says what a plan must be worth, which the objective stands for; None if there is none.
    """

    sums: Sums
    model: Model
    by: list[int]
    cutoff: int | None

    @classmethod
    def of(cls, sums: Sums, goal: int | None, cutoff: bool) -> SumsModel:
        """The sums with the objective of an aim.

        Parameters
        ----------
        sums
            The sums; their rows have been used to tighten the bounds of columns.
        goal
            Number of the aim, None for no objective.
        cutoff
            The last row is that of the aim.
        """
        columns = [k for k, (low, high) in enumerate(zip(sums.low, sums.high, strict=True)) if low < high]
        at = {k: place for place, k in enumerate(columns)}
        entries: list[tuple[int, int, int]] = []
        sides: list[tuple[int, int, int, int]] = []  # low, high, row, divisor
        for number, row in enumerate(sums.rows[:-1] if cutoff else sums.rows):
            left = {at[k]: a for k, a in row.terms.items() if k in at and a}
            limits = _limits(sums, row, left, columns)
            if limits is not None:
                by = gcd(*left.values())
                entries += [(len(sides), k, a // by) for k, a in sorted(left.items())]
                sides.append((_quotient(limits[0], by, -1), _quotient(limits[1], by, 1), number, by))
        made, weights = (None, dict[int, int]()) if goal is None else sums.goals[goal]
        constant = (0 if made is None else made.constant) + sum(a * sums.low[k] for k, a in weights.items() if k not in at)
        table, ends = np.array(entries, np.int64).reshape(-1, 3), np.array(sides, np.int64).reshape(-1, 4)
        model = Model(
            np.array(sums.low), np.array(columns, np.int64), _at(sums.low, columns), _at(sums.high, columns),
            table[:, 0], table[:, 1], table[:, 2], ends[:, 0], ends[:, 1], ends[:, 2],
            np.array([weights.get(k, 0) for k in columns], np.int64), constant,
        )  # fmt: skip
        return cls(sums, model, ends[:, 3].tolist(), len(sums.rows) - 1 if cutoff else None)

    @property
    def rank(self) -> Ints:
        """Which columns are tried first: whether somebody is sent at all, then as what, then where."""
        kinds = {column: kind for kind, column, _ in self.sums.counts}
        return np.array([kinds.get(k, OTHER) for k in self.model.columns.tolist()], np.int64)

    def prices(self, leaf: Leaf) -> list[list[Any]]:
        """Row, price and divisor of each priced row; the divisor is left out where it is 1."""
        rows = self.model.origin.tolist()
        told = [[rows[k], written(int(leaf.y[k])), *([self.by[k]] if self.by[k] > 1 else [])] for k in np.flatnonzero(leaf.y)]
        return told if self.cutoff is None or not leaf.scale else [*told, [self.cutoff, written(-leaf.scale)]]

    @property
    def closes(self) -> Callable[[Ints, Ints, Leaf], bool]:
        """Whether the checker finds that prices leave no plan between bounds of the columns."""

        def asked(lower: Ints, upper: Ints, leaf: Leaf) -> bool:
            part = self.sums.part(self.sums.low, self.sums.high)
            for k, low, high in zip(self.model.columns.tolist(), lower.tolist(), upper.tolist(), strict=True):
                part.low[k], part.high[k] = low, high
            return part.none(self.prices(leaf))

        return asked

    def nodes(self, tree: Refutation) -> list[dict[str, Any]]:
        """A tree as it is written."""
        columns = self.model.columns.tolist()
        return [{"split": [columns[node.column], node.most]} if isinstance(node, Split) else {"prices": self.prices(node)}
                for node in tree]  # fmt: skip


def _limits(sums: Sums, row: Row, left: Terms, columns: list[int]) -> tuple[int | None, int | None] | None:
    """What a row leaves to its open columns; None where their bounds keep it in any case."""
    least = sum(a * (sums.low[columns[k]] if a > 0 else sums.high[columns[k]]) for k, a in left.items())
    most = sum(a * (sums.high[columns[k]] if a > 0 else sums.low[columns[k]]) for k, a in left.items())
    fixed = sum(a * sums.low[k] for k, a in row.terms.items() if sums.low[k] == sums.high[k])
    under = None if row.low is None or least + fixed >= row.low else row.low - fixed
    over = None if row.high is None or most + fixed <= row.high else row.high - fixed
    return None if under is None and over is None else (under, over)


def _quotient(limit: int | None, by: int, sign: int) -> int:
    """A limit of a row that is divided: sums are whole, so the upper one is rounded down (1) and the lower one up (-1)."""
    return sign * INFINITY if limit is None else sign * (sign * limit // by)


def _at(values: list[int], columns: list[int]) -> Ints:
    return np.array([values[k] for k in columns], np.int64)
