"""A sheet brought into the plain form before it is read: upright, one header row, values filled down where the user asks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...errors import Message
from ..cells.reading import folded
from ..files.sheet import MERGED, Sheet
from ..layouts.header_rows import Asked, one_header
from ..layouts.turned import lies_on_its_side, turned
from .header import SEARCHED, recognised
from .mapping import SheetMapping
from .schema import Schema


def plain_form(sheet: Sheet, schema: Schema, names: Mapping[str, str], given: SheetMapping,
               words: Collection[str] = ()) -> tuple[Sheet, list[Message]]:  # fmt: skip
    """The sheet in its plain form and what was done to it; what this package wrote is in it already.

    Parameters
    ----------
    names
        Header -> name of a fact, where the sheet ``columns`` declares one.
    given
        What the user says of the sheet.
    words
        Folded words that are headers too, e.g. villages above a matrix.
    """
    if sheet.own:
        return sheet, []

    def known(row: Sequence[Any]) -> int:
        return recognised(row, schema, names, given) + sum(folded(str(cell)) in words for cell in row if str(cell).strip())

    def keys(row: Sequence[Any]) -> set[int]:
        columns = {k: given.columns.get(folded(cell)) or schema.column(cell) for k, cell in enumerate(row)
                   if isinstance(cell, str) and cell.strip()}  # fmt: skip
        return {k for k, column in columns.items() if column is not None and (column.needed or column.filled)}

    notes: list[Message] = []
    if not words and lies_on_its_side(sheet, known, SEARCHED):
        sheet, note = turned(sheet)
        notes.append(note)
    sheet, done = one_header(sheet, Asked(known, keys, given.header_rows, "/" if words else ""), SEARCHED)
    return sheet, notes + done


def filled_down(
    sheet: Sheet, header: int, positions: Collection[int], lines: Sequence[int]
) -> tuple[Sheet, dict[int, list[int]]]:
    """The sheet with the empty cells of some columns filled with the value above, and position -> rows that were filled."""
    if not positions:
        return sheet, {}
    rows = list(sheet.rows)
    done: dict[int, list[int]] = {}
    for position in positions:
        above: Any = ""
        for line in lines:
            cell = rows[line][position]
            if cell is None or not str(cell).strip():
                if above == "":
                    continue
                rows[line] = [*rows[line][:position], above, *rows[line][position + 1 :]]
                done.setdefault(position, []).append(line)
            else:
                above = cell
    marks = {place: why for place, why in sheet.marks.items()
             if not (why is MERGED and place[1] in done and place[0] in done[place[1]])}  # fmt: skip
    return replace(sheet, rows=rows, marks=marks), done
