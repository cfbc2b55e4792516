"""Ids in frames: the index where no column holds them, and whole numbers as text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ..data.record import plain
from ..errors import PLACES_ZH, Message
from .matrix_cells import is_missing

IDS = {"candidates": ("id", "home", "kin", "kin_villages"), "villages": ("id",), "posts": ("id", "village"),
       "pairs": ("candidate", "post", "village")}  # fmt: skip
NAMED_BY_INDEX = ("candidates", "villages")


def with_ids(frame: pd.DataFrame, table: str, index: pd.Index, notes: list[str]) -> pd.DataFrame:
    """The frame with a column of ids, and whole numbers among ids as text.

    Parameters
    ----------
    frame
        The table under its fields' own names, rows numbered.
    table
        "candidates", "villages", "posts" or "pairs".
    index
        What the rows were called before they were numbered.
    notes
        Receives what was read as ids.
    """
    if table in NAMED_BY_INDEX and "id" not in frame.columns and index.nlevels == 1 and not isinstance(index, pd.RangeIndex):
        frame = frame.assign(id=index.tolist())
        notes.append(_note("ids_of_index", table, "id", "the index was read as", "行名读作"))
    for column in IDS.get(table, ()):
        if column in frame.columns:
            cells = frame[column].tolist()
            read = None if all(isinstance(cell, str) for cell in cells) else _as_text(cells)
            if read is not None:
                frame = frame.assign(**{column: pd.Series(read, dtype=object, index=frame.index)})
                notes.append(_note("ids_of_numbers", table, column, "whole numbers were read as ids in", "整数读作编号："))
    return frame


def _as_text(cells: list[Any]) -> list[Any] | None:
    """Whole numbers as text, alone or in lists, where a column holds nothing else; numbers among texts may be slips."""
    missing = [is_missing(cell) for cell in cells]
    there = [plain(cell) for cell, gap in zip(cells, missing, strict=True) if not gap]
    # Whole numbers beside empty cells are held as floats; where none is empty, a float is no id.
    gaps = any(missing)
    single = [part for cell in there for part in (map(plain, cell) if isinstance(cell, (list, tuple)) else (cell,))]
    if not single or not all(_whole(part, gaps) for part in single):
        return None
    parts = iter(there)
    return [cell if gap else _text(next(parts)) for cell, gap in zip(cells, missing, strict=True)]


def _whole(value: Any, gaps: bool) -> bool:
    return not isinstance(value, bool) and (isinstance(value, int) or (gaps and isinstance(value, float) and value.is_integer()))


def _text(value: Any) -> Any:
    return [str(int(plain(part))) for part in value] if isinstance(value, (list, tuple)) else str(int(value))


def _note(code: str, table: str, column: str, en: str, zh: str) -> Message:
    tables: Sequence[str] = (PLACES_ZH.get(table, table), PLACES_ZH.get(column, column))
    return Message(code, f"{table}: {en} {column!r}", f"{tables[0]}：{zh}“{tables[1]}”")
