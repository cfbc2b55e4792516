"""Whatever a field holds stays text: in Word files, pages and sheets nothing of it runs, links or counts."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from houma_assign.papers.make import every
from houma_assign.papers.paper import Paper

from ..portions import portions
from .small import study
from .test_files import docx_text, page_text

PAYLOADS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "' onmouseover='alert(1)",
    "<a href=javascript:alert(1)>x</a>", "<iframe src=//x></iframe>", "</td></tr></table><b>x", "</style><script>x</script>",
    "<!-- x", "--><b>x", "<![CDATA[x]]>", "&lt;b&gt;", "&#60;b&#62;", "&amp;amp;", "{{ 7*7 }}", "{% for x in y %}", "{# x #}",
    "${7*7}", "{{ self.__init__.__globals__ }}", "{{r x }}", "{%tr x %}", "{%p endfor %}", "<w:br/>", "<w:t>x</w:t>", "]]>",
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", '=HYPERLINK("//x","x")', "=cmd|'/c calc'!A0", "http://x.y", "mailto:a@b", "file:///x",
    "\\\\x\\y", "%s %d {0}", "{mark}", "'; DROP TABLE x; --", "x\ny", '王"小"<二>',
)  # fmt: skip
PAGE_TAGS = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "table", "colgroup", "col", "thead",
             "tbody", "tr", "th", "td", "section", "div", "footer", "br"}  # fmt: skip
PAGE_ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "style", "scope", "colspan", "aria-label"}
CODES = re.compile(r"<w:instrText[^>]*>([^<]*)<")


def _papers(number: int) -> tuple[list[Paper], dict[str, str]]:
    """Papers in which every field holds a payload, the next one in each; field -> what it holds."""
    held: dict[str, str] = {}

    def mark(name: str) -> str:
        return held.setdefault(name, f"{PAYLOADS[(number + len(held)) % len(PAYLOADS)]}{name}")

    made = every(study("zh", mark), {})
    firsts = {(each.kind, each.level): each for each in reversed(made)}
    return list(firsts.values()), held


@pytest.mark.parametrize("number", portions(1, len(PAYLOADS)))
def test_nothing_of_any_field_is_live(number: int) -> None:
    made, held = _papers(number)
    assert len(PAYLOADS) == 40
    seen = set()
    for paper in made:
        if "html" in paper.formats:
            seen |= _page(paper, held)
        if "docx" in paper.formats:
            _document(paper, held)
        if "xlsx" in paper.formats:
            _sheet(paper)
    assert len(seen) > 60


def _shown(held: dict[str, str], text: str) -> set[str]:
    return {name for name, value in held.items() if value in text}


def _page(paper: Paper, held: dict[str, str]) -> set[str]:
    read = page_text(paper.html)
    assert read.tags <= PAGE_TAGS
    assert read.attributes <= PAGE_ATTRIBUTES
    shown = "\n".join(read.shown)
    wanted = "\n".join(str(cell) for frame in paper.data.values() for row in frame.itertuples(index=False) for cell in row)
    assert _shown(held, wanted) <= _shown(held, shown)
    return _shown(held, shown)


def _document(paper: Paper, held: dict[str, str]) -> None:
    raw = paper.as_bytes("docx")
    with ZipFile(BytesIO(raw)) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8", errors="replace")
            assert "TargetMode" not in text
            if name.startswith("word/") and name.endswith(".xml"):
                assert "<w:hyperlink" not in text
                assert set(CODES.findall(text)) <= {"PAGE"}
    paragraphs, tables, _ = docx_text(raw)
    shown = "\n".join([*paragraphs, *(cell for table in tables for row in table for cell in row)])
    wanted = "\n".join(str(cell) for frame in paper.data.values() for row in frame.itertuples(index=False) for cell in row)
    assert _shown(held, wanted) <= _shown(held, shown)


def _sheet(paper: Paper) -> None:
    from openpyxl import load_workbook

    for sheet in load_workbook(BytesIO(paper.as_bytes("xlsx"))):
        for row in sheet.iter_rows():
            assert not [cell for cell in row if cell.data_type == "f" or cell.hyperlink is not None]
