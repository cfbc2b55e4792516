"""Arrays and frames brought to the labels of the score matrix; what does not fit is a fault, never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..data.exact import is_number
from ..data.record import clean_id, plain
from ..errors import Fault, InputError

Labels = Sequence[str]


def ids_and_cells(score: Any, faults: list[Fault]) -> tuple[list[str], list[str], npt.NDArray[Any]]:
    """Ids of the rows, ids of the columns and the cells of a matrix."""
    frame = score if isinstance(score, pd.DataFrame) else None
    raw = np.asarray(score if frame is None else frame.to_numpy(dtype=object))
    if raw.ndim != 2 or 0 in raw.shape:
        raise InputError([Fault("score", "", "", str(raw.shape), "a matrix with at least one row and one column is expected")])
    if frame is None:
        return [f"c{i}" for i in range(raw.shape[0])], [f"p{j}" for j in range(raw.shape[1])], raw
    people, posts = [str(each) for each in frame.index], [str(each) for each in frame.columns]
    for name, ids in (("index", people), ("columns", posts)):
        for id in dict.fromkeys(ids):
            try:
                clean_id(id)
            except ValueError as error:
                faults.append(Fault("score", id, name, id, str(error)))
        faults.extend(Fault("score", id, name, id, "occurs more than once") for id in dict.fromkeys(ids) if ids.count(id) > 1)
    return people, posts, raw


def numbers(table: str, raw: npt.NDArray[Any], people: Labels, posts: Labels, faults: list[Fault]) -> Any:
    """The cells as floats; NaN, None and what is a fault become NaN."""
    if raw.dtype.kind in "iuf":
        values = raw.astype(np.float64)
    else:
        values = np.full(raw.shape, np.nan)
        for (i, j), given in np.ndenumerate(raw):
            value = plain(given)
            if is_number(value):
                values[i, j] = float(value)
            elif value is not None and value is not pd.NA:
                faults.append(Fault(table, people[i], posts[j], value, "a number is expected (NaN bars the pair)"))
    for i, j in np.argwhere(np.isinf(values)):
        faults.append(Fault(table, people[i], posts[j], float(values[i, j]), "infinite; use NaN for a barred pair"))
        values[i, j] = np.nan
    return values


def matrix_like(table: str, given: Any, people: Labels, posts: Labels, faults: list[Fault]) -> npt.NDArray[Any] | None:
    """A second matrix over the same pairs: a frame is brought to the same order by its labels, an array must have the shape."""
    if isinstance(given, pd.DataFrame):
        frame = given.set_axis([str(each) for each in given.index], axis=0).set_axis(
            [str(each) for each in given.columns], axis=1
        )
        if sorted(frame.index) != sorted(people) or sorted(frame.columns) != sorted(posts):
            faults.append(Fault(table, "", "", str(frame.shape), "index and columns must be the ids of the score matrix"))
            return None
        return frame.loc[list(people), list(posts)].to_numpy(dtype=object)
    rows = list(given) if isinstance(given, (list, tuple)) else given
    raw = np.array(rows, dtype=object) if not isinstance(rows, np.ndarray) else rows
    if raw.shape != (len(people), len(posts)):
        faults.append(Fault(table, "", "", str(raw.shape), f"shape {(len(people), len(posts))} is expected"))
        return None
    return raw


def counts(table: str, given: Any, ids: Labels, faults: list[Fault]) -> list[int]:
    """One count for each id: a number for all, a list in order, or a series or mapping by id."""
    if isinstance(given, (pd.Series, dict)):
        by_id = {str(id): value for id, value in dict(given).items()}
        if set(by_id) != set(ids):
            faults.append(Fault(table, "", "", None, "its index must be the ids of the score matrix"))
            return [0] * len(ids)
        listed = [by_id[id] for id in ids]
    else:
        listed = given.tolist() if isinstance(given, np.ndarray) else given
        listed = list(listed) if isinstance(listed, (list, tuple)) else [listed] * len(ids)
    if len(listed) != len(ids):
        faults.append(Fault(table, "", "", len(listed), f"one number, or one for each of {len(ids)}"))
        return [0] * len(ids)
    values = []
    for id, cell in zip(ids, listed, strict=True):
        value = plain(cell)
        value = int(value) if isinstance(value, float) and value.is_integer() else value
        fine = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1_000_000
        if not fine:
            faults.append(Fault(table, id, table, value, "a whole number from 0 to 1,000,000 is expected"))
        values.append(value if fine else 0)
    return values
