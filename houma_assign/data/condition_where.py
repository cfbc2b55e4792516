"""The field of a rule that says of whom it speaks: text, a mapping, single conditions, or a list of these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator

from .condition import Condition
from .condition_text import read_conditions
from .record import as_tuple


def conditions(given: Any) -> Any:
    """Accept ``"age >= 36; sex = 女"``, ``{"sex": "female", "rank": ("staff", "deputy")}``, a condition, or a list of them."""
    if isinstance(given, Condition):
        return (given,)
    if isinstance(given, str):
        return read_conditions(given)
    if not isinstance(given, Mapping):
        listed = as_tuple(given)
        return tuple(made for each in listed for made in _listed(each)) if isinstance(listed, tuple) else listed
    made = []
    for fact, value in given.items():
        if isinstance(value, (list, tuple, set, frozenset)):
            made.append(Condition(fact=fact, one_of=as_tuple(value)))
        else:
            made.append(Condition(fact=fact, equals=value))
    return tuple(made)


def _listed(given: Any) -> tuple[Any, ...]:
    if isinstance(given, Mapping):  # the fields of a condition, as JSON has them
        return (Condition(**given),)
    return read_conditions(given) if isinstance(given, str) else (given,)


if TYPE_CHECKING:
    Where = tuple[Condition, ...] | Any  # text, mappings and single conditions are accepted too
else:
    Where = Annotated[tuple[Condition, ...], BeforeValidator(conditions)]
