"""What is printed about a sending unit."""

from __future__ import annotations

from ...data.record import Id, Record
from .cells import Number, Printed


class UnitDetails(Record):
    """What a letter to a sending unit says of it.

    Parameters
    ----------
    unit
        As it stands with the people it sends.
    name
        In full, where the letter is to have another name than the tables.
    places
        How many people it was asked to propose.
    pays
        What it keeps paying, where that differs from what is said of all units.
    """

    unit: Id
    name: Printed = ""
    places: Number = None
    pays: Printed = ""

    def __repr__(self) -> str:
        return f"UnitDetails({self.unit!r})"

    __str__ = __repr__
