"""Files as they arrive on a desk, made on the fly."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

Rows = Sequence[Sequence[Any]]


class Formula(str):
    """A cell with a formula; its cached value comes after ``|``, empty for one that was never calculated."""


def workbook(
    path: Path, sheets: Mapping[str, Rows], hidden: Sequence[str] = (), then: Callable[[Any], None] | None = None
) -> Path:
    """An .xlsx with these sheets; ``then`` may do more to it before it is closed."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        if name in hidden:
            sheet.hide()
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                if isinstance(cell, Formula):
                    formula, _, value = cell.partition("|")
                    sheet.write_formula(i, j, formula, None, value)
                elif isinstance(cell, dt.date):
                    sheet.write_datetime(i, j, dt.datetime(cell.year, cell.month, cell.day), day)
                elif cell is not None:
                    sheet.write(i, j, cell)
    if then is not None:
        then(book)
    book.close()
    return path


def csvs(folder: Path, sheets: Mapping[str, Rows | bytes], encoding: str = "utf-8") -> Path:
    """A folder of CSV files; bytes are written as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in sheets.items():
        (folder / f"{name}.csv").write_bytes(rows if isinstance(rows, bytes) else _text(rows).encode(encoding))
    return folder


def _text(rows: Rows) -> str:
    width = max(map(len, rows[:1]), default=0)
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerows([*row, *[None] * (width - len(row))] if row else [] for row in rows)
    return buffer.getvalue()


def repacked(path: Path, change: Mapping[str, bytes | None], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """The same archive with some parts replaced, added, or (None) left out."""
    with zipfile.ZipFile(path) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()} | dict(change)
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in parts.items():
            if content is not None:
                archive.writestr(name, content)
    return path


def part(path: Path, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    """One part of an archive."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


PEOPLE = [
    ["编号", "姓名", "派出单位", "年龄"],
    ["C001", "甲一", "单位一", 35],
    ["C002", "乙二", "单位二", 41],
    ["C003", "丙三", "单位一", 28],
]
VILLAGES = [["编号", "村名", "乡镇"], ["V1", "上村", "东乡"], ["V2", "下村", "西乡"]]
POSTS = [["村", "岗位", "名额"], ["V1", "secretary", 1], ["V2", "secretary", 1]]
PAIRS = [["人选", "村", "得分", "匹配等次"], ["C001", "V1", 80.5, "A"], ["C002", "V2", 70, "B"], ["C003", "V1", 60.25, "C"]]


def small(**changed: Rows) -> dict[str, Rows]:
    """The four sheets of a small problem; some of them changed."""
    return {"人选": PEOPLE, "村": VILLAGES, "岗位": POSTS, "配对": PAIRS} | changed


def filled_in(path: Path) -> Path:
    """A template in which somebody has written other names and another day over those of the example."""

    def other(content: bytes) -> bytes:
        text = content.decode("utf-8")
        for example, own in (("示例·", ""), ("示例", "某"), ("example: ", ""), ("EX-", "N"), ("Example ", "Some "),
                             ("2020-03-01", "2020-03-02")):  # fmt: skip
            text = text.replace(example, own)
        return text.encode()

    if path.is_dir():
        for file in path.iterdir():
            file.write_bytes(other(file.read_bytes()))
        return path
    strings = "xl/sharedStrings.xml"
    return repacked(path, {strings: other(part(path, strings))})
