"""A plan that is known as a vector over a program, to begin a solve from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import numpy as np

from ..data.exact import Ints
from .program import Program


def beginning(program: Program, at: Mapping[tuple[str, str], int], placements: Iterable[tuple[str, str]],
              best: Callable[[Program], Ints | None]) -> Ints | None:  # fmt: skip
    """The vector of placements with the best auxiliary columns; None where they keep not every rule.

    Parameters
    ----------
    program
        What is to be solved.
    at
        (candidate id, post id) -> pair column.
    placements
        What is known; pairs that are not among the columns are left out.
    best
        Solves a program whose pairs are settled; None if it has no plan, or none was found at once.
    """
    x = np.zeros(len(program.lower), np.int64)
    x[[at[place] for place in placements if place in at]] = 1
    if program.pairs < len(x):
        lower, upper = program.lower.copy(), program.upper.copy()
        lower[: program.pairs] = upper[: program.pairs] = x[: program.pairs]
        named = tuple(tier for tier in program.tiers if tier.aim.named)
        found = best(replace(program, lower=lower, upper=upper, tiers=named))
        if found is None:
            return None
        x = found
    return x if program.keeps(x) else None
