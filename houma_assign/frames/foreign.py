"""Tables and arrays of other libraries as pandas and numpy hold them, with the same values; none of them is imported."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ..data.record import plain
from ..errors import Fault, InputError, Message
from .of_pandas import of_pandas

if TYPE_CHECKING:
    import pandas as pd

Cells = npt.NDArray[Any]
UNNAMED = re.compile(r"__index_level_\d+__")  # what pyarrow calls an index that has no name


def table_of(given: Any) -> pd.DataFrame | None:
    """A table of any library as a pandas frame; None for what is no table."""
    if of_pandas(given, "DataFrame"):
        return given  # type: ignore[no-any-return]  # it was just looked at
    if hasattr(given, "column_names") and hasattr(given, "itercolumns"):  # pyarrow
        return _of_columns(list(given.column_names), [each.to_pylist() for each in given.itercolumns()])
    if hasattr(given, "get_columns") and hasattr(given, "columns"):  # polars
        return _of_columns(list(given.columns), [each.to_list() for each in given.get_columns()])
    frame = given.to_pandas() if hasattr(given, "to_pandas") and hasattr(given, "columns") else None
    return frame if of_pandas(frame, "DataFrame") else None


def _of_columns(names: list[str], columns: list[list[Any]]) -> pd.DataFrame:
    import pandas as pd

    # As objects: whole numbers beside an empty cell stay whole, and decimals stay decimals.
    series = {number: pd.Series(cells, dtype=object) for number, cells in enumerate(columns)}
    frame = pd.DataFrame(series).set_axis(names, axis=1)
    kept = [name for name in names if UNNAMED.fullmatch(str(name))]
    return frame.set_index(kept) if kept else frame


def cells_of(given: Any, table: str) -> Cells:
    """An array, a masked array or nested lists as an array of what was given; what a mask hides is None or NaN.

    Raises
    ------
    InputError
        For what is no plain matrix.
    """
    if hasattr(given, "tocsr"):
        en = "a sparse matrix does not say whether what it leaves out is 0 or barred; give .toarray(), with NaN for barred pairs"
        zh = "稀疏矩阵没有说明省略之处是零分还是不可任用；请给出完整矩阵，不可任用处留空"
        raise InputError([Fault(table, "", "", type(given).__name__, Message("matrix.sparse", en, zh))])
    if isinstance(given, (list, tuple)):
        return _of_rows(list(given), table)
    if isinstance(given, np.ma.MaskedArray):
        return _unmasked(given)
    raw = np.asarray(given)
    if raw.dtype.names is not None:
        en = "a structured array has named columns; give a pandas frame of it, with the ids as index"
        zh = "结构化数组带有列名；请改为以编号为行标的表格"
        raise InputError([Fault(table, "", "", str(raw.dtype)[:40], Message("matrix.structured", en, zh))])
    return as_written(raw)


def frame_cells(frame: pd.DataFrame) -> Cells:
    """The cells of a frame; floats where all of it is plain numbers, else objects."""
    kinds = {dtype.kind for dtype in frame.dtypes if isinstance(dtype, np.dtype)}
    plain_types = all(isinstance(dtype, np.dtype) for dtype in frame.dtypes)
    if plain_types and len(kinds) == 1 and kinds <= set("iufmMbc"):
        if kinds == {"f"} and len(set(frame.dtypes)) > 1:  # widened together, the shorter ones would lose what they say
            return np.column_stack([as_written(column.to_numpy()) for _, column in frame.items()])
        return as_written(frame.to_numpy())
    cells = np.empty(frame.shape, dtype=object)
    for number, (_, column) in enumerate(frame.items()):
        short = str(column.dtype).lower() == "float32"  # also pandas' own Float32
        cells[:, number] = as_written(column.to_numpy(np.float32, na_value=np.nan)) if short else column.to_numpy(dtype=object)
    return cells


def as_written(raw: Cells) -> Cells:
    """Short floats as the decimals they are written as: ``float32(0.1)`` is 0.1, not 0.10000000149.

    Half floats are too coarse for that: what is written of them may be off by a thousandth, so they are what they are.
    """
    if raw.dtype != np.float32:
        return raw.astype(np.float64) if raw.dtype == np.float16 else raw
    exact: Cells = raw.astype("U32").astype(np.float64)
    return exact


def _unmasked(given: np.ma.MaskedArray[Any, Any]) -> Cells:
    data, mask = as_written(np.asarray(given.data)), np.ma.getmaskarray(given)
    if data.dtype.names is not None:
        return cells_of(data, "score")
    if data.dtype.kind in "mM":  # as objects, those in nanoseconds would be bare numbers
        return data
    if data.dtype.kind == "f":
        return np.where(mask, np.nan, data)
    cells = data.astype(object)
    cells[mask] = None
    return cells


def _of_rows(rows: list[Any], table: str) -> Cells:
    listed = [_row(row) for row in rows]
    lengths = {-1 if row is None else len(row) for row in listed}
    if not listed or lengths == {-1}:
        return np.empty(len(listed), dtype=object)
    if len(lengths) > 1:
        en, zh = f"rows of different lengths: {sorted(lengths)}", "各行长度不一"
        reason = Message("matrix.ragged", "a matrix is expected; these are rows of different lengths", "应为矩阵；" + zh)
        raise InputError([Fault(table, "", "", en.rpartition(": ")[2].replace("-1", "none"), reason)])
    cells = np.empty((len(listed), lengths.pop()), dtype=object)
    for number, row in enumerate(listed):
        for place, cell in enumerate(row or ()):
            cells[number, place] = cell
    return cells


def _row(row: Any) -> list[Any] | None:
    """One row of nested lists; None for a row that is a single cell."""
    if (isinstance(row, np.ndarray) or of_pandas(row, "Series")) and row.ndim:
        return [plain(cell) for cell in row]
    for name in ("to_list", "to_pylist"):
        if hasattr(row, name):
            return list(getattr(row, name)())
    return list(row) if isinstance(row, (list, tuple, range)) else None
