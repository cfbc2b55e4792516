"""Rules, aims and pairs as plain data and back, for JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from ..errors import Fault, InputError
from .kinds import UNKNOWN
from .pairs_json import pairs_from
from .record import as_tuple


def read_kinds(given: Any, kinds: Mapping[str, type[Any]], table: str) -> Any:
    """Rules or aims as they are, or made from what ``write_kinds`` gave.

    Parameters
    ----------
    given
        What stands in the field.
    kinds
        Kind -> class.
    table
        Name for fault messages.
    """
    listed = as_tuple(given)
    return read_each(listed, lambda **data: _one(data, kinds, table)) if isinstance(listed, tuple) else listed


def read_each(items: tuple[Any, ...], make: Callable[..., Any]) -> tuple[Any, ...]:
    """Records as they are, mappings as records; the faults of all of them in one error."""
    made: list[Any] = []
    faults: list[Fault] = []
    for item in items:
        try:
            made.append(make(**item) if isinstance(item, Mapping) else item)
        except InputError as error:
            faults += error.items
    if faults:
        raise InputError(faults)
    return tuple(made)


def _one(item: Mapping[str, Any], kinds: Mapping[str, type[Any]], table: str) -> Any:
    data = dict(item)
    kind = data.pop("kind", None)
    if kind not in kinds:
        reason = f"kinds are {', '.join(kinds)}; {UNKNOWN}"
        raise InputError([Fault(table, str(data.get("id", "")), "kind", kind, reason)])
    return kinds[kind](**data)


def read_pairs(given: Any) -> Any:
    """Pairs as they are, or made from what ``Pairs.to_dict`` gave."""
    return pairs_from(given) if isinstance(given, Mapping) else given


def write_kinds(items: tuple[Any, ...]) -> list[dict[str, Any]]:
    """Rules or aims as plain data, each with its kind."""
    return [{"kind": item.kind, **item.model_dump(mode="json")} for item in items]


def load_json(text: str | bytes) -> dict[str, Any]:
    """A JSON object; a repeated key is an error, not a silent overwrite."""

    def unique(items: list[tuple[str, Any]]) -> dict[str, Any]:
        twice = sorted(key for key, number in Counter(key for key, _ in items).items() if number > 1)
        if twice:
            raise InputError([Fault("json", "", ", ".join(twice), None, "a key occurs twice in one object")])
        return dict(items)

    try:
        data = json.loads(text, object_pairs_hook=unique)
    except (ValueError, RecursionError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError([Fault("json", "", "", None, f"not readable as JSON: {error}")]) from None
    if not isinstance(data, dict):
        raise InputError([Fault("json", "", "", None, "a JSON object is expected")])
    return data
