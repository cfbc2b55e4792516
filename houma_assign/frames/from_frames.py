"""The fields of a problem from pandas frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..aims import Aim
from ..constraints import Constraint
from ..constraints.base_rules import with_base
from ..data.candidate import Candidate
from ..data.dimension import Dimension
from ..data.post import Post
from ..data.references import Known, table_faults
from ..data.village import Village
from ..errors import Fault, InputError
from .pair_frame import read_pairs
from .records import as_frame, ids_in, needs_of, read_records

TABLES = ("candidates", "villages", "posts")


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
) -> dict[str, Any]:
    """The fields of a problem, from pandas frames.

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
    people_frame, village_frame = as_frame(candidates, "candidates", faults), as_frame(villages, "villages", faults)
    people = read_records(people_frame, "candidates", Candidate, ["id"], faults)
    if "needs" in village_frame.columns:
        village_frame = village_frame.assign(needs=village_frame["needs"].map(needs_of))
    places = read_records(village_frame, "villages", Village, ["id"], faults)
    post_frame = village_frame[["id"]].rename(columns={"id": "village"}) if posts is None and "id" in village_frame else posts
    post_frame = as_frame(post_frame, "posts", faults)
    rows = read_records(post_frame, "posts", Post, ["village"], faults)
    lists = (people_frame, village_frame, post_frame)
    if all(needed in frame.columns for frame, needed in zip(lists, ("id", "id", "village"), strict=True)):
        known = Known(ids_in(people_frame).keys(), ids_in(village_frame).keys())
        # A table whose rows are all faulty is not empty; that is said of the rows already.
        wrong = table_faults(people, places, rows, known)
        faults += [fault for fault in wrong if fault.row or not len(lists[TABLES.index(fault.table)])]
        made = read_pairs(pairs, people_frame, post_frame, faults) if all(len(frame) for frame in lists) else None
    if faults or made is None:
        raise InputError(faults)
    return {
        "candidates": tuple(people), "villages": tuple(places), "posts": tuple(rows), "pairs": made,
        "constraints": with_base(constraints), "aims": None if aims is None else tuple(aims),
        "dimensions": tuple(dimensions), "notes": tuple(notes), "labels": labels or {},
    }  # fmt: skip
