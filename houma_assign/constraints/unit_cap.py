"""No unit loses more of its people than it can spare."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, ClassVar

import numpy as np

from .base import (
    Breach,
    Constraint,
    Count,
    Facts,
    FactsField,
    Fault,
    Field,
    Grid,
    Message,
    Placements,
    ProblemLike,
    Rows,
    grouped,
    language,
)

NO_VALUE = Message("column_empty", "nobody has a value in this column", "所有人的这一列都是空的")
NO_UNIT = Message("unit_of_nobody", "no candidate comes from this unit", "没有人选来自这个单位")


class UnitCap(Constraint):
    r"""At most ``most`` placements from any one sending unit.

    .. math:: \sum_{c \in u, p} x_{cp} \le \text{most}_u

    One unit of breach is one placement too many. People without a unit are not counted.

    Parameters
    ----------
    most
        The cap for every unit.
    exceptions
        Unit -> its own cap.
    fact
        Column that names the unit.
    """

    kind: ClassVar[str] = "unit_cap"
    coded: ClassVar[tuple[str, ...]] = ("fact", "exceptions")
    most: Annotated[Count, Field(ge=0)]
    exceptions: FactsField[Annotated[Count, Field(ge=0)]] = Facts()
    fact: str = "unit"

    def faults(self, problem: ProblemLike) -> list[Fault]:
        """A column that nobody has, or an exception for a unit that does not occur."""
        units = {person.fact(self.fact) for person in problem.candidates} - {None, ""}
        if not units:
            return [self.fault("fact", self.fact, NO_VALUE)]
        return [self.fault("exceptions", unit, NO_UNIT)
                for unit in self.exceptions if unit not in {str(known) for known in units}]  # fmt: skip

    def cap(self, unit: str) -> int:
        """The cap of one unit."""
        cap: int = self.exceptions.get(unit, self.most)
        return cap

    def rows(self, grid: Grid) -> Rows:
        """One row a unit."""
        unit_of = ["" if (unit := who.fact(self.fact)) is None else str(unit) for who in grid.people]
        units = tuple(sorted(set(unit_of) - {""}))
        number = {unit: k for k, unit in enumerate(units)}
        group = np.array([number.get(unit, -1) for unit in unit_of], dtype=np.int64)[grid.candidate]
        return grouped(group, units, upper=np.array([self.cap(unit) for unit in units], dtype=np.int64))

    def breaches(self, problem: ProblemLike, placements: Placements) -> list[Breach]:
        """Units with too many placements."""
        sent = Counter(problem.candidate(place.candidate).fact(self.fact) for place in placements)
        named = {str(unit): number for unit, number in sent.items() if unit not in (None, "")}
        return [breach for unit in sorted(named) for breach in self.breach(unit, named[unit] - self.cap(unit))]

    def words(self, lang: str = "en") -> str:
        """The rule as a sentence."""
        spoken = language(lang)
        own = spoken.names(f"{unit} {cap}" for unit, cap in self.exceptions.items())
        alike = "每个派出单位" if self.fact == "unit" else f"{self.fact} 相同者"
        return spoken.say(f"at most {self.most} from any one {self.fact}", f"{alike}最多 {self.most} 人") + spoken.aside(own)
