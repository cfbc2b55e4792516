"""How a Word paper looks: the fonts and sizes of official papers (GB/T 9704), by name; a machine without them has its own."""

from __future__ import annotations

from typing import Any

from ...data.language import language

NEEDED = 'Word papers need docxtpl: pip install "houma_assign[papers]"'
RED = "C8102E"
FONTS = {  # purpose -> (Western, Chinese); Chinese machines have all of these but the first, which falls back to bold Song
    "title": ("Times New Roman", "方正小标宋简体"), "body": ("Times New Roman", "仿宋"),
    "heading": ("Times New Roman", "黑体"), "second": ("Times New Roman", "楷体"), "page": ("Times New Roman", "宋体"),
}  # fmt: skip
SIZES = {"title": 22, "body": 16, "heading": 16, "second": 16, "cell": 12, "note": 10.5, "page": 14, "office": 40}  # points
MARGINS = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}  # millimetres
NARROW = {"top_margin": 20, "bottom_margin": 18, "left_margin": 18, "right_margin": 18}
LINE = 28  # points from line to line of running text


def word_files() -> Any:
    """The package that reads and writes Word files.

    Raises
    ------
    ImportError
        With the extra to install, where it is not there.
    """
    try:
        import docx
    except ImportError:
        raise ImportError(NEEDED) from None
    return docx


def font(run: Any, purpose: str, size: float | None = None, bold: bool = False, colour: str = "") -> None:
    """Set the font of a run, Western and Chinese."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    western, chinese = FONTS[purpose if purpose in FONTS else "body"]
    run.font.name, run.font.size, run.font.bold = western, Pt(size or SIZES[purpose]), bold
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), chinese)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)


def paragraph(where: Any, text: str, style: str, lang: str) -> Any:
    """A paragraph in one of the styles of running text."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Pt

    made = where.add_paragraph()
    shape = made.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    small = style == "note"
    shape.line_spacing = Pt(18 if small else language(lang).say(22, LINE))
    font(made.add_run(text), "note" if small else "body", size=None if small else language(lang).say(12, 16))
    size = language(lang).say(12, 16)
    if style in ("body", "item"):
        shape.first_line_indent = Pt(2 * size)
    if style in ("body",):
        made.alignment = ALIGN.JUSTIFY
    if style == "title":
        font(made.runs[0], "title", language(lang).say(18, 22), bold=lang == "en")
        shape.line_spacing, shape.space_after = Pt(32), Pt(14)
    made.alignment = {"title": ALIGN.CENTER, "right": ALIGN.RIGHT, "centre": ALIGN.CENTER}.get(style, made.alignment)
    if style == "right":
        shape.right_indent = Pt(2 * size)
    return made


def border(element: Any, where: str, colour: str = "000000", size: int = 4) -> None:
    """A line at one side of a paragraph."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    holder = OxmlElement("w:pBdr")
    side = OxmlElement(f"w:{where}")
    for name, value in (("val", "single"), ("sz", str(size)), ("space", "1"), ("color", colour)):
        side.set(qn(f"w:{name}"), value)
    holder.append(side)
    element._p.get_or_add_pPr().append(holder)


def field_code(run: Any, code: str) -> None:
    """A field that Word fills in, such as the number of the page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", code, "end"):
        if kind == code:
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = code
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def repeat_header(row: Any) -> None:
    """Let a row stand at the head of every page of its table."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement("w:tblHeader")
    element.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(element)


def unbroken(row: Any) -> None:
    """Keep a row on one page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
