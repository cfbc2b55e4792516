"""Counts beside a matrix: slots of posts, posts of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ..data.exact import is_number
from ..data.record import plain
from ..errors import Fault, Message
from .labels import as_id
from .matrix_cells import is_missing, several
from .of_pandas import of_pandas

MOST = 1_000_000
WHOLE = Message("matrix.count", "a whole number from 0 to 1,000,000 is expected", "应为 0 至 1,000,000 的整数")
LABELS = Message("matrix.count_labels", "its index must be the ids of the score matrix", "其标号须为得分矩阵的编号")
NAMED = 3  # faulty counts that are named one by one; of more the first is named


def counts(table: str, given: Any, ids: Sequence[str], faults: list[Fault]) -> list[int]:
    """One count for each id: a number for all, a list in order, or a series or mapping by id."""
    if _single(given):
        value = _count(given[()] if isinstance(given, np.ndarray) else given)
        if value is None:
            faults.append(Fault(table, ids[0], table, None if is_missing(given) else plain(given), WHOLE))
        return [value or 0] * len(ids)
    listed = _listed(table, given, ids, faults)
    values = [_count(cell) for cell in listed]
    wrong = [number for number, value in enumerate(values) if value is None]
    for number in wrong if len(wrong) <= NAMED else wrong[:1]:
        shown = None if is_missing(listed[number]) else plain(listed[number])
        faults.append(Fault(table, ids[number], table, shown, WHOLE if len(wrong) <= NAMED else several(WHOLE, len(wrong))))
    return [value or 0 for value in values]


def _count(cell: Any) -> int | None:
    value = plain(cell)
    if is_missing(value) or not is_number(value) or not 0 <= value <= MOST or value != int(value):
        return None
    return int(value)


def _single(given: Any) -> bool:
    return given.ndim == 0 if isinstance(given, np.ndarray) else isinstance(given, str) or not hasattr(given, "__len__")


def _listed(table: str, given: Any, ids: Sequence[str], faults: list[Fault]) -> list[Any]:
    """What stands for each id, in order; zeros where that cannot be said."""
    if isinstance(given, Mapping) or of_pandas(given, "Series"):
        by_id = {as_id(plain(id)): value for id, value in given.items()}
        if set(by_id) == set(ids) and len(by_id) == len(given):
            return [by_id[id] for id in ids]
        faults.append(Fault(table, "", "", None, LABELS))
        return [0] * len(ids)
    way = next((name for name in ("to_list", "to_pylist") if hasattr(given, name)), "")
    listed = list(getattr(given, way)() if way else given)
    if len(listed) == len(ids):
        return listed
    en, zh = f"one number, or one for each of {len(ids)}", f"应为一个数，或 {len(ids)} 个数各一"
    faults.append(Fault(table, "", "", len(listed), Message("matrix.count_length", en, zh)))
    return [0] * len(ids)
