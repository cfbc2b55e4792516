"""Conditions on facts: which people (or posts, or villages) a rule speaks of."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from .condition_dates import date_given, first_day, is_date, last_day
from .exact import is_number
from .field_names import CHINESE
from .language import language
from .record import Record, Scalar, as_tuple, number, scalar

Number = Annotated[int | float, BeforeValidator(number), Field(ge=-1e12, le=1e12)]
End = Number | Annotated[str, BeforeValidator(date_given)]


class Condition(Record):
    """A test of one column: ``equals``, ``one_of``, or a range from ``least`` to ``most`` (both ends included).

    A missing fact satisfies no condition; ``unless=True`` turns the condition round for facts that are there. A field of
    many values, such as skills, passes if one of them does. ``docs/conditions.md`` has the same in one line of text.

    Parameters
    ----------
    fact
        Name of the column.
    equals, one_of
        Values accepted. ``True`` and ``1`` are different values, and so are ``"1"`` and ``1``.
    least, most
        Ends of an accepted range of numbers, or of dates (``"2015-07-31"``, ``"2015-07"``, a ``datetime.date``).
    unless
        Accept what the test refuses.
    any_of
        Instead of all these: conditions of which one is enough.
    """

    fact: str = ""
    equals: Annotated[Scalar, BeforeValidator(scalar)] = None
    one_of: Annotated[tuple[Scalar, ...], BeforeValidator(as_tuple)] = ()
    least: End | None = None
    most: End | None = None
    unless: bool = False
    any_of: Annotated[tuple[Condition, ...], BeforeValidator(as_tuple)] = ()

    @model_validator(mode="after")
    def _one_test(self) -> Condition:
        ranged = self.ranged
        tests = (self.equals is not None) + bool(self.one_of) + ranged
        if self.any_of:
            if self.fact or tests or self.unless or any(each.any_of for each in self.any_of):
                raise ValueError("any_of holds single conditions, and nothing stands beside it")
            return self
        if "fact" not in self.model_fields_set:
            raise ValueError("name the column as fact")
        if tests != 1:
            raise ValueError("state exactly one of equals, one_of, or a range with least and/or most")
        ends = [end for end in (self.least, self.most) if end is not None]
        if any(isinstance(end, str) and not is_date(end) for end in ends):
            raise ValueError("ends of a range are numbers, or dates such as 2015-07-31")
        if len({isinstance(end, str) for end in ends}) > 1:
            raise ValueError("one end of the range is a number, the other one a date")
        if len(ends) == 2 and self.low > self.high:
            raise ValueError(f"least ({self.least}) must not exceed most ({self.most})")
        return self

    @property
    def ranged(self) -> bool:
        """Whether it is a range."""
        return self.least is not None or self.most is not None

    @property
    def dated(self) -> bool:
        """Whether it is a range of dates."""
        return isinstance(self.least, str) or isinstance(self.most, str)

    @property
    def low(self) -> Any:
        """The lower end as it is compared with values; None if there is none."""
        return first_day(self.least) if isinstance(self.least, str) else self.least

    @property
    def high(self) -> Any:
        """The upper end, likewise."""
        return last_day(self.most) if isinstance(self.most, str) else self.most

    @property
    def values(self) -> tuple[Scalar, ...]:
        """The values it names; none for a range."""
        return (self.equals,) if self.equals is not None else self.one_of

    @property
    def parts(self) -> tuple[Condition, ...]:
        """The tests of single columns it is made of."""
        return self.any_of or (self,)

    def holds(self, record: Any) -> bool:
        """Whether the record (anything with ``fact(name)``) satisfies the condition."""
        if self.any_of:
            return any(each.holds(record) for each in self.any_of)
        value = record.fact(self.fact)
        return value is not None and self.accepts(value)

    def accepts(self, value: Any) -> bool:
        """Whether a value of the column that is there passes the test."""
        if not isinstance(value, tuple):
            found = self._passes(value)
            return found is not None and found != self.unless
        known = [found for each in value if (found := self._passes(each)) is not None]
        return bool(known) and any(known) != self.unless

    def _passes(self, value: Any) -> bool | None:
        """The test itself; None for a value that a range cannot be asked about."""
        if not self.ranged:
            return any(value == each and isinstance(value, bool) == isinstance(each, bool) for each in self.values)
        if not (is_date(value) if self.dated else is_number(value)):
            return None
        if self.dated:
            value = first_day(value)
        low, high = self.low, self.high
        return bool((low is None or value >= low) and (high is None or value <= high))

    def words(self, lang: str = "en") -> str:
        """The condition as it is shown to a reader."""
        tongue = language(lang)
        if self.any_of:
            return tongue.say(" or ", " 或 ").join(each.words(lang) for each in self.any_of)
        fact = tongue.say(self.fact, CHINESE.get(self.fact, self.fact))
        if not self.ranged:
            shown = [
                tongue.say(str(each), "是" if each else "否") if isinstance(each, bool) else str(each) for each in self.values
            ]
            return f"{fact} {'≠' if self.unless else '='} {'/'.join(shown)}"
        if self.least is not None and self.most is not None:
            joint = tongue.say(" to ", "至") if self.dated else "–"
            text = f"{fact} {self.least}{joint}{self.most}"
            return tongue.say(f"not ({text})", f"非（{text}）") if self.unless else text
        if self.least is not None:
            return f"{fact} {'<' if self.unless else '≥'} {self.least}"
        return f"{fact} {'>' if self.unless else '≤'} {self.most}"


def all_hold(where: tuple[Condition, ...], record: Any) -> bool:
    """Whether every condition holds."""
    return all(condition.holds(record) for condition in where)


def in_words(where: tuple[Condition, ...], lang: str = "en") -> str:
    """Conditions joined for a sentence."""
    either = language(lang).brackets if len(where) > 1 else ("", "")
    return language(lang).clauses(
        f"{either[0].strip()}{each.words(lang)}{either[1]}" if each.any_of else each.words(lang) for each in where
    )
