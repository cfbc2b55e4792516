"""A matrix of people by places as people make it: upright, one column that says who, the places above the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

from ...errors import Message
from ..cells.reading import folded
from ..files.sheet import Sheet
from .header_rows import Asked, one_header
from .turned import turned


@dataclass(frozen=True)
class MatrixWords:
    """Folded words that stand in the margins of a matrix.

    Parameters
    ----------
    ids, names
        Of the people.
    places
        Of villages and posts.
    left_out
        Whether a column with this header is no place: a name, a unit, a total.
    """

    ids: AbstractSet[str]
    names: AbstractSet[str]
    places: AbstractSet[str]
    left_out: Callable[[str], bool]

    @property
    def who(self) -> AbstractSet[str]:
        """Ids and names."""
        return self.ids | self.names


def holds_places(sheet: Sheet, known: MatrixWords, searched: int) -> bool:
    """Whether the sheet has a margin with places."""
    margins = [*sheet.rows[:searched], *_columns(sheet, searched)]
    return any(_count(margin, known.places) for margin in margins)


def plain_matrix(
    sheet: Sheet, known: MatrixWords, corner: str, searched: int, deep: int | None = None
) -> tuple[Sheet, list[Message]]:
    """The sheet with ``corner`` above the people, and only places beside it; unchanged where no margin has places."""
    if not holds_places(sheet, known, searched):
        return sheet, []
    notes: list[Message] = []
    above = max(_count(row, known.places) for row in sheet.rows[:searched])
    beside = max(_count(column, known.places) for column in _columns(sheet, searched))
    who_above = max(_count(row, known.who) for row in sheet.rows[:searched])
    who_beside = max(_count(column, known.who) for column in _columns(sheet, searched))
    if beside + who_above > above + who_beside:
        sheet, note = turned(sheet)
        notes.append(note)
    sheet, done = one_header(sheet, Asked(lambda row: _count(row, known.places), lambda _: {0}, deep, "/"), searched)
    row = max(range(min(searched, len(sheet.rows))), key=lambda at: (_count(sheet.rows[at], known.places), -at))
    sheet, left = _cleaned(sheet, row, _who(sheet, row, known), known, corner)
    return sheet, notes + done + left


def _who(sheet: Sheet, header: int, known: MatrixWords) -> int:
    """The column that says who: ids before names."""
    below = [list(column)[header + 1 :] for column in _columns(sheet, len(sheet.rows[0]))]
    best = max(range(len(below)), key=lambda k: (_count(below[k], known.ids), _count(below[k], known.names), -k))
    return best if _count(below[best], known.who) else 0


def _cleaned(sheet: Sheet, header: int, who: int, known: MatrixWords, corner: str) -> tuple[Sheet, list[Message]]:
    shown = [str(cell).strip() for cell in sheet.rows[header]]
    away = {k for k, word in enumerate(shown) if k != who and folded(word) not in known.places
            and (known.left_out(word) or _count([row[k] for row in sheet.rows[header + 1 :]], known.who))}  # fmt: skip
    rows: list[list[Any]] = [list(row) for row in sheet.rows]
    for row in rows[header:]:
        for k in away:
            row[k] = ""
    rows[header][who] = corner
    marks = {place: why for place, why in sheet.marks.items() if place[1] not in away}
    named = [shown[k] for k in sorted(away) if shown[k]]
    notes = [Message("matrix_columns_left_out", f"{sheet.name}: beside the places, columns {', '.join(named)} were not read",
                     f"{sheet.name}：没有读取岗位之外的列：{'、'.join(named)}")] if named else []  # fmt: skip
    return replace(sheet, rows=rows, marks=marks), notes


def _columns(sheet: Sheet, most: int) -> list[tuple[Any, ...]]:
    return list(zip(*(row[:most] for row in sheet.rows), strict=True))


def _count(cells: Sequence[Any], words: AbstractSet[str]) -> int:
    """How many different words of these stand in the cells."""
    return len({word for cell in cells if (word := _word(cell)) in words})


def _word(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return folded(str(cell)) if isinstance(cell, (str, int, float)) and not isinstance(cell, bool) else ""
