"""The template: reads as a small problem, is commented, offers lists, and can be filled in."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

import houma_assign as ha
from houma_assign.workbook.schema.record_sheets import CANDIDATES, NEEDS, PAIRS, POSTS, VILLAGES

from .made_files import filled_in


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_example_is_a_problem_with_a_plan(lang: str, tmp_path: Path) -> None:
    ha.template(tmp_path / "t.xlsx", lang=lang)
    ha.template(tmp_path / "t", lang=lang)
    problem = ha.read_workbook(filled_in(tmp_path / "t.xlsx"))
    assert problem == ha.read_workbook(filled_in(tmp_path / "t"))
    assert ha.solve(problem).status is ha.Status.OPTIMAL
    assert len(problem.constraints) == 8
    assert [aim.kind for aim in problem.tiers] == ["needs", "grades", "merit"]
    assert [who.facts["年龄" if lang == "zh" else "age"] for who in problem.candidates] == [42, 34, 29, 38]
    assert {post.role for post in problem.posts} == {"secretary", "member"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_has_every_column_with_comments_and_lists(lang: str, tmp_path: Path) -> None:
    ha.template(tmp_path / "t.xlsx", lang=lang)
    with zipfile.ZipFile(tmp_path / "t.xlsx") as archive:
        strings = archive.read("xl/sharedStrings.xml").decode()
        comments = "".join(archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/comments"))
        sheets = "".join(archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet"))
    for schema in (CANDIDATES, VILLAGES, NEEDS, POSTS, PAIRS):
        for column in schema.columns:
            assert f">{column.header(lang)}<" in strings
            words = column.words(lang)
            assert not words or words.replace("&", "&amp;") in comments
    for choice in (
        '"A,B,C"',
        "党支部书记,支部委员" if lang == "zh" else "secretary,member",
        "女" if lang == "zh" else "male,female",
    ):
        assert choice in sheets.replace("&quot;", '"')
    assert len(re.findall("<dataValidation ", sheets)) >= 15


def test_chinese_is_the_language_unless_said(tmp_path: Path) -> None:
    ha.template(tmp_path / "t")
    assert (tmp_path / "t" / "人选.csv").is_file()


def test_no_person_of_the_example_is_real(tmp_path: Path) -> None:
    ha.template(tmp_path / "t")
    assert "虚构" in (tmp_path / "t" / "说明.csv").read_text(encoding="utf-8-sig")
    assert {who.name[0] for who in ha.read_workbook(filled_in(tmp_path / "t")).candidates} == {"某"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_example_left_in_is_nobodys_data(lang: str, tmp_path: Path) -> None:
    ha.template(tmp_path / "t.xlsx", lang=lang)
    with pytest.raises(ha.InputError) as caught:
        ha.read_workbook(tmp_path / "t.xlsx")
    assert [fault.code for fault in caught.value.items] == ["example.left"] * 6 + ["example.day"]
    assert caught.value.lang == lang
    with pytest.raises(ha.InputError) as caught:  # the day that is given counts, not the example's
        ha.read_workbook(tmp_path / "t.xlsx", as_of=date(2024, 1, 1))
    assert {fault.code for fault in caught.value.items} == {"example.left"}


def test_other_languages_and_endings_are_refused(tmp_path: Path) -> None:
    for path, lang in (("t.xlsx", "fr"), ("t.xls", "zh"), ("t.csv", "zh")):
        with pytest.raises(ha.InputError):
            ha.template(tmp_path / path, lang=lang)  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())
