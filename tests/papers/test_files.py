"""Word files, pages and sheets say what ``data`` says, and the same bytes come out wherever and whenever they are made."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import houma_assign as ha
from houma_assign.papers.paper import Paper
from houma_assign.papers.registry import KINDS

from ..portions import portions
from .small import papers, sources


def _first_of_each() -> list[Paper]:
    return list({(each.kind, each.level): each for each in reversed(papers("zh"))}.values())


def texts(paper: Paper) -> Iterator[str]:
    """Every value of a paper as text, in the order of its frames."""
    for frame in paper.data.values():
        yield from (str(cell) for row in frame.itertuples(index=False) for cell in row)


def docx_text(raw: bytes) -> tuple[list[str], list[list[list[str]]], str]:
    """Paragraphs, tables as rows of cells, and the text of the foot."""
    import docx

    document = docx.Document(BytesIO(raw))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return [each.text for each in document.paragraphs], tables, "\n".join(
        each.text for each in document.sections[0].footer.paragraphs)  # fmt: skip


@pytest.mark.parametrize("number", portions(2, 12))
def test_a_word_file_opened_again_says_what_data_says(number: int) -> None:
    paper = [each for each in _first_of_each() if "docx" in each.formats][number]
    paragraphs, tables, foot = docx_text(paper.as_bytes("docx"))
    rows = [row for table in tables for row in table]
    for name, frame in paper.data.items():
        for row in frame.itertuples(index=False):
            cells = [str(cell) for cell in row]
            if name == "":
                assert cells[1] in paragraphs
            elif len(cells) == 2:
                assert any(cells == [row[k], row[k + 1]] for row in rows for k in range(0, len(row) - 1, 2)), cells
            else:
                assert cells in rows
    assert paper.digest in foot
    assert paper.reader in foot
    assert not [text for text in (*paragraphs, *(cell for row in rows for cell in row)) if "{" in text]


class _Text(HTMLParser):
    """The texts of a page, and everything on it that could act."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "br":
            self.shown[-1] += "\n"

    def handle_data(self, data: str) -> None:
        if self.shown and self.shown[-1].endswith("\n"):
            self.shown[-1] += data
        else:
            self.shown.append(data)


def page_text(text: str) -> _Text:
    read = _Text()
    read.feed(text)
    return read


def test_a_page_and_a_sheet_say_what_data_says() -> None:
    from openpyxl import load_workbook

    for paper in _first_of_each():
        if "html" in paper.formats:
            page = page_text(paper.html)
            values = {value for frame in paper.data.values() for value in map(str, frame.iloc[:, -1])}  # the first may be labels
            assert values - {""} <= {text.strip() for text in page.shown}
            assert any(paper.digest in text for text in page.shown)
        if "xlsx" in paper.formats:
            book = load_workbook(BytesIO(paper.as_bytes("xlsx")))
            cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
            assert {text.removesuffix(".0") for text in texts(paper)} - {""} <= {cell.removesuffix(".0") for cell in cells}
            assert paper.digest in "".join(str(sheet.oddFooter.left.text) for sheet in book)


def test_a_page_asks_for_nothing_and_runs_nothing() -> None:
    for paper in papers("zh"):
        if "html" in paper.formats:
            page = page_text(paper.html)
            assert not page.tags & {"script", "img", "link", "iframe", "object", "embed", "svg", "a", "form", "base"}
            assert not {name for name in page.attributes if name.startswith("on")} | page.attributes & {"href", "src", "srcset"}
            assert "default-src 'none'" in paper.html
            assert "url(" not in paper.html
            assert "@import" not in paper.html


MADE = """
import json, sys
sys.path.insert(0, sys.argv[1])
from tests.papers.test_files import digests
print(json.dumps(digests(sys.argv[2:])))
"""


def digests(kinds: list[str]) -> dict[str, str]:
    """The digest of one file of each kind, level and format."""
    made = [each for each in papers("zh") if each.of in ("", "V1", "P1") and each.kind in kinds]
    return {each.name + form: hashlib.sha256(each.as_bytes(form)).hexdigest() for each in made for form in each.formats}


@pytest.mark.parametrize(
    "kinds", [["letter", "structure_table"], pytest.param(list(KINDS), marks=pytest.mark.slow)], ids=["few", "all"]
)
def test_the_same_bytes_in_two_processes_and_two_time_zones(kinds: list[str]) -> None:
    root = Path(__file__).parents[2]
    told = {**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "PYTHONPATH": str(root)}
    command = [sys.executable, "-c", MADE, str(root), *kinds]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, env=told)
    here = digests(kinds)
    assert len(here) >= 2 * len(kinds) - 1
    assert json.loads(shown.stdout) == here


def test_everything_is_written_once_with_its_digest(tmp_path: Path) -> None:
    given = sources()
    plan = given.pop("plan")
    made = ha.papers(plan, tmp_path / "out", **given, formats=("html", "xlsx"))
    there = {path.name: path for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")}
    assert sorted(there) == sorted(each.path.name for each in made)
    assert all(hashlib.sha256(each.path.read_bytes()).hexdigest() == each.sha256 for each in made)
    assert {path.suffix for path in there.values()} == {".html", ".xlsx", ".json"}
    assert list(made.frame.columns) == ["paper", "title", "of", "reader", "level", "path", "sha256"]
    sealed = made.frame[made.frame["paper"] == "sealed_decision"]["path"].item()
    plan.save(tmp_path / "decision.json")
    assert Path(sealed).read_bytes() == (tmp_path / "decision.json").read_bytes()
    assert made.digest in str(made)
    assert "社会公开：" in made.words("zh")


def test_an_archive_holds_no_date_of_its_making() -> None:
    raw = papers("zh")[0].as_bytes("docx")
    with ZipFile(BytesIO(raw)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.slow
@pytest.mark.parametrize(("form", "package"), [("docx", "docx"), ("docx", "docxtpl"), ("html", "jinja2"), ("xlsx", "xlsxwriter")])
def test_a_package_that_is_missing_is_said_with_the_extra_to_install(form: str, package: str) -> None:
    code = f"""
import sys
sys.path.insert(0, sys.argv[1])
from tests.papers.small import study
from houma_assign.papers.make import one
from houma_assign.papers.registry import KINDS
made = one(study("zh"), KINDS["structure_table"], "", 0, {{}})
sys.modules["{package}"] = None
try:
    made.as_bytes("{form}")
except ImportError as error:
    print(error)
"""
    shown = subprocess.run(
        [sys.executable, "-c", code, str(Path(__file__).parents[2])], capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip().endswith('pip install "houma_assign[papers]"')
