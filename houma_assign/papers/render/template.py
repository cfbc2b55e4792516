"""The Word template of a layout: its texts, and tags where values go."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from ...data.language import language
from ..contents import (
    Blank,
    Block,
    FieldGrid,
    Heading,
    Layout,
    PageBreak,
    Repeated,
    RowTable,
    Sentence,
    ValueLine,
    ValueLines,
    WhenGiven,
)  # fmt: skip
from .look import RED, border, font, paragraph, word_files
from .pages import SAVED, foot, page, text_width
from .tables import grid, table
from .tags import frame_tags, given_name, identifier, item_name, row_name


def template(layout: Layout) -> bytes:
    """The template as shipped, as the bytes of a .docx."""
    document = word_files().Document()
    page(document, layout)
    _head(document, layout)
    _Body(document, layout).add(layout.blocks, "")
    foot(document, layout, f"{{{{ {frame_tags(layout)['mark']} }}}}")
    core = document.core_properties
    core.author, core.title, core.created, core.modified, core.last_modified_by = "", layout.title, SAVED, SAVED, ""
    core.comments, core.language, core.revision = "", language(layout.lang).say("en-GB", "zh-CN"), 1
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _head(document: Any, layout: Layout) -> None:
    """The letterhead where there is one, and the title."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Pt

    names = frame_tags(layout)
    if layout.red:
        office = document.add_paragraph()
        office.alignment, office.paragraph_format.space_after = ALIGN.CENTER, Pt(20)
        font(office.add_run(f"{{{{ {names['office']} }}}}"), "title", language(layout.lang).say(24, 34), colour=RED)
        number = paragraph(document, f"{{{{ {names['number']} }}}}", "centre", layout.lang)
        number.paragraph_format.space_after = Pt(24)
        border(number, "bottom", RED, 16)
    if not layout.named:
        return
    title = document.add_paragraph()
    title.alignment = ALIGN.CENTER
    title.paragraph_format.space_before, title.paragraph_format.space_after = Pt(6), Pt(14)
    font(title.add_run(layout.title), "title", language(layout.lang).say(18, 22), bold=layout.lang == "en")


class _Body:
    """Writes blocks one after the other; names inside a loop are those of its item."""

    def __init__(self, document: Any, layout: Layout) -> None:
        self.document, self.layout, self.lang = document, layout, layout.lang
        self.width = text_width(layout)

    def add(self, blocks: tuple[Block, ...], inside: str) -> None:
        """Write blocks; ``inside`` is what their tags begin with."""
        for block in blocks:
            self._how(block)(block, inside)

    def _how(self, block: Block) -> Callable[[Any, str], None]:
        ways: dict[type, Callable[[Any, str], None]] = {
            Heading: self._heading, Sentence: self._sentence, ValueLine: self._line, ValueLines: self._lines,
            FieldGrid: self._grid, RowTable: self._table, Repeated: self._repeated, WhenGiven: self._given, Blank: self._blank,
            PageBreak: self._break,
        }  # fmt: skip
        return ways[type(block)]

    def _para(self, text: str, style: str = "left") -> Any:
        return paragraph(self.document, text, style, self.lang)

    def _heading(self, block: Heading, inside: str) -> None:
        from docx.shared import Pt

        made = self._para("", "left")
        made.paragraph_format.space_before, made.paragraph_format.space_after = Pt(10), Pt(4)
        made.paragraph_format.keep_with_next = True
        size = language(self.lang).say(13 if block.depth == 1 else 12, 16 if block.depth == 1 else 15)
        font(made.add_run(block.text), "heading" if block.depth == 1 else "second", size, bold=self.lang == "en")

    def _sentence(self, block: Sentence, inside: str) -> None:
        self._para(block.text, block.style)

    def _line(self, block: ValueLine, inside: str) -> None:
        self._para(f"{{{{ {inside}{identifier(block.label)} }}}}", block.style)

    def _lines(self, block: ValueLines, inside: str) -> None:
        self._para(f"{{%p for {row_name(self.lang)} in {inside}{identifier(block.label)} %}}")
        self._para(f"{{{{ {row_name(self.lang)} }}}}", block.style)
        self._para("{%p endfor %}")

    def _grid(self, block: FieldGrid, inside: str) -> None:
        name = f"{inside}{identifier(block.label)}."
        self._apart()
        grid(self.document, block, self.width, lambda cell: f"{{{{ {name}{identifier(cell.label)} }}}}")
        self._gap()

    def _table(self, block: RowTable, inside: str) -> None:
        name, row = f"{inside}{identifier(block.label)}", row_name(self.lang)
        self._apart()
        table(self.document, block, self.width, f"{{%tr for {row} in {name} %}}",
              lambda column: f"{{{{ {row}.{identifier(column.label)} }}}}")  # fmt: skip
        if block.empty:
            self._para(f"{{%p if not {name} %}}")
            self._para(block.empty, "note")
            self._para("{%p endif %}")
        self._gap()

    def _repeated(self, block: Repeated, inside: str) -> None:
        self._para(f"{{%p for {item_name(self.lang)} in {inside}{identifier(block.label)} %}}")
        self.add(block.blocks, f"{item_name(self.lang)}.")
        self._para("{%p endfor %}")

    def _given(self, block: WhenGiven, inside: str) -> None:
        self._para(f"{{%p if {inside}{given_name(block)} %}}")
        self.add(block.blocks, inside)
        self._para("{%p endif %}")

    def _blank(self, block: Blank, inside: str) -> None:
        self._para(block.label + language(self.lang).colon)
        for _ in range(block.lines):
            border(self._para("", "left"), "bottom", "999999")

    def _break(self, block: PageBreak, inside: str) -> None:
        self.document.add_page_break()

    def _apart(self) -> None:
        """Some room between a paragraph and the table below it."""
        from docx.shared import Pt

        if self.document.paragraphs:
            self.document.paragraphs[-1].paragraph_format.space_after = Pt(4)

    def _gap(self) -> None:
        from docx.shared import Pt

        self.document.add_paragraph().paragraph_format.line_spacing = Pt(6)
