"""The total of a number stays within limits: a budget, a headcount of years, a floor of points."""

from __future__ import annotations

from math import ceil
from typing import ClassVar

from .base import (
    Breach,
    Fault,
    Grid,
    Message,
    Number,
    Placements,
    ProblemLike,
    Rows,
    column_words,
    common_scale,
    fraction,
    grouped,
    is_number,
    language,
    least_exceeds,
    rule_place,
    times,
    too_fine,
    whole,
)  # fmt: skip
from .scope import Scoped

STATE_LIMITS = Message("limits_missing", "state least and/or most", "请写明至少、至多，或两者")
LIMIT_FINE = Message("limit_too_fine", "more than six decimals cannot be held exactly", "小数超过六位，无法精确保存")


class Total(Scoped):
    r"""The total of a number over the placements in each group of posts lies between ``least`` and ``most``.

    .. math:: \text{least} \le \sum_{(c, p) \in G} a_{cp} x_{cp} \le \text{most}

    One unit of breach is one whole unit of the number; parts of a unit count as one.

    Parameters
    ----------
    number
        A column of numbers: of the pair, the candidate, the post or the village, looked for in that order;
        ``"post.size"`` says where to look.
    least, most
        Limits, at most six decimals.
    """

    kind: ClassVar[str] = "total"
    number: str
    least: Number | None = None
    most: Number | None = None

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown or textual columns, limits that contradict each other or are too fine."""
        faults = problem.number_faults(rule_place(self), self.number) + self.scope_faults(problem)
        return faults + limit_faults(self, self.least, self.most)

    def rows(self, grid: Grid) -> Rows:
        """One row a group."""
        group, labels = self.group_of_pair(grid)
        numbers, given = grid.number(self.number)
        scale = common_scale([value for value in (self.least, self.most) if value is not None] + [1]) * given
        low, high = (None if value is None else whole(value, scale) for value in (self.least, self.most))
        return grouped(group, labels, times(numbers, scale // given, "rules", self.id), low, high, unit=scale)

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Groups below or above the limits."""
        broken = []
        for group, posts in self.groups(problem).items():
            total = sum(problem.number(self.number, place) for place in placements if place.post in posts)
            broken += self.breach(group, 0 if self.least is None else ceil(fraction(self.least) - total))
            broken += self.breach(group, 0 if self.most is None else ceil(total - fraction(self.most)))
        return broken

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        return limits_in_words(self, language(lang).say(f"total {self.number}", f"{column_words(self.number, lang)} 合计"), lang)


def limit_faults(rule: Total, least: int | float | None, most: int | float | None) -> list[Fault]:
    """Limits that are missing, reversed or too fine to be exact."""
    faults = []
    if least is None and most is None:
        faults.append(rule.fault("least", None, STATE_LIMITS))
    for name, value in (("least", least), ("most", most)):
        if value is not None and (not is_number(value) or too_fine(value)):
            faults.append(rule.fault(name, value, LIMIT_FINE))
    if least is not None and most is not None and least > most:
        faults.append(rule.fault("least", least, least_exceeds(most)))
    return faults


def limits_in_words(rule: Total, what: str, lang: str) -> str:
    """``what`` between the limits, as a sentence."""
    spoken = language(lang)
    limits = [] if rule.least is None else [f"{spoken.say('at least', '不低于')} {rule.least}"]
    limits += [] if rule.most is None else [f"{spoken.say('at most', '不超过')} {rule.most}"]
    return spoken.about(rule.where_words(lang), f"{what} {spoken.say(' and ', spoken.comma).join(limits)}")
