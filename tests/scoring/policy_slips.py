"""Sheets of a policy drawn at random with one human slip in them, deterministic by number."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import houma_assign as ha
from houma_assign.workbook.cells.roles import WORDS

POLICY = ha.datasets.houma_policy()
Rows = list[list[str]]
Sheets = dict[str, Rows]
Place = tuple[str, ...]  # words of which a fault or a note about the slip must have one
CODED = ("类别", "性质", "来源", "row", "kind", "source", "basis")  # columns of codes
JOINED = re.compile("[；;｜|，,、]")
FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


def drawn(number: int) -> ha.SelectionPolicy:
    """Some of the rules, checks and problem types, with other numbers in them."""
    rng = Random(f"policy {number}")
    rubric, checks = POLICY.rubric, POLICY.candidates
    rules = [
        rule.changed(points=rng.choice((1, 2, 2.5))) for rule in rubric.rules if rng.random() < 0.6 or rule is rubric.rules[0]
    ]
    used = {rule.factor for rule in rules}
    factors = [each.changed(cap=rng.choice((None, 50, 60))) for each in rubric.factors if each.id in used]
    kept = [check for check in checks.checks if rng.random() < 0.7]
    return POLICY.changed(
        rubric=ha.Rubric(factors=factors, rules=rules, note=rng.choice(("", "按年度修订；另行公布"))),
        candidates=checks.changed(checks=kept, expect_places=None, places=[each for each in checks.places if rng.random() < 0.8]),
        grades=POLICY.grades.changed(a_from=rng.choice((20, 24.5)), b_from=11, experience=POLICY.grades.experience),
    )


def written(policy: ha.SelectionPolicy, folder: Path, lang: str) -> Sheets:
    """The cells of every sheet."""
    ha.write_policy(policy, folder, lang)
    sheets = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            sheets[path.stem] = list(csv.reader(file))
    return sheets


def saved(sheets: Sheets, folder: Path) -> Path:
    """The sheets as CSV files in a new folder."""
    folder.mkdir()
    for name, rows in sheets.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return folder


def _cell(rng: Random, sheets: Sheets, wanted: Callable[[str, str], bool]) -> tuple[str, int, int] | None:
    """Sheet, row and position of a cell of which ``wanted`` says yes, by its header and text."""
    there = [(name, row, at) for name, rows in sheets.items() for row in range(1, len(rows))
             for at, header in enumerate(rows[0]) if rows[row][at] and wanted(header, rows[row][at])]  # fmt: skip
    return rng.choice(there) if there else None


def header_renamed(rng: Random, sheets: Sheets) -> Place:
    """A word before or after it, a character lost, or another word altogether."""
    name = rng.choice(sorted(sheets))
    header = sheets[name][0]
    at = rng.choice([k for k in range(len(header)) if any(row[k] for row in sheets[name][1:])])
    old = header[at]
    header[at] = rng.choice((f"{old}情况", f"原{old}", old[1:], f"{old}（新）栏", "某列", f"{old}1", old.upper(), f" {old}："))
    return (name, old, header[at])


def separator_changed(rng: Random, sheets: Sheets) -> Place | None:
    """Another sign between the parts of a condition or a list."""
    found = _cell(
        rng, sheets, lambda header, text: bool(JOINED.search(text)) and header not in ("中文名称", "英文名称", "zh", "en")
    )
    if found is None or sheets[found[0]][found[1]][1] in ("备注", "note"):
        return None
    name, row, at = found
    rows = sheets[name]
    old = rng.choice(JOINED.findall(rows[row][at]))
    rows[row][at] = rows[row][at].replace(old, rng.choice(("；", ";", "、", "，", ",", "/", "|", "\n", " 且 ", " or ")))
    return (name, rows[0][at])


def code_spelt_otherwise(rng: Random, sheets: Sheets) -> Place | None:
    """A code in capitals, wide letters, with blanks or an ending."""
    found = _cell(rng, sheets, lambda header, text: header in CODED)
    if found is None:
        return None
    name, row, at = found
    rows, old = sheets[name], sheets[name][row][at]
    rows[row][at] = rng.choice(
        (old.upper(), old.translate(FULL_WIDTH), f" {old}", f"{old[0]} {old[1:]}", f"{old}\u3000", f"{old}类")
    )
    return (name, rows[0][at])


def role_in_another_word(rng: Random, sheets: Sheets) -> Place | None:
    """Another word for the role in the posts of a form."""
    found = _cell(rng, sheets, lambda header, text: bool(re.search("书记|委员|secretary|member", text)) and header in (
        "岗位名额", "posts", "岗位", "roles"))  # fmt: skip
    if found is None:
        return None
    name, row, at = found
    rows = sheets[name]
    word = re.findall("党支部书记|支部委员|secretary|member", rows[row][at])[0]
    code = "secretary" if word in ("党支部书记", "secretary") else "member"
    rows[row][at] = rows[row][at].replace(word, rng.choice((*WORDS[code], "支书", "支委", "副书记", "支部委员会委员")))
    return (name, rows[0][at])


def numbers_filled_down(rng: Random, sheets: Sheets) -> Place:
    """A running number below the list, in the column of kinds or of ids."""
    name = rng.choice(sorted(sheets))
    rows, at = sheets[name], rng.choice((0, 1))
    rows += [[str(k) if place == at else "" for place in range(len(rows[0]))] for k in range(1, rng.randint(2, 5))]
    return (name,)


def sheet_renamed(rng: Random, sheets: Sheets) -> Place:
    """Something before or after its name, or another name."""
    old = rng.choice(sorted(sheets))
    new = rng.choice((f"选派{old}", f"{old}（试行）", f"{old}2024", "某表"))
    sheets[new] = sheets.pop(old)
    return (old, new)


def number_typed_otherwise(rng: Random, sheets: Sheets) -> Place | None:
    """In wide digits, with a unit, a comma, in words, or with noise."""
    found = _cell(rng, sheets, lambda header, text: bool(re.fullmatch("[0-9.]+", text)))
    if found is None:
        return None
    name, row, at = found
    rows, old = sheets[name], sheets[name][row][at]
    rows[row][at] = rng.choice((old.translate(FULL_WIDTH), f"{old}分", f"{old},0", "十", f"{old}.0", f" {old} "))
    return (name, rows[0][at], rows[row][1])


def row_doubled(rng: Random, sheets: Sheets) -> Place:
    """A row copied below itself."""
    name = rng.choice(sorted(sheets))
    rows = sheets[name]
    row = rng.randrange(1, len(rows))
    rows.insert(row + 1, list(rows[row]))
    return (name,)


SLIPS: tuple[Callable[[Random, Sheets], Place | None], ...] = (
    header_renamed, separator_changed, code_spelt_otherwise, role_in_another_word, numbers_filled_down, sheet_renamed,
    number_typed_otherwise, row_doubled,
)  # fmt: skip


def silent(number: int, folder: Path) -> str:
    """What a slip changed without a word; empty if the reading is equal, refused or noted with the place."""
    rng = Random(f"policy slip {number}")
    sheets = written(drawn(number), folder / f"{number} drawn", ("zh", "en")[number % 2])
    right = ha.read_policy(saved(sheets, folder / f"{number} right"))
    before = {name: [list(row) for row in rows] for name, rows in sheets.items()}
    slip = SLIPS[number // 2 % len(SLIPS)]
    place = slip(rng, sheets)
    if place is None or sheets == before:
        return ""
    try:
        read = ha.read_policy(saved(sheets, folder / f"{number} spoilt"))
    except ha.InputError as error:
        named = any(word and word in text for fault in error.items for text in fault[:3] for word in place)
        return "" if named or slip is sheet_renamed else f"{number} {slip.__name__} {place}: refused without its place: {error}"
    if read == right or any(word in note for note in set(read.notes) - set(right.notes) for word in place if word):
        return ""
    changed = [(rows[row], old[row]) for name, rows in sheets.items() if (old := before.get(name))
               for row in range(min(len(rows), len(old))) if rows[row] != old[row]][:1]  # fmt: skip
    return f"{number} {slip.__name__} {place}: read otherwise without a word: {changed}"
