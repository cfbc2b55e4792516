"""A paper as a workbook: a sheet for each table, single lines on a sheet of their own; no text is ever a formula or a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from ...data.language import language
from ...workbook.save import A4, CREATED
from ..contents import Block, Contents, FieldGrid, Repeated, RowTable, TableColumn, ValueLine, ValueLines, Values, WhenGiven
from .fitting import height, widths

NEEDED = 'sheets need XlsxWriter: pip install "houma_assign[papers]"'
BROAD, NARROW = 165, 105  # characters across a page that lies on its side, and one that stands
SIGNS = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))  # not allowed in the name of a sheet
HEAD = {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1, "bg_color": "#EFEFEA"}
CELL = {"text_wrap": True, "valign": "vcenter", "border": 1}


def sheet(contents: Contents) -> bytes:
    """The bytes of an .xlsx."""
    try:
        import xlsxwriter
    except ImportError:
        raise ImportError(NEEDED) from None
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
                                      "in_memory": True})  # fmt: skip
    book.set_properties({"created": CREATED, "title": contents.layout.title})
    lines: list[tuple[str, Any]] = []
    taken: set[str] = set()
    shapes: dict[str, dict[str, Any]] = {
        "left": {"align": "left"},
        "right": {"align": "right", "indent": 1},
        "centre": {"align": "center"},
    }
    formats = {"head": book.add_format(HEAD), **{align: book.add_format({**CELL, **shape}) for align, shape in shapes.items()}}
    for name, table, rows in tables(contents.layout.blocks, contents.values, "", lines):
        _table(book.add_worksheet(sheet_name(name, taken)), table.columns, rows, formats, contents)
    if lines or not taken:
        said = language(contents.layout.lang).say(("About", "Item", "Value"), ("说明", "项目", "内容"))
        columns = (TableColumn("label", "office", said[1], 12), TableColumn("value", "office", said[2], 40))
        rows = [{"label": label, "value": value} for label, value in lines]
        _table(book.add_worksheet(sheet_name(said[0], taken)), columns, rows, formats, contents)
    book.close()
    return file.getvalue()


def tables(
    blocks: Sequence[Block], values: Values, above: str, lines: list[tuple[str, Any]]
) -> Iterator[tuple[str, RowTable, Any]]:
    """Every table with its name; what is none is added to ``lines``."""
    for block in blocks:
        if isinstance(block, RowTable):
            yield above + block.label, block, values[block.key]
        elif isinstance(block, ValueLine):
            lines.append((above + block.label, values[block.key]))
        elif isinstance(block, ValueLines):
            lines += [(above + block.label, value) for value in values[block.key]]
        elif isinstance(block, FieldGrid):
            lines += [(above + cell.label, values[block.key][cell.key]) for cell in block.cells]
        elif isinstance(block, Repeated):
            for number, item in enumerate(values[block.key], start=1):
                yield from tables(block.blocks, item, f"{above}{block.label} {number} ", lines)
        elif isinstance(block, WhenGiven) and values[block.key]:
            yield from tables(block.blocks, values, above, lines)


def sheet_name(name: str, taken: set[str]) -> str:
    """A name that Excel allows and no other sheet has."""
    plain = name.translate(SIGNS).strip()[:31] or "1"
    made, number = plain, 1
    while made.casefold() in taken:
        number += 1
        made = f"{plain[: 30 - len(str(number))]} {number}"
    taken.add(made.casefold())
    return made


def _table(
    page: Any, columns: Sequence[TableColumn], rows: Sequence[Values], formats: dict[str, Any], contents: Contents
) -> None:
    page.freeze_panes(1, 0)
    page.set_paper(A4)
    page.set_landscape() if contents.layout.wide else page.set_portrait()
    page.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_header(f"&L&11{_literal(contents.layout.title)}&R&11&A")
    pages = language(contents.layout.lang).say("&P / &N", "第 &P 页，共 &N 页")
    page.set_footer(f"&L&8{_literal(str(contents.values['mark']))}&R{pages}")
    shown = [[str(row[column.key]) for column in columns] for row in rows]
    heads = [column.label for column in columns]
    wide = widths(heads, shown, BROAD if contents.layout.wide else NARROW)
    page.set_row(0, height(heads, wide))
    for at, (head, width) in enumerate(zip(heads, wide, strict=True)):
        page.set_column(at, at, width)
        page.write_string(0, at, head, formats["head"])
    for number, (row, cells) in enumerate(zip(rows, shown, strict=True), start=1):
        page.set_row(number, height(cells, wide))
        for at, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            value = row[column.key]
            plain = isinstance(value, (int, float)) and not isinstance(value, bool)
            write = page.write_number if plain else page.write_string
            write(number, at, value if plain else cell, formats[column.align])


def _literal(text: str) -> str:
    return text.replace("&", "&&")[:200]
