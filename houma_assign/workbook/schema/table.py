"""What was read from one sheet: columns of values, every faulty cell, and what was normalised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ...errors import WHO, Fault, Message
from ..files.sheet import Sheet, named
from .header import Header
from .schema import Schema


class Declared(NamedTuple):
    """What the sheet ``columns`` says of a column of the user's own."""

    name: str
    kind: str
    absent: bool = False  # whether an empty cell means that there is no such fact; otherwise it is a fact without value
    steps: int = 1  # steps in a unit of a number of pairs


@dataclass
class Table:
    """What was read from one sheet.

    Parameters
    ----------
    sheet, schema
        What was read, and as what.
    columns
        Name of a column of the schema -> values, None where the cell is empty or faulty.
    facts
        Name of a column of the user's own -> values.
    lines
        Row of each record in the sheet, counted from 0.
    headers
        Name -> header as it stands in the sheet.
    faults, notes
        Every faulty cell; what was normalised, without what stands in the cells.
    """

    sheet: Sheet
    schema: Schema
    columns: dict[str, list[Any]] = field(default_factory=dict)
    facts: dict[str, list[Any]] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    positions: dict[str, int] = field(default_factory=dict)  # of the facts, in the sheet
    header: Header | None = None
    absent: set[str] = field(default_factory=set)
    bad: set[int] = field(default_factory=set)  # positions of records with a fault
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.lines)

    def column(self, name: str) -> list[Any]:
        """Values of a column; None throughout if the sheet does not have it."""
        return self.columns.get(name) or [None] * len(self.lines)

    def says(self, name: str) -> bool:
        """Whether a column of the schema has a value in any row."""
        return any(value is not None for value in self.columns.get(name, ()))

    def records(self) -> list[dict[str, Any]]:
        """One mapping a row, with the columns that the sheet has; the user's own under ``facts`` if the schema keeps them."""
        names = list(self.columns)
        made = [dict(zip(names, row, strict=True)) for row in zip(*self.columns.values(), strict=True)]
        if self.schema.facts:
            keys = list(self.facts)
            rows = list(zip(*self.facts.values(), strict=True)) if keys else [()] * len(made)
            for record, row in zip(made, rows, strict=True):
                record["facts"] = dict(zip(keys, row, strict=True))
                for name in self.absent:
                    if record["facts"][name] is None:
                        del record["facts"][name]
        return made

    def keep(self, positions: Sequence[int]) -> None:
        """Keep the records at these positions and no others."""
        at = {old: new for new, old in enumerate(positions)}
        self.lines = [self.lines[each] for each in positions]
        for columns in (self.columns, self.facts):
            for name, values in columns.items():
                columns[name] = [values[each] for each in positions]
        self.bad = {at[each] for each in self.bad if each in at}

    def fault(self, at: int | None, column: str, value: Any, reason: str) -> Fault:
        """A fault of the record at this position; ``column`` is a name of the schema or of a fact."""
        shown = named(self.headers.get(column, column), column if column in self.columns else "")
        line = None if at is None else self.lines[at]
        self.bad |= set() if at is None else {at}
        return self.sheet.fault(line, shown, value, reason, self.schema.name, "" if at is None else self.name_of(at))

    def name_of(self, at: int) -> str:
        """What names a record, e.g. its id; empty if nothing does."""
        parts = {name: self.columns[name][at] for name in self.schema.row if name in self.columns}
        # Somebody may have written a person's name where an id belongs; ids have digits as a rule.
        return " ".join(str(part) for name, part in parts.items() if part is not None
                        and (name not in WHO or any(char.isdigit() for char in str(part))))  # fmt: skip

    def note(self, column: str, what: str, positions: Sequence[int]) -> None:
        """Say what was normalised, in which column and in which rows."""
        rows, header = self.sheet.lines([self.lines[at] for at in positions]), self.headers.get(column, column)
        en = f"{self.sheet.name}: column {header}: {what} ({rows})"
        if not isinstance(what, Message):
            self.notes.append(en)
            return
        zh = f"{self.sheet.name}：列“{header}”：{what.zh}（{rows_zh(rows)}）"
        self.notes.append(Message(what.code, en, zh))

    def say(self, code: str, en: str, zh: str) -> None:
        """Say something of the sheet as a whole."""
        self.notes.append(Message(code, f"{self.sheet.name}: {en}", f"{self.sheet.name}：{zh}"))


def rows_zh(rows: str) -> str:
    """Rows, or columns of a sheet on its side, as ``lines`` gives them, in Chinese."""
    found = re.fullmatch(r"rows? ([0-9–, ]+?)(?: and ([0-9]+) more)?", rows)
    if found is None:
        turned = re.fullmatch(r"columns? ([A-Z, ]+?)( and more)?", rows)
        return rows if turned is None else f"第 {turned[1].replace(', ', '、')} 列{'等' if turned[2] else ''}"
    return f"第 {found[1].replace(', ', '、')} 行" + (f"等，另有 {found[2]} 行" if found[2] else "")
