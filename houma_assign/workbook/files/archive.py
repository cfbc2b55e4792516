"""An archive before anything in it is parsed: whether it is whole, and of a size that can be unpacked.

What passes is handed on as a fresh archive of the parts that were checked: what is read is what was checked.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections import Counter

from ...errors import InputError, Message
from .refusal import damaged, refuse

MOST_UNPACKED = 96 * 2**20
MOST_PARTS = 500
MOST_RATIO = 300  # of a part above 1 MiB; sheets of real data stay below 40
BROKEN = (zipfile.BadZipFile, struct.error, LookupError)  # of the directory, however it is broken
COUNT = re.compile(rb"""\suniqueCount\s*=\s*["']\s*\+?([0-9]+)""")  # room is made for so many strings before one is read
STRICT = b"http://purl.oclc.org/ooxml/"
PLAIN = {  # the names of Strict Open XML, as the usual form has them
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
}


def parts_of(file: str, data: bytes, kinds: tuple[str, ...] = (".xml", ".rels")) -> dict[str, bytes]:
    """The XML parts of a workbook, unpacked within limits.

    Raises
    ------
    InputError
        If it is encrypted, damaged, or too large once unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
            _refuse_bombs(file, entries)
            parts = {entry.filename: _unpacked(archive, entry) for entry in entries if entry.filename.endswith(kinds)}
    # NotImplementedError: zipfile's word for a compression it does not know; RuntimeError: for a part that is encrypted.
    except (*BROKEN, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, InputError):
            raise
        raise damaged(file) from None
    if any(_false_count(content) for name, content in parts.items() if not name.startswith("xl/worksheets/")):
        raise refuse(file, "false_count", "the file states more entries than it has; open it in Excel and save it again as .xlsx",
                     "文件声明的条目比实有的多；请用表格软件打开，另存为新的工作簿")  # fmt: skip
    return {name: _plain_names(content) for name, content in parts.items()}


def _plain_names(xml: bytes) -> bytes:
    """A part of a Strict workbook under the usual names; its cells are the same."""
    if STRICT in xml:
        for strict, usual in PLAIN.items():
            xml = xml.replace(strict, usual)
    return xml


def _false_count(xml: bytes) -> bool:
    """Whether a part states more entries than it has bytes: the reader makes room for them and would end the process."""
    return any(len(digits) > 12 or int(digits) > len(xml) for digits in COUNT.findall(xml))


def remarks_of(data: bytes) -> tuple[str, ...]:
    """What else is in the file and was left alone."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    remarks = []
    if any(name.lower().endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names):
        remarks.append(Message("macros", "the workbook has macros; they were neither run nor read",
                               "工作簿带有宏，没有运行，也没有读取"))  # fmt: skip
    if any(name.startswith("xl/externalLinks/") for name in names):
        en = "the workbook links to other files; they were not opened, the values saved in this file were read"
        remarks.append(Message("links", en, "工作簿链接到其他文件；没有打开它们，读的是本文件里保存的值"))
    return tuple(remarks)


def packed(parts: dict[str, bytes]) -> io.BytesIO:
    """The parts as an archive in memory."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    buffer.seek(0)
    return buffer


def _refuse_bombs(file: str, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse by the archive's own directory, before anything is unpacked."""
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_PARTS or total > MOST_UNPACKED:
        has, may = total // 2**20, MOST_UNPACKED // 2**20
        raise refuse(
            file, "workbook_too_large",
            f"the workbook is too large: {len(entries)} parts, {has} MB unpacked; at most {MOST_PARTS} and {may} MB are read. "
            "Delete formatted but empty rows and columns, and pictures",
            f"工作簿太大：{len(entries)} 个部分，展开后 {has} 兆字节；最多读 {MOST_PARTS} 个、{may} 兆字节。"
            "请删除带格式的空行空列和图片",
        )  # fmt: skip
    for entry in entries:
        if entry.file_size > 2**20 and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
            what = f"part {entry.filename[:60]} is packed more than {MOST_RATIO} times; real data never are"
            raise refuse(file, "packed_too_much", what, f"文件的一个部分压缩了 {MOST_RATIO} 倍以上，真实数据不会这样")
        if entry.flag_bits & 0x1:
            raise refuse(file, "archive_password", "the archive is protected by a password; save the workbook without one",
                         "压缩包有密码保护；请去掉密码后另存")  # fmt: skip
    if [name for name, number in Counter(entry.filename for entry in entries).items() if number > 1]:
        raise refuse(file, "part_twice", "a part of the workbook occurs twice; open it in Excel and save it again",
                     "工作簿的一个部分出现了两次；请用表格软件打开，再保存一次")  # fmt: skip


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    # zipfile stops at the size the directory states and then compares the checksum: a false size ends in BadZipFile.
    with archive.open(entry) as part:
        return part.read(entry.file_size + 1)
