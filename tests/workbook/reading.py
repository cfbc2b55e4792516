"""Reading in the tests: the problem with its notes, or the faults by their places."""

from __future__ import annotations

from pathlib import Path

import pytest

import houma_assign as ha
from houma_assign.errors import Message

from .made_files import Rows, csvs, small, workbook


def read(folder: Path, **changed: Rows) -> ha.Problem:
    """The small problem with some sheets changed, through an .xlsx."""
    return ha.read_workbook(workbook(folder / "选派.xlsx", small(**changed)))


def read_csv(folder: Path, encoding: str = "utf-8", **changed: Rows | bytes) -> ha.Problem:
    """The same through CSV files."""
    return ha.read_workbook(csvs(folder / "选派", {**small(), **changed}, encoding))


def faults(folder: Path, csv: bool = False, **changed: Rows) -> list[ha.Fault]:
    """What is refused; the text of the error must be the list of all places."""
    with pytest.raises(ha.InputError) as caught:
        read_csv(folder, **changed) if csv else read(folder, **changed)
    text = caught.value.words("en")
    for fault in caught.value.items:
        assert fault.table in text
        assert fault.reason in text
    assert len(caught.value.faults) == len(caught.value.items)
    return list(caught.value.items)


def places(found: list[ha.Fault]) -> list[tuple[str, str, str]]:
    """Sheet, row and column of each fault, as the user wrote them."""
    return [(fault.table.split(" → ")[0], fault.row.split(" (")[0], fault.column.split(" → ")[0]) for fault in found]


def surprises(problem: ha.Problem) -> list[str]:
    """The notes beside those on columns that are not there."""
    return [note for note in problem.notes if not (isinstance(note, Message) and note.code in ("column.defaults", "points.none"))]


def noted(problem: ha.Problem, *words: str) -> bool:
    """Whether one note has all these words."""
    return any(all(word in note for word in words) for note in problem.notes)
