"""The kinds of rules and aims that are known by name, those of a user's own among them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from ..errors import Fault, InputError, Message

FIELD = Message("kind_as_field", 'the kind belongs to the class: write kind: ClassVar[str] = "..."', "种类名属于类本身，不是字段")
KINDLESS = Message(
    "kindless", "the class has no kind; a base for others is no rule and no aim", "该类没有种类名，只能作为其他类的基础"
)
NAME = Message("kind_is_no_name", "a name in small letters, digits and _ is expected", "种类名只能用小写字母、数字和下划线")
PACKAGE = __name__.partition(".")[0]
UNKNOWN = "if the class is one of your own, import the file in which it is written first"


def full_name(made: type[Any]) -> str:
    """Module and name of a class, as a reader finds it."""
    return f"{made.__module__}.{made.__qualname__}"


def of_package(made: type[Any]) -> bool:
    """Whether a class is part of this package, not one of a user's own."""
    return made.__module__.partition(".")[0] == PACKAGE


def _home(made: type[Any]) -> tuple[str, str]:
    """Where a class is written. A file that is run and imported, too, has two names and defines its classes twice."""
    module = sys.modules.get(made.__module__)
    return getattr(module, "__file__", None) or made.__module__, made.__qualname__


def register(kinds: dict[str, type[Any]], made: type[Any], table: str, missing: Iterable[str] = ()) -> None:
    """Enter a class under its kind; a class without a kind is a base for others and is not entered.

    Parameters
    ----------
    kinds
        Kind -> class.
    made
        The class, finished but for this.
    table
        "rules" or "aims", for the error.
    missing
        Statements the class lacks, besides those that are still abstract.

    Raises
    ------
    InputError
        If the kind is none or is taken, or a statement is missing. Defining a class anew in its own place, as a notebook
        does, is none of these.
    """
    if faults := [Fault(table, full_name(made), *rest) for rest in _mistakes(kinds, made, missing)]:
        raise InputError(faults)
    if made.kind:
        kinds[made.kind] = made


def _mistakes(kinds: dict[str, type[Any]], made: type[Any], missing: Iterable[str]) -> list[tuple[str, Any, Message]]:
    if "kind" in made.model_fields:
        return [("kind", None, FIELD)]
    kind: Any = made.kind
    if kind == "":
        return []
    if "kind" not in made.__dict__:
        return [("kind", kind, _inherited(full_name(kinds[kind])))]
    # A kind stands in JSON, in cells, which are read without regard to case, and in the ids of rules.
    if not (isinstance(kind, str) and kind.isascii() and kind.isidentifier() and kind == kind.lower()):
        return [("kind", kind, NAME)]
    taken = kinds.get(kind)
    clash = taken is not None and _home(taken) != _home(made)
    found: list[tuple[str, Any, Message]] = [("kind", kind, _taken(full_name(taken)))] if taken is not None and clash else []
    return found + [(name, None, _missing(name)) for name in sorted({*missing, *made.__abstractmethods__})]


def _inherited(parent: str) -> Message:
    en = f"the kind is that of {parent}, from which the class is made; give it a kind of its own"
    return Message("kind_inherited", en, "该类沿用了上级类的种类名；请另取一个")


def _taken(other: str) -> Message:
    en = f"the kind is already that of {other}; give the class another"
    return Message("kind_taken", en, "该种类名已被另一个类占用；请另取一个")


def _missing(name: str) -> Message:
    en = f"the class states no {name}; see docs/own_rules_and_aims.md"
    return Message("statement_missing", en, "该类缺少这一项陈述；见自编规则和目标的说明")
