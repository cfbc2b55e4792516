"""Headers of several rows as one, and headers that are repeated on every page left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any

from ...errors import Message
from ..cells.reading import folded
from ..files.sheet import Sheet, letters, rows_in_words

MOST_DEEP = 3
PAGE = re.compile(r"\W*(第\s*\d+\s*页|共\s*\d+\s*页|page\s+\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """What a layout has to ask of those who know what the sheet holds.

    Parameters
    ----------
    recognised
        How many cells of a row are headers that are known.
    keys
        Positions of the headers under which every record has a value.
    deep
        How many rows the header has; None to tell by the sheet.
    joint
        What stands between the rows of a header where all of them are part of the name; empty where the lowest is enough.
    """

    recognised: Callable[[Sequence[Any]], int]
    keys: Callable[[Sequence[Any]], set[int]]
    deep: int | None = None
    joint: str = ""


def one_header(sheet: Sheet, asked: Asked, searched: int) -> tuple[Sheet, list[Message]]:
    """The sheet with its header in one row and nowhere else, and what was done to it."""
    top, bottom = _given(sheet, asked, searched) if asked.deep else _found(sheet, asked, searched)
    if bottom < top:
        return sheet, []
    notes: list[Message] = []
    block = [sheet.rows[row] for row in range(top, bottom + 1)]
    if bottom > top:
        sheet, note = _joined(sheet, top, bottom, asked.joint)
        notes.append(note)
    sheet, again = _once(sheet, block, top, bottom)
    return sheet, notes + again


def _found(sheet: Sheet, asked: Asked, searched: int) -> tuple[int, int]:
    counts = [asked.recognised(row) for row in sheet.rows[:searched]]
    best = max(counts, default=0)
    if not best:
        return 1, 0
    top = bottom = counts.index(best)
    while bottom + 1 < len(sheet.rows) and bottom - top + 1 < MOST_DEEP and _goes_on(sheet, top, bottom, asked):
        bottom += 1
    while top > 0 and bottom - top + 1 < MOST_DEEP and _is_above(sheet, top):
        top -= 1
    return top, bottom


def _given(sheet: Sheet, asked: Asked, searched: int) -> tuple[int, int]:
    """The block of so many rows whose names are known best."""
    deep = asked.deep or 1
    ranked = []
    for top in range(min(searched, len(sheet.rows) - deep + 1)):
        names = _names(sheet, top, top + deep - 1, asked.joint)[0]
        first = sum(1 for cell in sheet.rows[top] if _text(cell))
        ranked.append((asked.recognised(names), sum(map(bool, names)) if first > 1 else 0, -top))
    best = max(ranked, default=(0, 0, 0))
    return (-best[2], -best[2] + deep - 1) if best[0] else (1, 0)


def _goes_on(sheet: Sheet, top: int, bottom: int, asked: Asked) -> bool:
    """Whether the next row still belongs to the header."""
    if any(top <= area[0] <= bottom < area[2] for area in sheet.merged):
        return True
    upper, lower = sheet.rows[bottom], sheet.rows[bottom + 1]
    keys = asked.keys(upper) or {k for k, cell in enumerate(upper) if _text(cell) and asked.recognised([cell])}
    if not keys or any(_text(lower[k]) for k in keys) or not all(isinstance(cell, str) for cell in lower):
        return False
    if any(_number(cell) for cell in lower):
        return False
    return any(_text(below) and not _text(above) and k > 0 for k, (above, below) in enumerate(zip(upper, lower, strict=True)))


def _is_above(sheet: Sheet, top: int) -> bool:
    """Whether the row above groups the columns: it is no title."""
    above, row = sheet.rows[top - 1], sheet.rows[top]
    filled = sum(1 for cell in above if _text(cell))
    if any(area[0] < top <= area[2] for area in sheet.merged):
        return True
    wide = [area for area in sheet.merged if area[0] == area[2] == top - 1 and area[3] > area[1]]
    if wide:
        return filled > 1
    names = [folded(_text(cell)) for cell in row if _text(cell)]
    return filled > 1 and len(set(names)) < len(names) and bool(_text(above[-1]) or filled > 2 or any(
        _text(cell) for cell in above[2:]))  # fmt: skip


def _joined(sheet: Sheet, top: int, bottom: int, joint: str) -> tuple[Sheet, Message]:
    names, groups = _names(sheet, top, bottom, joint)
    rows = list(sheet.rows)
    for row in range(top, bottom):
        rows[row] = [""] * len(names)
    rows[bottom] = names
    marks = {place: why for place, why in sheet.marks.items() if not top <= place[0] <= bottom}
    lengths = None
    if sheet.lengths is not None:
        lengths = list(sheet.lengths)
        lengths[bottom] = max(lengths[top : bottom + 1])
    merged = tuple(area for area in sheet.merged if not top <= area[0] <= bottom)
    settled = sheet.settled | set(range(top, bottom))
    plain = replace(sheet, rows=rows, marks=marks, lengths=lengths, groups=groups, settled=settled, merged=merged)
    said = [f"{letters(k)} = {names[k]}" for k in sorted(groups)]
    en, zh = "; ".join(said[:12]), "；".join(said[:12])
    more = len(said) > 12
    return plain, Message(
        "header_rows",
        f"{sheet.name}: {rows_in_words(range(top, bottom + 1))} were read as one header: {en}{' and so on' * more}",
        f"{sheet.name}：第 {top + 1}–{bottom + 1} 行合为一个表头：{zh}{'等' * more}",
    )


def _names(sheet: Sheet, top: int, bottom: int, joint: str) -> tuple[list[str], dict[int, str]]:
    """The name of each column, and what stands above the lowest part of it."""
    spread = [_spread(sheet, row, top, bottom) for row in range(top, bottom + 1)]
    parts = []
    for column in zip(*spread, strict=True):
        kept: list[str] = []
        for text in column:
            if text and (not kept or kept[-1] != text):
                kept.append(text)
        parts.append(kept)
    lowest = Counter(folded(each[-1]) for each in parts if each)
    names = []
    for each in parts:
        latin = all(text.isascii() for text in each)
        repeated = bool(each) and lowest[folded(each[-1])] > 1
        names.append((joint or " " * latin).join(each) if joint or repeated else each[-1] if each else "")
    return names, {k: "/".join(each[:-1]) for k, each in enumerate(parts) if len(each) > 1}


def _spread(sheet: Sheet, row: int, top: int, bottom: int) -> list[str]:
    """The texts of a header row, a group's name above each of its columns."""
    texts = [_text(cell) for cell in sheet.rows[row]]
    areas = [area for area in sheet.merged if area[0] <= row <= area[2] and top <= area[0]]
    for first, left, _, right in areas:
        for column in range(left, right + 1):
            texts[column] = _text(sheet.rows[first][left])
    if row < bottom and not any(area[3] > area[1] for area in areas):
        below = [any(_text(sheet.rows[lower][k]) for lower in range(row + 1, bottom + 1)) for k in range(len(texts))]
        for column in range(1, len(texts)):
            if not texts[column] and below[column] and below[column - 1]:
                texts[column] = texts[column - 1]
    return texts


def _once(sheet: Sheet, block: Sequence[Sequence[Any]], top: int, bottom: int) -> tuple[Sheet, list[Message]]:
    """Without the header where it stands again below, with the titles above it, and without numbers of pages."""
    known = {_seen(row) for row in (*block, sheet.rows[bottom])} - {()}
    known = {row for row in known if len(row) > 1}
    titles = {_seen(sheet.rows[row]) for row in range(top)} - {()}
    # A long table is looked through by what costs little: one cell that a header would have there, or all cells but one empty.
    firsts = {(seen[0][0], seen[0][1]) for seen in known}
    near = {row for k, text in firsts for row in _with(text, [*map(itemgetter(k), sheet.rows)], bottom + 1)}
    again = {row for row in near if _seen(sheet.rows[row]) in known}
    alone = (row for row in _gaps(sheet.rows, bottom + 1) if sum(map(bool, sheet.rows[row])) == 1)
    pages = {row for row in alone if PAGE.match("".join(map(_text, sheet.rows[row])))}
    for row in sorted(again):
        above = row - 1
        while above > bottom and (_seen(sheet.rows[above]) in titles or not _seen(sheet.rows[above])) and above not in again:
            again |= {above} if _seen(sheet.rows[above]) else set()
            above -= 1
    gone = sorted(again | pages)
    if not gone:
        return sheet, []
    rows = list(sheet.rows)
    for row in gone:
        rows[row] = [""] * len(rows[row])
    marks = {place: why for place, why in sheet.marks.items() if place[0] not in set(gone)}
    zh = "、".join(str(row + 1) for row in gone[:12]) + "等" * (len(gone) > 12)
    note = Message(
        "header_repeated",
        f"{sheet.name}: {rows_in_words(gone)} repeat the header or count the pages and were left out",
        f"{sheet.name}：第 {zh} 行重复表头或是页码，没有读取",
    )
    return replace(sheet, rows=rows, marks=marks, settled=sheet.settled | set(gone)), [note]


def _gaps(rows: Sequence[Sequence[Any]], start: int) -> Iterable[int]:
    """The rows from ``start`` on in which one of the first two cells is empty, as where hardly anything stands."""
    body = rows[start:]
    if not body or len(body[0]) < 2:
        return range(start, len(rows))
    if all(map(itemgetter(0), body)) and all(map(itemgetter(1), body)):
        return ()
    return [row for row, cells in enumerate(body, start) if not (cells[0] and cells[1])]


def _with(text: str, cells: Sequence[Any], start: int) -> list[int]:
    """The rows from ``start`` on whose cell says just this text."""
    body = cells[start:]
    if {*map(type, body)} != {str}:
        return [row for row, cell in enumerate(body, start) if _text(cell) == text]
    return [row for row, cell in enumerate(body, start) if cell.strip() == text] if text in "\n".join(body) else []


def _seen(row: Sequence[Any]) -> tuple[tuple[int, str], ...]:
    return tuple((k, text) for k, cell in enumerate(row) if (text := _text(cell)))


def _text(cell: Any) -> str:
    return cell.strip() if isinstance(cell, str) else "" if cell is None else str(cell)


def _number(cell: str) -> bool:
    return bool(re.fullmatch(r"\s*[-+]?\d[\d.,/年月日-]*\s*", cell))
