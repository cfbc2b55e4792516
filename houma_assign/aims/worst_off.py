"""The worst-off village as well off as can be."""

from __future__ import annotations

from typing import Annotated, ClassVar

import numpy as np

from .base import (
    Aim,
    Count,
    Fault,
    Field,
    Fraction,
    Grid,
    Ints,
    Message,
    Objective,
    Placements,
    ProblemLike,
    Rows,
    binding_forms,
    grouped,
    language,
)

CLOSED = Message(
    "worst_off_closed",
    "villages may stay closed here, and a closed one would count as the worst off; leave this aim out, or settle the villages",
    "这里的村可能不选定，不选定的村会被算作最差；请去掉这一目标，或先定下各村",
)


class WorstOff(Aim):
    r"""The mean points per slot of the worst-off village; with ``worst=k`` the sum over the k worst-off.

    .. math:: \max\; k t - \sum_v d_v, \quad d_v \ge t - \bar s_v, \; d_v \ge 0, \quad
        \bar s_v = \frac{1}{\text{slots}_v} \sum_{c,\, p \in v} s_{cp} x_{cp}

    The inner maximum over t is the sum of the k smallest (Ogryczak and Tamir 2003). Tiers with k = 1, 2, 3, ... are
    leximin. An empty slot counts as zero points. Villages without slots do not count; beside ``VillageForms`` it is refused.

    Parameters
    ----------
    worst
        How many of the worst-off villages; more than there are means all of them.
    """

    kind: ClassVar[str] = "worst_off"
    worst: Annotated[Count, Field(ge=1)] = 1

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Villages that may stay closed: what they have says nothing."""
        return [] if binding_forms(problem) is None else [self.fault("worst", self.worst, CLOSED)]

    def _slots(self, problem: ProblemLike) -> dict[str, int]:
        slots: dict[str, int] = {}
        for post in problem.posts:
            slots[post.village] = slots.get(post.village, 0) + post.slots
        return {village: number for village, number in slots.items() if number}

    def objective(self, grid: Grid) -> Objective:
        """Columns t and, for each village, its shortfall d below t; where one village counts alone, t without shortfalls."""
        slots = self._slots(grid.problem)
        places = sorted(slots)
        if not places:
            return Objective(np.zeros(len(grid), np.int64))
        parts = int(np.lcm.reduce(list(slots.values())))
        number = {village: k for k, village in enumerate(places)}
        group = np.array([number.get(v.id, -1) for v in grid.villages], dtype=np.int64)[grid.village]
        share = np.array([parts // slots.get(v.id, parts) for v in grid.villages], dtype=np.int64)[grid.village]
        share = share * grid.pairs.score
        low, high = self._limits(grid, group, share, len(places))
        size, pairs = len(places), len(grid)
        several = size if min(self.worst, size) > 1 else 0  # a shortfall below the least of all gains nothing
        shortfall = grouped(group, tuple(places), share, lower=0)
        t = grouped(np.arange(size), tuple(places), -1, columns=np.full(size, pairs))
        d = grouped(np.arange(several), tuple(places[:several]), 1, columns=pairs + 1 + np.arange(several))
        row, column, coefficient = (  # one row a village, with entries from its pairs, from t and from d
            np.concatenate([getattr(part, name) for part in (shortfall, t, d)]) for name in ("row", "column", "coefficient")
        )
        least, most = np.array([low] + [0] * several), np.array([high] + [high - low] * several)
        block = Rows(row, column, coefficient, shortfall.lower, shortfall.upper, shortfall.labels, 1, least, most)
        aux = np.array([min(self.worst, size)] + [-1] * several, dtype=np.int64)
        return Objective(np.zeros(pairs, np.int64), grid.pairs.scale * parts, aux=aux, rows=block)

    def _limits(self, grid: Grid, group: Ints, share: Ints, villages: int) -> tuple[int, int]:
        """Between what the mean of a village can lie: at most as many of its pairs count as there is room for."""
        low = high = 0
        for village in range(villages):
            columns = np.flatnonzero(group == village)
            if len(columns):
                ordered, room = np.sort(share[columns]), grid.room(columns)
                low = min(low, int(np.minimum(ordered[:room], 0).sum()))
                high = max(high, int(np.maximum(ordered[-room:], 0).sum()) if room else 0)
        return low, high

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Sum of the smallest means."""
        slots = self._slots(problem)
        totals = dict.fromkeys(slots, Fraction(0))
        for place in placements:
            village = problem.post(place.post).village
            if village in totals:
                where = problem.pairs.at[place]
                totals[village] += Fraction(int(problem.pairs.score[where]), problem.pairs.scale)
        means = sorted(total / slots[village] for village, total in totals.items())
        return sum(means[: self.worst], Fraction(0))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        if self.worst == 1:
            return language(lang).say("mean points of the worst-off village", "最弱村人均得分")
        return language(lang).say(f"mean points of the {self.worst} worst-off villages", f"最弱 {self.worst} 村人均得分之和")


def leximin(villages: int) -> tuple[WorstOff, ...]:
    """Tiers that make the worst-off village best, then the second worst, and so on."""
    return tuple(WorstOff(id=f"worst_off {k}", worst=k) for k in range(1, villages + 1))
