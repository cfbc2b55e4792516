"""Details and particulars in a workbook: the sheets that a department keeps, and a workbook to fill in."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Any

from ...data.language import Lang, language
from ...errors import Fault
from ...workbook.files.read_sheets import read_sheets
from ...workbook.files.sheet import Book
from ...workbook.record_book import RecordSheet, book_error
from ...workbook.schema.schema import Column, Schema
from ...workbook.schema.sheet_out import ColumnOut, SheetOut, headed
from ...workbook.template_example import IDS
from ...workbook.write import explained, save
from .about import ITEMS, AboutRow
from .details import Details, of_rows
from .need_ledger import with_ledger
from .sheets import SHEETS

ABOUT = RecordSheet(Schema("particulars", (
    Column("item", "text", ("项目",), ("item",), needed=True, filled=True), Column("value", "text", ("内容",), ("value",)),
), ("文书说明",), ("particulars",), row=("item",), words_zh="文书上的机关、文号、会议、日期和文字",
    words_en="bodies, numbers, meetings, days and texts that papers carry"), AboutRow)  # fmt: skip
GUIDE = {
    "zh": [("怎样填写", "灰色斜体的行是示例，请删去；规则不读取这些表；身份证号、电话、住址等可以保存在表中，任何文书都不会印出"),
           ("文书说明", "一行一项；八项职责、激励措施等多条内容在同一格内分行")],
    "en": [("how to fill in", "grey rows in italics are an example: delete them; no rule reads these sheets; identity numbers, "
                              "telephones and addresses may be kept in them, and no paper prints them"),
           ("particulars", "one row an item; several sentences stand in one cell, one a line")],
}  # fmt: skip


def read_about(path: str | PathLike[str], faults: list[Fault]) -> dict[str, Any]:
    """The items of the sheet of particulars, as they stand there; none where the book has no such sheet."""
    book = read_sheets(path)
    rows = ABOUT.read(book, faults, needed=False)
    return {row.item: row.value for row in rows}


def read_details(path: str | PathLike[str]) -> Details:
    """Details from a workbook or a folder of CSV files; sheets that are not there are empty, other sheets are left alone.

    Raises
    ------
    InputError
        With every fault of every sheet.
    """
    return _details_in(read_sheets(path))


def _details_in(book: Book) -> Details:
    faults: list[Fault] = []
    rows: dict[str, Any] = {name: sheet.read(book, faults, needed=False) for name, sheet in SHEETS.items()}
    rows["needs"] = with_ledger(rows["needs"], book, faults)
    made = of_rows(rows, faults)
    if faults:
        raise book_error(faults, book)
    return made


def details_template(path: str | PathLike[str], lang: Lang = "zh", overwrite: bool = False) -> Path:
    """Write a workbook to fill in with all that papers print beside the plan."""
    save(Path(path), lambda: _sheets(lang), lang, overwrite)
    return Path(path)


def _sheets(lang: str) -> list[SheetOut]:
    who, where = IDS[lang]
    told = {"candidate": f"{who}1", "village": f"{where}1"}
    out = [explained(GUIDE[lang], lang), _particulars(lang)]
    for sheet in SHEETS.values():
        shown = [told.get(column.name, "") for column in sheet.schema.columns]
        cells = [[each] if any(shown) else [] for each in shown]
        columns = [headed(column, lang, each) for column, each in zip(sheet.schema.columns, cells, strict=True)]
        out.append(SheetOut(sheet.schema, columns, frozenset([0]) if any(shown) else frozenset()))
    return out


def _particulars(lang: str) -> SheetOut:
    """Every item that papers may ask for, its value empty."""
    items, values = ABOUT.schema.columns
    names = [language(lang).say(item.en, item.zh) for item in ITEMS]
    return SheetOut(ABOUT.schema, [ColumnOut(items.header(lang), names), ColumnOut(values.header(lang), [""] * len(names))])
