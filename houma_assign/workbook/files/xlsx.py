"""The sheets of an .xlsx, by python-calamine, from parts that were checked before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from posixpath import normpath
from typing import Any
from xml.etree import ElementTree

from ...errors import Fault, InputError
from .archive import packed, parts_of, read_bytes, refuse, remarks_of
from .sheet import Book, Place, Sheet
from .sheet_xml import hidden, marks_in, too_large

MISSING = 'reading a workbook needs python-calamine: pip install "houma_assign[excel]" (a folder of CSV files needs nothing)'
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def xlsx_sheets(path: Path) -> Book:
    """Every worksheet of the file, hidden ones too.

    Raises
    ------
    InputError
        If the file is not an .xlsx, or is encrypted, damaged or too large.
    ImportError
        If python-calamine is not installed.
    """
    data = read_bytes(path)
    parts = parts_of(path.name, data)
    xml_of = _parts_of_sheets(path.name, parts)
    faults = [Fault(name, "", "", None, reason) for name, part in xml_of.items() if (reason := too_large(parts[part]))]
    if faults:
        raise InputError(faults)
    old_dates = re.search(rb"""date1904\s*=\s*["'](?:1|true)["']""", parts["xl/workbook.xml"]) is not None
    sheets = []
    for name, invisible, rows, merged in _cells(path.name, parts):
        xml = parts.get(xml_of.get(name, ""), b"")
        marks = marks_in(xml) | _merged_marks(path.name, merged, rows)
        unseen = hidden(xml)
        remarks = (f"{unseen} of sheet {name} were read like any other",) if unseen else ()
        sheets.append(Sheet(name, rows, invisible, marks=marks, remarks=remarks, old_dates=old_dates))
    return Book(path.name, tuple(sheets), remarks_of(data))


def _cells(file: str, parts: dict[str, bytes]) -> list[tuple[str, bool, Sequence[Sequence[Any]], Any]]:
    """Name, hidden, rows and merged ranges of each worksheet."""
    try:
        import python_calamine as calamine
    except ImportError:
        raise ImportError(MISSING) from None
    try:
        book = calamine.CalamineWorkbook.from_filelike(packed(parts))
        sheets: list[tuple[str, bool, Sequence[Sequence[Any]], Any]] = []
        for meta in book.sheets_metadata:
            if meta.typ == calamine.SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_name(meta.name)
                invisible = meta.visible != calamine.SheetVisibleEnum.Visible
                sheets.append((meta.name, invisible, sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or ()))
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        # A panic of the native reader arrives as a BaseException of its own; its text may quote cells, so it is left out.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise refuse(file, "the workbook is damaged inside; open it in Excel and save it again as .xlsx") from None
    return sheets


def _merged_marks(file: str, merged: Any, rows: Sequence[Sequence[Any]]) -> dict[Place, str]:
    """The cells of merged ranges but the first, where the value stands."""
    height, width = len(rows), len(rows[0]) if rows else 0
    clipped = [(top, left, min(bottom, height - 1), min(right, width - 1)) for (top, left), (bottom, right) in merged]
    # Ranges of a real sheet do not overlap; those of a made-up one could keep us busy for hours.
    if sum(max(bottom - top + 1, 0) * max(right - left + 1, 0) for top, left, bottom, right in clipped) > height * width:
        raise refuse(file, "merged cells overlap; open the file in Excel and save it again as .xlsx")
    reason = "the cell is merged with another; unmerge them and fill in each cell"
    return {
        (row, column): reason
        for top, left, bottom, right in clipped
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }


def _parts_of_sheets(file: str, parts: dict[str, bytes]) -> dict[str, str]:
    """Sheet name -> part with its XML."""
    try:
        tree = ElementTree.fromstring(_plain(parts["xl/workbook.xml"]))
        relations = ElementTree.fromstring(_plain(parts["xl/_rels/workbook.xml.rels"]))
    except (ElementTree.ParseError, LookupError, ValueError):
        raise refuse(file, "the list of sheets cannot be read; open the file in Excel and save it again as .xlsx") from None
    target = {each.get("Id"): each.get("Target", "") for each in relations}
    part_of: dict[str, str] = {}
    for each in tree.iter():
        if each.tag.rpartition("}")[2] == "sheet" and each.get("name"):
            place = target.get(each.get(RELATION), "")
            part_of[str(each.get("name"))] = place[1:] if place.startswith("/") else normpath(f"xl/{place}")
    missing = [name for name, part in part_of.items() if part not in parts]
    if missing:
        raise refuse(file, f"the content of sheet {missing[0][:40]} is missing; open the file in Excel and save it again")
    return part_of


def _plain(xml: bytes) -> bytes:
    """XML without a document type: no workbook has one, and entities are what bombs are made of."""
    if b"<!" in xml.replace(b"<!--", b"") or len(xml) > 4 * 2**20:
        raise ValueError("document type")
    return xml
