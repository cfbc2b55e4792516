"""The worst-off village, or person, as well off as can be."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import numpy as np

from .able import able, room_of
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
    Where,
    aim_place,
    all_hold,
    binding_forms,
    column_words,
    condition_reasons,
    grouped,
    in_words,
    language,
    of_pairs,
)
from .even_load import OF_PAIRS
from .open_villages import means_of_open, surely_open, worst_of_open

CLOSED = Message(
    "worst_off_closed",
    "villages may stay closed here, and it is not sure that so many are opened; let the forms have at least so many villages",
    "这里的村可能不选定，不能保证有这么多村被选定；请让各种形式的至少村数之和不小于此数",
)
WHO = Message("worst_off_where", "conditions are for people; say each=candidate", "条件是对人选的；请将对象写为人选")


class WorstOff(Aim):
    r"""The mean points per slot of the worst-off village; with ``worst=k`` the sum over the k worst-off.

    .. math:: \max\; k t - \sum_v d_v, \quad d_v \ge t - \bar s_v, \; d_v \ge 0,
        \quad \bar s_v = \frac{1}{\text{slots}_v} \sum_{c,\, p \in v} s_{cp} x_{cp}

    The inner maximum over t is the sum of the k smallest (Ogryczak and Tamir 2003). Tiers with k = 1, 2, 3, ... are
    leximin. An empty slot counts as zero points. Villages without slots do not count. Beside ``VillageForms`` the
    villages that are opened are meant, and the mean over the people of their form; so many must be sure to be opened.

    With ``each="candidate"`` the total points of the worst-off person: somebody without a post has 0, somebody who can take
    none (see ``EvenLoad``) does not count. Where there are fewer places than people, ask for the worst off of those who count
    by ``where``.

    Parameters
    ----------
    worst
        How many of the worst-off villages or people; more than there are means all of them.
    each
        "village" or "candidate".
    number
        The column of numbers looked at, as in ``Total``; points unless another is named.
    where
        Only people who meet these conditions, with ``each="candidate"``.
    id, slack
        As in ``Aim``: its name, and how much of its best value later aims may give away.
    """

    kind: ClassVar[str] = "worst_off"
    coded: ClassVar[tuple[str, ...]] = ("number", "where")
    worst: Annotated[Count, Field(ge=1)] = 1
    each: Literal["village", "candidate"] = "village"
    number: str = "score"
    where: Where = ()

    @property
    def numbers_used(self) -> tuple[str, ...]:
        """The column looked at."""
        return (self.number,)

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """Fewer villages that are sure to be opened than looked at. Unknown columns; conditions that are for nobody."""
        faults = [self.fault(fact, None, reason) for fact, reason in condition_reasons(self.where, problem.candidates)]
        faults += problem.number_faults(aim_place(self), self.number, "aims")
        if of_pairs(self.where):
            faults.append(self.fault("where", None, OF_PAIRS))
        if self.each == "candidate":
            return faults
        if self.where:
            faults.append(self.fault("where", None, WHO))
        rule = binding_forms(problem)
        sure = rule is None or surely_open(rule) >= self.worst
        return faults if sure else [*faults, self.fault("worst", self.worst, CLOSED)]

    def groups(self, problem: ProblemLike) -> dict[str, int]:
        """Village with slots -> their number; person who counts -> 1."""
        if self.each == "candidate":
            people = (problem.candidate(who) for who in sorted(able(problem)))
            return {person.id: 1 for person in people if all_hold(self.where, person)}
        slots: dict[str, int] = {}
        for post in problem.posts:
            slots[post.village] = slots.get(post.village, 0) + post.slots
        return {village: number for village, number in slots.items() if number}

    def objective(self, grid: Grid) -> Objective:
        """Columns t and, for each village, its shortfall d below t; where one village counts alone, t without shortfalls."""
        rule = binding_forms(grid.problem) if self.each == "village" else None
        if rule is not None:
            return worst_of_open(grid, rule, *grid.number(self.number), self.worst)
        slots = self.groups(grid.problem)
        places = sorted(slots)
        if not places:
            return Objective(np.zeros(len(grid), np.int64))
        parts = int(np.lcm.reduce(list(slots.values())))
        number = {village: k for k, village in enumerate(places)}
        villages = tuple(village.id for village in grid.villages)
        names, index = (grid.pairs.candidates, grid.candidate) if self.each == "candidate" else (villages, grid.village)
        group = np.array([number.get(name, -1) for name in names], dtype=np.int64)[index]
        share = np.array([parts // slots.get(name, parts) for name in names], dtype=np.int64)[index]
        numbers, scale = grid.number(self.number)
        share = share * numbers
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
        return Objective(np.zeros(pairs, np.int64), scale * parts, aux=aux, rows=block)

    def _limits(self, grid: Grid, group: Ints, share: Ints, villages: int) -> tuple[int, int]:
        """Between what the mean of a village can lie: at most as many of its pairs count as there is room for."""
        low = high = 0
        for village in range(villages):
            columns = np.flatnonzero(group == village)
            if len(columns):
                ordered, room = np.sort(share[columns]), room_of(grid, self.each, columns)
                low = min(low, int(np.minimum(ordered[:room], 0).sum()))
                high = max(high, int(np.maximum(ordered[-room:], 0).sum()) if room else 0)
        return low, high

    def value(self, problem: ProblemLike, placements: Placements) -> Fraction:
        """Sum of the smallest means."""
        if self.each == "village" and binding_forms(problem) is not None:
            return sum(sorted(means_of_open(problem, self.number, placements))[: self.worst], Fraction(0))
        slots = self.groups(problem)
        totals = dict.fromkeys(slots, Fraction(0))
        for place in placements:
            one = place.candidate if self.each == "candidate" else problem.post(place.post).village
            if one in totals:
                totals[one] += problem.number(self.number, place)
        means = sorted(total / slots[one] for one, total in totals.items())
        return sum(means[: self.worst], Fraction(0))

    def words(self, lang: str = "en") -> str:
        """The aim in words."""
        spoken, several = language(lang), self.worst > 1
        column = spoken.say("points", "得分") if self.number == "score" else column_words(self.number, lang)
        if self.each == "candidate":
            one = spoken.say(f"{column} of the worst-off person", f"最弱者的{column}")
            many = spoken.say(f"{column} of the {self.worst} worst-off people", f"最弱 {self.worst} 人的{column}之和")
            return (many if several else one) + spoken.aside(in_words(self.where, lang))
        one = spoken.say(f"mean {column} of the worst-off village", f"最弱村人均{column}")
        many = spoken.say(f"mean {column} of the {self.worst} worst-off villages", f"最弱 {self.worst} 村人均{column}之和")
        return many if several else one


def leximin(villages: int) -> tuple[WorstOff, ...]:
    """Tiers that make the worst-off village best, then the second worst, and so on."""
    return tuple(WorstOff(id=f"worst_off {k}", worst=k) for k in range(1, villages + 1))
