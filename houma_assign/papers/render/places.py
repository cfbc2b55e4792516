"""The paragraphs of a Word file with the place of each, in the words of somebody who looks at the page."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

from ...errors import Message
from .look import word_files

PARTS = {"header": ("header", "页眉"), "footer": ("footer", "页脚")}


class Paragraph(NamedTuple):
    """The text of a paragraph, and where it stands."""

    text: str
    where: Message


def paragraphs(raw: bytes) -> Iterator[Paragraph]:
    """Every paragraph of the text in its order, tables and text boxes included, then those of headers and footers.

    Raises
    ------
    ValueError, KeyError, zipfile.BadZipFile
        If it is no Word file.
    """
    document = word_files().Document(BytesIO(raw))
    yield from _in_order(document.element.body)
    for part in document.part.rels.values():
        name = next((each for each in PARTS if part.reltype.endswith(f"/{each}")), "")
        if name:
            for paragraph in part.target_part.element.iter(_tag("p")):
                yield Paragraph(_text(paragraph), Message("place.edge", *PARTS[name]))


def _in_order(body: Any) -> Iterator[Paragraph]:
    tables = {table: number for number, table in enumerate(body.iterchildren(_tag("tbl")), start=1)}
    number = 0
    for paragraph in body.iter(_tag("p")):
        above = list(paragraph.iterancestors())
        if any(each.tag == _tag("txbxContent") for each in above):
            yield Paragraph(_text(paragraph), Message("place.box", "text box", "文本框"))
            continue
        table = next((each for each in above if each in tables), None)
        if table is None:
            number += 1
            yield Paragraph(_text(paragraph), Message("place.paragraph", f"paragraph {number}", f"第 {number} 段"))
            continue
        row = next(each for each in above if each.getparent() is table and each.tag == _tag("tr"))
        cell = next((each for each in above if each.getparent() is row), paragraph)
        at = (
            tables[table],
            1 + list(table.iterchildren(_tag("tr"))).index(row),
            1 + list(row.iterchildren(_tag("tc"))).index(cell),
        )
        yield Paragraph(_text(paragraph), Message(
            "place.cell", "table {}, row {}, column {}".format(*at), "第 {} 个表第 {} 行第 {} 列".format(*at)))  # fmt: skip


def _text(paragraph: Any) -> str:
    return "".join(each.text or "" for each in paragraph.iter(_tag("t")))


def _tag(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(f"w:{name}"))
