"""Further matrices over the pairs: grades, and numbers that rules may name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import Fault, Message
from .matrix_cells import Cells, is_missing, matrix_like, missing, numbers, several

CODES = {"": 0, "A": 1, "B": 2, "C": 3}
GRADES = Message("grade.unknown", "grades are A, B and C", "匹配等次为 A、B、C")
NO_NUMBER = Message("fact.missing", "a number is missing", "缺少数字")


def grade_codes(grade: Any, people: Sequence[str], posts: Sequence[str], faults: list[Fault]) -> npt.NDArray[np.int8]:
    """The codes of the grades of all pairs; 0 where there is none."""
    codes = np.zeros((len(people), len(posts)), np.int8)
    raw = matrix_like("grade", grade, people, posts, faults)
    wrong: dict[int, list[tuple[int, Any]]] = {}
    for (i, j), value in np.ndenumerate(codes if raw is None else raw):
        if raw is None or is_missing(value):
            continue
        if not isinstance(value, str) or value not in CODES:
            wrong.setdefault(j, []).append((i, value))
        else:
            codes[i, j] = CODES[value]
    faults.extend(Fault("grade", people[cells[0][0]], posts[j], cells[0][1], several(GRADES, len(cells)))
                  for j, cells in wrong.items())  # fmt: skip
    return codes


def pair_fact(
    name: str, given: Any, people: Sequence[str], posts: Sequence[str], scored: npt.NDArray[np.bool_], faults: list[Fault]
) -> Cells:
    """A number of each pair; it may be missing where the pair is barred."""
    raw = matrix_like(name, given, people, posts, faults)
    if raw is None:
        return np.zeros(scored.shape)
    known = len(faults)
    values = numbers(name, raw, people, posts, faults)
    lacking = missing(values)
    if len(faults) == known:  # a cell that is no number has been named already
        for j in np.flatnonzero((lacking & scored).any(axis=0)).tolist():
            rows = np.flatnonzero(lacking[:, j] & scored[:, j])
            faults.append(Fault(name, people[rows[0]], posts[j], None, several(NO_NUMBER, len(rows))))
    values = values.copy()
    values[lacking] = 0
    return values
