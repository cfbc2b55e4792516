"""The mean of a number stays within limits: mean age, mean points."""

from __future__ import annotations

from math import ceil, lcm
from typing import ClassVar

from .base import (
    Breach,
    Grid,
    Placements,
    ProblemLike,
    Rows,
    column_words,
    common_scale,
    fraction,
    grouped,
    language,
    stacked,
    times,
    whole,
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
        Limits of the mean, at most six decimals. "39.9 to one decimal" is ``least=39.85, most=39.95``.
    """

    kind: ClassVar[str] = "mean"

    def rows(self, grid: Grid) -> Rows:
        """One row a group and limit."""
        group, labels = self.group_of_pair(grid)
        numbers, given = grid.number(self.number)
        limits = [value for value in (self.least, self.most) if value is not None]
        scale = lcm(common_scale(limits), given)
        blocks = []
        for value, side in ((self.least, "lower"), (self.most, "upper")):
            if value is not None:
                above = times(numbers, scale // given, "rules", self.id) - whole(value, scale)
                lower, upper = (0, None) if side == "lower" else (None, 0)
                blocks.append(grouped(group, labels, above, lower, upper, unit=scale))
        return stacked(blocks)

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Groups whose mean is below or above the limits."""
        broken = []
        for group, posts in self.groups(problem).items():
            values = [problem.number(self.number, place) for place in placements if place.post in posts]
            if self.least is not None:
                broken += self.breach(group, ceil(len(values) * fraction(self.least) - sum(values)))
            if self.most is not None:
                broken += self.breach(group, ceil(sum(values) - len(values) * fraction(self.most)))
        return broken

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        return self.within_limits(language(lang).say(f"mean {self.number}", f"平均 {column_words(self.number, lang)}"), lang)
