"""Texts that mean themselves, told for many at once: most cells of a long table, each of which is looked at once in vain."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import islice
from typing import Any

from .reading import LONGEST

AS_THEY_ARE = ("id", "name", "text", "mixed")  # kinds that leave a plain text as it is
BLOCK = 1_000  # texts looked at together: one that is not plain costs a look at each of these
WIDE = re.compile("[\uff01-\uff5e\u3000]")  # read as plain letters in ids


def not_plain(distinct: Collection[Any], kind: str, literal: bool) -> list[Any]:
    """The cells of a kind that have to be read one by one.

    Parameters
    ----------
    distinct
        Cells, each once.
    kind
        A name in ``kinds.KINDS``.
    literal
        Whether a leading ``'`` says something.
    """
    if kind not in AS_THEY_ARE:
        return [*distinct]
    texts = {cell for cell in distinct if type(cell) is str} if {*map(type, distinct)} != {str} else {*distinct}
    left: list[Any] = [cell for cell in distinct if type(cell) is not str] if len(texts) < len(distinct) else []
    if "" in texts:
        texts.discard("")
        left.append("")
    blocks = iter(texts)
    while block := [*islice(blocks, BLOCK)]:
        if not _all_plain(block, kind == "id", literal):
            left += block
    return left


def _all_plain(texts: Sequence[str], narrow: bool, literal: bool) -> bool:
    whole = "".join(texts)
    return (
        whole.isprintable()
        and all(texts)
        and [*map(str.strip, texts)] == texts
        and max(map(len, texts)) <= LONGEST
        and not (literal and "'" in whole)
        and (not narrow or whole.isascii() or WIDE.search(whole) is None)
    )
