"""The kinds of rules and aims that are known by name, those of a user's own among them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..errors import Fault, InputError

PACKAGE = __name__.partition(".")[0]
UNKNOWN = "if the class is one of your own, import the file in which it is written first"


def full_name(made: type[Any]) -> str:
    """Module and name of a class, as a reader finds it."""
    return f"{made.__module__}.{made.__qualname__}"


def of_package(made: type[Any]) -> bool:
    """Whether a class is part of this package, not one of a user's own."""
    return made.__module__.partition(".")[0] == PACKAGE


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
        If the kind is none or is taken, or a statement is missing. Defining a class anew under its own name, as a notebook
        does, is none of these.
    """
    if faults := [Fault(table, full_name(made), *rest) for rest in _mistakes(kinds, made, missing)]:
        raise InputError(faults)
    if made.kind:
        kinds[made.kind] = made


def _mistakes(kinds: dict[str, type[Any]], made: type[Any], missing: Iterable[str]) -> list[tuple[str, Any, str]]:
    if "kind" in made.model_fields:
        return [("kind", None, 'the kind belongs to the class: write kind: ClassVar[str] = "..."')]
    kind: Any = made.kind
    if kind == "":
        return []
    if "kind" not in made.__dict__:
        reason = f"the kind is that of {full_name(kinds[kind])}, from which the class is made; give it a kind of its own"
        return [("kind", kind, reason)]
    # A kind stands in JSON, in cells, which are read without regard to case, and in the ids of rules.
    if not (isinstance(kind, str) and kind.isascii() and kind.isidentifier() and kind == kind.lower()):
        return [("kind", kind, "a name in small letters, digits and _ is expected")]
    found: list[tuple[str, Any, str]] = []
    taken = kinds.get(kind)
    if taken is not None and full_name(taken) != full_name(made):
        found.append(("kind", kind, f"the kind is already that of {full_name(taken)}; give the class another"))
    lacking = sorted({*missing, *made.__abstractmethods__})
    return found + [(name, None, f"the class states no {name}; see docs/own_rules_and_aims.md") for name in lacking]
