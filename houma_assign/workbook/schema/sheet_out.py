"""Values as cells that read back as the same values."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ...data.language import language
from ..cells.fact import kind_of_types
from ..cells.kinds import KINDS, LITERAL
from ..cells.reading import Refused
from ..cells.text import ids
from .schema import Column, Schema, tidy

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # what a spreadsheet may run when it opens a CSV file


@dataclass(frozen=True)
class ColumnOut:
    """A column to be written: its header, its cells, and what the sheet ``columns`` must say of it.

    Parameters
    ----------
    header
        What stands above.
    cells
        Text, numbers, True/False, None.
    name
        Name of a fact; None for a column of the schema.
    kind
        Kind of the fact, empty if it need not be declared.
    absent
        Whether empty cells say that there is no such fact.
    steps
        Steps in a unit, for numbers of pairs.
    words
        A comment on the header.
    choices
        Values of the drop-down list, or the range of cells that holds them.
    """

    header: str
    cells: Sequence[Any]
    name: str | None = None
    kind: str = ""
    absent: bool = False
    steps: int = 1
    words: str = ""
    choices: Sequence[str] | str = ()


def headed(column: Column, lang: str, cells: Sequence[Any], source: str = "") -> ColumnOut:
    """A column of the schema with its comment and its drop-down list (or the cells that are its ``source``)."""
    return ColumnOut(column.header(lang), cells, words=column.words(lang), choices=source or column.offered(lang))


@dataclass(frozen=True)
class SheetOut:
    """A sheet to be written.

    Parameters
    ----------
    schema
        Its name, and what is said of its columns.
    columns
        What stands in it.
    examples
        Positions of rows that only show what can be written; they are marked.
    """

    schema: Schema
    columns: list[ColumnOut] = field(default_factory=list)
    examples: frozenset[int] = frozenset()

    def rows(self) -> list[tuple[Any, ...]]:
        """The cells by row, without the header."""
        return list(zip(*(column.cells for column in self.columns), strict=True))


def cell(value: Any, kind: str) -> Any:
    """One value as a cell of a column of this kind; None and empty collections give an empty cell."""
    if value is None or (isinstance(value, tuple) and not value):
        return None
    if kind == "ids":
        return list_cell(value)
    if isinstance(value, str) and kind in LITERAL:
        return literal(value, kind)
    return value if isinstance(value, (str, bool)) else number_cell(value)


def literal(value: str, kind: str) -> str:
    """Text, with ``'`` in front where the text alone would be read as something else."""
    try:
        plain = value != "" and not value.startswith("'") and KINDS[kind](value).value == value
    except Refused:
        plain = False
    return value if plain else f"'{value}"


def list_cell(value: Sequence[str]) -> str:
    """Ids in one cell: separated by ``;``, or as a JSON list where an id holds a sign that separates."""
    text = "; ".join(value)
    try:
        plain = ids(text).value == tuple(value) and not text.startswith(DANGEROUS)
    except Refused:
        plain = False
    return text if plain else json.dumps(list(value), ensure_ascii=False)


def number_cell(value: Any) -> Any:
    """A number as a number, or as text where Excel would not hold all its digits."""
    if isinstance(value, int):
        return value if abs(value) < 10**15 else str(value)
    return value if float(f"{value:.16G}") == value else format(Decimal(repr(value)), "f")


def fact_column(name: str, values: Sequence[Any], there: Sequence[bool], header: str) -> ColumnOut:
    """A column of the user's own.

    Parameters
    ----------
    values, there
        The fact of each record, and whether the record has it at all.
    header
        A header that no other column of the sheet has.
    """
    types = {type(value) for value in values if value is not None}
    kind = kind_of_types(types)
    absent = not all(there)
    if absent and any(value is None and has for value, has in zip(values, there, strict=True)):
        raise Refused("some records have this fact without a value and others do not have it; a cell cannot tell these apart")
    cells = [None if value is None else cell(value, kind) for value in values]
    return ColumnOut(header, cells, name, kind, absent)


def headers_for(table: Schema, names: Sequence[str], lang: str) -> dict[str, str]:
    """Fact -> header: its name where that can stand above a column, else ``column 1`` and so on."""
    taken = {column.header(lang) for column in table.columns}
    headers: dict[str, str] = {}
    for number, name in enumerate(names, start=1):
        fine = tidy(name) == name and name and name not in taken and table.column(name) is None
        fine = fine and not name.startswith((*DANGEROUS, "'"))
        headers[name] = name if fine else f"{language(lang).say('column ', '列')}{number}"
        while not fine and headers[name] in {*taken, *names}:
            headers[name] += "_"
        taken.add(headers[name])
    return headers
