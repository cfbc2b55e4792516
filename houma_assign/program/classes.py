"""Classes of pairs that columns may count: those of a person, and those of a person in a role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..data.exact import Ints
from ..data.grid import Grid
from ..data.rows import Mask

HELD, HELD_IN_ROLE = "posts held", "posts held in a role"  # what stands behind these columns in place of a rule


@dataclass(frozen=True)
class Classes:
    """A class for each pair.

    Attributes
    ----------
    of
        Number of the class of each pair, shape (pairs,).
    size
        How many pairs each class has.
    order
        The pairs class after class.
    kinds, starts, ends
        The classes of two pairs or more, and where in ``order`` they begin and end.
    """

    of: Ints
    size: Ints
    order: Ints
    kinds: Ints
    starts: Ints
    ends: Ints

    @classmethod
    def among(cls, of: Ints, order: Ints | None) -> Classes:
        """The classes; ``order`` must bring the pairs of a class together, None if they are together already."""
        in_order = of if order is None else of[order]
        order = np.arange(len(of)) if order is None else order
        starts = np.flatnonzero(np.r_[True, in_order[1:] != in_order[:-1]])
        ends = np.r_[starts[1:], len(of)].astype(np.int64)
        several = ends - starts > 1
        starts, ends = starts[several], ends[several]
        return cls(of, np.bincount(of), order, in_order[starts], starts, ends)

    @cached_property
    def first(self) -> Ints:
        """A pair of each of ``kinds``: the first in ``order``."""
        return self.order[self.starts]

    @cached_property
    def last(self) -> Ints:
        """And the last."""
        return self.order[self.ends - 1]

    def ends_alike(self, value: Ints, nothing: int) -> Mask:
        """Whether the first and the last pair of each of ``kinds`` have the same value, and not ``nothing``."""
        one = value[self.first]
        same: Mask = (one == value[self.last]) & (one != nothing)
        return same

    def alike(self, value: Ints) -> Mask:
        """Whether the values of all pairs are the same, for each of ``kinds``."""
        same: Mask = value[self.first] == value[self.last]
        maybe = np.flatnonzero(same)
        if len(maybe):
            bounds = np.column_stack([self.starts[maybe], self.ends[maybe]]).ravel()
            inside = np.append(value[self.order], 0)  # an end may be that of the array
            low, high = np.minimum.reduceat(inside, bounds)[::2], np.maximum.reduceat(inside, bounds)[::2]
            same[maybe] = low == high
        return same


def kinds_of(grid: Grid) -> Iterator[tuple[str, Classes]]:
    """The classes that columns may count: the pairs of a person, and those in a role where there are several."""
    yield HELD, Classes.among(grid.candidate, None)
    roles = {role: k for k, role in enumerate(dict.fromkeys(post.role for post in grid.posts))}
    if len(roles) > 1:
        role = np.array([roles[post.role] for post in grid.posts], dtype=np.int64)[grid.post]
        by_role = np.argsort(role.astype(np.uint16) if len(roles) < 2**16 else role, kind="stable")
        # Of a role, people are in order already.
        yield HELD_IN_ROLE, Classes.among(grid.candidate * len(roles) + role, by_role)


def counted_alike(grid: Grid, weights: list[Ints]) -> bool:
    """Whether an objective weighs a class alike: beside a rule that holds all of them, columns are then made for it."""
    asked = [weight for weight in weights if _ends_alike(grid, weight)]
    return any(bool((classes.alike(weight) & (weight[classes.first] != 0)).any())
               for _, classes in (kinds_of(grid) if asked else ()) for weight in asked)  # fmt: skip


def _ends_alike(grid: Grid, weight: Ints) -> bool:
    """Whether the ends of a class may weigh the same, and something; this is seen at once where all pairs are there."""
    people, posts = len(grid.people), len(grid.posts)
    if not len(grid) or len(grid) != people * posts:
        return len(grid) > 0
    first, last = {"": 0}, {"": posts - 1}  # all of them, and those of each role
    for k, post in enumerate(grid.posts):
        first.setdefault(f"of {post.role}", k)
        last[f"of {post.role}"] = k
    one, other = list(first.values()), [last[role] for role in first]
    table = weight.reshape(people, posts)
    some, same = table[:, one], np.array(one) != np.array(other)
    return bool(((some == table[:, other]) & (some != 0) & same).any())
