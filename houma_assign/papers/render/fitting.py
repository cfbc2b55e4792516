"""How wide columns and how high rows must be, so that a sheet fits its page and nothing is cut."""

from __future__ import annotations

import re
from collections.abc import Sequence

SHORTEST, LONGEST, STEP = 4, 60, 2  # characters across a column
WORD = re.compile(r"[!-~]+|[^\s!-~]{1,2}")  # what is not broken
LINE, ABOVE = 15.0, 4.0  # points of a line, and around the lines of a row


def widths(heads: Sequence[str], rows: Sequence[Sequence[str]], budget: int) -> list[int]:
    """Characters across each column, within a budget for all as long as no word or number must be broken for it.

    What is left beyond the least widths goes, step by step, to the column that is thereby shortened most where it is longest.
    """
    columns = [[head, *(row[at] for row in rows)] for at, head in enumerate(heads)]
    wanted = [min(max(across(line) for cell in cells for line in cell.split("\n")) + 2, LONGEST) for cells in columns]
    wide = [min(max(_unbroken(cells), SHORTEST) + 2, LONGEST) for cells in columns]
    weigh = [_weight(cells, width) for cells, width in zip(columns, wide, strict=True)]
    while sum(wide) + STEP <= budget:
        wider = [min(width + STEP, max(want, width)) for width, want in zip(wide, wanted, strict=True)]
        gains = [weigh[at] - _weight(columns[at], wider[at]) if wider[at] > wide[at] else 0 for at in range(len(wide))]
        best = max(range(len(wide)), key=lambda at: (gains[at], wanted[at] - wide[at]), default=None)
        if best is None or wanted[best] <= wide[best]:
            break
        wide[best] = wider[best]
        weigh[best] = _weight(columns[best], wide[best])
    return wide


def height(cells: Sequence[str], wide: Sequence[int]) -> float:
    """Points of a row whose text is wrapped."""
    return ABOVE + LINE * max((_lines(cell, width) for cell, width in zip(cells, wide, strict=True)), default=1)


def across(text: str) -> int:
    """Characters across a text; a Chinese one counts two."""
    return sum(1 if char < "\u2e80" else 2 for char in text)


def _unbroken(cells: Sequence[str]) -> int:
    """What must stay on one line: the longest word, number or pair of Chinese characters."""
    return max((across(part) for cell in cells for part in WORD.findall(cell)), default=4)


def _weight(cells: Sequence[str], width: int) -> int:
    """How long a column is; long cells count far more than short ones, since they make their rows high."""
    return sum(_lines(cell, width) ** 3 for cell in cells)


def _lines(text: str, width: int) -> int:
    """With room to spare: programs break lines in different places, and never within a list of ids."""
    return sum(_broken(across(line), max(width - 2, 1)) for line in text.split("\n"))


def _broken(long: int, width: int) -> int:
    return 1 if long <= width else -(-long * 23 // (20 * width)) + 1
