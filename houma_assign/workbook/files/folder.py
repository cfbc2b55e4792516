"""A folder of CSV files and workbooks as one book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ...errors import Fault, InputError, Message
from .csv_sheet import csv_sheet
from .file_kind import BOOKS, TEXT, file_kind
from .ods import ods_sheets
from .refusal import MOST_FILE, read_bytes, refuse
from .sheet import Book, Sheet
from .xls import xls_sheets
from .xlsx import xlsx_sheets

MOST_FILES = 100
READERS: dict[str, Callable[[str, bytes], Book]] = {"xlsx": xlsx_sheets, "xls": xls_sheets, "ods": ods_sheets}


def file_sheets(path: Path) -> Book:
    """The sheets of one file of any kind; a text file is one sheet named like the file."""
    data = read_bytes(path)
    kind = file_kind(path, data)
    return READERS[kind](path.name, data) if kind in READERS else Book(path.name, (csv_sheet(path.stem, data),), alone=True)


def folder_sheets(folder: Path) -> Book:
    """Every table of the folder: CSV files named like their sheets, and the sheets of every workbook.

    Raises
    ------
    InputError
        With every file that cannot be read, and why.
    """
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise refuse(folder.name, "folder_not_opened", f"the folder cannot be opened: {error.strerror}",
                     "文件夹打不开；请检查是否有读取权限") from None  # fmt: skip
    files = [each for each in entries if each.suffix.lower() in (".csv", ".tsv", *BOOKS) and not each.name.startswith((".", "~"))]
    if not files:
        raise refuse(folder.name, "folder_without_tables", "there is no .csv file in this folder, and no workbook",
                     "文件夹里没有逗号分隔的文本，也没有工作簿")  # fmt: skip
    if len(files) > MOST_FILES or sum(each.stat().st_size for each in files) > MOST_FILE:
        size = MOST_FILE // 2**20
        raise refuse(folder.name, "folder_too_large", f"more than {MOST_FILES} files or {size} MB; keep only the tables in this "
                     "folder", f"文件超过 {MOST_FILES} 个或 {size} 兆字节；请只留下表格")  # fmt: skip
    sheets: list[Sheet] = []
    faults: list[Fault] = []
    remarks: list[str] = []
    for each in files:
        try:
            book = file_sheets(each)
        except InputError as error:
            faults += error.items
            continue
        single = len(book.sheets) == 1 and not book.alone
        sheets += [replace(sheet, file=each.stem) if single else sheet for sheet in book.sheets]
        remarks += book.remarks
    if faults:
        raise InputError(faults)
    return Book(folder.name, tuple(sheets), (*remarks, *_others(entries, files)))


def _others(entries: list[Path], files: list[Path]) -> list[Message]:
    """What else lies in the folder and might have been meant."""
    texts = [each.name for each in entries if each not in files and each.suffix.lower() in TEXT and not each.name.startswith(".")]
    return [
        Message("file_not_read", f"file {name} of the folder was not read", f"文件夹里的文件“{name}”没有读取") for name in texts
    ]
