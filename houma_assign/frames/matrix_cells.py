"""Arrays and frames brought to the labels of the score matrix; what does not fit is a fault, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt

from ..data.exact import LIMIT, is_number
from ..data.record import plain
from ..errors import Fault, InputError, Message
from .foreign import cells_of, frame_cells, table_of
from .labels import as_id, ids_of
from .of_pandas import none_of_pandas, of_pandas

Labels = Sequence[str]
Cells = npt.NDArray[Any]
Wrong = dict[tuple[str, int], list[tuple[int, Any]]]  # (kind of fault, column) -> its rows with what stands there
NUMBER = "a number is expected (NaN bars the pair)"
NUMBER_ZH = "应为数字（空缺表示不可任用）"
REASONS = {
    "text": Message("matrix.text", f"{NUMBER}; this is text: convert it first", f"{NUMBER_ZH}；这里是文字，请先转换"),
    "truth": Message("matrix.truth", f"{NUMBER}; True and False are no points", f"{NUMBER_ZH}；真假值不是分数"),
    "time": Message("matrix.time", f"{NUMBER}; dates and durations are no points: divide durations by a unit first",
                    f"{NUMBER_ZH}；日期和时长不是分数，时长请先除以单位"),
    "complex": Message("matrix.complex", f"{NUMBER}; complex numbers are no points", f"{NUMBER_ZH}；复数不是分数"),
    "other": Message("matrix.other", NUMBER, NUMBER_ZH),
    "large": Message("matrix.too_large", "too large to be exact; write NaN or None for a pair that is barred",
                     "过大，无法精确计算；不可任用的配对请留空，不要用大数代替"),
    "infinite": Message("matrix.infinite", "infinite; use NaN for a barred pair", "无穷大；不可任用的配对请留空"),
}  # fmt: skip
KINDS = {"b": "truth", "m": "time", "M": "time", "c": "complex", "S": "text", "U": "text", "V": "other"}


def ids_and_cells(score: Any, faults: list[Fault]) -> tuple[list[str], list[str], Cells]:
    """Ids of the rows, ids of the columns and the cells of a matrix."""
    frame = table_of(score)
    if frame is not None and frame is not score and len(frame.columns) > 1 and _all_text(frame.iloc[:, 0]):
        frame = frame.set_index(frame.columns[0])  # tables of other libraries have no index: the ids are their first column
    raw = cells_of(score, "score") if frame is None else frame_cells(frame)
    if raw.ndim != 2 or 0 in raw.shape:
        reason = Message("matrix.shape", "a matrix with at least one row and one column is expected", "应为至少一行一列的矩阵")
        raise InputError([Fault("score", "", "", str(raw.shape), reason)])
    if frame is None:
        return [f"c{i}" for i in range(raw.shape[0])], [f"p{j}" for j in range(raw.shape[1])], raw
    numbered = frame is not score and of_pandas(frame.index, "RangeIndex")
    people = [f"c{i}" for i in range(len(frame))] if numbered else ids_of(frame.index, "score", "index", faults)
    return people, ids_of(frame.columns, "score", "columns", faults), raw


def numbers(table: str, raw: Cells, people: Labels, posts: Labels, faults: list[Fault]) -> Cells:
    """The cells as floats, or as objects where floats would not hold them; NaN or None where missing or faulty.

    Every kind of fault is named once for a column, and once for the matrix where all of it is of that kind.
    """
    if raw.dtype.kind in KINDS:
        faults.append(Fault(table, "", "", str(raw.dtype), REASONS[KINDS[raw.dtype.kind]]))
        return np.full(raw.shape, np.nan)
    if raw.dtype.kind == "f" or (raw.dtype.kind in "iu" and _safe(raw)):
        values: Cells = raw.astype(np.float64)
        wrong: Wrong = {}
        for i, j in np.argwhere(np.isinf(values)).tolist():
            wrong.setdefault(("infinite", j), []).append((i, float(values[i, j])))
        values[np.isinf(values)] = np.nan
    else:
        values, wrong = _objects(raw)
    kinds = {kind for kind, _ in wrong}
    if len(kinds) == 1 and kinds != {"infinite"} and len(wrong) > 1 and missing(values).all():
        faults.append(Fault(table, "", "", wrong[next(iter(wrong))][0][1], REASONS[kinds.pop()]))
        return values
    for (kind, j), cells in sorted(wrong.items(), key=lambda item: (item[1][0][0], item[0][1])):
        faults.append(Fault(table, people[cells[0][0]], posts[j], cells[0][1], several(REASONS[kind], len(cells))))
    return values


def several(reason: Message, number: int) -> Message:
    """A reason that holds in a number of cells of one column."""
    if number == 1:
        return reason
    return Message(reason.code, f"{reason} ({number} cells of this column)", f"{reason.zh}（本列共 {number} 处）")


def missing(values: Cells) -> npt.NDArray[np.bool_]:
    """Where ``numbers`` found none."""
    if values.dtype == object:
        return np.array([value is None for value in values.ravel()], dtype=bool).reshape(values.shape)
    found: npt.NDArray[np.bool_] = np.isnan(values)
    return found


def is_missing(value: Any) -> bool:
    """Whether a cell is empty: None, NaN, NA, NaT or masked."""
    if value is None or value is np.ma.masked or none_of_pandas(value):
        return True
    return value.is_nan() if isinstance(value, Decimal) else isinstance(value, float) and value != value


def _objects(raw: Cells) -> tuple[Cells, Wrong]:
    values, floats = np.full(raw.shape, None, dtype=object), True
    wrong: Wrong = {}
    for (i, j), given in np.ndenumerate(raw):
        if is_missing(given):
            continue
        value = plain(given)
        kind = _kind(value)
        if kind == "number":
            values[i, j] = value
            floats = floats and (isinstance(value, float) or (isinstance(value, int) and abs(value) <= LIMIT))
        elif kind != "missing":
            wrong.setdefault((kind, int(j)), []).append((int(i), None if kind == "other" else value))
    return (values.astype(np.float64) if floats else values), wrong


def _kind(value: Any) -> str:
    if is_missing(value):
        return "missing"
    if is_number(value):
        if value in (float("inf"), float("-inf")):
            return "infinite"
        return "large" if abs(value) > 1e300 else "number"
    if isinstance(value, (date, time, timedelta, np.datetime64, np.timedelta64)):
        return "time"
    kinds = ((bool, "truth"), ((str, bytes), "text"), (complex, "complex"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "other")


def _safe(raw: Cells) -> bool:
    return bool(raw.size == 0 or (int(raw.max()) <= LIMIT and int(raw.min()) >= -LIMIT))


def _all_text(column: Iterable[Any]) -> bool:
    cells = list(column)
    return bool(cells) and all(isinstance(cell, str) for cell in cells)


def matrix_like(table: str, given: Any, people: Labels, posts: Labels, faults: list[Fault]) -> Cells | None:
    """A second matrix over the same pairs: a frame is brought to the same order by its labels, an array must have the shape."""
    frame = table_of(given)
    if frame is None:
        raw = cells_of(given, table)
        if raw.shape == (len(people), len(posts)):
            return raw
        en, zh = f"shape {(len(people), len(posts))} is expected", f"应为 {len(people)} 行 {len(posts)} 列"
        faults.append(Fault(table, "", "", str(raw.shape), Message("matrix.other_shape", en, zh)))
        return None
    if frame is not given and len(frame.columns) == len(posts) + 1:
        frame = frame.set_index(frame.columns[0])
    elif frame is not given and of_pandas(frame.index, "RangeIndex") and len(frame) == len(people):
        frame = frame.set_axis(list(people), axis=0)
    rows, columns = ([as_id(plain(each)) for each in labels] for labels in (frame.index, frame.columns))
    if sorted(rows) != sorted(people) or sorted(columns) != sorted(posts):
        odd = sorted({*rows} ^ {*people}) + sorted({*columns} ^ {*posts})
        en = "index and columns must be the ids of the score matrix" + (f"; see {odd[0]}" if odd else "")
        zh = "行标和列标须为得分矩阵的编号" + (f"；见 {odd[0]}" if odd else "")
        faults.append(Fault(table, "", "", str(frame.shape), Message("matrix.other_labels", en, zh)))
        return None
    raw = frame_cells(frame)
    at, place = ({label: k for k, label in enumerate(labels)} for labels in (rows, columns))
    return raw[np.ix_([at[each] for each in people], [place[each] for each in posts])]
