"""The fields of a problem from a score matrix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..aims import Aim
from ..constraints import Constraint
from ..constraints.base_rules import with_base
from ..data.candidate import Candidate
from ..data.exact import scale_matrix
from ..data.pairs import Pairs
from ..data.post import Post
from ..data.village import Village
from ..errors import Fault, InputError
from .matrix_cells import counts, ids_and_cells, matrix_like, numbers

CODES = {"": 0, "A": 1, "B": 2, "C": 3}


def from_matrix(
    score: Any,
    slots: Any = 1,
    least: Any = None,
    most_each: Any = 1,
    grade: Any = None,
    constraints: Iterable[Constraint] = (),
    aims: Iterable[Aim] | None = None,
    pair_facts: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The fields of a problem, from a score matrix.

    Parameters
    ----------
    score
        Points of n candidates (rows) for m posts (columns); an array, or a frame whose index and columns are the ids
        (``"c0"``.. and ``"p0"``.. otherwise). NaN bars a pair. Negative points are fine: costs are points with a minus.
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

    Raises
    ------
    InputError
        With every fault found.
    """
    faults: list[Fault] = []
    people, posts, raw = ids_and_cells(score, faults)
    values = numbers("score", raw, people, posts, faults)
    scored = ~np.isnan(values)
    most = counts("slots", slots, posts, faults)
    few = most if least is None else counts("least", least, posts, faults)
    each = counts("most_each", most_each, people, faults)
    grades = np.zeros(values.shape, np.int8) if grade is None else _grades(grade, people, posts, faults)
    extra = {name: _fact(name, given, people, posts, scored, faults) for name, given in (pair_facts or {}).items()}
    faults.extend(Fault("least", post, "least", low, f"least exceeds slots ({high})")
                  for post, low, high in zip(posts, few, most, strict=True) if low > high)  # fmt: skip
    if faults:
        raise InputError(faults)
    i, j = np.nonzero(scored)
    steps, scale = scale_matrix(values[i, j], sum(min(high, len(people)) for high in most), "score")
    facts = {name: scale_matrix(given[i, j], len(i), name) for name, given in extra.items()}
    pairs = Pairs(tuple(people), tuple(posts), i.astype(np.int64), j.astype(np.int64), steps, scale, grades[i, j], facts)
    villages = dict.fromkeys(post.split("/")[0] for post in posts)
    places = [Post(id=post, village=post.split("/")[0], role=post.partition("/")[2], slots=high, least=low)
              for post, high, low in zip(posts, most, few, strict=True)]  # fmt: skip
    return {
        "candidates": tuple(Candidate(id=who, most=number) for who, number in zip(people, each, strict=True)),
        "villages": tuple(Village(id=village) for village in villages), "posts": tuple(places), "pairs": pairs,
        "constraints": with_base(constraints), "aims": None if aims is None else tuple(aims),
    }  # fmt: skip


def _grades(grade: Any, people: list[str], posts: list[str], faults: list[Fault]) -> npt.NDArray[np.int8]:
    codes = np.zeros((len(people), len(posts)), np.int8)
    raw = matrix_like("grade", grade, people, posts, faults)
    for (i, j), value in np.ndenumerate(codes if raw is None else raw):
        missing = value is None or value is pd.NA or (isinstance(value, float) and value != value)
        if raw is None or missing:
            continue
        if not isinstance(value, str) or value not in CODES:
            faults.append(Fault("grade", people[i], posts[j], value, "grades are A, B and C"))
        else:
            codes[i, j] = CODES[value]
    return codes


def _fact(name: str, given: Any, people: list[str], posts: list[str], scored: npt.NDArray[np.bool_], faults: list[Fault]) -> Any:
    """A number of each pair; it may be missing where the pair is barred."""
    raw = matrix_like(name, given, people, posts, faults)
    if raw is None:
        return np.zeros(scored.shape)
    values = numbers(name, raw, people, posts, faults)
    faults.extend(
        Fault(name, people[i], posts[j], None, "a number is missing") for i, j in np.argwhere(np.isnan(values) & scored)
    )
    return np.nan_to_num(values)
