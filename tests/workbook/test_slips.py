"""One human slip never changes a problem in silence: the reading is equal, or refused, or a note names the place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import houma_assign as ha

from .slips import SLIPS, book, silent, spoilt, written


@pytest.mark.parametrize("start", range(0, 60, 20))
def test_slips_are_never_silent(start: int, tmp_path: Path) -> None:
    assert [said for number in range(start, start + 20) if (said := silent(number, tmp_path))] == []


@pytest.mark.slow
@pytest.mark.parametrize("start", range(60, 620, 20))
def test_slips_are_never_silent_in_a_long_run(start: int, tmp_path: Path) -> None:
    assert [said for number in range(start, start + 20) if (said := silent(number, tmp_path))] == []


def test_the_slips_are_made(tmp_path: Path) -> None:
    """Every kind of slip changes some books, and most books can be read before it."""
    made: Counter[str] = Counter()
    readable = 0
    for number in range(80):
        sheets = book(number, tmp_path / f"{number}")
        before = {name: [list(row) for row in rows] for name, rows in sheets.items()}
        slip = spoilt(number, sheets)
        made[slip[0] if slip else ""] += sheets != before
        try:
            ha.read_workbook(written(before, tmp_path / f"{number} right"))
            readable += 1
        except ha.InputError:
            pass
    assert all(made[slip.__name__] for slip in SLIPS)
    assert readable > 60
