"""What a look at the XML of a sheet tells before and beside the reader: its extent, and cells without a usable value.

The reader lays a sheet out as a full rectangle, so one cell at XFD1048576 would take all memory. And it gives an empty cell
for an error value, and for a formula that was never calculated; both must be told from cells that are empty.
"""

from __future__ import annotations

import re

from ...errors import Message
from .refusal import too_far
from .sheet import NOT_CALCULATED, Place, holds_error

MOST_CELLS = 4_000_000
MOST_COLUMNS = 1_000
FAR = re.compile(rb' r *= *"(?:[A-Za-z]{2,}|[A-Za-z]*[0-9]{6,})')  # without a hit: 26 columns x 99,999 rows at most
ODD = (b"\t", b"\n", b"\r", b"'")  # with one of these a reference could be written in another way
REFERENCE = re.compile(rb"""\sr\s*=\s*["']\$?([A-Za-z]*)\$?([0-9]+)""")
CELL = re.compile(rb"""<(?:\w+:)?c(?=\s)([^>]*)(?<!/)>(.*?)</(?:\w+:)?c\s*>""", re.DOTALL)
AT = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]+)([0-9]+)["']""")
TEXT = re.compile(rb"""\st\s*=\s*["']str["']""")
ERROR = re.compile(rb"""\st\s*=\s*["']e["']""")
VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)(?:\s[^>]*)?>([^<]*)")
STATED = re.compile(rb"<(?:\w+:)?v[\s/>]")
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


def too_large(xml: bytes) -> Message | None:
    """Why the sheet is not read, None if it is."""
    return too_far(*extent(xml), MOST_CELLS, MOST_COLUMNS)


def marks_in(xml: bytes) -> dict[Place, Message]:
    """Cells that hold an error value, or a formula without a calculated value."""
    marks: dict[Place, Message] = {}
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
            marks[place] = holds_error(text)
        elif not text and not (
            STATED.search(content) and TEXT.search(attributes)
        ):  # a formula that gives empty text has a type and no text
            marks[place] = NOT_CALCULATED
    return marks


def hidden(xml: bytes) -> tuple[int, bool]:
    """How many rows are hidden in the sheet, and whether columns are."""
    if b"hidden" not in xml:
        return 0, False
    return len(HIDDEN_ROW.findall(xml)), HIDDEN_COLUMN.search(xml) is not None


def column_number(letters: bytes) -> int:
    """A is 0, AA is 26."""
    number = 0
    for each in letters.upper()[:8]:
        number = number * 26 + each - 64
    return number - 1
