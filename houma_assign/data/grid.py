"""The pairs beside the records they belong to, as numpy columns in canonical order: what rules and aims are built on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from .exact import Ints, common_scale, whole
from .rows import Mask

if TYPE_CHECKING:
    from .candidate import Candidate
    from .pairs import Pairs
    from .post import Post
    from .problem_like import ProblemLike
    from .village import Village


class Grid:
    """Positions and lookups over some of a problem's pairs.

    Attributes
    ----------
    problem
        The problem the pairs belong to.
    pairs
        The pairs considered; their order is the order of the program's columns.
    people, posts, villages
        Records sorted by id. ``candidate``, ``post`` and ``village`` hold, for each pair, positions in them.
    """

    def __init__(self, problem: ProblemLike, pairs: Pairs) -> None:
        self.problem, self.pairs = problem, pairs
        self.people: list[Candidate] = [problem.candidate(c) for c in pairs.candidates]
        self.posts: list[Post] = [problem.post(p) for p in pairs.posts]
        self.villages: list[Village] = sorted(problem.villages, key=lambda village: village.id)
        self.candidate, self.post = pairs.candidate, pairs.post

    def __len__(self) -> int:
        return len(self.pairs)

    @cached_property
    def village_of_post(self) -> Ints:
        """Position of the village of each post, shape (posts,)."""
        at = {village.id: k for k, village in enumerate(self.villages)}
        return np.array([at[post.village] for post in self.posts], dtype=np.int64)

    @cached_property
    def village(self) -> Ints:
        """Position of the village of each pair, shape (pairs,)."""
        return self.village_of_post[self.post] if len(self) else np.zeros(0, np.int64)

    @cached_property
    def person_at(self) -> dict[str, int]:
        """Candidate id -> position."""
        return {c: k for k, c in enumerate(self.pairs.candidates)}

    @cached_property
    def post_at(self) -> dict[str, int]:
        """Post id -> position."""
        return {p: k for k, p in enumerate(self.pairs.posts)}

    def single(self, candidate: str) -> bool:
        """Whether the person holds one post at most in every plan."""
        strict = any(rule.kind == "posts_each" and rule.penalty is None for rule in self.problem.constraints)
        return strict and self.problem.candidate(candidate).most <= 1

    def room(self, columns: Ints) -> int:
        """The most of these pairs, all of them of whole posts, that any plan can hold at once."""
        if any(rule.kind == "slots" and rule.penalty is None for rule in self.problem.constraints):
            return sum(self.posts[post].slots for post in np.unique(self.post[columns]))
        return len(columns)

    def person_mask(self, test: Callable[[Candidate], bool]) -> Mask:
        """For each pair whether its person passes the test."""
        return _flags(self.people, test)[self.candidate]

    def post_mask(self, test: Callable[[Post], bool]) -> Mask:
        """For each pair whether its post passes the test."""
        return _flags(self.posts, test)[self.post]

    def number(self, name: str) -> tuple[Ints, int]:
        """A number for each pair as exact integers, with their scale; ``name`` as in ``quantities``."""
        source, column = self.problem.source_of(name)
        if source == "pair":
            if column == "score":
                return self.pairs.score, self.pairs.scale
            return self.pairs.facts[column]
        records: Sequence[Any]
        if source == "candidate":
            records, index = self.people, self.candidate
        elif source == "post":
            records, index = self.posts, self.post
        else:
            records, index = self.villages, self.village
        values = [record.fact(column) for record in records]
        used = np.zeros(len(values), dtype=bool)
        used[index] = True
        scale = common_scale(value for value, needed in zip(values, used, strict=True) if needed)
        numbers = [whole(value, scale) if needed else 0 for value, needed in zip(values, used, strict=True)]
        return np.array(numbers, dtype=np.int64)[index], scale


def _flags(records: Sequence[Any], test: Callable[[Any], bool]) -> Mask:
    return np.array([test(record) for record in records], dtype=bool)
