"""The sheets of an OpenDocument file (.ods): checked here, cells read by python-calamine in a process of its own."""

from __future__ import annotations

from ...errors import Fault, InputError
from .archive import packed, parts_of
from .native import native_sheets
from .ods_xml import OpenSheet, look
from .refusal import damaged_inside, locked, too_far
from .sheet import Book, Sheet, hidden_in
from .sheet_xml import MOST_CELLS, MOST_COLUMNS
from .xlsx import merged_areas, merged_marks


def ods_sheets(file: str, data: bytes) -> Book:
    """Every sheet of the file, hidden ones too.

    Raises
    ------
    InputError
        If it is protected by a password, damaged or too large.
    ImportError
        If python-calamine is not installed.
    """
    parts = parts_of(file, data, (".xml", "mimetype"))
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise locked(file)
    known = look(parts.get("content.xml", b""))
    if not known:
        raise damaged_inside(file)
    faults = [Fault(each.name, "", "", None, reason) for each in known
              if (reason := too_far(each.rows, each.columns, MOST_CELLS, MOST_COLUMNS)) is not None]  # fmt: skip
    if faults:
        raise InputError(faults)
    found = native_sheets(file, packed(parts).getvalue())
    if [each.name for each in found] != [each.name for each in known]:
        raise damaged_inside(file)
    return Book(file, tuple(_sheet(file, each.name, each.hidden, each.rows, look_at)
                            for each, look_at in zip(found, known, strict=True)))  # fmt: skip


def _sheet(file: str, name: str, invisible: bool, rows: object, known: OpenSheet) -> Sheet:
    cells: list[list[object]] = rows if isinstance(rows, list) else []
    areas = merged_areas(file, known.merged, cells)
    marks = {place: why for place, why in known.marks.items() if place[0] < len(cells)} | merged_marks(areas)
    return Sheet(
        name, cells, invisible, marks=marks, remarks=hidden_in(name, known.hidden_rows, known.hidden_columns), merged=areas
    )
