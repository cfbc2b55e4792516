"""One human slip never changes a policy in silence: the reading is equal, or refused with the place, or a note names it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from .policy_slips import SLIPS, drawn, silent, written


@pytest.mark.parametrize("number", [*range(32), *(pytest.param(k, marks=pytest.mark.slow) for k in range(32, 532))])
def test_slips_in_policies_are_never_silent(number: int, tmp_path: Path) -> None:
    assert not silent(number, tmp_path)


def test_every_slip_is_made(tmp_path: Path) -> None:
    made: Counter[str] = Counter()
    for number in range(12):
        sheets = written(drawn(number), tmp_path / f"{number}", ("zh", "en")[number % 2])
        for slip in SLIPS:
            copy = {name: [list(row) for row in rows] for name, rows in sheets.items()}
            slip(Random(number), copy)
            made[slip.__name__] += copy != sheets
    assert all(made[slip.__name__] for slip in SLIPS)
