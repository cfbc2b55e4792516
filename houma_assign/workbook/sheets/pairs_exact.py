"""Scored pairs as exact integers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import gcd, lcm
from typing import Any

import numpy as np

from ...data.exact import Ints, common_scale, whole
from ...data.pairs import GRADES, Pairs
from ...data.post import Post
from .pair_rows import PairRows, positions
from .pairs import in_steps

CODES: dict[str | None, int] = {None: 0, **{grade: code for code, grade in enumerate(GRADES)}}


def made_exact(rows: PairRows, people: Sequence[str], posts: Sequence[Post], steps: Mapping[str, int]) -> Pairs:
    """The pairs with exact integers; ``steps``: declared steps in a unit of a column."""
    names_c, names_p = tuple(sorted(people)), tuple(sorted(post.id for post in posts))
    score, scale = _steps(rows.score, steps.get("score", 1))
    facts = {name: _steps(values, steps.get(name, 1)) for name, values in rows.facts.items()}
    size = len(rows.who)
    grade = np.fromiter(map(CODES.__getitem__, rows.grade), np.int8, size)
    return Pairs(names_c, names_p, positions(rows.who, names_c), positions(rows.post, names_p), score, scale, grade, facts)


def _steps(values: Sequence[Any], declared: int) -> tuple[Ints, int]:
    finest = lcm(10**6, declared or 1)
    whole_steps = in_steps(values, finest)
    if whole_steps is not None:
        needed = finest // gcd(int(np.gcd.reduce(whole_steps, initial=0)), finest)
        scale = lcm(needed, declared or 1)
        return whole_steps // (finest // scale), scale
    distinct = set(values)
    scale = lcm(common_scale(distinct), declared or 1)
    table = {value: whole(value, scale) for value in distinct}
    return np.array([table[value] for value in values], dtype=np.int64), scale
