"""Numbers with a comma for the point, as spreadsheets of many countries write them where cells are separated by semicolons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ...errors import Message
from .reading import narrow

NUMBER = re.compile(r"[+-]?[0-9]+(?:,[0-9]+)?")
SURE = re.compile(r"[+-]?(?:0+,[0-9]+|[0-9]+,(?:[0-9]{1,2}|[0-9]{4,}))")  # 1,250 could be 1250, too
READ = Message("cell.decimal_comma", "commas were read as decimal points", "逗号已读作小数点")


def with_points(cells: Sequence[Any]) -> tuple[list[Any], list[int]]:
    """The cells of a column with points, and the positions of those that had commas.

    Only where every filled cell is such a number and one of them could be nothing else; otherwise the cells as they are.
    """
    commas = {cell for cell in {*cells} if isinstance(cell, str) and "," in cell}
    if not any(SURE.fullmatch(narrow(cell)) for cell in commas):
        return [*cells], []
    texts = {cell for cell in {*cells} if cell is not None and str(cell).strip()}
    if not all(isinstance(cell, str) and NUMBER.fullmatch(narrow(cell)) for cell in texts):
        return [*cells], []
    at = [position for position, cell in enumerate(cells) if cell in commas]
    return [cell.replace(",", ".") if cell in commas else cell for cell in cells], at
