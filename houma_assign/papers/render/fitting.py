"""How wide columns and how high rows must be, so that a sheet fits its page and nothing is cut."""

from __future__ import annotations

from collections.abc import Sequence

SHORTEST, LONGEST = 5, 60  # characters across a column
LINE, ABOVE = 15.0, 4.0  # points of a line, and around the lines of a row


def widths(heads: Sequence[str], rows: Sequence[Sequence[str]], budget: int) -> list[int]:
    """Characters across each column, within a budget for all as long as no column is too narrow for its head.

    Every column gets what its longest line takes; where that is too much, the widest give way first and their text is wrapped.
    """
    wanted = [_natural(head, [row[at] for row in rows]) for at, head in enumerate(heads)]
    least = [min(want, max(_word(head), SHORTEST) + 2) for want, head in zip(wanted, heads, strict=True)]
    most = LONGEST
    while most > SHORTEST and sum(max(low, min(want, most)) for low, want in zip(least, wanted, strict=True)) > budget:
        most -= 1
    return [max(low, min(want, most)) for low, want in zip(least, wanted, strict=True)]


def height(cells: Sequence[str], wide: Sequence[int]) -> float:
    """Points of a row whose text is wrapped."""
    return ABOVE + LINE * max((_lines(cell, width) for cell, width in zip(cells, wide, strict=True)), default=1)


def across(text: str) -> int:
    """Characters across a text; a Chinese one counts two."""
    return sum(1 if char < "\u2e80" else 2 for char in text)


def _natural(head: str, cells: Sequence[str]) -> int:
    longest = max((across(line) for cell in cells for line in cell.split("\n")), default=0)
    return min(max(longest, min(across(head), 12)) + 2, LONGEST)


def _word(head: str) -> int:
    """What of a head cannot be broken: a word, or two Chinese characters."""
    return max((across(word) if word.isascii() else 4 for word in head.split()), default=4)


def _lines(text: str, width: int) -> int:
    return sum(max(1, -(-across(line) * 21 // (20 * max(width - 2, 1)))) for line in text.split("\n"))
