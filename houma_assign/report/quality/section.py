"""A part of the page: a heading, sentences and a table, in one language."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from ...plan.text_table import text_table


class Section(NamedTuple):
    """One part.

    Attributes
    ----------
    name
        What it is about, whatever the language.
    title
        The heading.
    lines
        Sentences.
    header, rows
        A table; no rows, no table.
    marked
        How many of its lines or rows somebody should look at.
    """

    name: str
    title: str
    lines: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    marked: int = 0

    def text(self) -> str:
        """The part as text."""
        parts = [self.title, *(f"  {line}" for line in self.lines)]
        table = text_table(self.header, self.rows) if self.rows else ""
        return "\n".join([*parts, *(f"  {line}" for line in table.splitlines())])

    def html(self) -> str:
        """The part as HTML, every value escaped."""
        said = "".join(f"<li>{escape(line)}</li>" for line in self.lines)
        body = "".join(_row("td", row) for row in self.rows)
        table = f"<table><thead>{_row('th', self.header)}</thead><tbody>{body}</tbody></table>"
        return f"<section><h2>{escape(self.title)}</h2>{f'<ul>{said}</ul>' if said else ''}{table if self.rows else ''}</section>"


def _row(tag: str, cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"
