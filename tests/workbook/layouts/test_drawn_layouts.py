"""Layouts drawn at random, in both languages and as files of every kind: read right, or refused with what to do."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

import houma_assign as ha

from .laid_out import lay_out
from .town import draw_town
from .written import KINDS, written

MOST_FAULTS = 3
HELPS = ("delete", "rename", "write", "put", "unmerge", "give", "call", "did you mean")


def check(number: int, folder: Path) -> str:
    """Read one layout beside its plain sheets; what is wrong with the answer, empty if nothing is."""
    rng = Random(f"layout {number}")
    town = draw_town(rng, rng.choice(("zh", "en")))
    drawn = lay_out(town, rng)
    kind, delimiter = rng.choice(KINDS), rng.choice((",", ";", "|", "\t"))
    known = ha.read_workbook(written(folder, town.plain(), "csv"))
    (folder / "other").mkdir()
    path = written(folder / "other", drawn.sheets, kind, drawn.merges, delimiter)
    what = f"{number} ({kind} {delimiter!r}; {'; '.join(drawn.deeds)})"
    try:
        found = ha.read_workbook(path)
    except ha.InputError as error:
        if not drawn.footer:
            return f"{what}: refused\n{error}"
        helpful = any(word in fault.reason.lower() for fault in error.items for word in HELPS)
        return "" if len(error.items) <= MOST_FAULTS and helpful else f"{what}: refused badly\n{error}"
    if drawn.footer:
        return f"{what}: a footer was read as a record"
    differing = [name for name in type(known).model_fields if name != "notes" and getattr(known, name) != getattr(found, name)]
    return f"{what}: {differing} differ" if differing else ""


@pytest.mark.parametrize("number", range(60))
def test_sixty_layouts(number: int, tmp_path: Path) -> None:
    assert not check(number, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(60, 560))
def test_five_hundred_layouts(number: int, tmp_path: Path) -> None:
    assert not check(number, tmp_path)
