"""The cells of a row as the fields and facts of a record: lists, needs, counts, dates, numbers with noise."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd

from ..data.exact import without_noise
from ..data.many_in_one import split_list, split_mapping
from ..data.record import as_tuple
from ..errors import Message
from .foreign import as_written
from .headers import TABLES_ZH
from .matrix_cells import is_missing

LISTS = ("kin", "kin_villages", "skills", "priority_groups")
COUNTS = ("most", "slots", "least")

Odd = tuple[str, Any, str]  # column, value, reason


class CellReader:
    """Reads the rows of one table.

    Parameters
    ----------
    frame
        The table, with the names of fields in its header.
    fields
        Fields of the record; other columns are facts.
    known
        Field -> what its parts may be, for lists in one cell.
    """

    def __init__(self, frame: pd.DataFrame, fields: set[str], known: Mapping[str, Collection[str]]) -> None:
        self.frame, self.fields, self.known = frame, fields, known
        self.noisy: dict[str, int] = {}
        self.dated: dict[str, int] = {}
        # Which columns are lists or numbers is decided by the field, never by what a cell looks like.
        self.spoilt = {name for name in COUNTS if name in fields and name in frame.columns and _floats_for_counts(frame[name])}

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each row as a mapping from header to cell."""
        columns = {str(name): self._cells(column) for name, column in self.frame.items()}
        for number in range(len(self.frame)):
            yield {name: cells[number] for name, cells in columns.items()}

    def read(self, row: Mapping[str, Any]) -> tuple[dict[str, Any], list[Odd]]:
        """What a record is made of, and the cells that could not be split."""
        data: dict[str, Any] = {"facts": {}}
        odd: list[Odd] = []
        for column, cell in row.items():
            value = None if is_missing(cell) else cell
            if column not in self.fields:
                data["facts"][column] = self._fact(column, value)
            elif value is not None:
                value = self._field(column, value)
                if isinstance(value, Message):
                    odd.append((column, cell, value))
                else:
                    data[column] = value
        return data, odd

    def notes(self, table: str) -> Iterator[Message]:
        """What was done to cells, once a column."""
        for column, number in self.noisy.items():
            yield noise_note(table, column, number)
        for column, number in self.dated.items():
            yield Message("cell.dates", f"{table}: {number} dates in {column!r} were read as year-month-day",
                          f"{TABLES_ZH.get(table, table)}：“{column}”列的 {number} 个日期读作“年-月-日”")  # fmt: skip

    def _cells(self, column: pd.Series) -> list[Any]:
        short = str(column.dtype).lower() == "float32"
        return as_written(column.to_numpy(np.float32, na_value=np.nan)).tolist() if short else column.tolist()

    def _field(self, column: str, value: Any) -> Any:
        if column in LISTS:
            return split_list(value, self.known.get(column, ())) if isinstance(value, str) else as_tuple(value)
        if column == "needs":
            return needs_of(value)
        return int(value) if column in self.spoilt and value == int(value) else value

    def _fact(self, column: str, value: Any) -> Any:
        if isinstance(value, date):
            self.dated[column] = self.dated.get(column, 0) + 1
            return _day(value)
        plain = without_noise(value)
        if plain is not value:
            self.noisy[column] = self.noisy.get(column, 0) + 1
        return plain


def noise_note(table: str, column: str, number: int) -> Message:
    """That sums like 82.35000000000001 were read as 82.35."""
    zh = f"{TABLES_ZH.get(table, table)}：“{column}”列有 {number} 处已去掉求和产生的尾差"
    return Message("cell.noise", f"{table}: the noise of sums was taken off {number} cells of {column!r}", zh)


def needs_of(cell: Any) -> Any:
    """``"petition:5; culture:3"`` as a mapping; mappings and lists of pairs without their empty entries; else as it is."""
    if isinstance(cell, str):
        return split_mapping(cell)
    listed = as_tuple(cell)
    if isinstance(listed, tuple) and all(isinstance(each, (tuple, list)) and len(each) == 2 for each in listed):
        names = [name for name, _ in listed]
        if len({str(name) for name in names}) < len(names):
            return Message("cell.need_twice", "a need is listed twice in the cell", "单元格中有一项需求写了两次")
        cell = dict(listed)
    if not isinstance(cell, Mapping):
        return cell
    # Tables with one field for each need leave those empty that a village has not, and hold the others as floats.
    return {name: int(value) if isinstance(value, float) and value.is_integer() else value
            for name, value in cell.items() if value is not None}  # fmt: skip


def _floats_for_counts(column: pd.Series) -> bool:
    """Whether a column of whole numbers is held as floats because a cell is empty."""
    if column.dtype.kind == "f":
        return bool(column.isna().any()) and not bool(np.isinf(column.to_numpy(np.float64, na_value=np.nan)).any())
    return False


def _day(value: date) -> str:
    if isinstance(value, datetime) and (value.hour, value.minute, value.second, value.microsecond) != (0, 0, 0, 0):
        return value.isoformat(sep=" ")
    return value.isoformat()[:10]
