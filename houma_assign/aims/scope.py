"""Which placements an aim counts: of people who meet conditions, in posts of one role; and whether many or few are wanted."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from .base import (
    NO_ROLE,
    Aim,
    Fault,
    Grid,
    Mask,
    Placed,
    Placement,
    ProblemLike,
    Where,
    all_hold,
    condition_mask,
    condition_reasons,
    in_words,
    language,
    standard,
)


class Counting(Aim):
    """An aim that adds something up over some of the placements.

    Parameters
    ----------
    sense
        "most": as much as possible; "least": as little as possible.
    where
        Only people who meet these conditions, e.g. ``"sex = female"``; empty for everybody.
    role
        Only posts with this role; None for all.
    """

    # One class for both senses: a property of the record, where other aims have a number of the class.
    sign: ClassVar[Any] = property(lambda aim: 1 if aim.sense == "most" else -1)
    coded: ClassVar[tuple[str, ...]] = ("where", "role", "number")
    sense: Literal["most", "least"]
    where: Where = ()
    role: str | None = None

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Columns that nobody has, values of another kind than the column's, a role that does not occur."""
        faults = [self.fault(fact, None, reason) for fact, reason in condition_reasons(self.where, problem.candidates)]
        if self.role is not None and all(post.role != self.role for post in problem.posts):
            faults.append(self.fault("role", self.role, NO_ROLE))
        return faults

    def counted(self, grid: Grid) -> Mask:
        """First statement: the pairs that count, shape (pairs,)."""
        mask = condition_mask(grid, self.where)
        return mask if self.role is None else mask & grid.post_mask(lambda post: post.role == self.role)

    def counts(self, problem: ProblemLike, placement: Placement) -> bool:
        """Second statement: whether a placement counts."""
        if self.role is not None and problem.post(placement.post).role != self.role:
            return False
        return all_hold(self.where, Placed(problem, placement))

    def in_sense(self, what: str, lang: str, whom: str = "") -> str:
        """``what`` with who counts, the role and what is wanted of it behind."""
        spoken = language(lang)
        role = standard(self.role, lang) if self.role else ""
        wanted = spoken.say("the less the better", "越少越好") if self.sense == "least" else ""
        return what + spoken.aside(spoken.clauses((whom, role, wanted)))

    def whom(self, lang: str) -> str:
        """The people who count, in words; empty for everybody."""
        return in_words(self.where, lang)
