"""Villages or candidates as records, whatever they are given as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...data.records_json import read_each
from ...errors import Fault, InputError, Message


def as_records(given: Any, kind: type[Any], name: str) -> tuple[Any, ...]:
    """Records of a kind from a ``Problem``, a frame, a mapping of columns, or records and mappings.

    Raises
    ------
    InputError
        With every fault of every row; also where there are none, or two with one id.
    """
    framed = isinstance(given, Mapping) or hasattr(given, "columns")
    given = getattr(given, name) if not framed and hasattr(given, name) else given
    if framed:
        records = _of_frame(given, kind, name)
    else:
        records = read_each(tuple(given) if isinstance(given, Iterable) else (given,), kind)
    wrong = [each for each in records if not isinstance(each, kind)]
    if wrong:
        raise InputError(
            [
                Fault(
                    name,
                    "",
                    "",
                    type(wrong[0]).__name__,
                    Message("records.kind", f"{kind.__name__} records or a frame are expected", "应为这一类的记录，或表格"),
                )
            ]
        )
    if not records:
        raise InputError([Fault(name, "", "", None, Message("table.empty", "the table is empty", "表中没有任何一行"))])
    return records


def _of_frame(given: Any, kind: type[Any], name: str) -> tuple[Any, ...]:
    # pandas is loaded only where somebody brings a frame, and then it is there already
    from ...frames.records import read_records

    faults: list[Fault] = []
    records = read_records(given, name, kind, ["id"], faults)
    if faults:
        raise InputError(faults)
    return tuple(records)
