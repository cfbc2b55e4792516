"""A number of each placement, and limits between which a figure made of it lies: what ``Total`` and ``Mean`` share."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import Self

import numpy as np

from .base import (
    INFINITY,
    Fault,
    Grid,
    Ints,
    Limit,
    Message,
    ProblemLike,
    common_scale,
    language,
    least_exceeds,
    rule_place,
    shown,
    whole,
)  # fmt: skip
from .group_limits import bound, bound_faults, bound_words, loosened_bounds
from .scope import Scoped

STATE_LIMITS = Message("limits_missing", "state least and/or most", "请写明至少、至多，或两者")


class Limited(Scoped):
    """A rule about a number in each group of posts.

    Parameters
    ----------
    number
        A column of numbers.
    least, most
        Limits, at most six decimals: one for all, group -> its own, or a column of the villages or posts that are the groups.
    """

    number: str
    least: Limit | None = None
    most: Limit | None = None

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown or textual columns, limits that contradict each other or are too fine."""
        faults = problem.number_faults(rule_place(self), self.number) + self.scope_faults(problem)
        return faults + self._limit_faults(problem)

    def _limit_faults(self, problem: ProblemLike) -> list[Fault]:
        if self.least is None and self.most is None:
            return [self.fault("least", None, STATE_LIMITS)]
        faults = bound_faults(self, problem)
        for low, high in () if faults else self.bounds(problem):
            if low is not None and high is not None and low > high:
                return [self.fault("least", shown(low), least_exceeds(shown(high)))]
        return faults

    def bounds(self, problem: ProblemLike) -> list[tuple[Fraction | None, Fraction | None]]:
        """Least and most of each group."""
        return [(bound(self, problem, "least", group), bound(self, problem, "most", group)) for group in self.groups(problem)]

    def steps(self, grid: Grid, given: int) -> tuple[int, Ints, Ints]:
        """So many steps of a unit make the limits and a number of this scale whole; least and most of each group in them."""
        bounds = self.bounds(grid.problem)
        scale = lcm(given, common_scale(limit for both in bounds for limit in both if limit is not None))
        low = [-INFINITY if least is None else whole(least, scale) for least, _ in bounds]
        high = [INFINITY if most is None else whole(most, scale) for _, most in bounds]
        return scale, np.array(low, dtype=np.int64), np.array(high, dtype=np.int64)

    def loosened(self, problem: ProblemLike) -> tuple[tuple[Message, Self], ...]:
        """Each limit one unit wider."""
        return (*super().loosened(problem), *loosened_bounds(self, problem))

    def within_limits(self, what: str, lang: str) -> str:
        """``what`` between the limits, as a sentence."""
        spoken = language(lang)
        limits = [] if self.least is None else [f"{spoken.say('at least', '不低于')} {bound_words(self.least, lang)}"]
        limits += [] if self.most is None else [f"{spoken.say('at most', '不超过')} {bound_words(self.most, lang)}"]
        return spoken.about(self.where_words(lang), f"{what} {spoken.say(' and ', spoken.comma).join(limits)}")
