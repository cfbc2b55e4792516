"""How candidates are screened, as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from ...data.record import Count, Record
from ...errors import Fault, Message
from ..policies.policy import Policy, listed
from .check import EligibilityCheck
from .unit_places import UnitPlaces


def _expected(places: int) -> Message:
    return Message("places.number", f"{places} places are expected in all", f"名额合计应为 {places}")


class CandidatePolicy(Policy):
    """Nomination places of units, musts and must-nots.

    Parameters
    ----------
    checks
        Musts and must-nots with unique ids, each with the body that checks it.
    places
        Nomination places, a line for each unit that somebody applies from (0 where it has none). Empty: no places are
        counted.
    unit, order
        Facts that hold the unit and the person's number in the unit's order of nomination, 1 first.
    without_order
        What people without such a number are: a "fault", or "over" (they applied by themselves and hold no place).
    over
        What becomes of people beyond their unit's places: "bar" (they are out) or "report" (they are only listed).
    expect_places
        How many places there must be in all, if stated.
    note
        What a reader must know about it.
    """

    sections: ClassVar[Mapping[str, tuple[str, type[Record]]]] = {"check": ("checks", EligibilityCheck),
                                                                  "place": ("places", UnitPlaces)}  # fmt: skip
    cells: ClassVar[Mapping[str, str]] = {"expect_places": "number"}
    table: ClassVar[str] = "eligibility policy"

    checks: Annotated[tuple[EligibilityCheck, ...], listed(EligibilityCheck)] = ()
    places: Annotated[tuple[UnitPlaces, ...], listed(UnitPlaces)] = ()
    unit: str = "unit"
    order: str = "nomination_order"
    without_order: Literal["fault", "over"] = "fault"
    over: Literal["bar", "report"] = "bar"
    expect_places: Count | None = None
    note: str = ""

    def own_faults(self) -> list[Fault]:
        """Places that do not add up to what is expected."""
        there = sum(each.places for each in self.places)
        if self.expect_places is None or there == self.expect_places:
            return []
        return [Fault(self.table, "", "places", there, _expected(self.expect_places))]
