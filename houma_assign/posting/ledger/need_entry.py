"""A need in force: how pressing it is, where it comes from, who sees to it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ...data.day import DayOrNone
from ...data.record import Count, Id, Record


class NeedEntry(Record):
    """A row of the need ledger.

    Parameters
    ----------
    village, need, severity
        What it is, 1 (slight) to 5 (pressing).
    opened, altered
        Days of the ledger; empty where it stood there from the start.
    source, round
        Where it comes from (a visit, the petition office), and in which round of visits it was found (四必访三必问).
    visited, visited_on, change
        Who was visited or asked there, on which day, and what changed between the rounds and why.
    owner, due, state, risk
        Who sees to it, by when, how it stands, and what may go wrong.
    """

    village: Id
    need: Id
    severity: Annotated[Count, Field(ge=1, le=5)]
    opened: DayOrNone = ""
    altered: DayOrNone = ""
    source: str = ""
    round: str = ""
    visited: str = ""
    visited_on: DayOrNone = ""
    change: str = ""
    owner: str = ""
    due: DayOrNone = ""
    state: str = ""
    risk: str = ""

    @property
    def says_more(self) -> bool:
        """Whether it says anything beside how pressing the need is."""
        return any(getattr(self, name) for name in type(self).model_fields if name not in ("village", "need", "severity"))

    def altered_on(self, day: str, severity: int) -> NeedEntry:
        """The entry after a change; both are checked with the event that says so."""
        return self.model_copy(update={"altered": day, "severity": severity})
