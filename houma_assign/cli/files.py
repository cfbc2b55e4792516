"""What a run writes, file by file, into a folder that nobody sees before it is complete."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Literal

from ..data.language import Lang
from ..errors import InputError
from ..papers.make import papers
from ..plan.news import Listener, telling
from ..plan.plan import Plan
from ..workbook.save import harmless
from .asked import Command

COMMITTEE, DEPARTMENT, AUDITOR = 4, 5, 6  # levels of readers
REPORT, TABLE, BOOK, PAGE, SEALED = "report.txt", "plan.csv", "plan.xlsx", "plan.html", "decision.json"


@telling
def written(plan: Plan, folder: Path, what: Command, progress: Listener = False) -> InputError | None:
    """Write everything, or what one level of readers may see; the page asks the plan for its prices, which takes a while.

    Returns
    -------
    InputError or None
        What papers want to know and nobody said; the plan is written without them then.
    """
    blanks = _papers(plan, folder, what)
    if what.level in (None, COMMITTEE, DEPARTMENT):
        level: Literal[4, 5] = 5 if what.level == DEPARTMENT else 4
        (folder / REPORT).write_text(plan.summary(what.lang) + "\n", encoding="utf-8")
        _table(plan, folder / TABLE, what.lang)
        plan.to_excel(folder / BOOK, what.lang, level=level, time_limit=what.time_limit)
        plan.to_html(folder / PAGE, what.lang, level=level, time_limit=what.time_limit)
    if what.level in (None, DEPARTMENT, AUDITOR):
        _seal(plan, folder / SEALED, what.level == DEPARTMENT)
    return blanks


def _papers(plan: Plan, folder: Path, what: Command) -> InputError | None:
    """The papers of all readers, or of one level; the sealed file beside them has a name of its own here."""
    try:
        made = papers(plan, folder, what.lang, level=what.level, about=what.file, details=what.file)
    except InputError as blanks:
        return blanks
    for each in made:
        if each.path.suffix == ".json":
            (folder / each.path.name).unlink()
    return None


def _seal(plan: Plan, path: Path, named: bool) -> None:
    """The sealed decision; with names where a rule reads them, for without them nobody could check it."""
    try:
        plan.save(path, level="department" if named else "auditor")
    except InputError:
        if named:
            raise
        plan.save(path, level="department")


def _table(plan: Plan, path: Path, lang: Lang) -> None:
    """The placements, for spreadsheets: the mark that Excel needs, and nothing that it would run."""
    table = plan.table(lang)
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(table.columns)
        writer.writerows([harmless(cell) for cell in row] for row in table.to_numpy().tolist())
