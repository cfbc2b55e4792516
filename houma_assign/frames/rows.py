"""Rows of any table as records of one kind: frames, columns, mappings or finished records, all faults collected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..data.record import plain
from ..errors import Fault, InputError, Message
from .foreign import table_of
from .matrix_cells import is_missing

EMPTY = Message("table.empty", "the table is empty", "表中没有任何一行")
NO_ROWS = Message("rows.kind", "a frame, or a list of records or mappings, is expected", "应为表格，或若干记录的列表")


def rows_of(given: Any, kind: type[Any], table: str, faults: list[Fault], meant: Callable[[str], str] = str) -> list[Any]:
    """Records of a kind in the order of the rows.

    Parameters
    ----------
    given
        A frame of pandas, polars or pyarrow, or a list of records and mappings.
    kind
        The record; headers that are no field of it go to its ``facts``, if it has any.
    table
        Name for fault messages; a row is called by its number.
    faults
        Receives what is wrong.
    meant
        Header -> field, for headers in another writing.
    """
    frame = table_of(given)
    if frame is None and (isinstance(given, (str, bytes, Mapping)) or not isinstance(given, Iterable)):
        faults.append(Fault(table, "", "", type(given).__name__, NO_ROWS))
        return []
    rows = frame.to_dict("records") if frame is not None else list(given)
    if not rows:
        faults.append(Fault(table, "", "", None, EMPTY))
    made = []
    for number, row in enumerate(rows, start=1):
        try:
            made.append(row if isinstance(row, kind) else kind(**_filled(row, kind, meant)))
        except InputError as error:
            faults += [Fault(table, f"row {number}", fault.column, fault.value, fault.reason) for fault in error.items]
        except (TypeError, ValueError):
            faults.append(Fault(table, f"row {number}", "", type(row).__name__, NO_ROWS))
    return made


def _whole(value: Any) -> Any:
    """A whole number as one; beside an empty cell frames hold it as a float."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _filled(row: Mapping[Any, Any], kind: type[Any], meant: Callable[[str], str]) -> dict[str, Any]:
    """The cells of a row by field; what is none is a fact where the record keeps facts, else it stays to be refused."""
    fields = set(kind.model_fields)
    cells = {meant(str(name)): _whole(plain(value)) for name, value in dict(row).items()}
    filled = {name: value for name, value in cells.items() if not is_missing(value) and value != ""}
    own = {name: value for name, value in filled.items() if name not in fields}
    if not own or "facts" not in fields:
        return filled
    return {**{name: value for name, value in filled.items() if name in fields}, "facts": {**own, **filled.get("facts", {})}}
