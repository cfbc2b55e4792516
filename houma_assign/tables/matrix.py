"""A problem from a score matrix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from ..aims import Aim
from ..candidate import Candidate
from ..constraints import Constraint
from ..errors import Fault, InputError
from ..exact import scale_matrix
from ..pairs import Pairs
from ..post import Post
from ..problem import BASE_RULES, Problem
from ..village import Village

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
) -> Problem:
    """A problem from a score matrix.

    Parameters
    ----------
    score
        Points of n candidates (rows) for m posts (columns); an array, or a frame whose index and columns are the ids
        (``"c0"``.. and ``"p0"``.. otherwise). NaN bars a pair. Negative points are fine: costs are points with a minus.
    slots
        Most people in a post: an int or shape (m,).
    least
        Fewest people in a post: an int or shape (m,); default ``slots``.
    most_each
        Posts a person may hold: an int or shape (n,).
    grade
        "A", "B", "C" or "" for each pair, shape (n, m).
    constraints
        Further rules; posts filled, slots and posts each are there already (unless a rule of that kind is given).
    aims
        Tiers; default grades (if given), then merit.
    pair_facts
        Further numbers of each pair, name -> shape (n, m), for ``Total`` and ``Capacity``.

    Raises
    ------
    InputError
        With every fault found.
    """
    people, posts, values = _labelled(score)
    n, m = values.shape
    faults = [Fault("score", people[i], posts[j], values[i, j], "infinite; use NaN for a barred pair")
              for i, j in np.argwhere(np.isinf(values))]  # fmt: skip
    most = _counts("slots", slots, posts, faults)
    few = most if least is None else _counts("least", least, posts, faults)
    each = _counts("most_each", most_each, people, faults)
    grades = _grades(grade, people, posts, faults)
    extra = {name: _numbers(name, given, (n, m), faults) for name, given in (pair_facts or {}).items()}
    for post, low, high in zip(posts, few, most, strict=True):
        if low > high:
            faults.append(Fault("least", post, "least", low, f"least exceeds slots ({high})"))
    if faults:
        raise InputError(faults)
    i, j = np.nonzero(~np.isnan(values))
    steps, scale = scale_matrix(values[i, j], int(sum(most)), "score")
    facts = {name: scale_matrix(given[i, j], len(i), name) for name, given in extra.items()}
    pairs = Pairs(tuple(people), tuple(posts), i.astype(np.int64), j.astype(np.int64), steps, scale,
                  np.zeros(len(i), np.int8) if grades is None else grades[i, j], facts)  # fmt: skip
    villages = dict.fromkeys(post.split("/")[0] for post in posts)
    places = [Post(id=post, village=post.split("/")[0], role=post.partition("/")[2], slots=high, least=low)
              for post, high, low in zip(posts, most, few, strict=True)]  # fmt: skip
    return Problem(
        candidates=tuple(Candidate(id=who, most=number) for who, number in zip(people, each, strict=True)),
        villages=tuple(Village(id=village) for village in villages), posts=tuple(places), pairs=pairs,
        constraints=with_base(constraints), aims=None if aims is None else tuple(aims),
    )  # fmt: skip


def with_base(constraints: Iterable[Constraint]) -> tuple[Constraint, ...]:
    """The given rules after the three that every problem has, where the user gave none of that kind."""
    given = (constraints,) if isinstance(constraints, Constraint) else tuple(constraints)
    kinds = {rule.kind for rule in given}
    return (*(rule for rule in BASE_RULES if rule.kind not in kinds), *given)


def _labelled(score: Any) -> tuple[list[str], list[str], np.ndarray]:
    labels = None
    if isinstance(score, pd.DataFrame):
        labels = [str(each) for each in score.index], [str(each) for each in score.columns]
    raw = np.asarray(score)
    if raw.ndim != 2 or 0 in raw.shape:
        raise InputError([Fault("score", "", "", str(raw.shape), "a matrix with at least one row and one column is expected")])
    people, posts = labels or ([f"c{i}" for i in range(raw.shape[0])], [f"p{j}" for j in range(raw.shape[1])])
    if raw.dtype.kind not in "iuf":
        raise InputError(_not_numbers("score", raw, people, posts))
    for name, ids in (("index", people), ("columns", posts)):
        twice = sorted({each for each in ids if ids.count(each) > 1}) if len(set(ids)) < len(ids) else []
        if twice:
            raise InputError([Fault("score", each, name, each, "occurs more than once") for each in twice])
    return people, posts, raw.astype(np.float64)


def _not_numbers(table: str, raw: np.ndarray, people: list[str], posts: list[str]) -> list[Fault]:
    found = []
    for (i, j), value in np.ndenumerate(raw):
        if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, float, np.number)):
            found.append(Fault(table, people[i], posts[j], value, "a number is expected (NaN bars the pair)"))
    return found or [Fault(table, "", "", str(raw.dtype), "numbers are expected")]


def _counts(name: str, given: Any, ids: list[str], faults: list[Fault]) -> list[int]:
    raw = np.asarray(given)
    if raw.ndim == 0:
        raw = np.full(len(ids), raw.item(), dtype=object if raw.dtype.kind not in "iu" else raw.dtype)
    if raw.shape != (len(ids),):
        faults.append(Fault(name, "", "", str(raw.shape), f"one number, or one for each of {len(ids)}"))
        return [0] * len(ids)
    values = []
    for id, value in zip(ids, raw.tolist(), strict=True):
        fine = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        if not fine:
            faults.append(Fault(name, id, name, value, "a whole number, 0 or more"))
        values.append(value if fine else 0)
    return values


def _grades(grade: Any, people: list[str], posts: list[str], faults: list[Fault]) -> np.ndarray | None:
    if grade is None:
        return None
    raw = np.asarray(grade, dtype=object)
    if raw.shape != (len(people), len(posts)):
        faults.append(Fault("grade", "", "", str(raw.shape), f"shape {(len(people), len(posts))} is expected"))
        return None
    codes = np.zeros(raw.shape, np.int8)
    for (i, j), value in np.ndenumerate(raw):
        missing = value is None or (isinstance(value, float) and value != value)
        if not missing and value not in CODES:
            faults.append(Fault("grade", people[i], posts[j], value, "grades are A, B and C"))
        codes[i, j] = 0 if missing else CODES.get(value, 0)
    return codes


def _numbers(name: str, given: Any, shape: tuple[int, int], faults: list[Fault]) -> np.ndarray:
    raw = np.asarray(given)
    if raw.shape != shape or raw.dtype.kind not in "iuf" or not np.isfinite(raw.astype(float)).all():
        faults.append(Fault(name, "", "", str(raw.shape), f"finite numbers of shape {shape} are expected"))
        return np.zeros(shape)
    return raw.astype(np.float64)
