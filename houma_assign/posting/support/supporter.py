"""Somebody who looks after villages."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from ...data.record import Cell, Count, Facts, FactsField, Id, Ids, Record


class Supporter(Record):
    """A leader who may look after villages.

    Parameters
    ----------
    id
        Unique among the supporters.
    name
        For display only.
    kind
        Id of the kind, e.g. ``"township_head"``.
    township
        Of the head of a township.
    unit
        Of the head of a unit, as it stands with the people it sends.
    portfolio
        Needs that a county leader is in charge of.
    most
        How many villages at most; None for no limit of one's own.
    villages
        Ids of the villages looked after so far, to be kept where nothing speaks against it.
    facts
        Any further columns.
    """

    id: Id
    name: str = ""
    kind: Id
    township: str = ""
    unit: str = ""
    portfolio: Ids = ()
    most: Annotated[Count, Field(ge=0, le=1_000_000)] | None = None
    villages: Ids = ()
    facts: FactsField[Cell] = Facts()

    def __repr__(self) -> str:
        return f"Supporter({self.id!r})"

    __str__ = __repr__


def supporters_of(given: Any, faults: list[Any]) -> list[Supporter]:
    """Supporters as records, from records, mappings or a frame."""
    from ...frames.rows import rows_of  # pandas is loaded where tables are read, not before

    return rows_of(given, Supporter, "supporters", faults)
