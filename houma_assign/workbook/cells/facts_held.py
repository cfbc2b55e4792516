"""Which kind of values each fact of people holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def fact_kinds(people: Iterable[Any]) -> dict[str, str]:
    """Fact -> text, number, yes_no, or any where a column is empty or holds several kinds."""
    types: dict[str, set[type]] = {}
    for person in people:
        for name, value in person.facts.items():
            if value is not None:
                types.setdefault(name, set()).add(type(value))
    kinds = dict.fromkeys(("id", "name", "unit", "home"), "text")
    return kinds | {name: kind_of_types(found) for name, found in types.items()}


def kind_of_types(types: set[type]) -> str:
    """The kind of a column by the types of its values."""
    if types and types <= {int, float}:
        return "number"
    return {frozenset({str}): "text", frozenset({bool}): "yes_no"}.get(frozenset(types), "any")
