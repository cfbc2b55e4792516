"""The kinds of columns, by the name under which a schema or the sheet ``columns`` asks for them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from . import date, number, text
from .fact import fact, plain_text
from .plain_texts import not_plain
from .reading import Kind, Reading, Refused, printable

KINDS: dict[str, Kind] = {
    "id": text.id, "ids": text.ids, "name": text.name, "place": text.place, "text": text.text, "code": text.code,
    "number": number.number, "count": number.count, "severity": number.severity,
    "yes_no": text.yes_no, "grade": text.grade, "role": text.role, "date": date.day, "any": fact,
    "mixed": plain_text,
}  # fmt: skip
LITERAL = ("id", "name", "place", "text", "code", "role", "any", "mixed")  # with ' in front they mean this text and nothing else


@dataclass
class Converted:
    """A column of values: None where a cell is empty or refused."""

    values: list[Any]
    refused: dict[int, str] = field(default_factory=dict)  # position -> what is expected
    how: dict[str, list[int]] = field(default_factory=dict)  # what was done -> positions


def convert(cells: Sequence[Any], kind: str, own: bool = False, old_dates: bool = False,
            unsaid: Collection[str] = ()) -> Converted:  # fmt: skip
    """A column of cells as values of one kind; every distinct cell is read once.

    Parameters
    ----------
    cells
        Raw cells; empty text and None are empty.
    kind
        A name in ``KINDS``.
    own
        Whether a leading ``'`` says that the text after it is meant literally.
    old_dates
        Whether day numbers count from 1904.
    unsaid
        What is done to cells without a word.
    """
    read = partial(date.day, old_dates=old_dates) if kind == "date" else KINDS[kind]
    literal = own and kind in LITERAL
    # True and 1 are equal as keys, so a column that holds both is told apart by type.
    typed = bool in set(map(type, cells))
    keys: Sequence[Any] = [(type(cell), cell) for cell in cells] if typed else cells
    looked_at = {*keys} if typed else not_plain(cells, kind, literal)
    known = {key: _one(key[1] if typed else key, read, literal, own) for key in looked_at}
    value = {key: None if isinstance(each, str) else each.value for key, each in known.items()}
    result = Converted([*map(value.get, keys, keys)] if known else [*keys])
    odd = {key: each for key, each in known.items() if isinstance(each, str) or (each.how and each.how not in unsaid)}
    for position, key in enumerate(keys if odd else ()):
        each = odd.get(key)
        if isinstance(each, str):
            result.refused[position] = each
        elif each is not None:
            result.how.setdefault(each.how, []).append(position)
    return result


def _one(cell: Any, read: Kind, literal: bool, own: bool) -> Reading | str:
    try:
        if cell is None:
            return Reading(None)
        if isinstance(cell, str):
            if literal and cell.startswith("'"):
                return Reading(printable(cell[1:]))
            if not cell.strip():
                return Reading(None)
        reading = read(cell)
        if not own and isinstance(reading.value, float) and (plain := number.without_noise(reading.value)) != reading.value:
            return Reading(plain, number.NOISE)
        return reading
    except Refused as error:
        return error.reason
