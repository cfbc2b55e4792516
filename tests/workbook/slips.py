"""Workbooks with one human slip in them, deterministic by number: read equal, refused or noted, and never otherwise."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import houma_assign as ha
from houma_assign.data.header_words import SYNONYMS
from houma_assign.workbook.cells.roles import WORDS
from houma_assign.workbook.schema.book_tables import SCHEMAS as BOOK
from houma_assign.workbook.schema.record_sheets import CANDIDATES, PAIRS, POSTS, VILLAGES

from ..oracles.random_problems import draw_problem
from .made_files import csvs, workbook

Sheets = dict[str, list[list[Any]]]
Place = tuple[str, ...]  # words of which a note about the slip must have one
SCHEMAS = {"人选": CANDIDATES, "村": VILLAGES, "岗位": POSTS, "配对": PAIRS}
MARKS = ("说明", "列说明")


def book(number: int, folder: Path) -> Sheets:
    """The sheets of a random problem as text; every other one has dates, units in brackets and no mark of its origin."""
    draw_problem(f"slip {number}").to_workbook(folder, lang="zh")
    sheets = {}
    for file in sorted(folder.glob("*.csv")):
        with file.open(newline="", encoding="utf-8-sig") as lines:
            sheets[file.stem] = list(csv.reader(lines))
    if number % 2:
        for mark in MARKS:
            del sheets[mark]
        people = sheets["人选"]
        unit = people[0].index("派出单位") if "派出单位" in people[0] else None
        for k, row in enumerate(people):
            if unit is not None and k:
                row[unit] = row[unit] and f"{row[unit]}(局)"
            row.append("入党时间" if k == 0 else f"20{10 + k}-0{k}")
        return {name: [[_as_number(cell) for cell in row] for row in rows] for name, rows in sheets.items()}
    return sheets


def _as_number(cell: str) -> str:
    """People of a plain book are called 100, 101 and so on."""
    return re.sub(r"\bc([0-9])\b", r"10\1", cell)


def written(sheets: Sheets, path: Path) -> Path:
    """As an .xlsx or as CSV files."""
    return workbook(path, sheets) if path.suffix else csvs(path, sheets)


def spoilt(number: int, sheets: Sheets) -> tuple[str, Place] | None:
    """One slip; its name and its place, None where the book has nothing for it."""
    rng = Random(f"slip {number}")
    slip = SLIPS[number // 2 % len(SLIPS)]
    place = slip(rng, sheets)
    return None if place is None else (slip.__name__, place)


def _cell(rng: Random, sheets: Sheets, columns: Sequence[tuple[str, str]]) -> tuple[str, str, list[list[Any]], int, int] | None:
    """A filled cell of one of these columns: sheet, header, rows, row, position."""
    there = []
    for sheet, header in columns:
        rows = sheets.get(sheet, [[]])
        for at, shown in enumerate(rows[0]):
            there += [(sheet, shown, rows, k, at) for k, row in enumerate(rows) if k and shown == header and row[at]]
    return rng.choice(there) if there else None


def header_renamed(rng: Random, sheets: Sheets) -> Place | None:
    """A word before or after it, a character lost, or another word altogether."""
    sheet = rng.choice([name for name in sheets if name not in MARKS])
    header = sheets[sheet][0]
    schema = next(each for each in BOOK if each.is_named(sheet))  # columns of the user's own are called as the user likes
    there = [at for at, word in enumerate(header) if schema.column(word) and any(row[at] != "" for row in sheets[sheet][1:])]
    if not there:
        return None
    at = rng.choice(there)
    old = header[at]
    header[at] = rng.choice((f"{old}情况", f"所在{old}", f"原{old}", old[1:] or "甲", f"{old}（新）栏", "某列", f"{old}1"))
    return (old, header[at], sheet)


def synonym_used(rng: Random, sheets: Sheets) -> Place | None:
    """A header that means the field, or comes near to it."""
    there = [(name, at, words) for name, schema in SCHEMAS.items() for at, header in enumerate(sheets[name][0])
             if (column := schema.column(header)) and (words := SYNONYMS.get((schema.name, column.name)))]  # fmt: skip
    if not there:
        return None
    name, at, words = rng.choice(there)
    old, sheets[name][0][at] = sheets[name][0][at], rng.choice((*words.same, *words.near))
    return (old, sheets[name][0][at], name)


def separator_changed(rng: Random, sheets: Sheets) -> Place | None:
    """Another sign between the parts of a list."""
    found = _cell(rng, sheets, [("人选", "专长"), ("人选", "亲属"), ("人选", "亲属任职村")])
    if found is None:
        return None
    sheet, header, rows, row, at = found
    words = [word for each in rows[1:] for word in str(each[at]).split("; ")]
    if not any(words.count(word) > 1 for word in rows[row][at].split("; ")):
        return None  # of two words that stand nowhere else nobody can tell that they are two
    rows[row][at] = rows[row][at].replace("; ", rng.choice(("；", "、", ",", "，", "/", "|", " ", "\n", ". ", "和")))
    return (header, sheet, rows[row][at])


def value_spelt_otherwise(rng: Random, sheets: Sheets) -> Place | None:
    """Capitals, wide letters, blanks inside or an ending."""
    found = _cell(
        rng,
        sheets,
        [("人选", "专长"), ("人选", "家乡村"), ("村", "乡镇"), ("需求台账", "需求"), ("岗位", "村"), ("配对", "人选")],
    )
    if found is None:
        return None
    sheet, header, rows, row, at = found
    old = rows[row][at]
    if (
        sum(
            cell.split("; ").count(old) for name in SCHEMAS | {"需求台账": None} for each in sheets.get(name, []) for cell in each
        )
        < 2
    ):
        return None  # what stands in one cell only may be written in any way
    rows[row][at] = rng.choice((old.upper(), _wide(old), f" {old}", f"{old[0]} {old[1:]}", f"{old}\u3000"))
    return (header, sheet, old, rows[row][at])


def role_in_another_word(rng: Random, sheets: Sheets) -> Place | None:
    """Another word for the role of a post."""
    found = _cell(rng, sheets, [("岗位", "岗位")])
    if found is None:
        return None
    sheet, header, rows, row, at = found
    old = rows[row][at]
    rows[row][at] = rng.choice((*WORDS[old], "支书", "副书记", "支委委员", old.title()))
    return (header, sheet, old, rows[row][at])


def numbers_filled_down(rng: Random, sheets: Sheets) -> Place:
    """A running number below the list."""
    rows = sheets["人选"]
    first = len(rows)
    rows += [[str(900 + k), *[""] * (len(rows[0]) - 1)] for k in range(rng.randint(1, 5))]
    return (f"row {first + 1}", f"rows {first + 1}", "900")


def sheet_renamed(rng: Random, sheets: Sheets) -> Place:
    """Something before or after its name, or another name."""
    old = rng.choice([name for name in sheets if name not in MARKS])
    new = rng.choice((f"选派{old}", f"{old}计划", f"{old}2024", "某表"))
    sheets[new] = sheets.pop(old)
    return (old, new)


def unit_in_wide_letters(rng: Random, sheets: Sheets) -> Place | None:
    """One of several cells of a unit in full-width letters, or in brackets of another width."""
    found = _cell(rng, sheets, [("人选", "派出单位")])
    if found is None:
        return None
    sheet, header, rows, row, at = found
    old = rows[row][at]
    if [each[at] for each in rows].count(old) < 2:
        return None
    rows[row][at] = old.replace("(", "（").replace(")", "）") if "(" in old and rng.random() < 0.5 else _wide(old)
    return (header, sheet, rows[row][at])


def date_typed_as_number(rng: Random, sheets: Sheets) -> Place | None:
    """2011-01 as 2011.01, 201101 or a day number."""
    found = _cell(rng, sheets, [("人选", "入党时间")])
    if found is None:
        return None
    sheet, header, rows, row, at = found
    year, month = rows[row][at].split("-")
    rows[row][at] = rng.choice((float(f"{year}.{month}"), int(f"{year}{month}"), f"{year}.{month}", f"{year}年{int(month)}月"))
    return (header, sheet)


def ids_as_numbers(rng: Random, sheets: Sheets) -> Place:
    """Ids typed as numbers, in one sheet."""
    sheet = rng.choice([name for name in ("人选", "配对") if name in sheets])
    for row in sheets[sheet][1:]:
        row[0] = int(row[0]) if row[0].isdigit() else row[0]
    return (sheet,)


def _wide(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


SLIPS: tuple[Callable[[Random, Sheets], Place | None], ...] = (
    header_renamed, synonym_used, separator_changed, value_spelt_otherwise, role_in_another_word, numbers_filled_down,
    sheet_renamed, unit_in_wide_letters, date_typed_as_number, ids_as_numbers,
)  # fmt: skip


def silent(number: int, folder: Path) -> str:
    """What a slip changed without a word; empty if the reading is equal, refused or noted with the place."""
    suffix = "" if number % 4 < 2 else ".xlsx"
    sheets = book(number, folder / f"{number} drawn")
    try:
        right = ha.read_workbook(written(sheets, folder / f"{number} right{suffix}"))
    except ha.InputError:
        return ""  # a book of numbers alone, without its declarations, may be refused as it is
    slip = spoilt(number, sheets)
    if slip is None:
        return ""
    name, place = slip
    try:
        read = ha.read_workbook(written(sheets, folder / f"{number} spoilt{suffix}"))
    except ha.InputError as error:
        return "" if error.items else f"{number} {name}: refused without a fault"
    if read == right or any(word in note for note in set(read.notes) - set(right.notes) for word in place if word):
        return ""
    fields = [field for field in type(read).model_fields if getattr(read, field) != getattr(right, field)]
    return f"{number} {name} {place}: {fields} differ; notes {[note for note in read.notes if note not in right.notes]}"
