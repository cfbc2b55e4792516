"""Posts shared out evenly among people who may hold several."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

import numpy as np

from .base import Aim, Fraction, Grid, Objective, Placements, ProblemLike, Rows, language


class EvenLoad(Aim):
    r"""The difference between the most and the fewest posts that anybody holds.

    .. math:: \min\; h - l, \quad l \le \sum_p x_{cp} \le h \;\text{for every person } c \text{ who can take something}

    Somebody on leave, with no scored pair that the hard rules leave, no post allowed or none with a slot, does not count.
    """

    kind: ClassVar[str] = "even_load"
    sign: ClassVar[int] = -1

    def objective(self, grid: Grid) -> Objective:
        """Columns h and l, two rows a person."""
        there = able(grid.problem)
        number = {who: k for k, who in enumerate(who for who in grid.pairs.candidates if who in there)}
        people, pairs = len(number), len(grid)
        if not people:
            return Objective(np.zeros(pairs, np.int64))
        person = np.array([number.get(who, -1) for who in grid.pairs.candidates], dtype=np.int64)[grid.candidate]
        who, own = np.arange(people), np.flatnonzero(person >= 0)
        person = person[own]
        row = np.concatenate([person, who, people + person, people + who])
        column = np.concatenate([own, np.full(people, pairs), own, np.full(people, pairs + 1)])
        sign = np.concatenate([np.ones(len(own)), -np.ones(people), -np.ones(len(own)), np.ones(people)]).astype(np.int64)
        posts = len(grid.posts)
        none = np.full(2 * people, -(2**62), np.int64)
        rows = Rows(row, column, sign, none, np.zeros(2 * people, np.int64), tuple(number) * 2,
                    aux_lower=np.zeros(2, np.int64), aux_upper=np.full(2, posts, np.int64))  # fmt: skip
        return Objective(np.zeros(pairs, np.int64), aux=np.array([-1, 1], np.int64), rows=rows)

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Most posts held less fewest."""
        held = Counter(place.candidate for place in placements)
        loads = [held[who] for who in able(problem)]
        return Fraction(max(loads, default=0) - min(loads, default=0))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        return language(lang).say("even load", "任务均衡")


def able(problem: ProblemLike) -> frozenset[str]:
    """Ids of the people who can take something."""
    hard = {rule.kind for rule in problem.constraints if rule.penalty is None}
    pairs = problem.eligibility.grid.pairs
    left = np.ones(len(pairs), dtype=bool)
    if "posts_each" in hard:
        left &= np.array([problem.candidate(who).most > 0 for who in pairs.candidates], dtype=bool)[pairs.candidate]
    if "slots" in hard:
        left &= np.array([problem.post(post).slots > 0 for post in pairs.posts], dtype=bool)[pairs.post]
    return frozenset(pairs.candidates[k] for k in np.unique(pairs.candidate[left]))
