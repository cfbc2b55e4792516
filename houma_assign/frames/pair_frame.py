"""A frame of pairs, or everybody for every post."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ..data.exact import Ints
from ..data.pairs import Pairs
from ..data.told_once import once
from ..errors import Fault, Message
from .exact_column import exact_column
from .headers import FIELDS
from .matrix_cells import is_missing
from .pair_matrices import CODES, GRADES
from .records import ID_TEXT, ids_in
from .score_column import POINTS, measured, score_column

ROW = "\0row"  # no header can be this: control characters are refused
NEEDED = Message(
    "pairs.columns", "missing column; columns candidate and post (or village) are needed", "缺少列；须有人选和岗位（或村）两列"
)
TWICE = Message("pairs.twice", "the pair is listed twice", "该配对写了两次")
UNKNOWN = {
    "candidate": Message("pairs.candidate", "unknown candidate", "没有这个人选"),
    "post": Message("pairs.post", "unknown post", "没有这个岗位"),
    "village": Message("pairs.village", "no post in this village", "该村没有岗位"),
}


def read_pairs(
    pairs: pd.DataFrame | None, people: pd.DataFrame, posts: pd.DataFrame, faults: list[Fault], notes: list[str]
) -> Pairs | None:
    """The pairs with their scores, grades and further numbers; None if there are faults.

    Parameters
    ----------
    pairs
        The frame, as ``as_frame`` gives it, or None for everybody for every post.
    people, posts
        The frames of candidates and posts, faulty rows included: a pair may refer to them.
    faults, notes
        Receive what is wrong, and what was done to columns.
    """
    names_c, names_p = sorted(ids_in(people)), sorted(ids_in(posts))
    every = [(who, post) for who in names_c for post in names_p] if pairs is None else []
    frame = pd.DataFrame(every, columns=["candidate", "post"]) if pairs is None else pairs
    if "candidate" not in frame.columns or not {"post", "village"} & set(frame.columns):
        faults.append(Fault("pairs", "", "candidate, post", None, NEEDED))
        return None
    place = "post" if "post" in frame.columns else "village"
    if not (_all_text(frame, "candidate", faults) and _all_text(frame, place, faults)):
        return None
    wrong: list[Fault] = []
    frame = frame.assign(**{ROW: [f"row {number}" for number in range(1, len(frame) + 1)]})
    frame = frame if place == "post" else _spread(frame, posts, wrong)
    row = frame.pop(ROW).tolist()
    if "score" not in frame.columns:
        frame = frame.assign(score=_own_scores(frame, people, wrong, notes))
    i = _positions(frame["candidate"], row, names_c, "candidate", wrong)
    j = _positions(frame["post"], row, names_p, "post", wrong)
    # A repeated pair with two scores has no right answer; an empty score bars the pair.
    for number in np.flatnonzero(frame.duplicated(["candidate", "post"]).to_numpy()):
        who, post = frame["candidate"].iloc[number], frame["post"].iloc[number]
        wrong.append(Fault("pairs", row[number], "candidate, post", f"{who}, {post}", TWICE))
    scored = ~np.array([is_missing(cell) for cell in frame["score"].tolist()], dtype=bool)
    numbers, scale = score_column(frame["score"], ("pairs", row), scored, i, wrong, notes)
    grade = _codes(frame["grade"], row, wrong) if "grade" in frame.columns else np.zeros(len(frame), np.int8)
    more = [column for column in frame.columns if column not in FIELDS["pairs"]]
    facts = {str(column): exact_column(frame[column], ("pairs", row), scored, 6, wrong, notes) for column in more}
    faults.extend(once(wrong))
    if faults:
        return None
    kept = {name: (values[scored], steps) for name, (values, steps) in facts.items()}
    return Pairs(tuple(names_c), tuple(names_p), i[scored], j[scored], numbers[scored], scale, grade[scored], kept)


def _own_scores(frame: pd.DataFrame, people: pd.DataFrame, faults: list[Fault], notes: list[str]) -> Any:
    """The people's own points for their pairs; 0 where there are none."""
    if "score" not in people.columns or "id" not in people.columns:
        return 0
    ids, cells = people["id"].tolist(), people["score"].tolist()
    given = ~np.array([is_missing(cell) for cell in cells], dtype=bool)
    where = ("candidates", [str(id) for id in ids])
    if measured(cells):  # they are looked at as the points of pairs
        exact_column(people["score"], where, given, None, faults, notes)
        return frame["candidate"].map(dict(zip(ids, cells, strict=True)))
    numbers, scale = exact_column(people["score"], where, given, POINTS, faults, notes)
    own = {id: number / scale for id, number, there in zip(ids, numbers.tolist(), given, strict=True)
           if there and isinstance(id, str)}  # fmt: skip
    return frame["candidate"].map(own)


def _all_text(frame: pd.DataFrame, column: str, faults: list[Fault]) -> bool:
    odd = [(number, cell) for number, cell in enumerate(frame[column].tolist(), 1) if not isinstance(cell, str)]
    missing = Message("pairs.no_id", f"unknown {column}: the cell is empty", "单元格为空")
    found = [Fault("pairs", f"row {number}", column, None if is_missing(cell) else cell, missing if is_missing(cell) else ID_TEXT)
             for number, cell in odd]  # fmt: skip
    faults.extend(once(found))
    return not odd


def _spread(frame: pd.DataFrame, posts: pd.DataFrame, faults: list[Fault]) -> pd.DataFrame:
    """Pairs with a village as pairs with each of its posts."""
    names = [next(iter(ids_in(posts.iloc[[k]])), "") for k in range(len(posts))]
    table = pd.DataFrame({"village": posts["village"].tolist(), "post": names}).drop_duplicates()
    unknown = ~frame["village"].isin(table["village"])
    faults.extend(Fault("pairs", frame[ROW].iloc[number], "village", frame["village"].iloc[number], UNKNOWN["village"])
                  for number in np.flatnonzero(unknown.to_numpy())[:1000])  # fmt: skip
    return frame.merge(table, on="village", how="inner").reset_index(drop=True)


def _positions(column: pd.Series, row: list[str], names: list[str], what: str, faults: list[Fault]) -> Ints:
    at = pd.Index(names, dtype=object).get_indexer(pd.Index(column.tolist(), dtype=object))
    faults.extend(Fault("pairs", row[number], what, column.iloc[number], UNKNOWN[what])
                  for number in np.flatnonzero(at < 0)[:1000])  # fmt: skip
    return at.astype(np.int64)


def _codes(column: pd.Series, row: list[str], faults: list[Fault]) -> np.ndarray:
    codes = []
    for at, value in zip(row, column.tolist(), strict=True):
        known = CODES.get(value) if isinstance(value, str) else 0 if is_missing(value) else None
        if known is None:
            faults.append(Fault("pairs", at, "grade", value, GRADES))
        codes.append(known or 0)
    return np.array(codes, dtype=np.int8)
