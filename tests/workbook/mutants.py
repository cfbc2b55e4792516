"""Workbooks and CSV folders with something done to them, deterministic by number."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import houma_assign as ha

from ..oracles.random_problems import draw_problem
from .layouts.written import written
from .made_files import csvs, filled_in, small, workbook

SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
CELLS: tuple[Any, ...] = (
    "", " ", "x", -1, 1e300, 10**15, "1980.1", True, "是", "#REF!", "=1+1", "'", "\u200b", "Ａ", "V1", "C001", "{}",
    '{"where": 5}',
    "[", "a: b", "age = ", ";", "合计", 0.1 + 0.2, "\ud7ff", "x" * 30_000,
)  # fmt: skip


def base(rng: Random, path: Path) -> None:
    """A workbook or a folder that could be read, of several origins."""
    choice = rng.randrange(4)
    if choice == 0:
        draw_problem(rng.randrange(50)).to_workbook(path, lang=rng.choice(("zh", "en")))
    elif choice == 1:
        ha.template(path, lang=rng.choice(("zh", "en")))
        filled_in(path)
    else:
        (workbook if path.suffix else csvs)(path, small())


def mutated(number: int, folder: Path) -> Path:
    """A file or folder with one to three changes."""
    rng = Random(f"mutant {number}")
    path = folder / (f"m{number}.xlsx" if number % 2 else f"m{number}")
    if rng.random() < 0.3:
        (workbook if path.suffix else csvs)(path, _spoilt_rows(rng))
        return path
    base(rng, path)
    for _ in range(rng.choice((1, 1, 2, 3))):
        if path.is_dir():
            file = rng.choice(sorted(path.iterdir()))
            file.write_bytes(rng.choice(TEXT)(rng, file.read_bytes()))
        elif rng.random() < 0.35:
            path.write_bytes(rng.choice(RAW)(rng, path.read_bytes()))
        else:
            _change_part(rng, path)
    return path


def mutated_old(number: int, folder: Path) -> Path:
    """An .xls or .ods with one to three changes, also inside the parts of the latter."""
    rng = Random(f"old mutant {number}")
    kind = ("xls", "xls", "ods")[number % 3]
    place = folder / f"o{number}"
    place.mkdir()
    rows = _spoilt_rows(rng) if rng.random() < 0.3 else small()
    path = written(place, {name: [[_plain(cell) for cell in row] for row in each] for name, each in rows.items()}, kind)
    for _ in range(rng.choice((1, 1, 2, 3))):
        if kind == "ods" and rng.random() < 0.7:
            _change_part(rng, path)
        else:
            path.write_bytes(rng.choice((*RAW, _word, _word))(rng, path.read_bytes()))
    return path


def _plain(cell: Any) -> Any:
    """What every writer can write."""
    return cell if isinstance(cell, (int, float)) else str(cell or "").replace("\ud7ff", "")[:300]


def _word(rng: Random, data: bytes) -> bytes:
    """Lengths and numbers of records and sectors made huge or nothing."""
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice(LENGTHS) + data[at + 4 :]


LENGTHS = (b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f", b"\1\0\0\0", b"\xfe\xff\xff\xff", b"\xff\xff\0\0")


def _spoilt_rows(rng: Random) -> dict[str, Any]:
    """Cells replaced, swapped, moved; headers dropped, doubled, renamed; rows and sheets cut."""
    sheets: dict[str, list[list[Any]]] = {name: [list(row) for row in rows] for name, rows in small().items()}
    sheets["规则"] = [
        ["类型", "名称", "条件", "至多", "其他"],
        ["结构比例", "甲", "年龄 <= 40", 2, None],
        ["单位限额", "乙", None, 2, None],
    ]
    for _ in range(rng.randint(1, 4)):
        rows = sheets[rng.choice(sorted(sheets))]
        if not rows or not rows[0]:
            continue
        i, j = rng.randrange(len(rows)), rng.randrange(len(rows[0]))
        deed = rng.randrange(8)
        if deed < 3:
            rows[i][min(j, len(rows[i]) - 1) if rows[i] else 0 :][:1] = [] if not rows[i] else [rng.choice(CELLS)]
            if rows[i]:
                rows[i][min(j, len(rows[i]) - 1)] = rng.choice(CELLS)
        elif deed == 3:
            rows[0][j], rows[0][-1] = rows[0][-1], rows[0][j]
        elif deed == 4:
            rows[0][j] = rng.choice(("", "编号", "得分", "x", 5, "岗位"))
        elif deed == 5:
            del rows[i]
        elif deed == 6:
            rows.insert(i, [rng.choice(CELLS)])
        else:
            for row in rows:
                del row[j : j + 1]
    if rng.random() < 0.2:
        del sheets[rng.choice(sorted(sheets))]
    return sheets


def _change_part(rng: Random, path: Path) -> None:
    """Change the XML inside and pack it again, so that the damage reaches the reader."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # already too damaged to be opened
        return
    wanted = [name for name in parts if SHEET.fullmatch(name)] * 3 + [name for name in parts if name.endswith((".xml", ".rels"))]
    name = rng.choice(wanted)
    parts[name] = rng.choice((*RAW, *XML))(rng, parts[name])
    if rng.random() < 0.05:
        del parts[rng.choice(sorted(parts))]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in parts.items():
            archive.writestr(each, content)


def _flip(rng: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 3, 20)) if data else 0):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _cut(rng: Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _hole(rng: Random, data: bytes) -> bytes:
    start = rng.randrange(len(data) + 1)
    return data[:start] + data[start + rng.randrange(200) :]


def _double(rng: Random, data: bytes) -> bytes:
    start = rng.randrange(len(data) + 1)
    return data[:start] + data[max(0, start - rng.randrange(400)) :]


NUMBERS = (b"-1", b"0", b"99999999999999999999", b"4294967295", b"1048577", b"1e308", b"")
SWAPS = (
    (b't="s"', b't="b"'), (b't="s"', b't="e"'), (b't="s"', b't="d"'), (b"<v>", b"<f>"), (b"</c>", b""), (b' r="', b' q="'),
    (b"<row", b"<col"), (b"sheetData", b"sheetdata"), (b"<si>", b"<is>"), (b"UTF-8", b"UTF-16"), (b"&amp;", b"&x;"),
    (b"<c ", b'<c r="XFD1048576" '), (b't="s"', b't="str"'), (b"<t>", b'<t xml:space="preserve">'),
)  # fmt: skip


def _digits(rng: Random, data: bytes) -> bytes:
    """Numbers in the XML made long, negative or huge."""
    found = list(re.finditer(rb"[0-9]+", data))
    if not found:
        return data
    at = rng.choice(found)
    return data[: at.start()] + rng.choice(NUMBERS) + data[at.end() :]


def _attribute(rng: Random, data: bytes) -> bytes:
    return data.replace(*rng.choice(SWAPS), rng.choice((1, -1)))


def _recode(rng: Random, data: bytes) -> bytes:
    text = data.decode("utf-8-sig", "replace")
    return text.encode(rng.choice(("gb18030", "utf-16", "utf-8-sig", "big5", "latin-1")), "replace")


def _rows(rng: Random, data: bytes) -> bytes:
    text = data.decode("utf-8-sig", "replace").replace("\0", "")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    for _ in range(3):
        if not rows:
            break
        row = rng.choice(rows)
        if row and rng.random() < 0.7:
            row[rng.randrange(len(row))] = str(rng.choice(CELLS))
        elif rng.random() < 0.5:
            row.insert(0, "x")
        elif row:
            row.pop()
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue().encode("utf-8", "replace")


RAW: tuple[Callable[[Random, bytes], bytes], ...] = (_flip, _flip, _cut, _hole, _double)
XML = (_digits, _digits, _attribute, _attribute, _attribute)
TEXT = (_flip, _cut, _hole, _double, _recode, _rows, _rows)
