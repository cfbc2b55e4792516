"""Conditions as one line of text that fits a cell, and back: ``age = 36..40; rank = staff | deputy_section; unit != 示例一局``.

``docs/conditions.md`` has the whole language; ``condition_grammar`` reads it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from .condition import Condition
from .condition_grammar import ConditionReader
from .condition_logic import conditions_from
from .condition_scanner import NotUnderstood
from .condition_values import Kinds
from .language import Language, language


def read_conditions(text: str, kinds: Kinds | None = None) -> tuple[Condition, ...]:
    """The conditions that a text states; none for an empty text.

    Parameters
    ----------
    text
        One line, or several.
    kinds
        Fact -> what its column holds ("text", "number", "yes_no", "date", "any"), by which values are read. Without it ``1``
        is the number, 是 is yes, and quotation marks make text.

    Raises
    ------
    NotUnderstood
        A ValueError with the place of the first piece that is not understood, and what is expected there.
    """
    return conditions_from(ConditionReader(text, kinds or {}).read())


def condition_text(where: tuple[Condition, ...], lang: str = "en", kinds: Kinds | None = None) -> str:
    """The text that ``read_conditions`` reads back as the same conditions, given the same ``kinds``."""
    tongue = language(lang)
    return tongue.parts(
        tongue.say(" or ", " 或 ").join(_test(part, tongue, kinds or {}) for part in each.parts) for each in where
    )


def _test(test: Condition, tongue: Language, kinds: Kinds) -> str:
    name = _name(test.fact)
    if test.least is not None and test.most is not None:
        joint = ".." if not test.dated else tongue.say("..", " 至 ")
        return f"{name} {'!=' if test.unless else '='} {plain_number(test.least)}{joint}{plain_number(test.most)}"
    if test.least is not None:
        return f"{name} {'<' if test.unless else '>='} {plain_number(test.least)}"
    if test.most is not None:
        return f"{name} {'>' if test.unless else '<='} {plain_number(test.most)}"
    values = tongue.say(" | ", "、").join(_value(each, test.fact, tongue, kinds) for each in test.values)
    return f"{name} {'!=' if test.unless else '='} {values}"


def _name(name: str) -> str:
    return name if _reads(f"{name} = 0", Condition(fact=name, equals=0), {}) else json.dumps(name, ensure_ascii=False)


def _value(value: Any, fact: str, tongue: Language, kinds: Kinds) -> str:
    """A value as it is read back where the column holds what it holds."""
    if isinstance(value, bool):
        return tongue.say("true" if value else "false", "是" if value else "否")
    if not isinstance(value, str):
        return plain_number(value)
    kind = {"x": kinds.get(fact, "any")}
    return value if _reads(f"x = {value}", Condition(fact="x", equals=value), kind) else json.dumps(value, ensure_ascii=False)


def _reads(text: str, wanted: Condition, kinds: Mapping[str, str]) -> bool:
    """Whether a text is read as this very condition, types included."""
    try:
        found = read_conditions(text, kinds)
    except NotUnderstood:
        return False
    return alike(found, (wanted,))


def alike(one: tuple[Condition, ...], other: tuple[Condition, ...]) -> bool:
    """Whether conditions are the same, types included: True is not 1."""
    return one == other and repr(one) == repr(other)


def plain_number(value: Any) -> str:
    """A number without an exponent, a date as it is."""
    return f"{Decimal(repr(value)):f}" if isinstance(value, float) else str(value)
