"""Rows of a frame as records, all faulty cells collected."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import pandas as pd

from ..data.told_once import once
from ..errors import Fault, InputError, Message
from .cells import CellReader
from .headers import as_frame, missing_columns

ID_TEXT = Message("id.text", "text (a string) is expected; ids are text: convert the column first, e.g. with .astype(str)",
                  "编号应为文字；请先把整列转换为文本")  # fmt: skip


def read_records(frame: Any, table: str, kind: type[Any], required: Iterable[str], faults: list[Fault],
                 known: Mapping[str, Collection[str]] | None = None, notes: list[str] | None = None) -> list[Any]:  # fmt: skip
    """One record a row. Columns named like a field fill it; the others become facts.

    Parameters
    ----------
    frame
        A frame, or anything one can be made of.
    table
        Name for fault messages.
    kind
        ``Candidate``, ``Village`` or ``Post``.
    required
        Columns that must be there.
    faults
        Receives what is wrong; of many rows with one fault in a column the first is named, with their number.
    known
        Field -> what its parts may be, for lists in one cell.
    notes
        Receives what was done to cells.
    """
    frame = as_frame(frame, table, faults)
    missing = missing_columns(frame, table, list(required))
    if missing:
        faults.extend(missing)
        return []
    reader = CellReader(frame, set(kind.model_fields) - {"facts"}, known or {})
    made: list[Any] = []
    wrong: list[Fault] = []
    for number, row in enumerate(reader.rows(), start=1):
        data, odd = reader.read(row)
        name = row_name(data, number)
        wrong.extend(Fault(table, name, column, value, reason) for column, value, reason in odd)
        try:
            record = kind(**data)
        except InputError as error:
            wrong.extend(Fault(table, name, fault.column, fault.value, _reason(fault)) for fault in error.items)
        else:
            made.extend([] if odd else [record])
    faults.extend(once(wrong))
    if notes is not None:
        notes.extend(reader.notes(table))
    return made


def _reason(fault: Fault) -> str:
    number = isinstance(fault.value, (int, float)) and not isinstance(fault.value, bool)
    return ID_TEXT if fault.column in ("id", "village") and fault.code == "field.string_type" and number else fault.reason


def row_name(data: Mapping[str, Any], number: int) -> str:
    """What a reader finds a row by: its id, for posts the one made of village and role, or its number."""
    made = "/".join(data[part] for part in ("village", "role") if isinstance(data.get(part), str) and data[part])
    id = data.get("id")
    return str(id) if isinstance(id, (str, int, float)) and str(id) else made or f"row {number}"


def ids_in(frame: pd.DataFrame) -> dict[str, None]:
    """The ids of a table in order, those of faulty rows included."""
    if "id" in frame.columns:
        return {value: None for value in frame["id"].tolist() if isinstance(value, str)}
    rows = frame[[part for part in ("village", "role") if part in frame.columns]].to_dict("records")
    return {row_name({str(key): value for key, value in row.items()}, 0): None for row in rows}
