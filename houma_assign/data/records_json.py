"""Rules, aims and pairs as plain data and back, for JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from ..errors import Fault, InputError, Message
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
    if not any(issubclass(kind, Mapping) for kind in {*map(type, items)}):
        return items
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
        reason = Message("json.kind", f"kinds are {', '.join(kinds)}; {UNKNOWN}", "没有这个种类；自定义的种类请先导入其模块")
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
            reason = Message("json.twice", "a key occurs twice in one object", "同一对象中有一个键写了两次")
            raise InputError([Fault("json", "", ", ".join(twice), None, reason)])
        return dict(items)

    try:
        data = json.loads(text, object_pairs_hook=unique)
    except (ValueError, RecursionError) as error:
        if isinstance(error, InputError):
            raise
        reason = Message("json.text", f"not readable as JSON: {error}", "不是可读的数据文件")
        raise InputError([Fault("json", "", "", None, reason)]) from None
    if not isinstance(data, dict):
        raise InputError([Fault("json", "", "", None, Message("json.object", "a JSON object is expected", "应为一个对象"))])
    return data
