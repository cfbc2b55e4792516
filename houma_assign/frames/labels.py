"""The ids beside a matrix: text, each once."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ..data.field_reasons import reason_of
from ..data.record import clean_id, plain
from ..errors import Fault, Message
from .of_pandas import none_of_pandas, of_pandas

NO_LABEL = Message("matrix.no_label", "a label is missing; every row and column needs an id", "缺少标号；每行每列都须有编号")
TWICE = Message("label.twice", "occurs more than once", "出现不止一次")
LEVELS = Message(
    "matrix.levels", "labels of several levels; give each row and column one id", "标号有多级；每行每列请只给一个编号"
)


def ids_of(labels: Collection[Any], table: str, side: str, faults: list[Fault]) -> list[str]:
    """Labels as ids; what cannot be an id, or is one twice, goes to ``faults``.

    Parameters
    ----------
    labels
        An index, or the columns of a frame.
    table, side
        Where they stand, for the faults: "index" or "columns".
    """
    if of_pandas(labels, "MultiIndex"):
        faults.append(Fault(table, "", side, None, LEVELS))
        return [f"{side} {number}" for number in range(len(labels))]
    listed = [plain(each) for each in labels]
    ids = [as_id(each) for each in listed]
    seen: dict[str, list[Any]] = {}
    for id, label in zip(ids, listed, strict=True):
        seen.setdefault(id, []).append(label)
    for id, given in seen.items():
        if given[0] is None or none_of_pandas(given[0]) or given[0] != given[0]:
            faults.append(Fault(table, "", side, None, NO_LABEL))
            continue
        try:
            clean_id(id)
        except ValueError as error:
            faults.append(Fault(table, id, side, id, reason_of(error)))
        if len(given) > 1:
            faults.append(Fault(table, id, side, id, twice(given)))
    return ids


def as_id(label: Any) -> str:
    """A label as an id: whole numbers by their digits, dates by their day."""
    if of_pandas(label, "Timestamp") and label == label.normalize():
        return str(label.date())
    return str(label)


def twice(given: list[Any]) -> Message:
    """Why one id stands twice: two labels may look alike and be of two kinds."""
    if len({type(each) for each in given}) == 1:
        return TWICE
    kinds = " and ".join(sorted({"the text" if isinstance(each, str) else "the number" for each in given}))
    en = f"occurs more than once, as {kinds}; ids are text, so both are the same: give one of them another id"
    zh = "出现不止一次，一为数字，一为文字；编号一律作文字，两者相同，请改其中之一"
    return Message("id.two_kinds", en, zh)
