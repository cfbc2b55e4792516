"""The columns of a table: which of its headers is which field, whatever their case and the blanks around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ..data.candidate import Candidate
from ..data.field_names import CANDIDATE
from ..data.near_fields import folded, near
from ..data.post import Post
from ..data.priority_groups import COLUMN
from ..data.village import Village
from ..errors import PLACES_ZH, Fault, InputError, Message
from .foreign import table_of
from .id_columns import with_ids

FIELDS: dict[str, tuple[str, ...]] = {
    "candidates": (*(name for name in Candidate.model_fields if name != "facts"), "score"),
    "villages": tuple(name for name in Village.model_fields if name != "facts"),
    "posts": tuple(name for name in Post.model_fields if name != "facts"),
    "pairs": ("candidate", "post", "village", "score", "grade"),
}
ALSO = {COLUMN: CANDIDATE[COLUMN]}  # a list in one cell, which as a fact would be one text
TABLES_ZH = {"candidates": "人选", "villages": "村", "posts": "岗位", "pairs": "配对"}
TWICE = Message("column.twice", "two columns have this header", "两列用了同一列名")
NO_TABLE = Message("table.kind", "a frame, or a mapping of columns, is expected", "应为表格，或列名与各列的对应表")


def as_frame(given: Any, table: str, faults: list[Fault], notes: list[str] | None = None) -> pd.DataFrame:
    """A frame with text headers that occur once, fields under their own names.

    Parameters
    ----------
    given
        A frame of pandas, polars or pyarrow, or anything a pandas frame can be made of.
    table
        Its name, for messages: "candidates", "villages", "posts" or "pairs".
    faults, notes
        Receive what is wrong, and which headers were read as which field.
    """
    frame = _with_its_index(_made(given, table), FIELDS.get(table, ()))
    headers = [header if isinstance(header, str) else str(header) for header in frame.columns]
    names = _names(headers, table, faults, [] if notes is None else notes)
    named = frame.set_axis(names, axis=1)
    single: pd.DataFrame = named.loc[:, ~named.columns.duplicated()]
    return with_ids(single.reset_index(drop=True), table, frame.index, [] if notes is None else notes)


def _made(given: Any, table: str) -> pd.DataFrame:
    frame = table_of(given)
    if frame is None:
        if hasattr(given, "collect") and hasattr(given, "collect_schema"):
            reason = Message(
                "table.lazy", "a lazy frame is not read yet; call .collect() first", "延迟计算的表尚未读入；请先取出数据"
            )
            raise InputError([Fault(table, "", "", type(given).__name__, reason)])
        try:
            frame = _of_plain_data(given)
        except (ValueError, TypeError):
            raise InputError([Fault(table, "", "", type(given).__name__, NO_TABLE)]) from None
    if frame.columns.nlevels > 1:
        reason = Message("table.levels", "headers of several levels; give each column one name", "列名有多级；每列请只给一个列名")
        raise InputError([Fault(table, "", "", None, reason)])
    return frame


def _of_plain_data(given: Any) -> pd.DataFrame:
    try:
        return pd.DataFrame(given)
    except UnicodeError:  # half of a character: pandas' own text cannot hold it, and who reads the cell refuses it in words
        return pd.DataFrame(given, dtype=object)


def _with_its_index(frame: pd.DataFrame, fields: Sequence[str]) -> pd.DataFrame:
    """An index that is called like a missing field is a column: ``set_index("id")`` does not lose the ids."""
    there = {folded(str(header)) for header in frame.columns}
    called = [name for name in frame.index.names if isinstance(name, str)]
    lost = [name for name in called if folded(name) in {folded(field) for field in fields} - there]
    return frame.reset_index(level=lost) if lost else frame


def _names(headers: list[str], table: str, faults: list[Fault], notes: list[str]) -> list[str]:
    """The name of each column: a field's own where the header says it in another case or with blanks, else as it stands."""
    fields = {folded(word): field for field in FIELDS.get(table, ()) for word in (*ALSO.get(field, ()), field)}
    names, read_as = [], {}
    for header in headers:
        # What stands there by its very name comes first; a header like it is then a fact.
        meant = fields.get(folded(header), header.strip() or header)
        name = header if meant in headers else meant
        if name != header:
            read_as[header] = name
        names.append(name)
    for name in dict.fromkeys(names):
        given = [header for header, other in zip(headers, names, strict=True) if other == name]
        if len(given) > 1:
            alike = Message("column.same", f"two columns mean the same: {', '.join(map(repr, dict.fromkeys(given)))}",
                            f"两列含义相同：{'、'.join(f'“{each}”' for each in dict.fromkeys(given))}")  # fmt: skip
            faults.append(Fault(table, "", name, None, TWICE if len(set(given)) == 1 else alike))
    for header, name in read_as.items():
        notes.append(Message("column.read_as", f"{table}: column {header!r} was read as {name!r}",
                             f"{TABLES_ZH.get(table, table)}：列“{header}”读作“{PLACES_ZH.get(name, name)}”"))  # fmt: skip
    return names


def missing_columns(frame: pd.DataFrame, table: str, required: Sequence[str]) -> list[Fault]:
    """A fault for each required column that is not there, with the headers that come nearest."""
    faults = []
    headers = [str(header) for header in frame.columns]
    for column in required:
        if column in headers:
            continue
        hint = near(column, headers)
        en = f"missing column; there are: {', '.join(headers) or 'none'}" + (f"; rename {hint[0]!r}?" if hint else "")
        zh = f"缺少这一列；现有：{'、'.join(headers) or '无'}" + (f"；“{hint[0]}”是否应改为此列名？" if hint else "")
        faults.append(Fault(table, "", column, None, Message("column.missing", en, zh)))
    return faults
