"""Conditions on facts: which people (or posts, or villages) a rule speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from .record import Record, Scalar, as_tuple, plain, scalar

Number = Annotated[int | float, BeforeValidator(plain), Field(ge=-1e12, le=1e12)]


class Condition(Record):
    """A test of one column: ``equals``, ``one_of``, or a range from ``least`` to ``most`` (both ends included).

    A missing fact satisfies no condition; ``unless=True`` turns the condition round for facts that are there.

    Parameters
    ----------
    fact
        Name of the column.
    equals, one_of
        Values accepted. ``True`` and ``1`` are different values, and so are ``"1"`` and ``1``.
    least, most
        Ends of an accepted range of numbers.
    unless
        Accept what the test refuses.
    """

    fact: str
    equals: Annotated[Scalar, BeforeValidator(scalar)] = None
    one_of: Annotated[tuple[Scalar, ...], BeforeValidator(as_tuple)] = ()
    least: Number | None = None
    most: Number | None = None
    unless: bool = False

    @model_validator(mode="after")
    def _one_test(self) -> Condition:
        ranged = self.least is not None or self.most is not None
        if (self.equals is not None) + bool(self.one_of) + ranged != 1:
            raise ValueError("state exactly one of equals, one_of, or a range with least and/or most")
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ValueError(f"least ({self.least}) must not exceed most ({self.most})")
        return self

    def holds(self, record: Any) -> bool:
        """Whether the record (anything with ``fact(name)``) satisfies the condition."""
        value = record.fact(self.fact)
        return value is not None and self.accepts(value)

    def accepts(self, value: Any) -> bool:
        """Whether a value that is there passes the test."""
        accepted = (self.equals,) if self.equals is not None else self.one_of
        if accepted:
            found = any(value == each and isinstance(value, bool) == isinstance(each, bool) for each in accepted)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            found = (self.least is None or value >= self.least) and (self.most is None or value <= self.most)
        else:
            return False
        return found != self.unless

    def words(self) -> str:
        """The condition in symbols, the same in every language."""
        if self.equals is not None or self.one_of:
            shown = [str(each) for each in ((self.equals,) if self.equals is not None else self.one_of)]
            sign = "≠" if self.unless else "="
            return f"{self.fact} {sign} {'/'.join(shown)}"
        if self.least is not None and self.most is not None:
            text = f"{self.fact} {self.least}–{self.most}"
        else:
            text = f"{self.fact} ≥ {self.least}" if self.least is not None else f"{self.fact} ≤ {self.most}"
        return f"not ({text})" if self.unless else text


def conditions(given: Any) -> Any:
    """Accept a mapping as shorthand: ``{"sex": "female", "rank": ("staff", "deputy")}``."""
    if isinstance(given, Condition):
        return (given,)
    if not isinstance(given, Mapping):
        return as_tuple(given)
    made = []
    for fact, value in given.items():
        if isinstance(value, (list, tuple, set, frozenset)):
            made.append(Condition(fact=fact, one_of=as_tuple(value)))
        else:
            made.append(Condition(fact=fact, equals=value))
    return tuple(made)


if TYPE_CHECKING:
    Where = tuple[Condition, ...] | Any  # mappings and single conditions are accepted too
else:
    Where = Annotated[tuple[Condition, ...], BeforeValidator(conditions)]


def all_hold(where: tuple[Condition, ...], record: Any) -> bool:
    """Whether every condition holds."""
    return all(condition.holds(record) for condition in where)


def in_words(where: tuple[Condition, ...]) -> str:
    """Conditions joined for a sentence."""
    return ", ".join(condition.words() for condition in where)
