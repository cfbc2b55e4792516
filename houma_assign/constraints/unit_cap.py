"""No unit loses more of its people than it can spare, and no team is made of one unit's people."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, ClassVar, Self

import numpy as np

from .base import (
    Breach,
    Count,
    Facts,
    FactsField,
    Fault,
    Field,
    Grid,
    Message,
    Placed,
    Placements,
    ProblemLike,
    Rows,
    Where,
    all_hold,
    condition_faults,
    condition_mask,
    grouped,
    in_words,
    language,
)
from .scope import Scoped

NO_VALUE = Message("column_empty", "nobody has a value in this column", "所有人的这一列都是空的")
NO_UNIT = Message("unit_of_nobody", "no candidate comes from this unit", "没有人选来自这个单位")


class UnitCap(Scoped):
    r"""At most ``most`` placements from any one sending unit, in each group of posts.

    .. math:: \sum_{c \in u, p \in G} x_{cp} \le \text{most}_u

    One unit of breach is one placement too many. People without a unit are not counted. ``UnitCap(most=1, each="village")``
    is "no two of a unit in a team".

    Parameters
    ----------
    most
        The cap for every unit.
    exceptions
        Unit -> its own cap.
    fact
        Column that names the unit.
    where
        Only people who meet these conditions; empty for everybody.
    role, township, village, each
        As in ``Scoped``: only these posts, and whether each group of them counts by itself.
    id, penalty
        As in ``Constraint``: its name, and the points a unit of breach costs where it is soft.
    """

    kind: ClassVar[str] = "unit_cap"
    coded: ClassVar[tuple[str, ...]] = ("fact", "exceptions", "where", "role")
    most: Annotated[Count, Field(ge=0)]
    exceptions: FactsField[Annotated[Count, Field(ge=0)]] = Facts()
    fact: str = "unit"
    where: Where = ()

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """A column that nobody has, an exception for a unit that does not occur, a scope or conditions that speak of nothing."""
        found = condition_faults(self, self.where, problem.candidates) + self.scope_faults(problem)
        units = {person.fact(self.fact) for person in problem.candidates} - {None, ""}
        if not units:
            return [self.fault("fact", self.fact, NO_VALUE), *found]
        known = {str(unit) for unit in units}
        return [self.fault("exceptions", unit, NO_UNIT) for unit in self.exceptions if unit not in known] + found

    def loosened(self, problem: ProblemLike) -> tuple[tuple[Message, Self], ...]:
        """The cap of all, and that of each unit with one of its own."""
        found = list(super().loosened(problem))
        for unit, cap in self.exceptions.items():
            found += self._wider("exceptions", f"{unit}: {cap}", cap + 1, exceptions={**self.exceptions, unit: cap + 1})
        return tuple(found)

    def cap(self, unit: str) -> int:
        """The cap of one unit."""
        cap: int = self.exceptions.get(unit, self.most)
        return cap

    def rows(self, grid: Grid) -> Rows:
        """One row for each unit and group of posts in which it has a pair."""
        unit_of = ["" if (unit := who.fact(self.fact)) is None else str(unit) for who in grid.people]
        units = tuple(sorted(set(unit_of) - {""}))
        number = {unit: k for k, unit in enumerate(units)}
        unit = np.array([number.get(unit, -1) for unit in unit_of], dtype=np.int64)[grid.candidate]
        group, labels = self.group_of_pair(grid)
        counted = (unit >= 0) & (group >= 0) & condition_mask(grid, self.where)
        cells, row = np.unique((unit * max(len(labels), 1) + group)[counted], return_inverse=True)
        which = np.full(len(grid), -1, dtype=np.int64)
        which[counted] = row
        places = [(units[cell // len(labels)], labels[cell % len(labels)]) for cell in cells.tolist()]
        caps = np.array([self.cap(unit) for unit, _ in places], dtype=np.int64)
        return grouped(which, tuple(self._label(*place) for place in places), upper=caps)

    def _label(self, unit: str, group: str) -> str:
        return unit if self.each is None else f"{unit} → {group}"

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Units with too many placements in a group of posts."""
        group_of = {post: group for group, posts in self.groups(problem).items() for post in posts}
        sent: Counter[tuple[str, str]] = Counter()
        for place in placements:
            unit = problem.candidate(place.candidate).fact(self.fact)
            if unit not in (None, "") and place.post in group_of and all_hold(self.where, Placed(problem, place)):
                sent[str(unit), group_of[place.post]] += 1
        return [breach for (unit, group), number in sorted(sent.items())
                for breach in self.breach(self._label(unit, group), number - self.cap(unit))]  # fmt: skip

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        spoken = language(lang)
        own = spoken.names(f"{unit} {cap}" for unit, cap in self.exceptions.items())
        alike = "每个派出单位" if self.fact == "unit" else f"{self.fact} 相同者"
        whom = in_words(self.where, lang)
        en = f"at most {self.most} " + (f"with {whom} " if whom else "") + f"from any one {self.fact}"
        said = spoken.say(en, f"{alike}{whom}最多 {self.most} 人") + spoken.aside(own)
        return spoken.about(self.where_words(lang), said) if self.scoped else said
