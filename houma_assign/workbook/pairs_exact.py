"""Scored pairs as exact integers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import lcm
from typing import Any

import numpy as np

from ..exact import Ints, common_scale, fraction, whole
from ..pairs import GRADES, Pairs
from ..post import Post
from .pairs_sheet import Rows
from .table import Table

CODES: dict[str | None, int] = {None: 0, **{grade: code for code, grade in enumerate(GRADES)}}


def made_exact(rows: Rows, people: Sequence[str], posts: Sequence[Post], steps: Mapping[str, int]) -> Pairs:
    """The pairs with exact integers; ``steps``: declared steps in a unit of a column."""
    names_c, names_p = tuple(sorted(people)), tuple(sorted(post.id for post in posts))
    at_c, at_p = {id: k for k, id in enumerate(names_c)}, {id: k for k, id in enumerate(names_p)}
    score, scale = _steps(rows.score, steps.get("score", 1))
    facts = {name: _steps(values, steps.get(name, 1)) for name, values in rows.facts.items()}
    return Pairs(names_c, names_p, np.array([at_c[who] for who in rows.who], np.int64),
                 np.array([at_p[post] for post in rows.post], np.int64), score, scale,
                 np.array([CODES[grade] for grade in rows.grade], np.int8), facts)  # fmt: skip


def too_fine(table: Table, columns: Mapping[str, Sequence[Any]], decimals: int, steps: Mapping[str, int]) -> None:
    """Faults for numbers that cannot be held exactly: more than so many decimals, or too large."""
    for name, values in columns.items():
        finest = lcm(10**decimals, steps.get(name, 1))
        wrong = {value for value in set(values) if value is not None
                 and (abs(value) >= 10**12 or finest % fraction(value).denominator)}  # fmt: skip
        for at, value in enumerate(values if wrong else ()):
            if value in wrong:
                large = abs(value) >= 10**12
                reason = "too large to be held exactly" if large else f"at most {decimals} decimals are held exactly"
                table.faults.append(table.fault(at, name, value, reason))


def _steps(values: Sequence[Any], declared: int) -> tuple[Ints, int]:
    distinct = set(values)
    scale = lcm(common_scale(distinct), declared or 1)
    table = {value: whole(value, scale) for value in distinct}
    return np.array([table[value] for value in values], dtype=np.int64), scale
