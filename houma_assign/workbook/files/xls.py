"""The sheets of an old Excel file (.xls): records looked through here, cells read by python-calamine in a process of its own."""

from __future__ import annotations

from ...errors import Fault, InputError, Message
from .biff import OldBook, look
from .compound import Broken, Compound
from .native import native_sheets
from .refusal import damaged, damaged_inside, locked, refuse, too_far
from .sheet import Book, Sheet, hidden_in
from .sheet_xml import MOST_CELLS, MOST_COLUMNS
from .xlsx import merged_areas, merged_marks

MOST_SHEETS = 255


def xls_sheets(file: str, data: bytes) -> Book:
    """Every worksheet of the file, hidden ones too.

    Raises
    ------
    InputError
        If it is another file in the same container, is protected by a password, damaged or too large.
    ImportError
        If python-calamine is not installed.
    """
    book = _looked_through(file, data)
    faults = [Fault(file, "", "", None, reason) for sheet in book.sheets
              if (reason := too_far(sheet.rows, sheet.columns, MOST_CELLS, MOST_COLUMNS)) is not None]  # fmt: skip
    if faults:
        raise InputError(faults[:3])
    found = native_sheets(file, data)
    if len(found) != len(book.sheets):
        raise damaged_inside(file)
    sheets = []
    for each, known in zip(found, book.sheets, strict=True):
        if each.worksheet and known.worksheet:
            areas = merged_areas(file, each.merged, each.rows)
            marks = known.marks | merged_marks(areas)
            remarks = hidden_in(each.name, known.hidden_rows, known.hidden_columns)
            sheets.append(Sheet(each.name, each.rows, each.hidden, marks=marks, remarks=remarks, old_dates=book.old_dates,
                                merged=areas))  # fmt: skip
    macros = Message("macros", "the workbook has macros; they were neither run nor read", "工作簿带有宏，没有运行，也没有读取")
    return Book(file, tuple(sheets), (macros,) if book.macros else ())


def _looked_through(file: str, data: bytes) -> OldBook:
    try:
        container = Compound(data)
        stream = container.stream("Workbook", "Book")
    except Broken:
        raise damaged(file) from None
    names = {name for name, _, _, _ in container.entries}
    if stream is None:
        en, zh = (" (this is a Word file)", "（这是文字文档）") if "WordDocument" in names else ("", "")
        raise refuse(file, "no_workbook_inside", f"there is no workbook in it{en}; save it in Excel as .xlsx",
                     f"文件里没有工作簿{zh}；请用表格软件另存为新的工作簿")  # fmt: skip
    book = look(stream)
    book.macros |= "_VBA_PROJECT_CUR" in names
    if book.locked:
        raise locked(file)
    if not 0 < len(book.sheets) <= MOST_SHEETS:
        raise damaged_inside(file)
    return book
