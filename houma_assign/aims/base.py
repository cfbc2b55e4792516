"""What every aim is: data, words, an objective for the program and a value in plain Python.

Like a constraint, an aim says itself twice: ``objective`` to the program, ``value`` over a finished plan.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Annotated, Any, ClassVar

import numpy as np
from pydantic import Field

from ..data.condition import Number
from ..data.exact import Ints, common_scale, fraction, times, whole
from ..data.grid import Grid
from ..data.language import language
from ..data.placement import Placement
from ..data.problem_like import ProblemLike
from ..data.record import Count, Facts, FactsField, Id, Ids, Record, as_tuple
from ..data.rows import INFINITY, Rows, grouped, stacked
from ..errors import Fault

__all__ = [
    "INFINITY", "Aim", "Annotated", "Count", "Draw", "Facts", "FactsField", "Fault", "Field", "Fraction", "Grid", "Id", "Ids",
    "Ints", "Number", "Objective", "Placement", "Placements", "ProblemLike", "Rows", "as_tuple", "common_scale", "fraction",
    "grouped", "language", "stacked", "times", "whole",
]  # fmt: skip

Placements = Sequence[Placement]
KINDS: dict[str, type[Aim]] = {}


def _none() -> Ints:
    return np.zeros(0, np.int64)


@dataclass(frozen=True)
class Objective:
    """A linear objective in integer steps, to be maximised: ``sign * value * scale = pairs·x + aux·y + constant``.

    Parameters
    ----------
    pairs
        Coefficient of each pair, shape (pairs,).
    scale
        Steps in one unit of the aim.
    constant
        Steps that every plan has.
    aux
        Coefficients of the auxiliary columns of ``rows``.
    rows
        Rows that define the auxiliary columns; they must leave at least one value for every plan.
    """

    pairs: Ints
    scale: int = 1
    constant: int = 0
    aux: Ints = field(default_factory=_none)
    rows: Rows = field(default_factory=Rows)


@dataclass(frozen=True)
class Draw:
    """An objective over pairs alone whose coefficients are worked out where they are needed, and only there.

    Parameters
    ----------
    of
        Coefficients, at least 0, of the pairs at some positions.
    most
        None is larger.
    """

    of: Callable[[Ints], Ints]
    most: int


class Aim(Record):
    """Something to be made as large (or as small) as possible.

    Parameters
    ----------
    id
        Unique among the aims of a problem; the kind if not given.
    slack
        What the aims after this one may take back from its optimum, in the aim's own units.
    """

    kind: ClassVar[str] = ""
    sign: ClassVar[int] = 1  # -1 for aims to be made small
    named: ClassVar[bool] = True  # it says what is wanted; lots only tell equal plans apart
    coded: ClassVar[tuple[str, ...]] = ()  # fields with codes that a reader sees by their labels
    id: str = ""
    slack: Annotated[Number, Field(ge=0, le=1e12)] = 0

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if cls.__dict__.get("kind"):
            KINDS[cls.kind] = cls

    def model_post_init(self, context: Any, /) -> None:
        """The kind is the id unless the user gives one."""
        if not self.id:
            object.__setattr__(self, "id", self.kind)

    @property
    def points(self) -> Fraction:
        """How many units of this aim one point is worth; 0 if the aim is not counted in points."""
        return Fraction(0)

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """What in the data makes the aim meaningless."""
        return []

    def objective(self, grid: Grid) -> Objective:
        """First statement."""
        raise NotImplementedError  # every aim states its own; the tests go over all kinds

    def draw(self, grid: Grid) -> Draw | None:
        """The first statement in parts, for an aim that is costly to state over all pairs; None if it is not."""
        return None

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Second statement: the value of a plan in the aim's own units, exactly."""
        raise NotImplementedError  # every aim states its own; the tests go over all kinds

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        return self.id

    def fault(self, column: str, value: Any, reason: str) -> Fault:
        """A fault that names this aim."""
        return Fault("aims", self.id, column, value, reason)
