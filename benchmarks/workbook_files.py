"""The files that `benchmarks.workbooks` reads: text and workbooks with people and pairs, made from fixed seeds."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any

import houma_assign as ha

Rows = list[list[Any]]


def pairs(path: Path, more: int) -> None:
    """400 people and 50 posts, every pair scored; ``more`` further numbers of each pair."""
    rng = Random(1)
    who = [{"id": f"C{k:03}", "name": f"人{k}", "unit": f"单位{k % 60}", "age": rng.randint(25, 50)} for k in range(400)]
    villages = [{"id": f"V{k:02}", "township": f"乡{k % 9}"} for k in range(50)]
    rows = [{"candidate": each["id"], "post": village["id"], "score": rng.randint(4000, 10_000) / 100, "grade": rng.choice("ABC"),
             **{f"n{k}": rng.randint(1, 500) / 10 for k in range(more)}} for each in who for village in villages]  # fmt: skip
    ha.Problem.from_frames(who, villages, pairs=rows).to_workbook(path, lang="zh")


def town(people: int, pairs: int, columns: int) -> dict[str, Rows]:
    """Sheets of so many people with so many columns (at least four), 200 villages and so many pairs."""
    rng = Random(2)
    header = ["编号", "姓名", "派出单位", "年龄", "性别", "职级", "党员", "家乡村", "专长", "出生年月"][:columns]
    rows: Rows = [header]
    for k in range(people):
        row = [f"C{k:06}", f"人{k}", f"单位{rng.randint(1, 200)}", rng.randint(25, 50), rng.choice("男女"),
               rng.choice(("一般", "副科", "正科")), rng.choice("是否"), rng.choice(("", f"V{rng.randint(1, 200)}")),
               rng.choice(("林业", "司法；调解")), f"{rng.randint(1970, 1995)}-{rng.randint(1, 12):02}"]  # fmt: skip
        rows.append(row[:columns])
    listed = [[f"C{k % people:06}", f"V{1 + (k // people * 7 + rng.randint(0, 6)) % 200}", rng.randint(4000, 10_000) / 100,
               rng.choice("ABC")] for k in range(pairs)]  # fmt: skip
    villages = [[f"V{k}", f"村{k}", f"乡{k % 9}"] for k in range(1, 201)]
    posts = [[f"V{k}", "支部委员", 2] for k in range(1, 201)]
    return {"人选": rows, "村": [["编号", "村名", "所属乡镇"], *villages], "岗位": [["村", "岗位", "名额"], *posts],
            "配对": [["人选", "村", "得分", "匹配等次"], *listed]}  # fmt: skip


def texts(folder: Path, sheets: dict[str, Rows]) -> None:
    """A CSV file a sheet."""
    folder.mkdir()
    for name, rows in sheets.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)


def workbook(path: Path, sheets: dict[str, Rows]) -> None:
    """The sheets as an .xlsx."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    book.close()


def cells_of_texts(folder: Path) -> list[Rows]:
    """Every file of the folder by the csv module alone."""
    found = []
    for path in sorted(folder.iterdir()):
        with path.open(encoding="utf-8", newline="") as file:
            found.append(list(csv.reader(file)))
    return found


def cells_of_workbook(path: Path) -> list[Iterable[Any]]:
    """Every sheet by calamine alone."""
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
