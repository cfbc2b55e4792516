"""The policies of the Houma case: what was published of them, and invented wording for the rest."""

from __future__ import annotations

from typing import Any, Literal

from ..scoring import SelectionPolicy
from .houma import _table

SHEETS = {"villages": "village_policy", "candidates": "candidate_policy", "rubric": "rubric", "grades": "grade_rules"}


def houma_policy() -> SelectionPolicy:
    """Village policy, eligibility, rubric and grade rules that lead from the pool to the 31-slot case.

    Returns
    -------
    SelectionPolicy
        Published: six problem types, two rounds, 13 villages in two forms, 82 nomination places, six musts and four
        must-nots, 9 factors (three by name) and 34 rules, three grades. All wording, points, limits and weights are
        invented, and the notes say so.
    """
    sheets: dict[str, list[dict[str, Any]]] = {sheet: [*_rows(name)] for sheet, name in SHEETS.items()}
    return SelectionPolicy.from_sheets(sheets)


def houma_marks(stage: Literal["examined", "pool"] = "examined") -> dict[tuple[str, str], int]:
    """Marks of the hearing of people and villages, 0 to 8, for each examined person; all invented.

    Parameters
    ----------
    stage
        "examined": in the 13 chosen villages. "pool": in all 68, as is needed where villages and people are decided together.
    """
    marks = {(row["candidate"], row["village"]): int(row["mark"]) for row in _rows("marks")}
    if stage == "pool":
        for row in _rows("marks_elsewhere"):
            marks |= {(row["candidate"], village): int(mark) for village, mark in row.items() if village != "candidate"}
    return marks


def _rows(name: str) -> list[dict[str, Any]]:
    return [{str(column): cell for column, cell in row.items()} for row in _table(name).to_dict("records")]
