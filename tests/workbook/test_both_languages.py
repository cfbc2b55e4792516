"""Faults and notes of a workbook are told in its own language, and notes keep both on the way through files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import houma_assign as ha
from houma_assign.errors import Fault, Message

from .made_files import PEOPLE, filled_in, small, workbook
from .reading import read
from .slips import book, spoilt, written

SETTLED = (
    "column.", "points.", "row.", "cell.", "sheet.", "ref.", "rule.", "need.", "person.", "age.", "example.", "role.", "wishes.",
    "found.", "post.", "columns.", "header.also", "pairs.", "skill_", "table.",
)  # fmt: skip


def english(text: str, known: set[str]) -> list[str]:
    """Words of Latin letters in a Chinese text that are not the user's own."""
    return [word for word in re.findall(r"[A-Za-z_]{2,}", text) if word not in known]


def words_of(sheets: dict[str, list[list[object]]]) -> set[str]:
    """Every word in Latin letters that stands in a book."""
    cells = [str(cell) for rows in sheets.values() for row in rows for cell in row]
    return {word for text in (*cells, *sheets) for word in re.findall(r"[A-Za-z_]{2,}", text)}


@pytest.mark.parametrize("start", range(0, 120, 20))
def test_no_english_word_stands_in_the_chinese(start: int, tmp_path: Path) -> None:
    for number in range(start, start + 20):
        sheets = book(number, tmp_path / f"{number}")
        spoilt(number, sheets)
        known = words_of(sheets) | {"xlsx", "csv"}
        try:
            notes = ha.read_workbook(written(sheets, tmp_path / f"{number} s")).notes
            said = [note.zh for note in notes if isinstance(note, Message) and note.code.startswith(SETTLED)]
        except ha.InputError as error:
            said = [
                fault.reason.zh for fault in error.items if isinstance(fault.reason, Message) and fault.code.startswith(SETTLED)
            ]
        assert [(text, odd) for text in said if (odd := english(text, known))] == []


def test_a_chinese_book_is_told_in_chinese_and_an_english_one_in_english(tmp_path: Path) -> None:
    with pytest.raises(ha.InputError) as caught:
        ha.read_workbook(workbook(tmp_path / "a.xlsx", small(配对=[["人选", "村", "得分"], ["C001", "V9", "85分"]])))
    assert caught.value.lang == "zh"
    assert str(caught.value).splitlines()[0] == "输入有 2 处问题："
    assert "应为数字；请去掉单位" in str(caught.value)
    assert "a number is expected" in caught.value.words("en")
    ha.template(tmp_path / "t", lang="en")
    pairs = tmp_path / "t" / "pairs.csv"
    pairs.write_text(pairs.read_text("utf-8-sig").replace("82.5", "many"), encoding="utf-8")
    with pytest.raises(ha.InputError) as caught:
        ha.read_workbook(filled_in(tmp_path / "t"))
    assert caught.value.lang == "en"
    assert str(caught.value).startswith("1 fault in the input:")


def test_a_fault_that_only_the_whole_shows_is_told_so_too(tmp_path: Path) -> None:
    rules = [["类型", "至多"], ["单位限额", 1]]
    people = [[*row[:2], None, row[3]] if k else row for k, row in enumerate(PEOPLE)]
    with pytest.raises(ha.InputError) as caught:
        read(tmp_path, 规则=rules, 人选=people)
    assert caught.value.lang == "zh"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["b.xlsx", "b"])
def test_notes_keep_their_chinese_through_a_workbook(name: str, lang: str, tmp_path: Path) -> None:
    problem = read(tmp_path, 规则=[["类型"], ["亲属回避"]], 人选=[[*PEOPLE[0], "亲属"], *[[*row, None] for row in PEOPLE[1:]]])
    assert any(isinstance(note, Message) for note in problem.notes)
    problem.to_workbook(tmp_path / name, lang=lang)
    back = ha.read_workbook(tmp_path / name)
    assert back.notes == problem.notes
    assert [getattr(note, "zh", "") for note in back.notes] == [getattr(note, "zh", "") for note in problem.notes]
    assert not any(note in problem.dropping("kin").notes for note in problem.notes if "nobody has kin, so" in note)
    assert "没有人填写亲属" in ha.solve(back).summary("zh")


def test_a_fault_has_a_code_and_both_wordings(tmp_path: Path) -> None:
    with pytest.raises(ha.InputError) as caught:
        read(tmp_path, 人选=[[*PEOPLE[0], "专长"], *[[*row, "林业; 林业"] for row in PEOPLE[1:]]])
    fault = caught.value.items[0]
    assert isinstance(fault, Fault)
    assert fault.code == "cell.twice"
    assert "写了两次" in fault.words("zh")
