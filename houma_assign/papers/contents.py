"""What a paper is made of: blocks with keys, and beside them the values that stand in the places of those keys.

A *layout* is the same for all papers of a kind and says where everything goes; a paper is a layout and its values. The Word
template of a kind is its layout with tags in place of the values, so a department can put a letterhead around them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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
        "body" (two characters indented), "left", "right" (signature, date), "centre", "note" (small), "item" (hanging).
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
        Printed over it; the same in every paper of the kind, what differs is in a line.
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
