"""A village with its needs."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .field_names import VILLAGE_FIELDS, asked
from .record import Cell, Count, Facts, FactsField, Id, Record

Severity = Annotated[Count, Field(ge=1, le=5)]


class Village(Record):
    """A place that receives people.

    Parameters
    ----------
    id
        Unique among the villages.
    name, township
        For display, and for rules that hold in one township.
    needs
        Need -> severity, 1 (slight) to 5 (pressing).
    facts
        Any further columns: text, numbers, True/False or None.
    """

    id: Id
    name: str = ""
    township: str = ""
    needs: FactsField[Severity] = Facts()
    facts: FactsField[Cell] = Facts()

    def fact(self, name: str) -> Any:
        """The value of a column, the user's own first, then a field by its English or Chinese name; None if it is empty."""
        facts = self.facts
        return facts[name] if name in facts else asked(self, VILLAGE_FIELDS, name)

    def __repr__(self) -> str:
        return f"Village({self.id!r})"

    __str__ = __repr__
