"""A frame of pairs, or everybody for every post."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ..data.exact import Ints, common_scale, is_number, too_fine, whole
from ..data.pairs import Pairs
from ..data.record import plain
from ..errors import Fault
from .pair_matrices import CODES
from .records import as_frame, ids_in

ROW = "\0row"  # no header can be this: control characters are refused


def read_pairs(pairs: Any, people: pd.DataFrame, posts: pd.DataFrame, faults: list[Fault]) -> Pairs | None:
    """The pairs with their scores, grades and further numbers; None if there are faults.

    Parameters
    ----------
    pairs
        The frame, or None for everybody for every post.
    people, posts
        The frames of candidates and posts, faulty rows included: a pair may refer to them.
    faults
        Receives what is wrong.
    """
    names_c, names_p = sorted(ids_in(people)), sorted(ids_in(posts))
    if pairs is None:
        frame = pd.DataFrame([(who, post) for who in names_c for post in names_p], columns=["candidate", "post"])
    else:
        frame = as_frame(pairs, "pairs", faults).reset_index(drop=True)
    if "candidate" not in frame.columns or not {"post", "village"} & set(frame.columns):
        faults.append(
            Fault("pairs", "", "candidate, post", None, "missing column; columns candidate and post (or village) are needed")
        )
        return None
    frame = frame.assign(**{ROW: [f"row {number}" for number in range(1, len(frame) + 1)]})
    frame = frame if "post" in frame.columns else _spread(frame, posts, faults)
    row = frame.pop(ROW).tolist()
    if "score" not in frame.columns:
        own = dict(zip(people["id"], people["score"], strict=True)) if "score" in people.columns else {}
        frame = frame.assign(score=frame["candidate"].map(own) if own else 0)
    i = _positions(frame["candidate"], row, names_c, "candidate", faults)
    j = _positions(frame["post"], row, names_p, "post", faults)
    # A repeated pair with two scores has no right answer; an empty score bars the pair.
    for number in np.flatnonzero(frame.duplicated(["candidate", "post"]).to_numpy()):
        who, post = frame["candidate"].iloc[number], frame["post"].iloc[number]
        faults.append(Fault("pairs", row[number], "candidate, post", f"{who}, {post}", "the pair is listed twice"))
    scored = frame["score"].notna().to_numpy(dtype=bool)
    numbers, scale = _exact(frame["score"], row, scored, "score", 2, faults)
    grade = _codes(frame["grade"], row, faults) if "grade" in frame.columns else np.zeros(len(frame), np.int8)
    more = [column for column in frame.columns if column not in ("candidate", "post", "village", "score", "grade")]
    facts = {str(column): _exact(frame[column], row, scored, str(column), 6, faults) for column in more}
    if faults:
        return None
    kept = {name: (values[scored], steps) for name, (values, steps) in facts.items()}
    return Pairs(tuple(names_c), tuple(names_p), i[scored], j[scored], numbers[scored], scale, grade[scored], kept)


def _spread(frame: pd.DataFrame, posts: pd.DataFrame, faults: list[Fault]) -> pd.DataFrame:
    """Pairs with a village as pairs with each of its posts."""
    names = [next(iter(ids_in(posts.iloc[[k]])), "") for k in range(len(posts))]
    table = pd.DataFrame({"village": posts["village"].tolist(), "post": names}).drop_duplicates()
    unknown = ~frame["village"].isin(table["village"])
    faults.extend(Fault("pairs", frame[ROW].iloc[number], "village", frame["village"].iloc[number], "no post in this village")
                  for number in np.flatnonzero(unknown.to_numpy())[:1000])  # fmt: skip
    return frame.merge(table, on="village", how="inner").reset_index(drop=True)


def _positions(column: pd.Series, row: list[str], names: list[str], what: str, faults: list[Fault]) -> Ints:
    at = pd.Index(names).get_indexer(pd.Index(column))
    faults.extend(Fault("pairs", row[number], what, column.iloc[number], f"unknown {what}")
                  for number in np.flatnonzero(at < 0)[:1000])  # fmt: skip
    return at.astype(np.int64)


def _exact(
    column: pd.Series, row: list[str], used: np.ndarray, name: str, decimals: int, faults: list[Fault]
) -> tuple[Ints, int]:
    """A column of numbers as exact integers with their scale; cells that are not used count as 0."""
    cells = [plain(cell) for cell in column.tolist()]
    right: dict[Any, None] = {}
    wrong: dict[str, None] = {}  # each wrong value is named once, with the first row that has it
    for at, cell, needed in zip(row, cells, used.tolist(), strict=True):
        if not needed or (is_number(cell) and cell in right):
            continue
        reason = _reason(cell, decimals)
        if reason is None:
            right[cell] = None
        elif repr(cell) not in wrong:
            wrong[repr(cell)] = None
            faults.append(Fault("pairs", at, name, None if cell is pd.NA else cell, reason))
    scale = common_scale(right)
    table = {value: whole(value, scale) for value in right}
    steps = [table[cell] if needed and not wrong else 0 for cell, needed in zip(cells, used.tolist(), strict=True)]
    return np.array(steps, dtype=np.int64), scale


def _reason(cell: Any, decimals: int) -> str | None:
    """Why a cell is not an exact number; None if it is."""
    if isinstance(cell, str):
        return "a number is expected; it is text: convert it first"
    if cell is None or cell is pd.NA or cell != cell:
        return "a number is missing"
    if not is_number(cell) or cell in (float("inf"), float("-inf")):
        return "a number is expected"
    if abs(cell) >= 10**12:
        return "too large to be held exactly"
    return f"at most {decimals} decimals are held exactly" if too_fine(cell) or 10**decimals % common_scale([cell]) else None


def _codes(column: pd.Series, row: list[str], faults: list[Fault]) -> np.ndarray:
    values = [None if value is None or value != value else value for value in column.tolist()]
    for at, value in zip(row, values, strict=True):
        if value is not None and value not in CODES:
            faults.append(Fault("pairs", at, "grade", value, "grades are A, B and C"))
    return np.array([0 if value is None else CODES.get(value, 0) for value in values], dtype=np.int8)
