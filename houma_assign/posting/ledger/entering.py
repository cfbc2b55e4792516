"""Rows of a ledger on their way in and out: as records, as faults by their places, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...data.record import Record, as_tuple
from ...errors import Fault, Message
from ...plan.argument_words import argument_fault

DAYS = Message("ledger.days", "a whole number of days, 0 or more, is expected", "应为不小于零的整天数")


def rows_in(given: Any, kind: type[Any], table: str, faults: list[Fault]) -> list[Any]:
    """Rows as records of a kind; none is no fault."""
    from ...frames.rows import rows_of  # pandas is loaded where tables are read, not before

    listed: Sequence[Any] | Any = as_tuple(given)
    return [] if isinstance(listed, tuple) and not listed else rows_of(given, kind, table, faults)


def in_order(faults: list[Fault]) -> list[Fault]:
    """Faults by the places of their rows."""
    return sorted(faults, key=lambda fault: int(fault.row[4:]) if fault.row.startswith("row ") else 0)


def filled(record: Record) -> dict[str, Any]:
    """The fields of a row that say something."""
    return {name: value for name, value in record.model_dump().items() if value not in ("", None)}


def day_count_faults(call: str, name: str, given: Any) -> list[Fault]:
    """A number of days that is none."""
    whole = isinstance(given, int) and not isinstance(given, bool) and given >= 0
    return [] if whole else [argument_fault(call, name, given, DAYS)]
