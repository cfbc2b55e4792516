"""Texts that mean themselves, told for many at once: most cells of a long table, each of which is looked at once in vain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from .reading import LONGEST

AS_THEY_ARE = ("id", "name", "text", "mixed")  # kinds that leave a plain text as it is
BLOCK = 1_000  # texts looked at together: one that is not plain costs a look at each of these
WIDE = re.compile("[\uff01-\uff5e\u3000]")  # read as plain letters in ids


def not_plain(cells: Sequence[Any], kind: str, literal: bool) -> set[Any]:
    """The distinct cells of a column that have to be read one by one; all others are what they say.

    Parameters
    ----------
    cells
        The column.
    kind
        A name in ``kinds.KINDS``.
    literal
        Whether a leading ``'`` says something.
    """
    if kind not in AS_THEY_ARE:
        return {*cells}
    left: set[Any] = set()
    for start in range(0, len(cells), BLOCK):
        block = cells[start : start + BLOCK]
        if {*map(type, block)} != {str}:
            left.update(cell for cell in block if type(cell) is not str)
            block = [cell for cell in block if type(cell) is str]
        texts = [*filter(None, block)]
        if len(texts) < len(block):
            left.add("")
        if texts and not _all_plain(texts, kind == "id", literal):
            left.update(texts)
    return left


def _all_plain(texts: list[str], narrow: bool, literal: bool) -> bool:
    whole = "".join(texts)
    return (
        whole.isprintable()
        and [*map(str.strip, texts)] == texts
        and (len(whole) <= LONGEST or max(map(len, texts)) <= LONGEST)
        and not (literal and "'" in whole)
        and (not narrow or whole.isascii() or WIDE.search(whole) is None)
    )
