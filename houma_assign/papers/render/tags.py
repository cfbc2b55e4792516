"""What the places of a layout are called in a template, in the reader's language, and the values under those names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any, NamedTuple

from ...data.language import language
from ..contents import Block, Contents, FieldGrid, Heading, Layout, Repeated, RowTable, ValueLine, ValueLines, Values, WhenGiven

FRAME = {"mark": ("mark", "标记"), "office": ("office", "发文机关"), "number": ("number", "文号")}


class Tag(NamedTuple):
    """A tag of a template: the names that lead to it, outermost first, and where it stands in the template as shipped."""

    path: tuple[str, ...]
    where: str


def identifier(label: str) -> str:
    """A label as the name of a tag: without blanks and signs, never beginning with a digit."""
    name = re.sub(r"\W", "", label.replace(" ", "_"))
    return (
        name if name and not name[0].isdigit() and not name.startswith("_") else f"n{name}" if name.isascii() else f"其中{name}"
    )


def row_name(lang: str) -> str:
    """The name of one row in the loop over a table."""
    return language(lang).say("row", "行")


def item_name(lang: str) -> str:
    """The name of one item in the loop over what is repeated."""
    return language(lang).say("item", "项")


def frame_tags(layout: Layout) -> dict[str, str]:
    """Key -> tag of what stands around the blocks."""
    keys = ("mark", "office", "number") if layout.red else ("mark",)
    return {key: language(layout.lang).say(*FRAME[key]) for key in keys}


def tags(layout: Layout) -> Iterator[Tag]:
    """Every tag of a layout."""
    for name in frame_tags(layout).values():
        yield Tag((name,), layout.title)
    yield from _block_tags(layout.blocks, (), layout.title)


def _block_tags(blocks: Sequence[Block], above: tuple[str, ...], where: str) -> Iterator[Tag]:
    for block in blocks:
        if isinstance(block, (ValueLine, ValueLines)):
            yield Tag((*above, identifier(block.label)), where)
        elif isinstance(block, (FieldGrid, RowTable)):
            inner = block.cells if isinstance(block, FieldGrid) else block.columns
            for each in inner:
                yield Tag((*above, identifier(block.label), identifier(each.label)), block.label)
        elif isinstance(block, Repeated):
            yield from _block_tags(block.blocks, (*above, identifier(block.label)), block.label)
        elif isinstance(block, WhenGiven):
            yield from _block_tags(block.blocks, above, block.label)
        elif isinstance(block, Heading):
            where = block.text


def conditions(layout: Layout) -> Iterator[str]:
    """The names by which a template asks whether a part is there."""
    return _conditions(layout.blocks)


def _conditions(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, WhenGiven):
            yield given_name(block)
        if isinstance(block, (WhenGiven, Repeated)):
            yield from _conditions(block.blocks)


def context(contents: Contents) -> dict[str, Any]:
    """The values of a paper under the names of their tags."""
    layout, values = contents.layout, contents.values
    named = {name: values[key] for key, name in frame_tags(layout).items()}
    return {**named, **_named(layout.blocks, values)}


def _named(blocks: Sequence[Block], values: Values) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for block in blocks:
        if isinstance(block, (ValueLine, ValueLines)):
            made[identifier(block.label)] = values[block.key]
        elif isinstance(block, FieldGrid):
            given = values[block.key]
            made[identifier(block.label)] = _space({each.label: given[each.key] for each in block.cells})
        elif isinstance(block, RowTable):
            rows = values[block.key]
            made[identifier(block.label)] = [_space({each.label: row[each.key] for each in block.columns}) for row in rows]
        elif isinstance(block, Repeated):
            made[identifier(block.label)] = [SimpleNamespace(**_named(block.blocks, item)) for item in values[block.key]]
        elif isinstance(block, WhenGiven):
            made[given_name(block)] = bool(values[block.key])
            made |= _named(block.blocks, values)
    return made


def given_name(block: WhenGiven) -> str:
    """The name under which a template asks whether a part is there."""
    return identifier(f"{'有' if not block.label.isascii() else 'has '}{block.label}")


def _space(cells: Mapping[str, Any]) -> SimpleNamespace:
    # No mapping: a tag like ``row.items`` would find the method of that name.
    return SimpleNamespace(**{identifier(label): value for label, value in cells.items()})
