"""What a run writes, file by file, into a folder that nobody sees before it is complete."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from ..plan.plan import Plan
from ..workbook.save import harmless
from .asked import Command

COMMITTEE, DEPARTMENT, AUDITOR = 4, 5, 6  # levels of readers
REPORT, TABLE, BOOK, PAGE, SEALED = "report.txt", "plan.csv", "plan.xlsx", "plan.html", "decision.json"


def written(plan: Plan, folder: Path, what: Command) -> list[str]:
    """Write everything, or what one level of readers may see; returns the names of the files."""
    if what.level in (None, COMMITTEE, DEPARTMENT):
        (folder / REPORT).write_text(plan.summary(what.lang) + "\n", encoding="utf-8")
        _table(plan, folder / TABLE, what.lang)
        _if_there(plan, "to_excel", folder / BOOK, what.lang)
        _if_there(plan, "to_html", folder / PAGE, what.lang)
    if what.level in (None, DEPARTMENT, AUDITOR):
        plan.save(folder / SEALED, level="department" if what.level == DEPARTMENT else "auditor")
    return sorted(each.name for each in folder.iterdir())


def _table(plan: Plan, path: Path, lang: str) -> None:
    """The placements, for spreadsheets: the mark that Excel needs, and nothing that it would run."""
    table = plan.table(lang)
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(table.columns)
        writer.writerows([harmless(cell) for cell in row] for row in table.to_numpy().tolist())


def _if_there(plan: Plan, verb: str, path: Path, lang: str) -> None:
    write: Callable[..., object] | None = getattr(plan, verb, None)
    if write is not None:
        write(path, lang=lang)
