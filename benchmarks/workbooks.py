"""`python -m benchmarks.workbooks`: reading 20,000 rows, as a ratio to what python-calamine alone needs for the same cells.

Three workbooks: pairs (20,000 rows of 4 columns, read to a `Problem`), pairs with two more numbers, and people (20,000 rows of
12 columns, read to records with every cell checked). Both readers run in turn in one process; ratios are taken pair by pair.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import python_calamine

import houma_assign as ha
from houma_assign.workbook import read_sheets, read_table
from houma_assign.workbook.schema.record_sheets import CANDIDATES

from .in_turn import in_turn

ROWS = 20_000


def pairs(path: Path, more: int) -> None:
    """400 people and 50 posts, every pair scored; ``more`` further numbers of each pair."""
    rng = Random(1)
    people = [{"id": f"C{k:03}", "name": f"人{k}", "unit": f"单位{k % 60}", "age": rng.randint(25, 50)} for k in range(400)]
    villages = [{"id": f"V{k:02}", "township": f"乡{k % 9}"} for k in range(50)]
    rows = [{"candidate": who["id"], "post": village["id"], "score": rng.randint(4000, 10_000) / 100, "grade": rng.choice("ABC"),
             **{f"n{k}": rng.randint(1, 500) / 10 for k in range(more)}} for who in people for village in villages]  # fmt: skip
    ha.Problem.from_frames(people, villages, pairs=rows).to_workbook(path, lang="zh")


def people(path: Path) -> None:
    """20,000 people with 12 columns: text, numbers, yes and no, a date of birth."""
    import xlsxwriter

    rng = Random(2)
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("人选")
    sheet.write_row(
        0, 0, ["编号", "姓名", "派出单位", "家乡村", "专长", "年龄", "性别", "职级", "得分", "党员", "党龄", "出生年月"]
    )
    for k in range(1, ROWS + 1):
        sheet.write_row(k, 0, [
            f"C{k:05}", f"人{k}", f"单位{rng.randint(1, 200)}", f"V{rng.randint(1, 68)}", "司法; 调解", rng.randint(25, 50),
            rng.choice("男女"), rng.choice(("一般", "副科", "正科")), rng.randint(0, 10_000) / 100, rng.choice("是否"),
            rng.randint(1, 20), f"{rng.randint(1970, 1995)}-{rng.randint(1, 12):02}",
        ])  # fmt: skip
    book.close()


def raw(path: Path) -> None:
    """Every sheet by calamine alone."""
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def records(path: Path) -> None:
    table = read_table(read_sheets(path).sheets[0], CANDIDATES)
    if table.faults or len(table.records()) != ROWS:
        raise ValueError("the benchmark reads nothing")


CASES: tuple[tuple[str, Callable[[Path], None], Callable[[Path], object]], ...] = (
    ("20,000 pairs, 4 columns, to a Problem", lambda path: pairs(path, 0), ha.read_workbook),
    ("20,000 pairs, 6 columns, to a Problem", lambda path: pairs(path, 2), ha.read_workbook),
    ("20,000 people, 12 columns, to records", people, records),
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workbooks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    print("workbook | python-calamine alone (s) | ours (s) | ours / calamine")
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, make, read) in enumerate(CASES):
            path = Path(folder) / f"{number}.xlsx"
            make(path)
            alone, ours, ratio = in_turn(partial(raw, path), partial(read, path), rounds)
            print(f"{name} | {alone} | {ours} | {ratio}", flush=True)


if __name__ == "__main__":
    main()
