"""One paper: contents that can be shown, read as frames and saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..data.language import language
from ..errors import Fault, InputError, Message
from ..workbook.files.atomic import whole_file
from .contents import Block, Contents, FieldGrid, Repeated, RowTable, ValueLine, ValueLines, Values, WhenGiven

if TYPE_CHECKING:
    import pandas as pd

Tabular = tuple[str, tuple[str, ...], list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Paper:
    """One paper of a plan, made for one reader.

    Attributes
    ----------
    kind, of
        What it is, and of which village, person or unit ("" where there is one in all).
    level, reader
        For whom it is: the number of the level, and its words.
    lang
        "en" or "zh".
    name
        Of its file, without the ending.
    digest
        The short digest of the decision it was made from.
    formats
        In which it can be saved.
    contents
        Layout and values.
    """

    kind: str
    of: str
    level: int
    reader: str
    lang: str
    name: str
    digest: str
    formats: tuple[str, ...]
    contents: Contents = field(repr=False)
    template: bytes | None = field(default=None, repr=False)

    @property
    def html(self) -> str:
        """The paper as a page: one file, no link, no script."""
        from .render.page import page

        return page(self.contents)

    @property
    def data(self) -> dict[str, pd.DataFrame]:
        """What stands in it, as frames: a table each, grids as field and value, single lines under ""."""
        return frames(self.contents)

    def save(self, path: str | PathLike[str], overwrite: bool = False) -> Path:
        """Write it as ``.docx``, ``.html`` or ``.xlsx``, by the ending of the name; the file appears whole or not at all.

        Raises
        ------
        InputError
            If the paper does not come as that, or something of this name is there and ``overwrite`` is not set.
        """
        place = Path(path)
        raw = self.as_bytes(place.suffix.removeprefix(".").lower(), place.name)

        def fill(part: Path) -> None:
            part.write_bytes(raw)

        whole_file(place, fill, overwrite)
        return place

    def as_bytes(self, form: str, name: str = "") -> bytes:
        """The file as bytes."""
        if form not in self.formats:
            listed = ", ".join(f".{each}" for each in self.formats)
            reason = Message(
                "paper.ending", f"this paper comes as {listed}", f"这份文书只有以下格式：{listed.replace(', ', '、')}"
            )
            raise InputError([Fault(name or self.name, "", "", None, reason)])
        if form == "html":
            return self.html.encode()
        if form == "docx":
            from .render.document import document

            return document(self.contents, self.template)
        from .render.sheet import sheet

        return sheet(self.contents)

    def _repr_html_(self) -> str:
        from html import escape

        return f'<iframe sandbox="" style="width:100%;height:640px;border:1px solid #ccc" srcdoc="{escape(self.html)}"></iframe>'

    def __str__(self) -> str:
        return f"{self.name} ({self.reader}, {self.digest})"


def frames(contents: Contents) -> dict[str, pd.DataFrame]:
    """What stands in a paper, as frames."""
    import pandas as pd

    pair = language(contents.layout.lang).say(("item", "value"), ("项目", "内容"))
    made: dict[str, pd.DataFrame] = {}
    single: list[tuple[str, Any]] = []
    for name, columns, rows in _tables(contents.layout.blocks, contents.values, "", single):
        made[name] = pd.DataFrame(rows, columns=pd.Index(columns or pair))
    return {"": pd.DataFrame(single, columns=pd.Index(pair)), **made} if single else made


def _tables(blocks: Sequence[Block], values: Values, above: str, single: list[tuple[str, Any]]) -> Iterator[Tabular]:
    """Every table and grid as name, columns (none for a grid) and rows; single lines are added to ``single``."""
    for block in blocks:
        if isinstance(block, ValueLine):
            single.append((above + block.label, values[block.key]))
        elif isinstance(block, ValueLines):
            single += [(above + block.label, value) for value in values[block.key]]
        elif isinstance(block, FieldGrid):
            yield above + block.label, (), [(cell.label, values[block.key][cell.key]) for cell in block.cells]
        elif isinstance(block, RowTable):
            rows = [tuple(row[column.key] for column in block.columns) for row in values[block.key]]
            yield above + block.label, tuple(column.label for column in block.columns), rows
        elif isinstance(block, Repeated):
            for number, item in enumerate(values[block.key], start=1):
                yield from _tables(block.blocks, item, f"{above}{block.label} {number} ", single)
        elif isinstance(block, WhenGiven) and values[block.key]:
            yield from _tables(block.blocks, values, above, single)
