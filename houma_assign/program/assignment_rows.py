"""The rows of an assignment problem: people hold so many posts at most, posts take so many people, and no other rule has rows.

They are few numbers, from which whoever solves such a problem takes them; as a sparse matrix, which takes longer to make than
the best plan, they are made where somebody looks at them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..constraints import Constraint, PostsEach, PostsFilled, Slots
from ..constraints.base import Forbidding
from ..data.exact import Ints
from ..data.grid import Grid
from .matrix import Matrix

SIDES = (PostsEach, PostsFilled, Slots)


@dataclass(frozen=True, eq=False)
class AssignmentRows:
    """Rows over pairs that are all 0-1 columns, each with the coefficient 1.

    Attributes
    ----------
    candidate, post
        For each pair the positions of its person and its post.
    most
        For each person how many posts they hold at most.
    floor, slots
        For each post how many people it takes, at least and at most.
    starts
        Where in the matrix the rows of ``most``, ``floor`` and ``slots`` begin.
    make
        Makes the matrix.
    """

    candidate: Ints
    post: Ints
    most: Ints
    floor: Ints
    slots: Ints
    starts: tuple[int, int, int]
    make: Callable[[], Matrix]

    @classmethod
    def of(cls, rules: Sequence[Constraint], grid: Grid, make: Callable[[], Matrix]) -> AssignmentRows | None:
        """The rows of these rules, given in the order of the program; None where they say more."""
        sides = [rule for rule in rules if type(rule) in SIDES]
        if {type(rule) for rule in sides} != set(SIDES) or len(sides) > len(SIDES) or not all(map(_plain, rules)):
            return None
        most = np.array([person.most for person in grid.people], dtype=np.int64)
        posts = [(post.floor, post.slots) for post in grid.posts]
        floor, slots = np.array(posts, dtype=np.int64).reshape(len(posts), 2).T
        starts, start = dict[type[Constraint], int](), 0
        for rule in sides:
            starts[type(rule)], start = start, start + (len(most) if isinstance(rule, PostsEach) else len(posts))
        first, second, third = (starts[kind] for kind in SIDES)
        return cls(grid.candidate, grid.post, most, floor, slots, (first, second, third), make)

    @cached_property
    def matrix(self) -> Matrix:
        """All rows, entry by entry."""
        return self.make()

    def detach(self) -> None:
        """Make the matrix now: what makes it refers to the problem, which would live as long as these rows."""
        made = self.matrix
        object.__setattr__(self, "make", lambda: made)


def _plain(rule: Constraint) -> bool:
    """Whether a rule is hard, and one of those known here or one that bars pairs and has no rows."""
    if rule.penalty is not None:
        return False
    if isinstance(rule, PostsEach):
        return rule.least is None
    return type(rule) in SIDES or type(rule).rows is Forbidding.rows
