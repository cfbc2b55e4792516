"""What a paper is made of: blocks with keys, and beside them the values that stand in the places of those keys.

A *layout* is the same for all papers of a kind and says where everything goes; a paper is a layout and its values. The Word
template of a kind is its layout with tags in place of the values, so a department can put a letterhead around them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from .levels import Keyed

Values = Mapping[str, Any]
"""Key of a block -> text or number (``ValueLine``), list of them (``ValueLines``), mapping (``FieldGrid``), list of mappings (the
others)."""


@dataclass(frozen=True)
class Heading:
    """A heading that is the same in every paper of the kind; 1 is the largest."""

    text: str
    depth: int = 1


@dataclass(frozen=True)
class Sentence:
    """A paragraph that is the same in every paper of the kind."""

    text: str
    style: str = "body"


@dataclass(frozen=True)
class ValueLine:
    """One value as a paragraph of its own.

    Attributes
    ----------
    key, group
        Where its value is found, and what group of fields that is of.
    label
        What its tag in a template is called.
    style
        "body" (two characters indented), "left", "right" (signature, date), "centre", "note" (small), "title" (where what is
        printed over the paper differs from paper to paper).
    """

    key: str
    group: str
    label: str
    style: str = "body"


@dataclass(frozen=True)
class ValueLines:
    """A list of values, each a paragraph of its own, in a style of ``ValueLine``."""

    key: str
    group: str
    label: str
    style: str = "body"


@dataclass(frozen=True)
class FieldCell:
    """A label and its value in a grid; ``wide`` takes a whole row."""

    key: str
    group: str
    label: str
    wide: bool = False
    named: bool = True


@dataclass(frozen=True)
class FieldGrid:
    """Labels and values beside each other, so many pairs across."""

    key: str
    label: str
    cells: tuple[FieldCell, ...]
    across: int = 2


@dataclass(frozen=True)
class TableColumn:
    """A column; ``width`` is a share of the sum of all, ``align`` "left", "centre" or "right"."""

    key: str
    group: str
    label: str
    width: int = 10
    align: str = "left"


@dataclass(frozen=True)
class RowTable:
    """A table with one row a mapping; ``empty`` is what stands below it where there is no row."""

    key: str
    label: str
    columns: tuple[TableColumn, ...]
    empty: str = ""


@dataclass(frozen=True)
class Repeated:
    """Blocks that come once for each item of a list; ``title`` is the key of its heading, the same in every item."""

    key: str
    label: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class WhenGiven:
    """Blocks that are there only where the value of the key is not empty."""

    key: str
    label: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Blank:
    """Room for writing by hand: a label and empty lines."""

    label: str
    lines: int = 1


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Sentence | ValueLine | ValueLines | FieldGrid | RowTable | Repeated | WhenGiven | Blank | PageBreak


@dataclass(frozen=True)
class Layout:
    """Where everything goes in the papers of a kind.

    Attributes
    ----------
    kind, lang, level
        What it is, in which language, for whom.
    title
        What it is called, and printed over it unless it is not ``named``: then a line of its own says it.
    blocks
        In order.
    red
        With the red letterhead of an official paper: its values are ``office`` and ``number``.
    wide
        On pages that lie on their side.
    """

    kind: str
    lang: str
    level: int
    title: str
    blocks: tuple[Block, ...]
    red: bool = False
    wide: bool = False
    named: bool = True


@dataclass(frozen=True)
class Contents:
    """A layout and what stands in its places."""

    layout: Layout
    values: Values


def places(blocks: Sequence[Block]) -> Iterator[Keyed]:
    """Every place of some blocks that takes a value."""
    for block in blocks:
        if isinstance(block, (ValueLine, ValueLines)):
            yield Keyed(block.key, block.group)
        elif isinstance(block, FieldGrid):
            yield from (Keyed(f"{block.key}.{cell.key}", cell.group) for cell in block.cells)
        elif isinstance(block, RowTable):
            yield from (Keyed(f"{block.key}.{column.key}", column.group) for column in block.columns)
        elif isinstance(block, (Repeated, WhenGiven)):
            yield from places(block.blocks)


class PrintedText(NamedTuple):
    """One text of a paper: row and column in words, the group of its field, and the text."""

    row: str
    column: str
    group: str
    text: str


def texts(contents: Contents) -> Iterator[PrintedText]:
    """Every value that a paper prints, as text, with its place."""
    return _texts(contents.layout.blocks, contents.values, "")


def _texts(blocks: Sequence[Block], values: Values, above: str) -> Iterator[PrintedText]:
    for block in blocks:
        given: Any = values.get(getattr(block, "key", ""))
        if isinstance(block, ValueLine):
            yield PrintedText(above, block.label, block.group, str(given))
        elif isinstance(block, ValueLines):
            yield from (PrintedText(f"{above}row {k}", block.label, block.group, str(text))
                        for k, text in enumerate(given, start=1))  # fmt: skip
        elif isinstance(block, FieldGrid):
            yield from (PrintedText(above, cell.label, cell.group, str(given[cell.key])) for cell in block.cells)
        elif isinstance(block, RowTable):
            yield from (PrintedText(f"row {k}", column.label, column.group, str(row[column.key]))
                        for k, row in enumerate(given, start=1) for column in block.columns)  # fmt: skip
        elif isinstance(block, Repeated):
            for k, item in enumerate(given, start=1):
                yield from _texts(block.blocks, item, f"row {k}")
        elif isinstance(block, WhenGiven) and given:
            yield from _texts(block.blocks, values, above)
