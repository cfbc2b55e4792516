"""What a look at the XML of a sheet tells before and beside the reader: its extent, and cells without a usable value.

The reader lays a sheet out as a full rectangle, so one cell at XFD1048576 would take all memory. And it gives an empty cell
for an error value, and for a formula that was never calculated; both must be told from cells that are empty.
"""

from __future__ import annotations

import re

from .sheet import Place

MOST_CELLS = 4_000_000
MOST_COLUMNS = 1_000
FAR = re.compile(rb' r *= *"(?:[A-Za-z]{2,}|[A-Za-z]*[0-9]{6,})')  # without a hit: 26 columns x 99,999 rows at most
ODD = (b"\t", b"\n", b"\r", b"'")  # with one of these a reference could be written in another way
REFERENCE = re.compile(rb"""\sr\s*=\s*["']\$?([A-Za-z]*)\$?([0-9]+)""")
CELL = re.compile(rb"""<(?:\w+:)?c(?=\s)([^>]*)(?<!/)>(.*?)</(?:\w+:)?c\s*>""", re.DOTALL)
AT = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]+)([0-9]+)["']""")
ERROR = re.compile(rb"""\st\s*=\s*["']e["']""")
VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)(?:\s[^>]*)?>([^<]*)")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
HIDDEN_COLUMN = re.compile(rb"""<(?:\w+:)?col\s[^>]*?\shidden\s*=\s*["'](?:1|true)["']""")
HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\shidden\s*=\s*["'](?:1|true)["']""")


def extent(xml: bytes) -> tuple[int, int]:
    """Rows and columns that the sheet may take, an upper bound; exact where the sheet is long or wide."""
    body = xml.find(b"<", 1)  # a line break after the XML declaration is usual
    if not FAR.search(xml) and not any(xml.find(each, body) >= 0 for each in ODD):
        return 99_999, 26
    rows = columns = 1
    for letters, digits in REFERENCE.findall(xml):
        rows = max(rows, int(digits[:9]))
        columns = max(columns, column_number(letters) + 1)
    return rows, columns


def too_large(xml: bytes) -> str | None:
    """Why the sheet is not read, None if it is."""
    rows, columns = extent(xml)
    if rows * columns <= MOST_CELLS and columns <= MOST_COLUMNS:
        return None
    return (f"the sheet reaches to row {rows:,} and column {columns:,}; at most {MOST_CELLS:,} cells and {MOST_COLUMNS:,} "
            "columns are read. Delete the rows and columns after the data")  # fmt: skip


def marks_in(xml: bytes) -> dict[Place, str]:
    """Cells that hold an error value, or a formula without a calculated value."""
    marks: dict[Place, str] = {}
    if b"<sheetData" in xml and not any(each in xml for each in (b"<f", b'"e"', b"'")):
        return marks  # most sheets, and the searches above take a tenth of the time of those below
    for attributes, content in CELL.findall(xml):
        wrong, formula = ERROR.search(attributes), FORMULA.search(content)
        at = AT.search(attributes)
        if at is None or not (wrong or formula):
            continue
        place = int(at[2]) - 1, column_number(at[1])
        value = VALUE.search(content)
        text = value[1].decode("utf-8", "replace") if value else ""
        if wrong or text.startswith("#"):
            marks[place] = f"the cell holds the error {text[:20] or 'of a formula'}; write the value"
        elif not text:
            marks[place] = "the cell holds a formula without a saved value; open the file in Excel, save it, or write the value"
    return marks


def hidden(xml: bytes) -> str:
    """What is hidden in the sheet, in words; empty if nothing is."""
    if b"hidden" not in xml:
        return ""
    rows, columns = len(HIDDEN_ROW.findall(xml)), len(HIDDEN_COLUMN.findall(xml))
    said = [f"hidden rows ({rows})"] * (rows > 0) + ["hidden columns"] * (columns > 0)
    return " and ".join(said)


def column_number(letters: bytes) -> int:
    """A is 0, AA is 26."""
    number = 0
    for each in letters.upper()[:8]:
        number = number * 26 + each - 64
    return number - 1
