"""What a book is read as, sheet by sheet and column by column: the fields of an inspection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...errors import Fault, Message

if TYPE_CHECKING:
    import pandas as pd

FRAME = ("sheet", "table", "column", "header", "read_as", "name", "near")


@dataclass(frozen=True)
class ColumnSeen:
    """One column of a sheet.

    Parameters
    ----------
    letter, header
        Where it stands and what stands above it.
    read_as
        ``field`` (a column that the table knows), ``fact`` (kept, and rules may name it), or ``unread``.
    name, name_zh
        What it is, in English (the key of a field) and Chinese; a fact's own name.
    near
        Fields which the sheet lacks and whose names are near.
    """

    letter: str
    header: str
    read_as: str
    name: str
    name_zh: str
    near: tuple[Message, ...] = ()


@dataclass(frozen=True)
class SheetSeen:
    """One sheet.

    Parameters
    ----------
    name
        As in the file.
    table, table_zh
        What it is read as; empty where it is not read.
    header_row
        As a reader of the file counts, from 1; None where none was found.
    records
        Rows below the header that hold something.
    columns
        In the order of the sheet.
    defaults
        What is taken for columns that are not there.
    near
        Tables that the sheet may be, where it is not read.
    mapped
        Whether it would be read so with the mapping only.
    """

    name: str
    table: str = ""
    table_zh: str = ""
    header_row: int | None = None
    records: int = 0
    columns: tuple[ColumnSeen, ...] = ()
    defaults: tuple[Message, ...] = ()
    near: tuple[Message, ...] = ()
    mapped: bool = False


@dataclass(frozen=True)
class Seen:
    """What was seen of a book.

    Parameters
    ----------
    file
        Name of the file or folder.
    sheets
        Every sheet, in the order of the file.
    defaults
        What is taken for tables that are not there.
    items
        Every fault; empty if the book reads as it is.
    notes
        What was normalised.
    mapping
        The call to paste: as Python text, with whatever mapping makes the book read, or read better.
    left
        Faults that stay with that mapping.
    lang
        Language of ``str`` and of the notebook display.
    """

    file: str
    sheets: tuple[SheetSeen, ...] = ()
    defaults: tuple[Message, ...] = ()
    items: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()
    mapping: str = ""
    left: int = 0
    lang: str = "zh"

    @property
    def reads(self) -> bool:
        """Whether the book is read as it is."""
        return not self.items

    @property
    def frame(self) -> pd.DataFrame:
        """One row a column of a sheet: sheet, table, column, header, read_as, name, near."""
        import pandas as pd

        rows = [(sheet.name, sheet.table, each.letter, each.header, each.read_as, each.name, ", ".join(each.near))
                for sheet in self.sheets for each in sheet.columns]  # fmt: skip
        return pd.DataFrame(rows, columns=pd.Index(FRAME))

    @property
    def faults(self) -> pd.DataFrame:
        """Every fault as a row: table, row, column, value, reason."""
        import pandas as pd

        return pd.DataFrame(self.items, columns=pd.Index(Fault._fields))
