"""One paper: contents that can be shown, read as frames and saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import Fault, InputError, Message
from ..workbook.files.atomic import whole_file
from .contents import Block, Contents, FieldGrid, Repeated, RowTable, ValueLine, ValueLines, Values, WhenGiven

if TYPE_CHECKING:
    import pandas as pd

ENDING = Message("paper.ending", "this paper comes as {}", "这份文书只有以下格式：{}")


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
        whole_file(place, lambda part: part.write_bytes(raw) and None, overwrite)  # type: ignore[func-returns-value]
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

    made: dict[str, pd.DataFrame] = {}
    single: list[tuple[str, Any]] = []
    _gather(contents.layout.blocks, contents.values, "", made, single)
    return {"": pd.DataFrame(single, columns=pd.Index(["label", "value"])), **made} if single else made


def _gather(blocks: Sequence[Block], values: Values, above: str, made: dict[str, Any], single: list[tuple[str, Any]]) -> None:
    import pandas as pd

    for block in blocks:
        if isinstance(block, ValueLine):
            single.append((above + block.label, values[block.key]))
        elif isinstance(block, ValueLines):
            single += [(above + block.label, value) for value in values[block.key]]
        elif isinstance(block, FieldGrid):
            rows = [(cell.label, values[block.key][cell.key]) for cell in block.cells]
            made[above + block.label] = pd.DataFrame(rows, columns=pd.Index(["label", "value"]))
        elif isinstance(block, RowTable):
            rows = [tuple(row[column.key] for column in block.columns) for row in values[block.key]]
            made[above + block.label] = pd.DataFrame(rows, columns=pd.Index([column.label for column in block.columns]))
        elif isinstance(block, Repeated):
            for number, item in enumerate(values[block.key], start=1):
                _gather(block.blocks, item, f"{above}{block.label} {number} ", made, single)
        elif isinstance(block, WhenGiven) and values[block.key]:
            _gather(block.blocks, values, above, made, single)
