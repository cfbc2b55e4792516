"""Marks that the two-sided hearing of people and villages gave each pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from ...data.exact import Ints, fraction, is_number
from ...data.record import plain
from ...data.village import Village
from ...errors import Fault, Message
from ..facts.award import TOO_FINE
from ..facts.decimals import MOST, STEPS, rounded
from ..facts.fact_table import FactTable
from .fields import GradeFields

ID_TEXT = Message("marks.id", "ids must be text", "编号应为文字")
TWO = Message("marks.twice", "the pair has two marks", "这一对有两个评议分")
MISSING = Message("marks.missing", "missing; every pair needs one", "缺少；每一对都须有评议分")
NO_COLUMN = Message("marks.column", "missing column", "缺少这一列")
NEGATIVE = Message("marks.negative", "a number of 0 or more is expected", "应为零或正数")


def mark_matrix(rules: GradeFields, marks: Any, table: FactTable, places: tuple[Village, ...], faults: list[Fault]) -> Ints:
    """What the marks give, in hundredths of a point; shape (people, villages)."""
    matrix = np.zeros((len(table), len(places)), np.int64)
    if not rules.per_mark:
        return matrix
    columns = {place.id: column for column, place in enumerate(places)}
    seen: set[tuple[str, str]] = set()
    for who, where, mark in _rows(marks, faults):
        if not (isinstance(who, str) and isinstance(where, str)):
            faults.append(Fault("marks", "", "candidate, village", None, ID_TEXT))
            continue
        if who not in table.row_of or where not in columns:
            continue  # marks of people or villages that went out at an earlier stage
        name = f"{who} in {where}"
        steps = _steps(rules, mark)
        if (who, where) in seen:
            faults.append(Fault("marks", name, "mark", None, TWO))
        elif isinstance(steps, Message):
            faults.append(Fault("marks", name, "mark", None, steps))
        else:
            matrix[table.row_of[who], columns[where]] = steps
        seen.add((who, where))
    faults += [Fault("marks", f"{who} in {where}", "mark", None, MISSING)
               for who in table.ids for where in columns if (who, where) not in seen]  # fmt: skip
    return matrix


def _steps(rules: GradeFields, mark: Any) -> int | Message:
    """Hundredths for a mark, or what is wrong with it; the mark itself stays out of the text."""
    if not is_number(mark) or not 0 <= mark <= MOST / 1000:
        return NEGATIVE
    steps = rounded(fraction(mark) * fraction(rules.per_mark) * STEPS, rules.rounding)
    return TOO_FINE if steps is None else steps


def _rows(marks: Any, faults: list[Fault]) -> Iterator[tuple[Any, Any, Any]]:
    rows = marks.to_dict("records") if hasattr(marks, "columns") else marks
    if isinstance(rows, Mapping):
        rows = [{"candidate": pair[0], "village": pair[1], "mark": mark} if isinstance(pair, tuple) and len(pair) == 2 else pair
                for pair, mark in rows.items()]  # fmt: skip
    for number, row in enumerate(rows if isinstance(rows, Iterable) else [rows], start=1):
        known = row if isinstance(row, Mapping) else {}
        lacking = [name for name in ("candidate", "village", "mark") if name not in known]
        faults += [Fault("marks", f"row {number}", name, None, NO_COLUMN) for name in lacking]
        if not lacking:
            yield known["candidate"], known["village"], plain(known["mark"])
