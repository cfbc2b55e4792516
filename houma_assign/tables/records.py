"""Rows of a frame as records, all faulty cells collected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from ..errors import Fault, InputError

LISTS = ("kin", "kin_villages", "skills")


def read_records(frame: Any, table: str, kind: type[Any], required: Iterable[str], faults: list[Fault],
                 skip: Iterable[str] = ()) -> list[Any]:  # fmt: skip
    """One record a row. Columns named like a field fill it; the others become facts.

    Parameters
    ----------
    frame
        A pandas frame, or anything one can be made of.
    table
        Name for fault messages.
    kind
        ``Candidate``, ``Village`` or ``Post``.
    required
        Columns that must be there.
    faults
        Receives what is wrong.
    skip
        Columns used elsewhere.
    """
    frame = as_frame(frame, table, faults)
    missing = [column for column in required if column not in frame.columns]
    if missing:
        known = ", ".join(str(column) for column in frame.columns)
        faults.extend(Fault(table, "", column, None, f"missing column; there are: {known or 'none'}") for column in missing)
        return []
    fields = set(kind.model_fields) - {"facts"}
    # Which columns are lists or numbers is decided by the field, never by what a cell looks like.
    made = []
    for number, row in enumerate(frame.to_dict("records"), start=1):
        data: dict[str, Any] = {"facts": {}}
        for column, cell in row.items():
            if column in skip:
                continue
            value = None if _empty(cell) else cell
            if column in fields:
                if value is not None:
                    data[str(column)] = _list(value) if column in LISTS else value
            else:
                data["facts"][str(column)] = value
        try:
            made.append(kind(**data))
        except InputError as error:
            name = str(data.get("id") or data.get("village") or f"row {number}")
            faults.extend(Fault(table, name, fault.column, fault.value, fault.reason) for fault in error.items)
    return made


def as_frame(frame: Any, table: str, faults: list[Fault]) -> pd.DataFrame:
    """A frame with text headers that occur once."""
    frame = frame if isinstance(frame, pd.DataFrame) else pd.DataFrame(frame)
    twice = frame.columns.duplicated()
    faults.extend(Fault(table, "", str(column), None, "two columns have this header") for column in frame.columns[twice].unique())
    single: pd.DataFrame = frame.loc[:, ~twice]
    return single


def _empty(cell: Any) -> bool:
    return cell is None or cell is pd.NA or cell is pd.NaT or (isinstance(cell, float) and cell != cell)


def _list(value: Any) -> Any:
    """``"a; b"`` as a list of two; collections as they are."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.replace("；", ";").split(";") if part.strip())
    return value


def needs_of(cell: Any) -> Any:
    """``"petition:5; culture:3"`` as a mapping; mappings as they are."""
    if not isinstance(cell, str):
        return cell
    needs: dict[str, Any] = {}
    for part in _list(cell):
        name, _, severity = part.replace("：", ":").rpartition(":")
        number = severity.strip()
        needs[name.strip()] = int(number) if number.isascii() and number.isdigit() else number
    return needs
