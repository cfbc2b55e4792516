"""Points of every person in every post, for rubrics in which the post matters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ...data.exact import Ints
from ...data.post import Post
from ...data.village import Village
from ...errors import Fault, InputError, Message
from ..facts.decimals import points
from ..facts.fact_faults import each_once
from ..facts.fact_table import FactTable
from .fields import RubricFields
from .rule_points import close_factors, counts_in, matched, place_faults, points_of

UNKNOWN = Message("village.unknown", "unknown village", "没有这个村")


@dataclass(frozen=True, eq=False, repr=False)
class PairPoints:
    """Points by person and post, in hundredths; shape (people, posts)."""

    candidates: tuple[str, ...]
    posts: tuple[str, ...]
    steps: Ints

    def __repr__(self) -> str:
        return f"PairPoints({len(self.candidates)} candidates × {len(self.posts)} posts)"

    def points(self, candidate: str, post: str) -> int | float:
        """Points of one pair."""
        return points(int(self.steps[self.candidates.index(candidate), self.posts.index(post)]))


def pair_points(rubric: RubricFields, candidates: Any, posts: tuple[Post, ...], villages: tuple[Village, ...]) -> PairPoints:
    """See ``Rubric.pair_points``."""
    table, faults = FactTable.of(candidates), list[Fault]()
    at = {village.id: village for village in villages}
    faults += [Fault("posts", post.id, "village", post.village, UNKNOWN) for post in posts if post.village not in at]
    faults += [fault for post in posts if post.village in at for fault in place_faults(rubric, table, at[post.village])]
    person = points_of(rubric, table, rubric.rules, faults)
    if faults:
        raise InputError(each_once(faults))
    factors = {each.id: each for each in rubric.factors}
    row = {id: k for k, id in enumerate(factors)}
    steps = np.zeros((len(table), len(posts)), np.int64)
    known: dict[tuple[bool, ...] | tuple[str, ...], Ints] = {}
    needs = any(rule.meets for rule in rubric.rules)
    for column, post in enumerate(posts):
        village = at[post.village]
        counted = tuple(
            counts_in(rule, post, village) and counts_in(factors[rule.factor], post, village) for rule in rubric.rules
        )
        key = (*map(str, counted), village.id if needs else "")
        if key not in known:
            sums = np.zeros((len(factors), len(table)), np.int64)
            for k, rule in enumerate(rubric.rules):
                if counted[k]:
                    sums[row[rule.factor]] += matched(rubric, table, rule, person[k], village)
            close_factors(rubric, sums, table, faults)
            known[key] = sums.sum(axis=0)
        steps[:, column] = known[key]
    if faults:
        raise InputError(each_once(faults))
    return PairPoints(table.ids, tuple(post.id for post in posts), steps)
