"""The pages of a Word paper: A4, margins, and the foot that says of which decision it is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ..contents import Layout
from .look import MARGINS, NARROW, field_code, font

A4 = 210, 297  # millimetres
SAVED = datetime(2020, 1, 1)  # fixed, so that the same plan gives the same bytes


def text_width(layout: Layout) -> float:
    """Millimetres from margin to margin."""
    margins = NARROW if layout.wide else MARGINS
    return A4[1 if layout.wide else 0] - margins["left_margin"] - margins["right_margin"]


def page(document: Any, layout: Layout) -> None:
    """Set size and margins, and remove what an empty document of python-docx brings."""
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    width, height = A4[::-1] if layout.wide else A4
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.orientation = WD_ORIENT.LANDSCAPE if layout.wide else WD_ORIENT.PORTRAIT
    for name, size in (NARROW if layout.wide else MARGINS).items():
        setattr(section, name, Mm(size))
    section.footer_distance, section.header_distance = Mm(12 if layout.wide else 20), Mm(10)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋")


def foot(document: Any, layout: Layout, mark: str) -> None:
    """The number of the page, and below it of which decision the paper is and for whom."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

    footer = document.sections[0].footer
    number = footer.paragraphs[0]
    number.alignment = ALIGN.CENTER
    font(number.add_run("— "), "page", 14 if layout.red else 10.5)
    run = number.add_run()
    font(run, "page", 14 if layout.red else 10.5)
    field_code(run, "PAGE")
    font(number.add_run(" —"), "page", 14 if layout.red else 10.5)
    below = footer.add_paragraph()
    below.alignment = ALIGN.CENTER
    font(below.add_run(mark), "page", 8, colour="666666")
