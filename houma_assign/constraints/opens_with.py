"""A post, a village or a township that gets anybody gets enough people."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar, Literal, Self

import numpy as np

from .base import INFINITY, Breach, CountLimit, Fault, Grid, Message, Placements, ProblemLike, Rows, language
from .group_limits import bound, bound_faults, bound_words, loosened_bounds
from .scope import Scoped


class OpensWith(Scoped):
    r"""Each post (village, township, role) that is used gets at least ``least`` people; one that is not used gets nobody.

    .. math:: \text{least}_g \, y_g \le \sum_{c, p \in g} x_{cp} \le N_g \, y_g, \quad y_g \in \{0, 1\}

    Posts can stay empty only where their own ``least`` is 0. One unit of breach is one person missing where a post is used,
    or one too many where it is not, whichever is fewer. ``InUse`` is the aim of few, or many, posts in use.

    Parameters
    ----------
    least
        The fewest people: one number, group -> its own (of a group that is not named nothing is asked), or the name of a
        column of the villages or posts that are the groups.
    each
        What opens, or stays closed, as one.
    role, township, village
        As in ``Scoped``: only these posts, and whether each group of them counts by itself.
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "opens_with"
    least: CountLimit
    each: Literal["village", "township", "role", "post"] | None = "post"

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown scopes, groups and columns, and groups that have fewer slots than people they are to open with."""
        faults = self.scope_faults(problem) or bound_faults(self, problem, whole=True)
        for group, posts in {} if faults else self.groups(problem).items():
            slots, least = sum(problem.post(post).slots for post in posts), self.fewest(problem, group)
            if least > slots:
                faults.append(self.fault("least", least, self._short(group, slots)))
        return faults

    def _short(self, group: str, slots: int) -> Message:
        zh = f"{self.group_words(group, 'zh')}：只有 {slots} 个名额"
        return Message("opens_with_slots", f"{group}: there are only {slots} slots", zh)

    def fewest(self, problem: ProblemLike, group: str) -> int:
        """With how many people a group opens."""
        return int(bound(self, problem, "least", group) or 0)

    def loosened(self, problem: ProblemLike) -> tuple[tuple[Message, Self], ...]:
        """One person fewer."""
        return (*super().loosened(problem), *loosened_bounds(self, problem))

    def rows(self, grid: Grid) -> Rows:
        """A column for each group that could be used with too few people, and two rows that tie it to its people."""
        group, labels = self.group_of_pair(grid)
        least = np.array([self.fewest(grid.problem, label) for label in labels], dtype=np.int64)
        asked = [g for g in np.unique(group[group >= 0]) if least[g] > 1]  # one person is enough in the others
        number = np.full(len(labels) + 1, -1, dtype=np.int64)  # the last for pairs in no group
        number[asked] = np.arange(len(asked))
        own = np.flatnonzero(number[group] >= 0)
        row, size, pairs = number[group][own], len(asked), len(grid)
        columns = [np.flatnonzero(group == g) for g in asked]
        room = np.array([max(grid.room(each), int(least[g])) for g, each in zip(asked, columns, strict=True)], dtype=np.int64)
        opened, ones = np.arange(size), np.ones(len(own), np.int64)
        return Rows(
            np.concatenate([row, opened, size + row, size + opened]),
            np.concatenate([own, pairs + opened, own, pairs + opened]),
            np.concatenate([ones, -least[asked], ones, -room]),
            np.concatenate([np.zeros(size, np.int64), np.full(size, -INFINITY)]),
            np.concatenate([np.full(size, INFINITY), np.zeros(size, np.int64)]),
            tuple(labels[g] for g in asked) * 2,
            aux_lower=np.zeros(size, np.int64), aux_upper=np.ones(size, np.int64), over=pairs,
        )  # fmt: skip

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Groups with some people, but too few."""
        held, broken = Counter(place.post for place in placements), []
        for group, posts in self.groups(problem).items():
            people = sum(held[post] for post in posts)
            broken += self.breach(group, min(people, self.fewest(problem, group) - people))
        return broken

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        spoken, least = language(lang), bound_words(self.least, lang)
        said = spoken.say(f"nobody, or at least {least} people", f"不用则已，用则至少 {least} 人")
        return spoken.about(self.where_words(lang), said)
