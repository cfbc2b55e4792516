"""The sheets of an .xlsx, by python-calamine, from parts that were checked before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from posixpath import normpath
from typing import Any
from xml.etree import ElementTree

from ...errors import Fault, InputError, Message
from .archive import packed, parts_of, remarks_of
from .native import MISSING
from .refusal import damaged_inside, refuse
from .sheet import MERGED, Area, Book, Place, Sheet, hidden_in
from .sheet_xml import hidden, marks_in, too_large

RELATED = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*/>")
IDENTITY = re.compile(rb"""\sId\s*=\s*["']([^"']*)["']""")
IDENTITY_OF_SHEET = re.compile(rb"""\s\w+:id\s*=\s*["']([^"']*)["']""")
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def xlsx_sheets(file: str, data: bytes) -> Book:
    """Every worksheet of the file, hidden ones too.

    Raises
    ------
    InputError
        If the file is not an .xlsx, or is encrypted, damaged or too large.
    ImportError
        If python-calamine is not installed.
    """
    parts = parts_of(file, data)
    if "xl/workbook.xml" not in parts or "[Content_Types].xml" not in parts:
        raise damaged_inside(file)
    parts = _without_macro_sheets(parts)
    xml_of = _parts_of_sheets(file, parts)
    faults = [Fault(name, "", "", None, reason) for name, part in xml_of.items() if (reason := too_large(parts[part]))]
    if faults:
        raise InputError(faults)
    old_dates = re.search(rb"""date1904\s*=\s*["'](?:1|true)["']""", parts["xl/workbook.xml"]) is not None
    sheets = []
    for name, invisible, rows, merged in _cells(file, parts):
        xml = parts.get(xml_of.get(name, ""), b"")
        areas = merged_areas(file, merged, rows)
        marks = marks_in(xml) | merged_marks(areas)
        sheets.append(Sheet(name, rows, invisible, marks=marks, remarks=hidden_in(name, *hidden(xml)), old_dates=old_dates,
                            merged=areas))  # fmt: skip
    return Book(file, tuple(sheets), remarks_of(data))


def _without_macro_sheets(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts with sheets of Excel 4 macros taken out of the list of sheets: the native reader knows no such sheet."""
    ids = {found[1] for tag in RELATED.findall(parts.get("xl/_rels/workbook.xml.rels", b""))
           if b"macrosheets/" in tag.lower() and (found := IDENTITY.search(tag))}  # fmt: skip
    if not ids:
        return parts

    def kept(found: re.Match[bytes]) -> bytes:
        own = IDENTITY_OF_SHEET.search(found[0])
        return b"" if own is not None and own[1] in ids else found[0]

    return {**parts, "xl/workbook.xml": SHEET.sub(kept, parts["xl/workbook.xml"])}


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
        raise damaged_inside(file) from None
    return sheets


def merged_areas(file: str, merged: Any, rows: Sequence[Sequence[Any]]) -> tuple[Area, ...]:
    """The merged ranges as far as the sheet reaches."""
    height, width = len(rows), len(rows[0]) if rows else 0
    clipped = [(top, left, min(bottom, height - 1), min(right, width - 1)) for (top, left), (bottom, right) in merged]
    areas = tuple(area for area in clipped if area[0] <= area[2] and area[1] <= area[3])
    # Ranges of a real sheet do not overlap; those of a made-up one could keep us busy for hours.
    if sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in areas) > height * width:
        raise refuse(file, "merged_overlap", "merged cells overlap; open the file in Excel and save it again as .xlsx",
                     "合并的单元格互相重叠；请用表格软件打开，另存为新的工作簿")  # fmt: skip
    return areas


def merged_marks(areas: tuple[Area, ...]) -> dict[Place, Message]:
    """The cells of merged ranges but the first, where the value stands."""
    return {
        (row, column): MERGED
        for top, left, bottom, right in areas
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
        raise refuse(file, "no_list_of_sheets",
                     "the list of sheets cannot be read; open the file in Excel and save it again as .xlsx",
                     "读不出工作表的清单；请用表格软件打开，另存为新的工作簿") from None  # fmt: skip
    target = {each.get("Id"): each.get("Target", "") for each in relations}
    part_of: dict[str, str] = {}
    for each in tree.iter():
        if each.tag.rpartition("}")[2] == "sheet" and each.get("name"):
            place = target.get(each.get(RELATION), "")
            part_of[str(each.get("name"))] = place[1:] if place.startswith("/") else normpath(f"xl/{place}")
    missing = [name for name, part in part_of.items() if part not in parts]
    if missing:
        name = missing[0][:40]
        raise refuse(file, "sheet_missing", f"the content of sheet {name} is missing; open the file in Excel and save it again",
                     f"工作表“{name}”的内容缺失；请用表格软件打开，再保存一次")  # fmt: skip
    return part_of


def _plain(xml: bytes) -> bytes:
    """XML without a document type: no workbook has one, and entities are what bombs are made of."""
    if b"<!" in xml.replace(b"<!--", b"") or len(xml) > 4 * 2**20:
        raise ValueError("document type")
    return xml
