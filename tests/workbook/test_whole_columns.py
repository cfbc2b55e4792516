"""What is read by whole columns is what is read row by row and cell by cell: problems, notes and every fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.workbook.cells import kinds
from houma_assign.workbook.files import csv_sheet
from houma_assign.workbook.files.once_kept import OnceKept
from houma_assign.workbook.sheets import pairs, records

from .made_files import csvs, small, workbook
from .mutants import _spoilt_rows, mutated
from .slips import book, spoilt, written


def row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the short cuts away."""
    monkeypatch.setattr(kinds, "not_plain", lambda cells, kind, literal: {*cells})
    monkeypatch.setattr(records, "candidates_in_bulk", lambda columns, facts, size, absent: ([None] * size, [*range(size)]))
    monkeypatch.setattr(pairs, "_of_whole_columns", lambda *arguments: None)
    monkeypatch.setattr(csv_sheet.OnceKept, "rows", lambda self, block: [*block])


def outcome(path: Path) -> Any:
    try:
        problem = ha.read_workbook(path)
    except ha.InputError as error:
        return error.items, error.lang
    given = [person.model_fields_set for person in problem.candidates]
    return problem, problem.notes, problem.to_json(), given


def slipped(number: int, folder: Path) -> Path:
    sheets = book(number, folder / "book")
    spoilt(number, sheets)
    return written(sheets, folder / ("slip.xlsx" if number % 3 == 0 else "slip"))


def changed(number: int, folder: Path) -> Path:
    rng = Random(f"column {number}")
    return (workbook if number % 3 == 0 else csvs)(folder / ("rows.xlsx" if number % 3 == 0 else "rows"), _spoilt_rows(rng))


def many_pairs(number: int, folder: Path) -> Path:
    """Pairs by post or by village, some twice, some without points, some of nobody."""
    rng = Random(f"pairs {number}")
    by = rng.choice(("村", "岗位", "岗位编号"))
    posts = ["V1", "V2"] if by == "村" else ["V1/secretary", "V2/secretary", "V1/党支部书记", "V2"]
    rows: list[list[Any]] = [["人选", by, "得分", "匹配等次", "意愿"]]
    for who in ("C001", "C002", "C003"):
        some = rng.sample(posts, rng.choice((1, 1, 2)))
        rows += [[who, post, rng.choice((80, 81.5, 90)), rng.choice("ABC"), 2] for post in some]
    for _ in range(rng.choice((0, 0, 1, 2))):
        row = rng.choice(rows[1:])
        match rng.randrange(4):
            case 0:
                rows.append([*row])
            case 1:
                row[2] = None
            case 2:
                row[rng.randrange(5)] = rng.choice((None, "x", "V9", 1e20))
            case _:
                row[0] = "C009"
    path = folder / "many"
    return csvs(path, small(配对=rows))


MAKERS: tuple[Callable[[int, Path], Path], ...] = (slipped, changed, many_pairs, mutated)
FEW = [(make, number) for make in MAKERS for number in range(24)]
MANY = [pytest.param(make, number, marks=pytest.mark.slow) for make in MAKERS for number in range(24, 500)]


@pytest.mark.parametrize(("make", "number"), [*FEW, *MANY])
def test_short_cuts_change_nothing(
    make: Callable[[int, Path], Path], number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(number, tmp_path)
    quick = outcome(path)
    row_by_row(monkeypatch)
    assert outcome(path) == quick


def test_a_long_table_is_the_same_in_every_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Odd cells far below, short rows, equal and different texts, more rows than are looked at together."""
    people: list[list[Any]] = [["编号", "姓名", "派出单位", "备考"]]
    people += [[f"C{k:05}", f"人{k % 700}", f"单位{k % 30}", "x" if k % 9 else ""] for k in range(4500)]
    people[3100][1], people[2200][3], people[4000][0] = " 王 伟 ", "a\nb", "Ｃ９"
    pairs = [["人选", "村", "得分"], *([row[0], "V1", k % 100] for k, row in enumerate(people[1:])), ["C9", "V2", 5]]
    path = csvs(tmp_path / "long", small(人选=people, 配对=[row for row in pairs if row[0] != "Ｃ９"]))
    quick = outcome(path)
    assert len(quick) == 4, quick
    row_by_row(monkeypatch)
    assert outcome(path) == quick


def test_equal_texts_are_kept_once() -> None:
    kept = OnceKept()
    blocks = [[["".join(["单", "位"]), f"C{k}"] for k in range(start, start + 1000)] for start in range(0, 4000, 1000)]
    rows = [row for block in blocks for row in kept.rows([[*row] for row in block])]
    assert rows == [row for block in blocks for row in block]
    assert len({id(row[0]) for row in rows}) == 1
    assert kept.rows([["a"], ["b", "c"]]) == [["a"], ["b", "c"]]
