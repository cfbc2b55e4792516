"""A problem from pandas frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from ..aims import Aim
from ..candidate import Candidate
from ..constraints import Constraint
from ..dimensions import Dimension
from ..errors import Fault, InputError
from ..exact import Ints, common_scale, is_number, too_fine, whole
from ..pairs import Pairs
from ..post import Post
from ..problem import Problem
from ..village import Village
from .matrix import CODES, with_base
from .records import as_frame, needs_of, read_records


def from_frames(
    candidates: Any,
    villages: Any,
    posts: Any = None,
    pairs: Any = None,
    constraints: Iterable[Constraint] = (),
    aims: Iterable[Aim] | None = None,
    dimensions: Iterable[Dimension] = (),
    notes: Iterable[str] = (),
    labels: Mapping[str, Mapping[str, str]] | None = None,
) -> Problem:
    """A problem from pandas frames.

    Parameters
    ----------
    candidates
        Columns ``id`` and any of name, unit, home, kin, kin_villages, skills (lists, or text with ``;``), most, score;
        further columns become facts that rules may name.
    villages
        Columns ``id`` and any of name, township, needs (a mapping, or text ``petition:5; culture:3``); further ones
        become facts.
    posts
        Columns ``village`` and any of role, slots, least, id; further ones become facts. None: one slot in each village.
    pairs
        Columns ``candidate`` and ``post`` (or ``village``, for all its posts), and any of score, grade; further ones are
        numbers of the pair. Pairs that are not listed, or whose score is empty, are barred. None: everybody for every
        post. Without a score column the candidate's ``score`` counts, without that 0.
    constraints
        Further rules; posts filled, slots and posts each are there already (unless a rule of that kind is given).
    aims
        Tiers; default needs, grades, merit, as far as the data speak of them.
    dimensions
        How ``plan.structure()`` counts.
    notes
        What a reader must know about the data.
    labels
        Language -> code -> words, for display.

    Raises
    ------
    InputError
        With every fault found, in all frames.
    """
    faults: list[Fault] = []
    people_frame = as_frame(candidates, "candidates", faults)
    people = read_records(people_frame, "candidates", Candidate, ["id"], faults)
    village_frame = as_frame(villages, "villages", faults)
    if "needs" in village_frame.columns:
        village_frame = village_frame.assign(needs=village_frame["needs"].map(needs_of))
    places = read_records(village_frame, "villages", Village, ["id"], faults)
    if posts is None:
        rows = [Post(village=village.id) for village in places]
    else:
        rows = read_records(posts, "posts", Post, ["village"], faults)
    made = None
    if not faults:
        made = _pairs(pairs, people, rows, faults)
    if faults or made is None:
        raise InputError(faults)
    return Problem(candidates=tuple(people), villages=tuple(places), posts=tuple(rows), pairs=made,
                   constraints=with_base(constraints), aims=None if aims is None else tuple(aims),
                   dimensions=tuple(dimensions), notes=tuple(notes), labels=labels or {})  # fmt: skip


def _pairs(pairs: Any, people: list[Candidate], posts: list[Post], faults: list[Fault]) -> Pairs | None:
    """The pairs frame, or everybody for every post, with scores."""
    if pairs is None:
        frame = pd.DataFrame([(who.id, post.id) for who in people for post in posts], columns=["candidate", "post"])
    else:
        frame = as_frame(pairs, "pairs", faults).reset_index(drop=True)
    if "candidate" not in frame.columns or not {"post", "village"} & set(frame.columns):
        faults.append(
            Fault("pairs", "", "candidate, post", None, "missing column; columns candidate and post (or village) are needed")
        )
        return None
    frame = frame if "post" in frame.columns else _spread(frame, posts, faults)
    if "score" not in frame.columns:
        own = {who.id: who.fact("score") for who in people}
        anybody = any(value is not None for value in own.values())
        frame = frame.assign(score=frame["candidate"].map(own) if anybody else 0)
    names_c, names_p = sorted({who.id for who in people}), sorted({post.id for post in posts})
    i = _positions(frame["candidate"], names_c, "candidate", faults)
    j = _positions(frame["post"], names_p, "post", faults)
    # A repeated pair with two scores has no right answer; an empty score bars the pair.
    for number in np.flatnonzero(frame.duplicated(["candidate", "post"]).to_numpy()):
        who, post = frame["candidate"].iloc[number], frame["post"].iloc[number]
        faults.append(Fault("pairs", f"row {number + 1}", "candidate, post", f"{who}, {post}", "the pair is listed twice"))
    scored = frame["score"].notna().to_numpy(dtype=bool)
    numbers, scale = _exact(frame["score"], scored, "score", 2, faults)
    grade = _codes(frame["grade"], faults) if "grade" in frame.columns else np.zeros(len(frame), np.int8)
    more = [column for column in frame.columns if column not in ("candidate", "post", "village", "score", "grade")]
    facts = {str(column): _exact(frame[column], np.ones(len(frame), bool), str(column), 6, faults) for column in more}
    if faults:
        return None
    kept = {name: (values[scored], steps) for name, (values, steps) in facts.items()}
    return Pairs(tuple(names_c), tuple(names_p), i[scored], j[scored], numbers[scored], scale, grade[scored], kept)


def _spread(frame: pd.DataFrame, posts: list[Post], faults: list[Fault]) -> pd.DataFrame:
    """Pairs with a village as pairs with each of its posts."""
    table = pd.DataFrame({"village": [post.village for post in posts], "post": [post.id for post in posts]})
    unknown = ~frame["village"].isin(table["village"])
    faults.extend(Fault("pairs", f"row {number + 1}", "village", frame["village"].iloc[number], "no post in this village")
                  for number in np.flatnonzero(unknown.to_numpy())[:1000])  # fmt: skip
    return frame.merge(table, on="village", how="inner").reset_index(drop=True)


def _positions(column: pd.Series, names: list[str], what: str, faults: list[Fault]) -> Ints:
    found = pd.Index(names).get_indexer(pd.Index(column))
    faults.extend(Fault("pairs", f"row {number + 1}", what, column.iloc[number], f"unknown {what}")
                  for number in np.flatnonzero(found < 0)[:1000])  # fmt: skip
    return found.astype(np.int64)


def _exact(column: pd.Series, used: np.ndarray, name: str, decimals: int, faults: list[Fault]) -> tuple[Ints, int]:
    """A column of numbers as exact integers with their scale."""
    distinct = dict.fromkeys(column[used].tolist()) if column.dtype != bool else {True: None}
    right: dict[Any, None] = {}
    for value in distinct:
        if not is_number(value) or value in (float("inf"), float("-inf")):
            reason = "a number is expected" + ("; it is text: convert it first" if isinstance(value, str) else "")
        elif too_fine(value) or 10**decimals % common_scale([value]):
            reason = f"at most {decimals} decimals are held exactly"
        elif abs(value) >= 10**12:
            reason = "too large to be held exactly"
        else:
            right[value] = None
            continue
        where = np.flatnonzero(used & (column.isna() if value != value else column == value).to_numpy(dtype=bool))
        row = int(where[0]) + 1 if len(where) else 1
        faults.append(Fault("pairs", f"row {row}", name, value, reason))
    scale = common_scale(right)
    table = {value: whole(value, scale) for value in right}
    return np.array([table.get(value, 0) for value in column.tolist()], dtype=np.int64), scale


def _codes(column: pd.Series, faults: list[Fault]) -> np.ndarray:
    values = [None if value is None or value != value else value for value in column.tolist()]
    for number, value in enumerate(values, start=1):
        if value is not None and value not in CODES:
            faults.append(Fault("pairs", f"row {number}", "grade", value, "grades are A, B and C"))
    return np.array([0 if value is None else CODES.get(value, 0) for value in values], dtype=np.int8)
