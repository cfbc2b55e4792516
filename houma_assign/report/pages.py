"""What of many rows and columns one sheet of paper holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..data.language import language
from ..errors import InputError, Message
from ..plan.argument_words import argument_fault

NO_PAGE = Message("chart_no_page", "pages count from 1", "页码从 1 起")


class Page(NamedTuple):
    """One page of a chart: which rows and columns, its number (0: the whole) and how many there are."""

    rows: slice
    columns: slice
    number: int
    of: int

    def said(self, lang: str) -> str:
        """Which page this is, to be put behind a note; nothing on a chart of one page."""
        say = language(lang).say
        if not self.number or self.of == 1:
            return ""
        return say(f"; page {self.number} of {self.of}", f"；第 {self.number} 页，共 {self.of} 页")

    def rest(self, lang: str) -> str:
        """Where what is left out of a chart of the whole is to be seen."""
        return language(lang).say(f": they are in .data; page=1 to {self.of} draws all", f"，见图的数据；可分 {self.of} 页画全")


def page_of(chart: str, page: int | None, rows: int, columns: int, size: tuple[int, int], most: tuple[int, int]) -> Page:
    """The page of this number, column block by column block, all about as large; without a number as much as is ever drawn.

    Parameters
    ----------
    chart
        The function that is called, for the error.
    page
        From 1, or None for the whole.
    rows, columns
        How many there are.
    size
        Most rows and columns of a page, so that it can be read on A4.
    most
        Most rows and columns of the whole.

    Raises
    ------
    InputError
        If there is no such page.
    """
    down, across = _blocks(rows, size[0]), _blocks(columns, size[1])
    of = len(down) * len(across)
    if page is None:
        return Page(slice(0, most[0]), slice(0, most[1]), 0, of)
    if isinstance(page, bool) or not isinstance(page, int) or not 1 <= page <= of:
        last = Message("chart_last_page", f"pages are 1 to {of}", f"页码为 1 至 {of}") if isinstance(page, int) else NO_PAGE
        raise InputError([argument_fault(chart, "page", page, last)])
    block, row = divmod(page - 1, len(down))
    return Page(down[row], across[block], page, of)


def _blocks(number: int, size: int) -> Sequence[slice]:
    count = max(1, -(-number // size))
    each = max(1, -(-number // count))
    return [slice(start, min(start + each, number)) for start in range(0, max(number, 1), each)]
