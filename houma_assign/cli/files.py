"""What a run writes, file by file, into a folder that nobody sees before it is complete."""

from __future__ import annotations

import csv
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..data.language import Lang
from ..errors import InputError
from ..plan.plan import Plan
from ..workbook.save import harmless
from .asked import Command

PAPERS = f"{__name__.partition('.')[0]}.papers"
COMMITTEE, DEPARTMENT, AUDITOR = 4, 5, 6  # levels of readers
REPORT, TABLE, BOOK, PAGE, SEALED = "report.txt", "plan.csv", "plan.xlsx", "plan.html", "decision.json"


def written(plan: Plan, folder: Path, what: Command) -> InputError | None:
    """Write everything, or what one level of readers may see.

    Returns
    -------
    InputError or None
        What papers want to know and nobody said; the plan is written without them then.
    """
    blanks = _papers(plan, folder, what)
    if what.level in (None, COMMITTEE, DEPARTMENT):
        (folder / REPORT).write_text(plan.summary(what.lang) + "\n", encoding="utf-8")
        _table(plan, folder / TABLE, what.lang)
        for verb, name in (("to_excel", BOOK), ("to_html", PAGE)):
            write: Callable[..., object] | None = getattr(plan, verb, None)
            if write is not None:
                write(folder / name, lang=what.lang)
    if what.level in (None, DEPARTMENT, AUDITOR):
        plan.save(folder / SEALED, level="department" if what.level == DEPARTMENT else "auditor")
    return blanks


def _papers(plan: Plan, folder: Path, what: Command) -> InputError | None:
    """The papers of all readers, or of one level."""
    if find_spec(PAPERS) is None:
        return None
    make: Any = import_module(f"{PAPERS}.make")
    try:
        made = make.papers(plan, folder, what.lang)
    except InputError as blanks:
        return blanks
    for each in made:
        if what.level not in (None, each.level):
            (folder / each.path.name).unlink()
    return None


def _table(plan: Plan, path: Path, lang: Lang) -> None:
    """The placements, for spreadsheets: the mark that Excel needs, and nothing that it would run."""
    table = plan.table(lang)
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(table.columns)
        writer.writerows([harmless(cell) for cell in row] for row in table.to_numpy().tolist())
