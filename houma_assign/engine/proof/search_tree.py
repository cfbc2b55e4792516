"""The nodes of a search on people: what was asked of whom, and the whole-number prices that say what it leaves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from .team_bound import Part, TeamPricesOfRows
from .team_hull import TeamHull


class PersonBranch(NamedTuple):
    """A person is taken, or not: somewhere, or in one village (its position in the hull), or in one pair."""

    person: int
    village: int | None
    pair: int | None
    inside: bool


@dataclass
class SearchNode:
    """A node: its parent (-1 for the root), what it asks beyond its parent, and prices, each set tightening the levels."""

    parent: int
    condition: PersonBranch | None
    prices: list[TeamPricesOfRows] = field(default_factory=list)


def narrowed(hull: TeamHull, part: Part, condition: PersonBranch) -> Part:
    """The plans of a part that keep a condition."""
    if condition.pair is not None:
        return _with_pair(part, condition.pair, condition.inside)
    program = hull.program
    mine = program.person == condition.person
    here = mine if condition.village is None else mine & (program.village[: len(mine)] == hull.village[condition.village])
    if not condition.inside:
        return replace(part, barred=part.barred | np.append(here, False))
    row = hull.person_row[condition.person]
    lower = part.lower.copy()
    lower[row] = max(lower[row], 1)
    needed = part.needed if condition.village is None else (*part.needed, (condition.person, condition.village))
    elsewhere = mine & ~here & (hull.upper[row] == 1)  # who may hold several posts may hold one elsewhere, too
    return replace(part, lower=lower, barred=part.barred | np.append(elsewhere, False), needed=needed)


def _with_pair(part: Part, pair: int, inside: bool) -> Part:
    if inside:
        return replace(part, forced=(*part.forced, pair))
    barred = part.barred.copy()
    barred[pair] = True
    return replace(part, barred=barred)
