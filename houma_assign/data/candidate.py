"""A person who may be sent."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .field_names import CANDIDATE_FIELDS, asked
from .priority_groups import Groups
from .record import Cell, Count, Facts, FactsField, Id, Ids, Record

NOT_THERE = object()


class Candidate(Record):
    """A person who may be sent, with the user's own columns as ``facts``.

    Parameters
    ----------
    id
        Unique among the candidates; everything else refers to it.
    name
        For display only.
    unit
        Sending unit (for caps per unit); empty if unknown.
    home
        Id of the home village; empty if it is none of the villages.
    kin
        Ids of candidates who are kin. Symmetric: stating it on one side is enough.
    kin_villages
        Ids of villages in whose team kin of this person sit.
    skills
        Skills that can meet needs, e.g. ``("forestry",)``.
    priority_groups
        Priority groups that the person belongs to, e.g. ``("veteran",)``; yes alone (True, 是) is the group
        ``"priority"`` (优先群体), no is none. An aim
        ``People(where="priority_groups = veteran")`` prefers them; nothing else reads it.
    most
        How many posts this person may hold, 0 or more.
    facts
        Any further columns: text, numbers, True/False or None.
    """

    id: Id
    name: str = ""
    unit: str = ""
    home: str = ""
    kin: Ids = ()
    kin_villages: Ids = ()
    skills: Ids = ()
    priority_groups: Groups = ()
    most: Annotated[Count, Field(ge=0, le=1_000_000)] = 1
    facts: FactsField[Cell] = Facts()

    def fact(self, name: str) -> Any:
        """The value of a column, the user's own first, then a field by its English or Chinese name; None if it is empty."""
        own = self.facts.get(name, NOT_THERE)
        return asked(self, CANDIDATE_FIELDS, name) if own is NOT_THERE else own

    def without_kin(self, gone: set[str]) -> Candidate:
        """The same person without kin who are no longer there."""
        if not gone.intersection(self.kin):
            return self
        return self.changed(kin=tuple(who for who in self.kin if who not in gone))

    def __repr__(self) -> str:
        return f"Candidate({self.id!r})"

    __str__ = __repr__
