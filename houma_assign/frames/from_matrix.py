"""The fields of a problem from a score matrix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from ..aims import Aim
from ..constraints import Constraint
from ..constraints.base_rules import with_base
from ..data.candidate import Candidate
from ..data.pairs import Pairs
from ..data.post import Post
from ..data.scaling import has_noise, scale_matrix
from ..data.village import Village
from ..errors import Fault, InputError, Message
from .counts import counts
from .matrix_cells import Cells, ids_and_cells, missing, numbers
from .matrix_facts import records_beside
from .pair_matrices import grade_codes, pair_fact

NOISE = Message("matrix.noise", "score: the noise of sums, such as 82.35000000000001 for 82.35, was taken off the points",
                "得分：已去掉求和产生的尾差，例如把 82.35000000000001 读作 82.35")  # fmt: skip


def from_matrix(
    score: Any,
    slots: Any = 1,
    least: Any = None,
    most_each: Any = 1,
    grade: Any = None,
    constraints: Iterable[Constraint] = (),
    aims: Iterable[Aim] | None = None,
    pair_facts: Mapping[str, Any] | None = None,
    people_facts: Any = None,
    post_facts: Any = None,
) -> dict[str, Any]:
    """The fields of a problem, from a score matrix.

    Parameters
    ----------
    score
        Points of n candidates (rows) for m posts (columns); an array, or a frame whose index and columns are the ids
        (``"c0"``.. and ``"p0"``.. otherwise). NaN, None or a mask bars a pair; a huge number that stands for "never" is
        refused where it would make the others coarse. Negative points are fine: costs are points with a minus. Frames of
        polars and pyarrow are read too; where their first column is text it holds the ids of the people.
    slots
        Most people in a post: an int, shape (m,), or a series by post id.
    least
        Fewest people in a post, likewise; default ``slots``.
    most_each
        Posts a person may hold: an int, shape (n,), or a series by candidate id.
    grade
        "A", "B", "C" or "" for each pair: shape (n, m), or a frame with the same ids.
    constraints
        Further rules; posts filled, slots and posts each are there already (unless a rule of that kind is given).
    aims
        Tiers; default grades (if given), then merit.
    pair_facts
        Further numbers of each pair, name -> shape (n, m) or frame, for ``Total`` and ``Capacity``.
    people_facts, post_facts
        Facts of the candidates and of the posts, that rules may name: a frame with one row each, in the order of the matrix or
        with a column ``id``; or name -> values. Fields such as unit, skills or kin are read as ``from_frames`` reads them.

    Raises
    ------
    InputError
        With every fault found.
    """
    faults: list[Fault] = []
    people, posts, raw = ids_and_cells(score, faults)
    values = numbers("score", raw, people, posts, faults)
    scored = ~missing(values)
    most = counts("slots", slots, posts, faults)
    few = most if least is None else counts("least", least, posts, faults)
    each = counts("most_each", most_each, people, faults)
    grades = np.zeros(values.shape, np.int8) if grade is None else grade_codes(grade, people, posts, faults)
    extra = {name: pair_fact(name, given, people, posts, scored, faults) for name, given in (pair_facts or {}).items()}
    faults.extend(Fault("least", post, "least", low, _above(high))
                  for post, low, high in zip(posts, few, most, strict=True) if low > high)  # fmt: skip
    parts = [_village_and_role(post) for post in posts]
    said: list[str] = []
    own: dict[str, Any] = {"id": people, "most": each}
    who = [] if faults else records_beside("candidates", Candidate, own, people_facts, faults, said)
    fields: dict[str, Any] = {"id": posts, "village": [village for village, _ in parts], "role": [role for _, role in parts],
              "slots": most, "least": few}  # fmt: skip
    where = [] if faults else records_beside("posts", Post, fields, post_facts, faults, said)
    if faults:
        raise InputError(faults)
    i, j = np.nonzero(scored)
    steps, scale = scale_matrix(values[i, j], _largest_total(values, scored, most, each), "score")
    facts = {name: scale_matrix(given[i, j], _size(given[i, j]).sum(), name) for name, given in extra.items()}
    pairs = Pairs(tuple(people), tuple(posts), i.astype(np.int64), j.astype(np.int64), steps, scale, grades[i, j], facts)
    villages = dict.fromkeys(village for village, _ in parts)
    noisy = values.dtype != object and has_noise(values[i, j])
    return {
        "candidates": tuple(who), "villages": tuple(Village(id=village) for village in villages),
        "posts": tuple(where), "pairs": pairs,
        "constraints": with_base(constraints), "aims": None if aims is None else tuple(aims),
        "notes": (*([NOISE] if noisy else []), *said),
    }  # fmt: skip


def _above(high: int) -> Message:
    return Message("least.above", f"least exceeds slots ({high})", f"至少数大于名额（{high}）")


def _village_and_role(post: str) -> tuple[str, str]:
    """``village/role`` in its parts; an id with more signs or with figures only, such as 2024/05/01, is a name of its own."""
    village, _, role = post.partition("/")
    return (village, role) if village and role and "/" not in role and not role.isdigit() else (post, "")


def _size(values: Cells) -> npt.NDArray[np.float64]:
    sizes: npt.NDArray[np.float64] = np.abs(values).astype(np.float64)
    return sizes


def _largest_total(values: Cells, scored: npt.NDArray[np.bool_], most: list[int], each: list[int]) -> float:
    """What the sizes of the points of one plan add up to at most, seen from the posts and from the people."""
    size = np.zeros(values.shape)
    size[scored] = _size(values[scored])
    people, posts = values.shape
    with np.errstate(over="ignore"):
        by_post = size.max(axis=0) @ np.minimum(most, people)
        by_person = size.max(axis=1) @ np.minimum(each, posts)
    return float(min(by_post, by_person))
