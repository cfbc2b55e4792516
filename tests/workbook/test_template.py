"""The template: can be filled in, is commented, offers lists, and is in one language throughout."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.workbook.schema.form_sheets import FORMS
from houma_assign.workbook.schema.record_sheets import CANDIDATES, NEEDS, PAIRS, POSTS, VILLAGES
from houma_assign.workbook.schema.rule_sheets import AIMS, RULE_FIELDS, RULES
from houma_assign.workbook.sheets.fields import field_of
from houma_assign.workbook.template_example import EXAMPLES, is_example


def filled_in(folder: Path, lang: str) -> Path:
    """A template as somebody fills it in: with ids and names of their own, and another day."""
    ha.template(folder, lang=lang)
    for file in folder.glob("*.csv"):
        text = file.read_text(encoding="utf-8-sig")
        for example, own in (("示例·", ""), ("示例", "南"), ("example: ", ""), ("EX-", "N-"), ("Example", "North"),
                             ("2020-03-01", "2020-03-02")):  # fmt: skip
            text = text.replace(example, own)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_filled_in_it_is_a_problem_with_a_plan(lang: str, tmp_path: Path) -> None:
    problem = ha.read_workbook(filled_in(tmp_path / "t", lang))
    assert ha.solve(problem).status is ha.Status.OPTIMAL
    assert [rule.kind for rule in problem.constraints][8:] == ["stable", "barred"]
    assert [aim.kind for aim in problem.tiers] == ["needs", "grades", "merit"]
    assert [who.facts["年龄" if lang == "zh" else "age"] for who in problem.candidates] == [42, 34, 29, 38]
    assert {post.role for post in problem.posts} == {"secretary", "member"}
    eligible = next(rule for rule in problem.constraints if rule.kind == "eligible")
    assert eligible.role == "secretary"
    assert dict(problem.tiers[-1].role_weights) == {"secretary": 2}


@pytest.mark.parametrize(("lang", "kept", "own"), [("zh", "示例·", "示例"), ("en", "example: ", "EX-")])
def test_a_rule_of_the_example_left_in_is_refused(lang: str, kept: str, own: str, tmp_path: Path) -> None:
    """People and villages are the user's own by then; the rule would bind them without being meant."""
    ha.template(tmp_path / "t", lang=lang)
    for file in (tmp_path / "t").glob("*.csv"):
        text = file.read_text(encoding="utf-8-sig").replace(kept, "@@").replace(own, "N").replace("@@", kept)
        file.write_text(text.replace("2020-03-01", "2020-03-02"), encoding="utf-8")
    with pytest.raises(ha.InputError) as error:
        ha.read_workbook(tmp_path / "t")
    assert {fault.code for fault in error.value.items} == {"example.left"}
    assert {fault.table.rpartition(" → ")[2] for fault in error.value.items} == {"rules"}


def cells_of(path: Path) -> Iterator[tuple[str, str, Any]]:
    """Sheet, place and cell of every cell, of every comment and of every drop-down list."""
    openpyxl = pytest.importorskip("openpyxl")
    for page in openpyxl.load_workbook(path):
        yield page.title, "name", page.title
        for row in page.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield page.title, cell.coordinate, cell
                if cell.comment:
                    yield page.title, f"comment {cell.coordinate}", cell.comment.text
        for rule in page.data_validations.dataValidation:
            yield page.title, f"list {rule.sqref}", rule.formula1


def test_no_english_word_stands_in_the_chinese_template(tmp_path: Path) -> None:
    ha.template(tmp_path / "t.xlsx", lang="zh")
    texts = [(sheet, place, getattr(cell, "value", cell)) for sheet, place, cell in cells_of(tmp_path / "t.xlsx")]
    english = [each for each in texts if isinstance(each[2], str) and re.search("[A-Za-z_]{2,}", each[2])
               and not re.fullmatch(r"'[^']+'!\$[A-C]\$2:\$[A-C]\$2000", each[2])]  # fmt: skip
    assert len(texts) > 150
    assert not english


def test_the_words_of_comments_are_read_as_they_stand() -> None:
    ways = {"where": "where", "exceptions": "counts", "worth": "counts", "role_weights": "counts", "met_by": "lists"}
    for schema, name, way in [(RULES if name in RULE_FIELDS else AIMS, name, way) for name, way in ways.items()]:
        column = next(each for each in schema.columns if each.name == name)
        for lang in ("zh", "en"):
            assert field_of(column.words(lang), way, {}), column.words(lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_example_rows_are_marked_in_look_and_in_their_ids(lang: str, tmp_path: Path) -> None:
    ha.template(tmp_path / "t.xlsx", lang=lang)
    grey, marked = set(), set()
    for sheet, place, cell in cells_of(tmp_path / "t.xlsx"):
        if hasattr(cell, "font") and cell.row > 1 and not place.startswith("comment"):
            assert cell.font.i == (cell.font.color is not None and cell.font.color.rgb == "FF808080")
            (grey if cell.font.i else set()).add((sheet, cell.row))
            (marked if is_example(cell.value) else set()).add((sheet, cell.row))
    assert grey == marked
    assert len(grey) == 4 + 2 + 2 + 3 + 7 + 3 + 3 + 4
    assert all(is_example(row["id"]) for name in ("candidates", "villages") for row in EXAMPLES[lang][name])


@pytest.mark.parametrize("own", ["C001", "V1", "1", "示例", "示范村1", "EX1", "EX-A1", "村1", "examples", "示例村", None, 3])
def test_nobodys_own_id_is_one_of_the_example(own: object) -> None:
    assert not is_example(own)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pages_are_fit_to_be_printed(lang: str, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    ha.template(tmp_path / "t.xlsx", lang=lang)
    for page in openpyxl.load_workbook(tmp_path / "t.xlsx"):
        assert page.page_setup.orientation == "landscape"
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
        assert page.print_title_rows == "$1:$1"
        for column, size in page.column_dimensions.items():
            longest = max((len(str(cell.value or "")) for cell in page[column][1:]), default=0)
            assert size.width >= 60 or size.width >= longest or lang == "zh"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_has_every_column_with_comments_and_lists(lang: str, tmp_path: Path) -> None:
    ha.template(tmp_path / "t.xlsx", lang=lang)
    with zipfile.ZipFile(tmp_path / "t.xlsx") as archive:
        strings = archive.read("xl/sharedStrings.xml").decode()
        comments = "".join(archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/comments"))
        sheets = "".join(archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet"))
    for schema in (CANDIDATES, VILLAGES, NEEDS, POSTS, PAIRS, FORMS):
        for column in schema.columns:
            assert f">{column.header(lang)}<" in strings
            words = column.words(lang)
            assert not words or words.replace("&", "&amp;").replace(">", "&gt;") in comments
    for choice in (
        '"A,B,C"',
        ",".join(POSTS.columns[1].offered(lang)),
        "女" if lang == "zh" else "male,female",
    ):
        assert choice in sheets.replace("&quot;", '"')
    assert len(re.findall("<dataValidation ", sheets)) >= 22


def test_chinese_is_the_language_unless_said(tmp_path: Path) -> None:
    ha.template(tmp_path / "t")
    assert (tmp_path / "t" / "人选.csv").is_file()


def test_no_person_of_the_example_is_real(tmp_path: Path) -> None:
    ha.template(tmp_path / "t")
    assert {row["name"][:2] for name in ("candidates", "villages") for row in EXAMPLES["zh"][name]} == {"示例"}
    assert "虚构" in (tmp_path / "t" / "说明.csv").read_text(encoding="utf-8-sig")


def test_other_languages_and_endings_are_refused(tmp_path: Path) -> None:
    for path, lang in (("t.xlsx", "fr"), ("t.xls", "zh"), ("t.csv", "zh")):
        with pytest.raises(ha.InputError):
            ha.template(tmp_path / path, lang=lang)  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())
