"""The fields of a problem from pandas frames."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import pandas as pd

from ..aims import Aim
from ..constraints import Constraint
from ..constraints.base_rules import with_base
from ..data.candidate import Candidate
from ..data.dimension import Dimension
from ..data.post import Post
from ..data.references import Known, table_faults
from ..data.village import Village
from ..errors import Fault, InputError
from .headers import as_frame
from .pair_frame import read_pairs
from .records import ids_in, read_records
from .unread import Tables, lacking


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
        Columns ``id`` and any of name, unit, home, kin, kin_villages, skills, priority_groups (lists, or text
        with ``;`` ``、`` or ``,``),
        most, score; further columns become facts that rules may name. Here and in the other tables the case of headers
        and blanks around them do not matter; frames of polars and pyarrow are read like those of pandas. Ids that are
        whole numbers are read as text, and without a column ``id`` the frame's own index is; dates become text, 2020-07-31.
    villages
        Columns ``id`` (or the index) and any of name, township, needs (a mapping, or text ``petition:5; culture:3``);
        further ones become facts.
    posts
        Columns ``village`` and any of role, slots, least, id; further ones become facts. None: one slot in each village.
    pairs
        Columns ``candidate`` and ``post`` (or ``village``, for all its posts), and any of score, grade; further ones are
        numbers of the pair. Pairs that are not listed, or whose score is empty, are barred. None: everybody for every
        post. Without a score column the candidate's ``score`` counts, without that 0. Scores of a model, finer than
        hundredths, are held as in ``from_matrix``, and a note says where they were rounded.
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
    said: list[str] = []
    rules, wanted = _each(constraints), None if aims is None else _each(aims)
    tables = _framed(candidates, villages, posts, pairs, faults, said)
    places = read_records(tables.villages, "villages", Village, ["id"], faults, notes=said)
    people = read_records(tables.candidates, "candidates", Candidate, ["id"], faults, _parts(tables, places), said)
    rows = read_records(tables.posts, "posts", Post, ["village"], faults, notes=said)
    made = None
    if tables.has("candidates", "id") and tables.has("villages", "id") and tables.has("posts", "village"):
        there = Known(ids_in(tables.candidates).keys(), ids_in(tables.villages).keys())
        # A table whose rows are all faulty is not empty; that is said of the rows already.
        wrong = table_faults(people, places, rows, there)
        faults += [fault for fault in wrong if fault.row or not len(getattr(tables, fault.table))]
        if all(len(frame) for frame in tables[:3]):
            made = read_pairs(tables.pairs, tables.candidates, tables.posts, faults, said)
        lacking(tables, rules, wanted, faults, said)
    if faults or made is None:
        raise InputError(faults)
    return {
        "candidates": tuple(people), "villages": tuple(places), "posts": tuple(rows), "pairs": made,
        "constraints": with_base(rules), "aims": wanted,
        "dimensions": tuple(dimensions), "notes": (*notes, *said), "labels": labels or {},
    }  # fmt: skip


def _framed(candidates: Any, villages: Any, posts: Any, pairs: Any, faults: list[Fault], notes: list[str]) -> Tables:
    """The frames with text headers, fields under their own names."""
    people = as_frame(candidates, "candidates", faults, notes)
    places = as_frame(villages, "villages", faults, notes)
    alone = places[["id"]].rename(columns={"id": "village"}) if "id" in places else pd.DataFrame()
    return Tables(people, places, alone if posts is None else as_frame(posts, "posts", faults, notes),
                  None if pairs is None else as_frame(pairs, "pairs", faults, notes))  # fmt: skip


def _parts(tables: Tables, places: Iterable[Village]) -> dict[str, Collection[str]]:
    """What the parts of a list in one cell may be."""
    ids = {name: ids_in(getattr(tables, name)) for name in ("candidates", "villages") if tables.has(name, "id")}
    return {"kin": ids.get("candidates", ()), "kin_villages": ids.get("villages", ()),
            "skills": {need for place in places for need in place.needs}}  # fmt: skip


def _each(given: Any) -> tuple[Any, ...]:
    """Rules or aims, of which one may be given alone."""
    return tuple(given) if isinstance(given, Iterable) and not isinstance(given, (Constraint, Aim)) else (given,)
