"""Aims of a user's own with auxiliary columns, said three times: objective, value, and by hand."""

from collections import Counter
from fractions import Fraction

import numpy as np

from houma_assign.aims.base import INFINITY, KINDS, Aim, Objective, Rows

from .aims_by_hand import AIMS, IN_POINTS, SMALL
from .own_rules import BIG


class Crowd(Aim):
    """The most people that any post holds, as few as can be; beside it a column that weighs nothing."""

    kind = "own_crowd"
    sign = -1

    def objective(self, grid):
        pairs, posts = len(grid), len(grid.posts)
        own = np.arange(posts)
        rows = Rows(np.r_[grid.post, own, posts], np.r_[np.arange(pairs), np.full(posts, pairs), pairs + 1],
                    np.r_[np.ones(pairs, np.int64), np.full(posts, -1), 1], np.full(posts + 1, -INFINITY),
                    np.r_[np.zeros(posts, np.int64), 5], (*grid.pairs.posts, "idle"),
                    aux_lower=np.array([0, 2]), aux_upper=np.array([BIG, 7]))  # fmt: skip
        return Objective(np.zeros(pairs, np.int64), aux=np.array([-1, 0]), rows=rows)

    def value(self, problem, placements):
        return Fraction(max(Counter(place.post for place in placements).values(), default=0))


class Couples(Aim):
    """Three and the couples that the posts hold, in halves, with half of the points of soft rules taken off."""

    kind = "own_couples"

    @property
    def points(self):
        return Fraction(1, 2)

    def objective(self, grid):
        pairs, posts = len(grid), len(grid.posts)
        own, zero = np.arange(posts), np.zeros(posts, np.int64)
        rows = Rows(np.r_[grid.post, own], np.r_[np.arange(pairs), pairs + own], np.r_[np.ones(pairs, np.int64), zero - 2], zero,
                    zero + INFINITY, grid.pairs.posts, aux_lower=zero, aux_upper=zero + BIG)  # fmt: skip
        return Objective(np.zeros(pairs, np.int64), 2, 6, zero + 2, rows)

    def value(self, problem, placements):
        return Fraction(3 + sum(held // 2 for held in Counter(place.post for place in placements).values()))


def _most(data, plan):
    return max(sum(at == post for _, at in plan) for post in data.posts)


def _couples(data, plan):
    return sum(sum(at == post for _, at in plan) >> 1 for post in data.posts)


OWN = (Crowd, Couples)
AIMS |= {
    "own_crowd": lambda aim, data: lambda plan, lost: Fraction(_most(data, plan)),
    "own_couples": lambda aim, data: lambda plan, lost: 3 + _couples(data, plan) - Fraction(lost, 2),
}
SMALL.add("own_crowd")
IN_POINTS.add("own_couples")
for kind in OWN:
    KINDS.pop(kind.kind, None)
