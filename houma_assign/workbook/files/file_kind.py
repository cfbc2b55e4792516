"""What kind of file it is, by what stands at its front: names of files say little."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from .archive import BROKEN
from .refusal import damaged, locked, refuse

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEXT = (".csv", ".tsv", ".txt")
BOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".xltx", ".xltm", ".xlt", ".et", ".ett")
EARLY = re.compile(rb"\t[\x00\x02\x04]..", re.DOTALL)  # a worksheet of Excel 2 to 4, without a container


def file_kind(path: Path, data: bytes) -> str:
    """``csv``, ``xlsx``, ``xls`` or ``ods``.

    Raises
    ------
    InputError
        If it is none of them, or protected by a password.
    """
    file = path.name
    if not data:
        if path.suffix.lower() in TEXT:
            return "csv"
        raise refuse(file, "file_empty", "the file is empty", "文件是空的")
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise locked(file)
        return "xls"
    if data.startswith(b"PK"):
        return _kind_of_archive(file, data)
    if path.suffix.lower() in TEXT:
        return "csv"
    raise _other(file, data)


def _kind_of_archive(file: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {entry.filename for entry in archive.infolist()}
    except (*BROKEN, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise damaged(file) from None
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names and ("META-INF/manifest.xml" in names or "mimetype" in names):
        return "ods"
    en, zh = "", ""
    if "xl/workbook.bin" in names:
        en, zh = " (this is an .xlsb)", "（这是二进制工作簿）"
    elif "content.xml" in names:
        en, zh = " (this is an OpenDocument file without its list of parts)", "（这是缺少清单的开放文档）"
    elif "word/document.xml" in names:
        en, zh = " (this is a Word file)", "（这是文字文档）"
    raise refuse(file, "no_workbook_inside", f"there is no workbook in it{en}; save it in Excel as .xlsx",
                 f"文件里没有工作簿{zh}；请用表格软件另存为新的工作簿")  # fmt: skip


def _other(file: str, data: bytes) -> Exception:
    head = data[:2000].lstrip().lower()
    en, zh, hint, hint_zh = "not an Excel file", "不是工作簿", "", ""
    if head.startswith((b"<!doc", b"<html", b"<table")):
        en, zh = "a web page", "网页"
    elif b"urn:schemas-microsoft-com:office:spreadsheet" in head or b"excel.sheet" in head:
        en, zh = "an XML spreadsheet of 2003", "二〇〇三年式样的可扩展标记表格"
    elif EARLY.match(data):
        en, zh = "a sheet of Excel 2 to 4", "很旧的单表文件"
    else:
        hint = "; if it is a CSV file, put it in a folder and give the folder"
        hint_zh = "；如果是逗号分隔的文本，请放进文件夹，再给出文件夹"
    said = f"文件{zh}" if zh.startswith("不是") else f"文件是{zh}"
    return refuse(file, "file_kind_unknown", f"the file is {en}; open it in Excel and save it as .xlsx{hint}",
                  f"{said}；请用表格软件打开，另存为新的工作簿{hint_zh}")  # fmt: skip
