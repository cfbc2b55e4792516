"""Rows of a frame as records, all faulty cells collected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
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
    spoilt = _floats_for_counts(frame, fields)
    made = []
    for number, row in enumerate(frame.to_dict("records"), start=1):
        data: dict[str, Any] = {"facts": {}}
        for column, cell in row.items():
            if column in skip:
                continue
            value = None if _empty(cell) else cell
            if column in fields:
                if value is not None:
                    value = int(value) if column in spoilt and value == int(value) else value
                    data[str(column)] = _list(value) if column in LISTS else value
            else:
                data["facts"][str(column)] = value
        try:
            made.append(kind(**data))
        except InputError as error:
            name = row_name(data, number)
            faults.extend(Fault(table, name, fault.column, fault.value, fault.reason) for fault in error.items)
    return made


def row_name(data: Mapping[str, Any], number: int) -> str:
    """What a reader finds a row by: its id, for posts the one made of village and role, or its number."""
    made = "/".join(str(data[part]) for part in ("village", "role") if isinstance(data.get(part), str))
    return str(data.get("id") or made or f"row {number}")


def ids_in(frame: pd.DataFrame) -> dict[str, None]:
    """The ids of a table in order, those of faulty rows included."""
    if "id" in frame.columns:
        return {value: None for value in frame["id"].tolist() if isinstance(value, str)}
    rows = frame[[part for part in ("village", "role") if part in frame.columns]].to_dict("records")
    return {row_name({str(key): value for key, value in row.items()}, 0): None for row in rows}


def _floats_for_counts(frame: pd.DataFrame, fields: set[str]) -> set[str]:
    """Columns of whole numbers that pandas holds as floats because a cell is empty."""
    return {name for name in ("most", "slots", "least") if name in fields and name in frame.columns
            and frame[name].dtype.kind == "f" and frame[name].isna().any() and not np.isinf(frame[name]).any()}  # fmt: skip


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
