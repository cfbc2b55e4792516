"""A number of each placement, and limits between which a figure made of it lies: what ``Total`` and ``Mean`` share."""

from __future__ import annotations

from .base import (
    Fault,
    Message,
    Number,
    ProblemLike,
    is_number,
    language,
    least_exceeds,
    rule_place,
    too_fine,
)  # fmt: skip
from .scope import Scoped

STATE_LIMITS = Message("limits_missing", "state least and/or most", "请写明至少、至多，或两者")
LIMIT_FINE = Message("limit_too_fine", "more than six decimals cannot be held exactly", "小数超过六位，无法精确保存")


class Limited(Scoped):
    """A rule about a number in each group of posts.

    Parameters
    ----------
    number
        A column of numbers.
    least, most
        Limits, at most six decimals.
    """

    number: str
    least: Number | None = None
    most: Number | None = None

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown or textual columns, limits that contradict each other or are too fine."""
        faults = problem.number_faults(rule_place(self), self.number) + self.scope_faults(problem)
        return faults + self._limit_faults()

    def _limit_faults(self) -> list[Fault]:
        faults = []
        if self.least is None and self.most is None:
            faults.append(self.fault("least", None, STATE_LIMITS))
        for name, value in (("least", self.least), ("most", self.most)):
            if value is not None and (not is_number(value) or too_fine(value)):
                faults.append(self.fault(name, value, LIMIT_FINE))
        if self.least is not None and self.most is not None and self.least > self.most:
            faults.append(self.fault("least", self.least, least_exceeds(self.most)))
        return faults

    def within_limits(self, what: str, lang: str) -> str:
        """``what`` between the limits, as a sentence."""
        spoken = language(lang)
        limits = [] if self.least is None else [f"{spoken.say('at least', '不低于')} {self.least}"]
        limits += [] if self.most is None else [f"{spoken.say('at most', '不超过')} {self.most}"]
        return spoken.about(self.where_words(lang), f"{what} {spoken.say(' and ', spoken.comma).join(limits)}")
