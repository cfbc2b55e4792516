"""Plain-text tables that line up in a terminal, Chinese included."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from unicodedata import combining, east_asian_width


def width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def text_table(header: Sequence[str], rows: Iterable[Sequence[Any]], right: Iterable[int] = ()) -> str:
    """Columns padded to their widest cell; the columns numbered in ``right`` are aligned right."""
    cells = [[str(cell) for cell in header], *([("" if cell is None else str(cell)) for cell in row] for row in rows)]
    widths = [max(width(line[k]) for line in cells) for k in range(len(header))]
    aligned = set(right)

    def line(parts: Sequence[str]) -> str:
        padded = []
        for k, part in enumerate(parts):
            blank = " " * (widths[k] - width(part))
            padded.append(blank + part if k in aligned else part + blank)
        return "  ".join(padded).rstrip()

    rule = "  ".join("─" * each for each in widths)
    return "\n".join([line(cells[0]), rule, *map(line, cells[1:])])
