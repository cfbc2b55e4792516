"""Posts shared out evenly among people who may hold several."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from .base import Aim, Fraction, Grid, Objective, Placements, ProblemLike, Rows, language


class EvenLoad(Aim):
    r"""The difference between the most and the fewest posts that anybody holds.

    .. math:: \min\; h - l, \quad l \le \sum_p x_{cp} \le h \;\text{for every person } c
    """

    kind: ClassVar[str] = "even_load"
    sign: ClassVar[int] = -1

    def objective(self, grid: Grid) -> Objective:
        """Columns h and l, two rows a person."""
        people, pairs = len(grid.people), len(grid)
        who, own = np.arange(people), np.arange(pairs)
        row = np.concatenate([grid.candidate, who, people + grid.candidate, people + who])
        column = np.concatenate([own, np.full(people, pairs), own, np.full(people, pairs + 1)])
        sign = np.concatenate([np.ones(pairs), -np.ones(people), -np.ones(pairs), np.ones(people)]).astype(np.int64)
        posts = len(grid.posts)
        none = np.full(2 * people, -(2**62), np.int64)
        rows = Rows(row, column, sign, none, np.zeros(2 * people, np.int64), grid.pairs.candidates * 2,
                    aux_lower=np.zeros(2, np.int64), aux_upper=np.full(2, posts, np.int64))  # fmt: skip
        return Objective(np.zeros(pairs, np.int64), aux=np.array([-1, 1], np.int64), rows=rows)

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Most posts held less fewest."""
        held = {person.id: 0 for person in problem.candidates}
        for place in placements:
            held[place.candidate] += 1
        return Fraction(max(held.values(), default=0) - min(held.values(), default=0))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        return language(lang).say("even load", "任务均衡")
