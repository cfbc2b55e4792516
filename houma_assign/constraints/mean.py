"""The mean of a number stays within limits: mean age, mean points."""

from __future__ import annotations

from math import ceil
from typing import ClassVar

import numpy as np

from .base import (
    INFINITY,
    Breach,
    Grid,
    Placements,
    ProblemLike,
    Rows,
    column_words,
    grouped,
    language,
    stacked,
    times,
)
from .limits import Limited


class Mean(Limited):
    r"""The mean of a number over the placements in each group of posts lies between ``least`` and ``most``.

    .. math:: \sum_{(c, p) \in G} (a_{cp} - \text{least}) x_{cp} \ge 0 \quad\text{and likewise for most}

    An empty group keeps the rule. One unit of breach is one whole unit of the number, summed over the group: a mean age
    one year too high over 31 people is 31 units.

    Parameters
    ----------
    number
        As in ``Total``.
    least, most
        Limits of the mean, as in ``Total``. "39.9 to one decimal" is ``least=39.85, most=39.95``.
    role, township, village, each
        As in ``Scoped``: only these posts, and whether each group of them counts by itself.
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "mean"

    def rows(self, grid: Grid) -> Rows:
        """One row a group and limit."""
        group, labels = self.group_of_pair(grid)
        numbers, given = grid.number(self.number)
        scale, low, high = self.steps(grid, given)
        numbers, blocks = times(numbers, scale // given, "rules", self.id), []
        for limits, lower, upper in ((low, 0, None), (high, None, 0)):
            bounded = np.flatnonzero(np.abs(limits) < INFINITY)
            if len(bounded):
                row = np.full(len(labels) + 1, -1, dtype=np.int64)  # the last for pairs in no group
                row[bounded] = np.arange(len(bounded))
                above = np.where(row[group] >= 0, numbers - limits[group], 0)
                names = tuple(labels[k] for k in bounded)
                blocks.append(grouped(row[group], names, above, lower, upper, unit=scale))
        return stacked(blocks)

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Groups whose mean is below or above the limits."""
        broken = []
        for (group, posts), (least, most) in zip(self.groups(problem).items(), self.bounds(problem), strict=True):
            values = [problem.number(self.number, place) for place in placements if place.post in posts]
            if least is not None:
                broken += self.breach(group, ceil(len(values) * least - sum(values)))
            if most is not None:
                broken += self.breach(group, ceil(sum(values) - len(values) * most))
        return broken

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        return self.within_limits(language(lang).say(f"mean {self.number}", f"平均 {column_words(self.number, lang)}"), lang)
