"""The total of a number stays within limits: a budget, a headcount of years, a floor of points."""

from __future__ import annotations

from math import ceil
from typing import ClassVar

from .base import (
    Breach,
    Grid,
    Placements,
    ProblemLike,
    Rows,
    column_words,
    grouped,
    language,
    times,
)
from .limits import Limited


class Total(Limited):
    r"""The total of a number over the placements in each group of posts lies between ``least`` and ``most``.

    .. math:: \text{least} \le \sum_{(c, p) \in G} a_{cp} x_{cp} \le \text{most}

    One unit of breach is one whole unit of the number; parts of a unit count as one.

    Parameters
    ----------
    number
        A column of numbers: of the pair, the candidate, the post or the village, looked for in that order;
        ``"post.size"`` says where to look.
    least, most
        Limits, at most six decimals: one for all, group -> its own (with ``each``; a group that is not named has none), or
        the name of a column of the villages or posts that are the groups.
    role, township, village, each
        As in ``Scoped``: only these posts, and whether each group of them counts by itself.
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "total"

    def rows(self, grid: Grid) -> Rows:
        """One row a group."""
        group, labels = self.group_of_pair(grid)
        numbers, given = grid.number(self.number)
        scale, low, high = self.steps(grid, given)
        return grouped(group, labels, times(numbers, scale // given, "rules", self.id), low, high, unit=scale)

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Groups below or above the limits."""
        broken = []
        for (group, posts), (least, most) in zip(self.groups(problem).items(), self.bounds(problem), strict=True):
            total = sum(problem.number(self.number, place) for place in placements if place.post in posts)
            broken += self.breach(group, 0 if least is None else ceil(least - total))
            broken += self.breach(group, 0 if most is None else ceil(total - most))
        return broken

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        return self.within_limits(language(lang).say(f"total {self.number}", f"{column_words(self.number, lang)} 合计"), lang)
