"""Scored pairs as exact integers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import gcd, lcm
from typing import Any

import numpy as np

from ...data.exact import Ints, common_scale, fraction, whole
from ...data.pairs import GRADES, Pairs
from ...data.post import Post
from ..schema.table import Table
from .pairs import Rows

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
        numbers = [value for value in values if value is not None]
        if _in_steps(numbers, finest) is not None:
            continue
        wrong = {value for value in set(numbers) if abs(value) >= 10**12 or finest % fraction(value).denominator}
        for at, value in enumerate(values if wrong else ()):
            if value in wrong:
                large = abs(value) >= 10**12
                reason = "too large to be held exactly" if large else f"at most {decimals} decimals are held exactly"
                table.faults.append(table.fault(at, name, value, reason))


def _steps(values: Sequence[Any], declared: int) -> tuple[Ints, int]:
    finest = lcm(10**6, declared or 1)
    whole_steps = _in_steps(values, finest)
    if whole_steps is not None:
        needed = finest // gcd(int(np.gcd.reduce(whole_steps, initial=0)), finest)
        scale = lcm(needed, declared or 1)
        return whole_steps // (finest // scale), scale
    distinct = set(values)
    scale = lcm(common_scale(distinct), declared or 1)
    table = {value: whole(value, scale) for value in distinct}
    return np.array([table[value] for value in values], dtype=np.int64), scale


def _in_steps(values: Sequence[Any], finest: int) -> Ints | None:
    """The numbers in whole steps; None where floats are too coarse to tell, which leaves the answer to fractions.

    Below 15 digits a float that is the nearest to a number of whole steps is written as that number, and no other.
    """
    numbers = np.array(values, dtype=np.float64)
    steps = np.rint(numbers * finest)
    if np.any(np.abs(steps) >= 1e15) or np.any(steps / finest != numbers):
        return None
    return steps.astype(np.int64)
