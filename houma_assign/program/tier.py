"""One aim as an objective over the columns of a program."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..aims import Aim
from ..aims.base import Draw
from ..data.exact import LIMIT, Ints, rough_total


@dataclass(frozen=True, eq=False)
class Tier:
    """One aim as an objective over all columns, to be maximised: ``sign * scale * value = coefficients·x + constant``.

    Attributes
    ----------
    given
        Coefficients of all columns, or how to work out those of the pairs, where no other columns have any.
    pairs, columns
        How many columns are pairs, and how many there are.
    settles
        The 0-1 columns that the tier settles for those after it; None if it settles none.
    """

    aim: Aim
    given: Ints | Draw
    constant: int
    scale: int
    pairs: int = -1
    columns: int = -1
    settles: Ints | None = None

    def __post_init__(self) -> None:
        """Coefficients that are given say themselves how many columns there are."""
        if isinstance(self.given, np.ndarray) and self.columns < 0:
            object.__setattr__(self, "columns", len(self.given))
            object.__setattr__(self, "pairs", len(self.given) if self.pairs < 0 else self.pairs)

    @cached_property
    def coefficients(self) -> Ints:
        """All of them; for lots ``weights`` and ``worth`` are very much faster."""
        return self.given if isinstance(self.given, np.ndarray) else self.weights(np.arange(self.columns))

    def weights(self, columns: Ints) -> Ints:
        """Coefficients of some columns."""
        if isinstance(self.given, np.ndarray):
            return self.given[columns]
        if "coefficients" in self.__dict__:
            return self.coefficients[columns]
        out = np.zeros(len(columns), np.int64)
        paired = columns < self.pairs
        out[paired] = self.given.of(columns[paired])
        return out

    def worth(self, x: Ints) -> int:
        """The objective of a vector over all columns."""
        used = np.flatnonzero(x)
        return int(self.weights(used) @ x[used]) + self.constant

    def top(self, lower: Ints, upper: Ints) -> int:
        """No vector between these bounds has a larger objective."""
        if isinstance(self.given, np.ndarray):
            return int(np.maximum(self.given * lower, self.given * upper).sum()) + self.constant
        return self.given.most * int(np.maximum(upper[: self.pairs], 0).sum()) + self.constant

    def exact(self, width: Ints) -> bool:
        """Whether whole numbers and floats hold all totals over columns that reach ``width`` from 0."""
        if isinstance(self.given, np.ndarray):
            return int(np.abs(self.given[: self.pairs]).max(initial=0)) < LIMIT and self.total(width) < 2**62
        return self.given.most < LIMIT and self.total(width) < 2**63

    def total(self, width: Ints) -> float:
        """What all columns together weigh at most, column k counted ``width[k]`` times."""
        if isinstance(self.given, np.ndarray):
            return rough_total(np.abs(self.given), width)
        return float(self.given.most) * float(width[: self.pairs].sum())
