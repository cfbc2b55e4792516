"""A CSV file as a sheet: its encoding, what separates its cells, its cells as text."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice

from ...errors import Fault, InputError, Message
from .once_kept import OnceKept
from .refusal import refuse
from .sheet import Sheet
from .sheet_xml import MOST_CELLS, MOST_COLUMNS

SEPARATORS = {",": ("commas", "逗号"), "\t": ("tabs", "制表符"), ";": ("semicolons", "分号"), "|": ("bars", "竖线")}
BLOCK = 1_000  # rows read before their size is looked at
LOOKED_AT = 60  # rows by which the separator is told
QUOTATION = Message("csv_quotation", "a quotation mark is not closed, or stands inside a cell without being doubled",
                    "引号没有成对，或在单元格中间没有写成两个")  # fmt: skip
SAID = re.compile(r"\ufeff?sep=([,;|\t])\r?\n")  # how Excel says it in a first line of its own


def csv_sheet(name: str, data: bytes) -> Sheet:
    """The cells of one CSV file, all as text; the remarks say an encoding or a separator that is not the usual one."""
    text, remarks = _decoded(name, data)
    if "\0" in text:
        raise refuse(name, "nul_bytes", "the file holds NUL bytes: it is damaged, or not a text file",
                     "文件里有空字节：已损坏，或不是文本文件")  # fmt: skip
    said = SAID.match(text)
    delimiter = said[1] if said else separator(text)
    if delimiter != ",":
        en, zh = SEPARATORS[delimiter]
        remarks = (*remarks, Message("separator", f"{name}: read as separated by {en}", f"{name}：按{zh}分隔读取"))
    rows = _rows(name, text, delimiter)
    if said:
        rows[0] = []
    lengths = [*map(len, rows)]
    width = max(lengths, default=0)
    if min(lengths, default=0) < width:
        rows = [row if len(row) == width else row + [""] * (width - len(row)) for row in rows]
    return Sheet(name, rows, lengths=lengths, remarks=remarks, commas=delimiter == ";")


def separator(text: str) -> str:
    """The sign that cuts most rows into the same number of cells, at least two; the comma where none does better.

    A list in a cell (``林业;法律;文化``) has such signs too, but not the same number of them in most rows and in the first;
    and in prose a blank follows them.
    """
    lines = text[:200_000]
    found = [(*_alike(lines, sign), sign) for sign in SEPARATORS if sign in lines]
    best = max(((number, -first) for number, first, _ in found), default=(0, 0))
    return next((sign for number, first, sign in found if number and (number, -first) == best), ",")


def _alike(lines: str, sign: str) -> tuple[int, int]:
    """How many rows the sign cuts into the same number of cells, and which is the first of them."""
    widths: list[int] = []
    try:
        for row, _ in zip(csv.reader(io.StringIO(lines, newline=""), delimiter=sign), range(LOOKED_AT), strict=False):
            widths.append(len(row))
    except csv.Error:
        pass  # the rows so far have to do
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return 0, 0
    width, number = counts.most_common(1)[0]
    first = next(at for at, each in enumerate(widths) if each > 1)
    filled = sum(each > 0 for each in widths)
    prose = lines.count(sign) <= 2 * lines.count(f"{sign} ")
    return (number, widths.index(width)) if first == 0 or (2 * number > filled and not prose) else (0, 0)


def _rows(name: str, text: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    cells = begun = 0
    broken = False
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    kept = OnceKept()
    while True:
        try:
            rows.extend(islice(reader, BLOCK))
        except csv.Error:
            broken = True
        block = rows[begun:]
        sizes = [*map(len, block)]
        cells += sum(sizes)
        if max(sizes, default=0) > MOST_COLUMNS or cells > MOST_CELLS:
            size = f"{MOST_COLUMNS:,}", f"{MOST_CELLS:,}"
            raise refuse(name, "csv_too_large", f"more than {size[0]} columns or {size[1]} cells",
                         f"超过 {size[0]} 列或 {size[1]} 个单元格")  # fmt: skip
        if broken:
            raise InputError([Fault(name, f"row {len(rows) + 1}", "", None, QUOTATION)])
        if not sizes:
            return rows
        rows[begun:] = kept.rows(block)
        begun = len(rows)


def _decoded(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text; UTF-8 is tried before GB18030, which accepts almost anything."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), (Message("encoding", f"{name}: read as UTF-16", f"{name}：按统一码十六位编码读取"),)
        except UnicodeDecodeError:
            raise refuse(name, "half_utf16", "the file begins like UTF-16 but is not; save it as UTF-8",
                         "文件开头像统一码十六位编码，其余不是；请另存为统一码文本") from None  # fmt: skip
    for encoding, remark in (
        ("utf-8-sig", ()),
        ("gb18030", (Message("encoding", f"{name}: read as GB18030", f"{name}：按国标编码读取"),)),
    ):
        try:
            return data.decode(encoding), remark
        except UnicodeDecodeError:
            continue
    raise refuse(name, "no_encoding", "the text is neither UTF-8 nor GB18030; save it as UTF-8",
                 "文本既不是统一码也不是国标编码；请另存为统一码文本")  # fmt: skip
