"""Rules of a user's own with auxiliary columns, said three times: rows, check, and by hand.

They stand in no registry, so that tests which go over all kinds do not meet them.
"""

from collections import Counter

import numpy as np

from houma_assign.constraints.base import INFINITY, KINDS, Constraint, Rows, stacked

from .laws_by_hand import LAWS

BIG = 40  # no post of these boards holds more


class Even(Constraint):
    """An even number of people in every post; one unit is one person in a post with an odd number."""

    kind = "own_even"

    def rows(self, grid):
        pairs, posts = len(grid), len(grid.posts)
        own, zero = np.arange(posts), np.zeros(posts, np.int64)
        return Rows(np.r_[grid.post, own], np.r_[np.arange(pairs), pairs + own], np.r_[np.ones(pairs, np.int64), zero - 2], zero,
                    zero, grid.pairs.posts, aux_lower=zero, aux_upper=zero + BIG)  # fmt: skip

    def breaches(self, problem, placements):
        return [each for post, held in sorted(_held(placements).items()) for each in self.breach(post, held % 2)]


class Company(Constraint):
    """Nobody serves alone in a post: it is open, a 0-1 column, with two people or more."""

    kind = "own_company"

    def rows(self, grid):
        pairs, posts = len(grid), len(grid.posts)
        each, post = np.arange(pairs), np.arange(posts)
        one = np.ones(pairs, np.int64)
        return Rows(
            np.r_[grid.post, post, posts + each, posts + each], np.r_[each, pairs + post, each, pairs + grid.post],
            np.r_[one, np.full(posts, -2), one, -one], np.r_[np.zeros(posts, np.int64), np.full(pairs, -INFINITY)],
            np.r_[np.full(posts, INFINITY), np.zeros(pairs, np.int64)], (*grid.pairs.posts, *map(str, each)),
            aux_lower=np.zeros(posts, np.int64), aux_upper=np.ones(posts, np.int64),
        )  # fmt: skip

    def breaches(self, problem, placements):
        return [each for post, held in sorted(_held(placements).items()) for each in self.breach(post, held == 1)]


class Level(Constraint):
    """All posts hold t or t + 1 people, whatever t is; in thirds of a person, so that a unit is three of the row's own."""

    kind = "own_level"

    def rows(self, grid):
        pairs, posts = len(grid), len(grid.posts)
        column, none = np.r_[np.arange(pairs), np.full(posts, pairs)], np.zeros(posts, np.int64)
        return Rows(np.r_[grid.post, np.arange(posts)], column, np.r_[np.full(pairs, 3), np.full(posts, -3)],
                    none, none + 3, grid.pairs.posts, 3, np.array([0]), np.array([BIG]))  # fmt: skip

    def breaches(self, problem, placements):
        held = [_held(placements)[post.id] for post in problem.posts]
        ways = (sum(max(low - each, each - low - 1, 0) for each in held) for low in range(max(held) + 1))
        return self.breach("all posts", min(ways))


class Offset(Constraint):
    """As many secretaries as members, but for one: their difference is a column from -1 to 1."""

    kind = "own_offset"

    def rows(self, grid):
        pairs = len(grid)
        sign = np.array([1 if post.role == "secretary" else -1 for post in grid.posts], np.int64)[grid.post]
        column = np.arange(pairs + 1)
        return Rows(np.zeros(pairs + 1, np.int64), column, np.r_[sign, -1], np.array([0]), np.array([0]), ("both roles",),
                    aux_lower=np.array([-1]), aux_upper=np.array([1]))  # fmt: skip

    def breaches(self, problem, placements):
        roles = Counter(problem.post(place.post).role for place in placements)
        return self.breach("both roles", abs(roles["secretary"] - roles["member"]) - 1)


class Plain(Constraint):
    """A rule without columns that stands among the others: one person in the first post at most."""

    kind = "own_plain"

    def rows(self, grid):
        first = Rows(np.zeros((grid.post == 0).sum(), np.int64), np.flatnonzero(grid.post == 0),
                     np.ones((grid.post == 0).sum(), np.int64), np.array([-INFINITY]), np.array([1]), ("first",))  # fmt: skip
        return stacked([first])

    def breaches(self, problem, placements):
        return self.breach("first", _held(placements)[min(post.id for post in problem.posts)] - 1)


def _held(placements):
    return Counter(place.post for place in placements)


def _by_post(data, plan):
    return [sum(at == post for _, at in plan) for post in data.posts]


def _level(counts):
    return min(sum(each - low - 1 if each > low else low - each for each in counts) for low in range(max(counts) + 1))


def _difference(data, plan):
    secretaries = sum(data.posts[post].role == "secretary" for _, post in plan)
    return abs(2 * secretaries - len(plan))


OWN = (Even, Company, Level, Offset, Plain)
LAWS |= {
    "own_even": lambda rule, data: lambda plan: sum(each & 1 for each in _by_post(data, plan)),
    "own_company": lambda rule, data: lambda plan: _by_post(data, plan).count(1),
    "own_level": lambda rule, data: lambda plan: _level(_by_post(data, plan)),
    "own_offset": lambda rule, data: lambda plan: max(_difference(data, plan) - 1, 0),
    "own_plain": lambda rule, data: lambda plan: max(sum(at == min(data.posts) for _, at in plan) - 1, 0),
}  # fmt: skip
for kind in OWN:
    KINDS.pop(kind.kind, None)
