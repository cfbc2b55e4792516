"""Who may take which posts: conditions on a person's facts."""

from __future__ import annotations

from typing import ClassVar, Self

from .base import (
    Fault,
    Forbidding,
    Grid,
    Mask,
    Message,
    Placed,
    Placement,
    ProblemLike,
    Where,
    all_hold,
    column_words,
    condition_faults,
    condition_mask,
    fraction,
    in_words,
    is_number,
    language,
    shown,
)
from .scope import Scoped


class Eligible(Forbidding, Scoped):
    """Only people who meet every condition may take the posts in scope.

    One unit of breach is one placement of a person who does not. A person whose fact is missing does not meet it.

    Parameters
    ----------
    where
        Conditions, e.g. ``{"party_member": True}`` or ``Condition(fact="age", most=45)``.
    role, township, village, each
        As in ``Scoped``: only these posts, and whether each group of them counts by itself.
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "eligible"
    where: Where

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown facts, roles, villages or townships."""
        return condition_faults(self, self.where, problem.candidates) + self.scope_faults(problem)

    def loosened(self, problem: ProblemLike) -> tuple[tuple[Message, Self], ...]:
        """Each end of a range of numbers one unit wider; other conditions have no unit."""
        found: list[tuple[Message, Self]] = []
        for k, test in enumerate(self.where):
            for end, step in (("least", -1), ("most", 1)):
                limit = getattr(test, end)
                if is_number(limit) and not test.unless:
                    given = shown(fraction(limit) + step)
                    wider = test.changed(**{end: given})
                    where = (*self.where[:k], wider, *self.where[k + 1 :])
                    found += self._wider(_name(test.fact, problem), limit, given, where=where)
        return tuple(found)

    def barred(self, grid: Grid) -> Mask:
        """Pairs in scope whose person fails a condition."""
        group, _ = self.group_of_pair(grid)
        return (group >= 0) & ~condition_mask(grid, self.where)

    def forbids(self, problem: ProblemLike, placement: Placement) -> bool:
        """The same for one placement."""
        return self.speaks_of(problem, placement.post) and not all_hold(self.where, Placed(problem, placement))

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        spoken, test = language(lang), in_words(self.where, lang)
        return spoken.about(self.where_words(lang), spoken.say(f"only people with {test}", f"须满足 {test}"))


def _name(fact: str, problem: ProblemLike) -> Message:
    zh = problem.label(fact, "zh")
    return Message("fact", problem.label(fact), column_words(fact, "zh") if zh == fact else zh)
