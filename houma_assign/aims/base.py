"""What every aim is: data, words, an objective for the program and a value in plain Python.

Like a constraint, an aim says itself twice: ``objective`` to the program, ``value`` over a finished plan.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Self

import numpy as np
from pydantic import Field

from ..data.code_words import column_words, field_place, standard
from ..data.condition import Condition, Number, all_hold, in_words
from ..data.condition_near import condition_reasons
from ..data.condition_subject import Placed, condition_mask, of_pairs
from ..data.condition_where import Where
from ..data.exact import Ints, common_scale, fraction, times, too_fine, whole
from ..data.grid import Grid
from ..data.guarded import guard
from ..data.kinds import KINDLESS, UNKNOWN, full_name, register
from ..data.language import language
from ..data.limits import Decimals
from ..data.placement import Placement
from ..data.problem_like import ProblemLike
from ..data.record import Count, Facts, FactsField, Id, Ids, Record, as_tuple
from ..data.rows import INFINITY, Mask, Rows, grouped, stacked
from ..data.shared_messages import NO_GRADES, NO_PLACE, NO_ROLE, UNKNOWN_CANDIDATE
from ..data.statements import array_mistakes, checked, row_mistakes
from ..data.village_forms import binding_forms, in_steps, opened, worth_by_role
from ..errors import Fault, InputError, Message

__all__ = [
    "INFINITY", "NO_GRADES", "NO_PLACE", "NO_ROLE", "UNKNOWN", "UNKNOWN_CANDIDATE", "Aim", "Annotated", "Condition",
    "Count", "Decimals", "Draw", "Facts", "FactsField", "Fault", "Field", "Fraction", "Grid", "Id", "Ids", "Ints", "Mask",
    "Message", "Number", "Objective", "Placed", "Placement", "Placements", "ProblemLike", "Rows", "Where", "aim_place",
    "all_hold", "as_tuple", "binding_forms", "column_words", "common_scale", "condition_mask", "condition_reasons",
    "fraction", "grouped", "in_steps", "in_words", "language", "of_pairs", "opened", "stacked", "standard", "stated_objective",
    "stated_value", "times", "too_fine", "whole", "worth_by_role",
]  # fmt: skip

Placements = Sequence[Placement]
KINDS: dict[str, type[Aim]] = {}
STATEMENTS = ("faults", "objective", "draw", "value", "per_unit", "words", "leaving_out")


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
    """Something to be made as large (or as small) as possible; ``docs/own_rules_and_aims.md`` says how to write your own.

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
    settles: ClassVar[bool] = False  # the columns of its objective are 0-1, and settled for the aims after it
    coded: ClassVar[tuple[str, ...]] = ()  # fields with codes that a reader sees by their labels
    id: str = ""
    slack: Annotated[Number, Field(ge=0, le=1e12)] = 0

    @classmethod
    def __pydantic_init_subclass__(cls, **options: Any) -> None:
        """Enter the finished class under its kind."""
        super().__pydantic_init_subclass__(**options)
        register(KINDS, cls, "aims", [name for name in ("objective", "value") if getattr(cls, name) is getattr(Aim, name)])
        guard(cls, "aims", STATEMENTS)

    def model_post_init(self, context: Any, /) -> None:
        """The kind is the id unless the user gives one."""
        if not self.kind and type(self) is not Aim:  # an aim as such is a name in the program of a question
            raise InputError([Fault("aims", full_name(type(self)), "kind", None, KINDLESS)])
        if not self.id:
            object.__setattr__(self, "id", self.kind)

    @property
    def points(self) -> Fraction:
        """How many units of this aim one point is worth; 0 if the aim is not counted in points."""
        return Fraction(0)

    @property
    def numbers_used(self) -> tuple[str, ...]:
        """Columns of numbers that the aim adds up; points and grades of pairs that it counts anyway are none."""
        return ()

    def per_unit(self, rule: str, penalty: int | float) -> Fraction:
        """What one unit of breach of a soft rule takes off the value; negative where it adds to it."""
        return self.points * fraction(penalty)

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """What in the data makes the aim meaningless."""
        return []

    def leaving_out(self, absent: frozenset[str]) -> Self:
        """The aim without these people; an aim that names people says how."""
        return self

    def objective(self, grid: Grid) -> Objective:
        """First statement."""
        raise NotImplementedError(f"{full_name(type(self))} states no objective")  # a class with a kind has one

    def draw(self, grid: Grid) -> Draw | None:
        """The first statement in parts, for an aim that is costly to state over all pairs; None if it is not."""
        return None

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Second statement: the value of a plan in the aim's own units, exactly."""
        raise NotImplementedError(f"{full_name(type(self))} states no value")  # a class with a kind has one

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        return self.id

    def fault(self, column: str, value: Any, reason: str) -> Fault:
        """A fault that names this aim."""
        return Fault("aims", aim_place(self), field_place(self, column), value, reason)


def aim_place(aim: Aim) -> Message:
    """The id of an aim as a place of faults; in Chinese its words where the user gave it no id."""
    return Message("aim", aim.id, aim.words("zh") if aim.id == aim.kind else aim.id)


def stated_objective(aim: Aim, grid: Grid) -> Objective:
    """The objective of an aim on its way into a program; that of a user's own class is looked at first."""
    return checked(aim, ("aims", "objective"), lambda: aim.objective(grid), lambda given: _mistakes(given, len(grid)))


def _mistakes(given: Any, pairs: int) -> list[str]:
    """What keeps something from being an objective over so many pairs."""
    if not isinstance(given, Objective):
        return [f"{type(given).__name__} is given, an Objective is expected"]
    found = row_mistakes(given.rows, pairs) + array_mistakes("pairs", given.pairs, pairs)
    for name, number, least in (("scale", given.scale, 1), ("constant", given.constant, -INFINITY)):
        if isinstance(number, bool) or not isinstance(number, int) or number < least:
            found.append(f"{name}: {number!r} is given, a whole number (int) is expected")
    return found or array_mistakes("aux", given.aux, len(given.rows.aux_lower))


def stated_value(aim: Aim, problem: ProblemLike, placements: Placements) -> Fraction:
    """The value of a plan, exact; a float would be off by what it cannot hold."""
    value: Fraction = checked(aim, ("aims", "value"), lambda: aim.value(problem, placements), _inexact)
    return value


def _inexact(value: Any) -> list[str]:
    exact = isinstance(value, (int, Fraction)) and not isinstance(value, bool)
    return [] if exact else [f"{type(value).__name__} is given, a Fraction or an int is expected"]
