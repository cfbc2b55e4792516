"""References to people and villages: by id, or by a name that only one of them has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

from ..schema.table import Table

BY_NAME = "names were read as the ids of those who bear them"


class Names:
    """What people or villages are called.

    Parameters
    ----------
    table
        Their sheet.
    what
        "candidate" or "village", for messages.
    """

    def __init__(self, table: Table, what: str) -> None:
        self.what = what
        self.ids: dict[str, None] = {id: None for id in table.column("id") if id is not None}
        self.bearers: dict[str, list[str]] = {}
        for id, name in zip(table.column("id"), table.column("name"), strict=True):
            if id is not None and name is not None:
                self.bearers.setdefault(name, []).append(id)

    def settle(self, table: Table, column: str) -> None:
        """Replace names by ids in a column of single ids; unknown ones become faults."""
        values = table.columns.get(column)
        if values is None:
            return
        known: dict[str, tuple[str | None, str]] = {}
        renamed: list[int] = []
        for at, value in enumerate(values):
            if value is None or value in self.ids:
                continue
            if value not in known:
                known[value] = self.meant(value)
            values[at], reason = known[value]
            if values[at] is None:
                table.faults.append(table.fault(at, column, value, reason))
            else:
                renamed.append(at)
        if renamed:
            table.note(column, BY_NAME, renamed)

    def settle_lists(self, table: Table, column: str) -> None:
        """The same in a column of lists of ids."""
        renamed: list[int] = []
        values = table.columns.get(column, [])
        for at, value in enumerate(values):
            if value is None or all(each in self.ids for each in value):
                continue
            found = [self.meant(each) for each in value]
            for each, (id, reason) in zip(value, found, strict=True):
                if id is None:
                    table.faults.append(table.fault(at, column, each, reason))
            values[at] = tuple(id for id, _ in found if id is not None)
            renamed.append(at)
        if renamed:
            table.note(column, BY_NAME, renamed)

    def meant(self, value: str) -> tuple[str | None, str]:
        """The id meant, or None and what is wrong."""
        if value in self.ids:
            return value, ""
        bearers = self.bearers.get(value, [])
        if len(bearers) == 1:
            return bearers[0], ""
        if bearers:
            return None, f"{len(bearers)} bear this name ({', '.join(bearers)}); write the id"
        # Names of people stay out of messages; villages are shown.
        pool = [*self.ids, *(self.bearers if self.what == "village" else ())]
        near = get_close_matches(value, pool[:5000], n=3, cutoff=0.5)
        return None, f"unknown {self.what}" + (f"; did you mean {', '.join(near)}?" if near else "")

    def twins(self, table: Table) -> None:
        """Note names that several people bear: allowed, but a reader must look at the ids."""
        shared = [ids for ids in self.bearers.values() if len(ids) > 1]
        for ids in shared[:20]:
            table.notes.append(f"{table.sheet.name}: {', '.join(ids)} have the same name; tell them apart by id")


def repeated(table: Table, columns: Sequence[str], reason: str) -> None:
    """Faults for rows whose values in these columns occur before."""
    first: dict[Any, int] = {}
    rows: Iterable[tuple[Any, ...]] = zip(*(table.column(name) for name in columns), strict=True)
    for at, key in enumerate(rows):
        if None in key:
            continue
        if key in first:
            line = table.lines[first[key]] + 1
            table.faults.append(table.fault(at, columns[-1], key[-1], f"{reason}; also in row {line}"))
        else:
            first[key] = at
