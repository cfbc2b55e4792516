"""Nobody holds more posts than allowed, or fewer than asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, ClassVar, Self

import numpy as np

from .base import (
    UNKNOWN_CANDIDATE,
    Breach,
    Constraint,
    CountLimit,
    Fault,
    Grid,
    Message,
    Placements,
    ProblemLike,
    Rows,
    fraction,
    grouped,
    is_number,
    language,
    limit_of,
    rule_place,
)
from .group_limits import bound_words


class PostsEach(Constraint):
    r"""Every person c holds at most ``most`` posts (one, unless the candidate says otherwise), and at least ``least``.

    .. math:: \text{least}_c \le \sum_p x_{cp} \le \text{most}_c

    One unit of breach is one post too many or too few. ``PostsEach(least=1)`` is "everybody gets a post".

    Parameters
    ----------
    least
        The fewest posts of each person: a number for all, candidate id -> number (nobody else is asked for any), or the name
        of a column of people. None: nobody is asked for any.
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "posts_each"
    least: CountLimit | None = None

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Unknown people, a column that does not give everybody a whole number, more posts asked for than allowed."""
        named = self.least if isinstance(self.least, Mapping) else {}
        faults = [self.fault("least", who, UNKNOWN_CANDIDATE) for who in named if not problem.has_candidate(who)]
        for person in problem.candidates if self.least is not None else ():
            value = person.fact(self.least) if isinstance(self.least, str) else self.fewest(person)
            if not is_number(value) or value < 0 or fraction(value).denominator != 1:
                faults.append(Fault("candidates", person.id, str(self.least), value, _needed(self)))
            elif value > person.most:
                faults.append(Fault("candidates", person.id, "most", person.most, _crossed(self, int(value))))
        return faults

    def fewest(self, person: Any) -> int:
        """The fewest posts that a person must hold."""
        return int(limit_of(self.least, person.id, person) or 0)

    def excusing(self, problem: ProblemLike, absent: frozenset[str]) -> Self:
        """These people need not hold any post."""
        left = {person.id: self.fewest(person) for person in problem.candidates if person.id not in absent}
        return self if self.least is None else self.changed(least={who: number for who, number in left.items() if number})

    def leaving_out(self, absent: frozenset[str]) -> Self:
        """The numbers of the others."""
        if not isinstance(self.least, Mapping):
            return self
        return self.changed(least={who: number for who, number in self.least.items() if who not in absent})

    def loosened(self, problem: ProblemLike) -> tuple[tuple[Message, Self], ...]:
        """Everybody one post fewer."""
        if self.least is None or isinstance(self.least, int):
            return super().loosened(problem)
        fewer = {person.id: max(self.fewest(person) - 1, 0) for person in problem.candidates if self.fewest(person)}
        return tuple(self._wider("least", "- 0", "- 1", least=fewer))

    def rows(self, grid: Grid) -> Rows:
        """One row a person."""
        most = np.array([person.most for person in grid.people], dtype=np.int64)
        least = None if self.least is None else np.array([self.fewest(person) for person in grid.people], dtype=np.int64)
        return grouped(grid.candidate, grid.pairs.candidates, lower=least, upper=most)

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """People with too many posts, or too few."""
        held, broken = Counter(placement.candidate for placement in placements), []
        # Whoever holds nothing can lack posts only where some are asked for.
        asked = [problem.candidate(who) for who in held] if self.least is None else problem.candidates
        for person in sorted(asked, key=lambda person: person.id):
            number = held[person.id]
            if number > person.most:
                broken += self.breach(person.id, number - person.most)
            if self.least is not None:
                broken += self.breach(person.id, self.fewest(person) - number)
        return broken

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        spoken = language(lang)
        most = spoken.say("nobody holds more posts than allowed", "每人最多一个岗位（另有规定者除外）")
        if self.least is None:
            return most
        number = bound_words(self.least, lang)
        if isinstance(self.least, Mapping):
            return spoken.clauses((most, spoken.say(f"and these at least: {number}", f"下列人员至少：{number}")))
        return spoken.clauses((most, spoken.say(f"and everybody at least {number}", f"且每人至少 {number} 个")))


def _needed(rule: PostsEach) -> Message:
    en = f"rule {rule.id!r} needs a whole number of posts here"
    return Message("posts_each_needed", en, f"规则“{rule_place(rule).zh}”在此需要岗位数（整数）")


def _crossed(rule: PostsEach, least: int) -> Message:
    en = f"rule {rule.id!r} asks for {least} posts, more than this person may hold"
    return Message("posts_each_crossed", en, f"规则“{rule_place(rule).zh}”要求至少 {least} 个岗位，多于此人可任的岗位数")
