"""Who may take which posts: conditions on a person's facts."""

from __future__ import annotations

from typing import ClassVar

from .base import (
    Fault,
    Forbidding,
    Grid,
    Mask,
    Placed,
    Placement,
    ProblemLike,
    Where,
    all_hold,
    condition_faults,
    condition_mask,
    in_words,
    language,
)
from .scope import Scoped


class Eligible(Forbidding, Scoped):
    """Only people who meet every condition may take the posts in scope.

    One unit of breach is one placement of a person who does not. A person whose fact is missing does not meet it.

    Parameters
    ----------
    where
        Conditions, e.g. ``{"party_member": True}`` or ``Condition(fact="age", most=45)``.
    """

    kind: ClassVar[str] = "eligible"
    where: Where

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown facts, roles, villages or townships."""
        return condition_faults(self, self.where, problem.candidates) + self.scope_faults(problem)

    def barred(self, grid: Grid) -> Mask:
        """Pairs in scope whose person fails a condition."""
        group, _ = self.group_of_pair(grid)
        return (group >= 0) & ~condition_mask(grid, self.where)

    def forbids(self, problem: ProblemLike, placement: Placement) -> bool:
        """The same for one placement."""
        if not any(placement.post in members for members in self.groups(problem).values()):
            return False
        return not all_hold(self.where, Placed(problem, placement))

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        spoken, test = language(lang), in_words(self.where, lang)
        return spoken.about(self.where_words(lang), spoken.say(f"only people with {test}", f"须满足 {test}"))
