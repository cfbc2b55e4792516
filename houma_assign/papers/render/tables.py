"""Tables of a Word template: thin lines, fixed widths, a head that comes again on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..contents import FieldCell, FieldGrid, RowTable, TableColumn
from .look import font, repeat_header, unbroken

USUAL, SMALLER = 10.5, ((13, 8.0), (9, 9.0))  # points of the text of a table, and fewer from so many columns on
LABEL_SHARE = {1: 0.36, 2: 0.36, 3: 0.5}  # of a pair of label and value, by the number of pairs across
WIDE, NARROW, PADDING = 3.75, 2.05, 4.2  # millimetres of a Chinese and of a Western character in a cell, and around them


def grid(document: Any, block: FieldGrid, width: float, tag: Callable[[FieldCell], str]) -> None:
    """Labels and values beside each other, in lines and pairs."""
    rows = pair_rows(block)
    pair, label = width / block.across, LABEL_SHARE.get(block.across, 0.5)
    widths = [pair * share for _ in range(block.across) for share in (label, 1 - label)]
    made = _ruled(document, len(rows), widths)
    for row, cells in zip(made.rows, rows, strict=True):
        unbroken(row)
        for k, cell in enumerate(cells):
            _write(row.cells[2 * k], cell.label, "centre", head=True)
            value = row.cells[2 * k + 1]
            if k + 1 == len(cells) and 2 * k + 2 < len(widths):
                value = value.merge(row.cells[-1])
            _write(value, tag(cell), "left")


def pair_rows(block: FieldGrid) -> list[list[FieldCell]]:
    """The cells of a grid line by line; the last of a line takes what is left of it."""
    rows: list[list[FieldCell]] = []
    for cell in block.cells:
        if cell.wide or not rows or rows[-1][-1].wide or len(rows[-1]) == block.across:
            rows.append([])
        rows[-1].append(cell)
    return rows


def table(document: Any, block: RowTable, width: float, loop: str, tag: Callable[[TableColumn], str]) -> None:
    """A head, and one row that stands for all, between the tags of a loop."""
    size = points(block)
    made = _ruled(document, 4, widths(block.columns, width, size))
    head, start, each, end = made.rows
    repeat_header(head)
    for cell, column in zip(head.cells, block.columns, strict=True):
        _write(cell, column.label, "centre", head=True, size=size)
    _write(start.cells[0], loop, "left")
    _write(end.cells[0], "{%tr endfor %}", "left")
    for row in (head, each):
        unbroken(row)
    for cell, column in zip(each.cells, block.columns, strict=True):
        _write(cell, tag(column), column.align, size=size)


def points(block: RowTable) -> float:
    """How large the text of a table is: the more columns, the smaller."""
    return next((size for columns, size in SMALLER if len(block.columns) >= columns), USUAL)


def widths(columns: Sequence[TableColumn], width: float, size: float = USUAL) -> list[float]:
    """Millimetres of each column: its share, and never less than the longest word of its head takes."""
    floors = [_longest_word(column.label) * size / USUAL + PADDING for column in columns]
    wanted = [column.width for column in columns]
    fixed: set[int] = set()
    while True:
        left = width - sum(floors[k] for k in fixed)
        total = sum(each for k, each in enumerate(wanted) if k not in fixed) or 1
        made = [floors[k] if k in fixed else left * each / total for k, each in enumerate(wanted)]
        below = {k for k, each in enumerate(made) if each < floors[k] - 1e-9}
        if not below or left <= 0:
            return made if left > 0 else [width * each / sum(wanted) for each in wanted]
        fixed |= below


def _longest_word(label: str) -> float:
    """Of a Western word all of it, of Chinese two characters; a short head stands over words of five letters."""
    if not label.isascii():
        return WIDE * min(2, len(label))
    return NARROW * max([5, *map(len, label.split())])


def _ruled(document: Any, rows: int, widths: Sequence[float]) -> Any:
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Mm

    made = document.add_table(rows, len(widths), style="Table Grid")
    made.autofit, made.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return made


def _write(cell: Any, text: str, align: str, head: bool = False, size: float = USUAL) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Pt

    cell.vertical_alignment = VERTICAL.CENTER
    made = cell.paragraphs[0]
    made.alignment = {"centre": ALIGN.CENTER, "right": ALIGN.RIGHT}.get(align, ALIGN.LEFT)
    made.paragraph_format.space_before = made.paragraph_format.space_after = Pt(1)
    made.paragraph_format.line_spacing = Pt(size * 4 / 3 if size < USUAL else 15)
    font(made.add_run(text), "heading" if head else "body", size)
