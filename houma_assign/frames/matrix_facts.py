"""People and posts of a matrix with facts that stand beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..errors import Fault, Message
from .labels import as_id

ROWS = Message(
    "matrix.facts_rows", "one row is expected for each id of the score matrix, in its order, or with its ids",
    "得分矩阵的每个编号应各有一行，按其顺序排列，或写明编号",
)  # fmt: skip
ELSEWHERE = Message("matrix.facts_own", "the matrix and the counts beside it say this", "这一项由得分矩阵及所附数目给出")


def records_beside(
    table: str, kind: type[Any], own: Mapping[str, Sequence[Any]], given: Any, faults: list[Fault], notes: list[str]
) -> list[Any]:
    """One record for each id of a matrix, with the facts that are given.

    Parameters
    ----------
    table
        "candidates" or "posts".
    kind
        ``Candidate`` or ``Post``.
    own
        Field -> its values as the matrix says them, the ids among them.
    given
        A frame, or name -> values; None for no facts.
    faults, notes
        Receive what is wrong, and what was done to cells.
    """
    ids = list(own["id"])
    rows = [dict(zip(own, row, strict=True)) for row in zip(*own.values(), strict=True)]
    if given is None:
        return [kind(**row) for row in rows]
    import pandas as pd

    from .headers import as_frame
    from .records import read_records

    frame = as_frame(given, table, faults, notes)
    index = [as_id(each) for each in getattr(given, "index", pd.Index([]))] if isinstance(given, pd.DataFrame) else []
    if isinstance(given, Mapping) and any(isinstance(each, pd.Series) for each in given.values()):
        index = [as_id(each) for each in pd.DataFrame(given).index]
    named = [as_id(each) for each in frame["id"]] if "id" in frame.columns else index
    if set(named) == set(ids) and len(named) == len(ids):
        frame = frame.set_axis(named, axis=0).loc[ids]
    elif "id" in frame.columns or len(frame) != len(ids):
        faults.append(Fault(table, "", "id", len(frame), ROWS))
        return []
    twice = [name for name in own if name != "id" and name in frame.columns]
    faults += [Fault(table, "", name, None, ELSEWHERE) for name in twice]
    frame = frame.drop(columns=[*twice, *({"id"} & set(frame.columns))]).reset_index(drop=True)
    wide = pd.concat([pd.DataFrame({name: list(values) for name, values in own.items()}, dtype=object), frame], axis=1)
    return read_records(wide, table, kind, ["id"], faults, {"kin": ids}, notes)
