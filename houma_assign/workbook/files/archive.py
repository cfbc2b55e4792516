"""The file before anything in it is parsed: whether it is an .xlsx, whole, and of a size that can be unpacked.

What passes is handed on as a fresh archive of the parts that were checked: what is read is what was checked.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from pathlib import Path

from ...errors import Fault, InputError

MOST_FILE = 64 * 2**20
MOST_UNPACKED = 96 * 2**20
MOST_PARTS = 500
MOST_RATIO = 300  # of a part above 1 MiB; sheets of real data stay below 40
COUNT = re.compile(rb"""\suniqueCount\s*=\s*["']\s*\+?([0-9]+)""")  # room is made for so many strings before one is read
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refuse(file: str, reason: str) -> InputError:
    """The error of a file that cannot be read at all."""
    return InputError([Fault(file, "", "", None, reason)])


def read_bytes(path: Path) -> bytes:
    """The bytes of a file of acceptable size."""
    try:
        if path.stat().st_size > MOST_FILE:
            raise refuse(path.name, f"the file is larger than {MOST_FILE // 2**20} MB; delete what is not data")
        return path.read_bytes()
    except OSError as error:
        raise refuse(path.name, f"the file cannot be opened: {error.strerror}") from None


def parts_of(file: str, data: bytes) -> dict[str, bytes]:
    """The XML parts of an .xlsx, unpacked within limits.

    Raises
    ------
    InputError
        If it is not an .xlsx, is encrypted, damaged, or too large once unpacked.
    """
    _refuse_other_kinds(file, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_bombs(file, entries)
            parts = {entry.filename: _unpacked(archive, entry) for entry in entries if entry.filename.endswith((".xml", ".rels"))}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, InputError):
            raise
        raise refuse(file, "the file is damaged or cut off; open it in Excel and save it again as .xlsx") from None
    if any(_false_count(content) for name, content in parts.items() if not name.startswith("xl/worksheets/")):
        raise refuse(file, "the file states more entries than it has; open it in Excel and save it again as .xlsx")
    if "xl/workbook.xml" not in parts or "[Content_Types].xml" not in parts:
        raise refuse(file, f"there is no workbook in it{_other(entries)}; save it in Excel as .xlsx")
    return parts


def _false_count(xml: bytes) -> bool:
    """Whether a part states more entries than it has bytes: the reader makes room for them and would end the process."""
    return any(len(digits) > 12 or int(digits) > len(xml) for digits in COUNT.findall(xml))


def remarks_of(data: bytes) -> tuple[str, ...]:
    """What else is in the file and was left alone."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    remarks = []
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        remarks.append("the workbook has macros; they were neither run nor read")
    if any(name.startswith("xl/externalLinks/") for name in names):
        remarks.append("the workbook links to other files; they were not opened, the values saved in this file were read")
    return tuple(remarks)


def packed(parts: dict[str, bytes]) -> io.BytesIO:
    """The parts as an archive in memory."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    buffer.seek(0)
    return buffer


def _refuse_other_kinds(file: str, data: bytes) -> None:
    if not data:
        raise refuse(file, "the file is empty")
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise refuse(file, "the workbook is protected by a password; save it without one")
        raise refuse(file, "this is an old Excel file (.xls); open it and save it as .xlsx")
    if not data.startswith(b"PK"):
        head = data[:200].lstrip().lower()
        kind = "a web page" if head.startswith((b"<!doc", b"<html", b"<table")) else "not an Excel file"
        hint = "; if it is a CSV file, put it in a folder and give the folder" if kind.startswith("not") else ""
        raise refuse(file, f"the file is {kind}; open it in Excel and save it as .xlsx{hint}")


def _refuse_bombs(file: str, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse by the archive's own directory, before anything is unpacked."""
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_PARTS or total > MOST_UNPACKED:
        size = (
            f"{len(entries)} parts, {total // 2**20} MB unpacked; at most {MOST_PARTS} and {MOST_UNPACKED // 2**20} MB are read"
        )
        raise refuse(file, f"the workbook is too large: {size}. Delete formatted but empty rows and columns, and pictures")
    for entry in entries:
        if entry.file_size > 2**20 and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
            raise refuse(file, f"part {entry.filename[:60]} is packed more than {MOST_RATIO} times; real data never are")
        if entry.flag_bits & 0x1:
            raise refuse(file, "the archive is protected by a password; save the workbook without one")
    if [name for name, number in Counter(entry.filename for entry in entries).items() if number > 1]:
        raise refuse(file, "a part of the workbook occurs twice; open it in Excel and save it again")


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    # zipfile stops at the size the directory states and then compares the checksum: a false size ends in BadZipFile.
    with archive.open(entry) as part:
        return part.read(entry.file_size + 1)


def _other(entries: list[zipfile.ZipInfo]) -> str:
    names = {entry.filename for entry in entries}
    if "xl/workbook.bin" in names:
        return " (this is an .xlsb)"
    if "content.xml" in names:
        return " (this is an OpenDocument file)"
    return " (this is a Word file)" if "word/document.xml" in names else ""
