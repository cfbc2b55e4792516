"""What a book would be read as, told without raising, with the mapping to paste."""

from __future__ import annotations

import dataclasses
import re
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

import houma_assign as ha

from ..layouts.laid_out import lay_out
from ..layouts.town import draw_town
from ..layouts.written import written
from ..made_files import PEOPLE, VILLAGES, csvs, small
from ..mutants import mutated

ROSTER = [
    ["学籍号", "姓名", "所在单位", "最终得分", "备考"],
    ["A1", "甲一", "单位一", 90, "秘密"],
    ["A2", "乙二", "单位一", 80, "秘密"],
]
TOWNS = [["编号", "村名", "乡镇"], ["V1", "上村", "东乡"], ["V2", "下村", ""]]


def odd(folder: Path) -> Path:
    return written(folder, {"底册": ROSTER, "村": TOWNS, "杂项": [["a"], [1]]}, "xlsx", {"村": [(1, 2, 2, 2)]})


def test_the_mapping_that_is_printed_makes_the_book_read(tmp_path: Path) -> None:
    seen = ha.inspect_workbook(odd(tmp_path))
    assert not seen.reads
    assert seen.left == 0
    problem = eval(seen.mapping, {"ha": ha})
    assert [(who.id, who.unit, who.facts["score"]) for who in problem.candidates] == [("A1", "单位一", 90), ("A2", "单位一", 80)]
    assert [village.township for village in problem.villages] == ["东乡", "东乡"]


def test_every_column_is_a_field_a_fact_or_unread(tmp_path: Path) -> None:
    seen = ha.inspect_workbook(odd(tmp_path), "en")
    frame = seen.frame.set_index("header")
    assert frame.loc[["学籍号", "最终得分", "备考", "乡镇"], "read_as"].tolist() == ["field", "field", "fact", "field"]
    assert frame.loc["乡镇", "name"] == "township"
    by_name = {sheet.name: sheet for sheet in seen.sheets}
    assert [by_name[name].table for name in ("底册", "村", "杂项")] == ["candidates", "villages", ""]
    assert by_name["底册"].mapped
    assert not by_name["村"].mapped
    assert by_name["村"].header_row == 1
    assert by_name["村"].records == 2
    assert len(seen.faults) == len(seen.items) == 2


def test_near_words_and_defaults_are_told(tmp_path: Path) -> None:
    people = [["编号", "户籍家乡村", "派出单位名称"], ["C1", "V1", "u"], ["C2", "V2", "u"]]
    seen = ha.inspect_workbook(csvs(tmp_path / "a", {"人选": people, "村": VILLAGES}))
    columns = {column.header: column for column in seen.sheets[0].columns}
    assert "home" in columns["户籍家乡村"].near
    assert "unit" in columns["派出单位名称"].near
    codes = {each.code for sheet in seen.sheets for each in sheet.defaults} | {each.code for each in seen.defaults}
    assert {
        "default_candidates_score",
        "default_candidates_kin",
        "default_villages_needs",
        "default_posts",
        "default_pairs",
    } <= codes
    assert "没有“亲属”列：人选之间没有亲属" in str(seen)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_book_that_reads_is_said_to_read(lang: str, tmp_path: Path) -> None:
    path = written(tmp_path, small(), "xlsx")
    seen = ha.inspect_workbook(path, lang)
    assert seen.reads
    assert seen.mapping == f'ha.read_workbook("{path}")'
    assert ("可以直接读取" if lang == "zh" else "reads as it is") in str(seen)
    assert eval(seen.mapping, {"ha": ha}) == ha.read_workbook(path)


def test_matrices_slots_and_needs_in_columns_are_told_as_what_they_are(tmp_path: Path) -> None:
    villages = [["编号", "书记名额", "需求：林业"], ["V1", 1, 2], ["V2", 1, 3]]
    sheets = {"人选": PEOPLE, "村": villages, "评分": [["", "V1", "V2"], *[[row[0], 1, 2] for row in PEOPLE[1:]]]}
    seen = ha.inspect_workbook(csvs(tmp_path / "a", sheets), "en")
    assert seen.reads
    frame = seen.frame[["header", "table", "name"]].to_numpy().tolist()
    for wanted in (["书记名额", "villages", "slots"], ["需求:林业", "villages", "needs"], ["V1", "score matrix", "score"]):
        assert wanted in frame


UNREADABLE: dict[str, bytes | None] = {
    "missing.xlsx": None, "empty.xlsx": b"", "page.xls": b"<html>", "cut.xlsx": b"PK\x03\x04",
    "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "bytes.csv": b"\x81\x20\xff", "nul.csv": b"a\0b", "quote.csv": b'a,"b', "nothing.csv": b"",
}  # fmt: skip


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("lang", ["zh", "en", "fr"])
def test_files_that_cannot_be_read_are_said_to_be_so(name: str, lang: str, tmp_path: Path) -> None:
    data = UNREADABLE[name]
    if data is not None:
        (tmp_path / name).write_bytes(data)
    seen = ha.inspect_workbook(tmp_path / name, lang)
    assert not seen.reads
    assert name.partition(".")[0] in str(seen)
    assert seen._repr_html_()
    assert len(seen.faults) == len(seen.items)


def test_arguments_that_are_none_and_a_missing_package_raise_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong: Any = None
    assert not ha.inspect_workbook(wrong).reads
    assert not ha.inspect_workbook(wrong, sheets=wrong).reads
    assert not ha.inspect_workbook("a\0b").reads
    path = written(tmp_path, small(), "xlsx")
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    seen = ha.inspect_workbook(path)
    assert [fault.code for fault in seen.items] == ["package_missing"]
    assert "pip install" in seen.words("en")


def test_damaged_files_raise_nothing(tmp_path: Path) -> None:
    for number in range(40):
        assert isinstance(str(ha.inspect_workbook(mutated(number, tmp_path))), str)


@pytest.mark.parametrize("number", range(12))
def test_drawn_layouts_read_with_what_is_printed(number: int, tmp_path: Path) -> None:
    rng = Random(f"inspected {number}")
    drawn = lay_out(draw_town(rng, rng.choice(("zh", "en"))), rng)
    seen = ha.inspect_workbook(written(tmp_path, drawn.sheets, "xlsx", drawn.merges))
    assert seen.reads != drawn.footer
    if seen.reads:
        eval(seen.mapping, {"ha": ha})


def test_no_english_stands_in_the_chinese_words(tmp_path: Path) -> None:
    seen = ha.inspect_workbook(odd(tmp_path))
    text = str(seen).replace(seen.mapping, "").replace("选派.xlsx", "")
    assert not re.findall("[A-Za-z]{3,}", text)


def test_the_display_escapes_what_stands_in_cells_and_keeps_peoples_cells_out(tmp_path: Path) -> None:
    people = [["编号", "<script>alert(1)</script>"], ["C1", "秘密<b>"], ["C2", "秘密<i>"]]
    seen = ha.inspect_workbook(csvs(tmp_path / "a", {"人选": people, "村": VILLAGES}))
    html = seen._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "秘密" not in html + str(seen)
    assert html != seen.html("en")


def test_it_is_frozen(tmp_path: Path) -> None:
    seen: Any = ha.inspect_workbook(odd(tmp_path))
    with pytest.raises(dataclasses.FrozenInstanceError):
        seen.file = "x"


def test_headers_that_mean_a_field_are_in_the_mapping_to_paste(tmp_path: Path) -> None:
    people = [["学号", "姓名", "户籍所在村", "综合成绩"], ["S1", "甲", "甲村", 90], ["S2", "乙", "", 80]]
    book = csvs(tmp_path / "book", {"花名册": people, "村": [["编号", "村名"], ["V1", "甲村"]]})
    seen = ha.inspect_workbook(book, lang="zh")
    assert '"户籍所在村": "家乡村"' in seen.mapping
    assert '"综合成绩": "总分"' in seen.mapping
    problem = eval(seen.mapping, {"ha": ha})
    assert [person.home for person in problem.candidates] == ["V1", ""]


ODD = {
    "zh": {"花名册": [["学号", "姓名", "工作单位", "户籍所在村", "综合成绩", "党员"], ["S1", "王伟", "林业局", "东村", "82", "√"],
                   ["S2", "李娜", "教育局", "", "79", ""]],
           "村": [["村编号", "村名", "选派名额"], ["V1", "东村", "1"]], "选派规则": [["类型", "备注栏"], ["结构比例", "x"]]},
    "en": {"roster": [["Student no", "Full name", "birth village", "Total score", "party"], ["S1", "Ann", "East", "82", "√"],
                      ["S2", "Bob", "", "79", ""]],
           "villages": [["village id", "village", "places"], ["V1", "East", "1"]],
           "Rules of selection": [["kind", "remarks"], ["quota", "x"]]},
}  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_inspection_speaks_one_language_and_its_mapping_can_be_pasted(lang: str, tmp_path: Path) -> None:
    sheets = ODD[lang]
    seen = ha.inspect_workbook(csvs(tmp_path / "odd", sheets), lang=lang)
    own = {str(cell) for rows in sheets.values() for row in rows for cell in row} | {*sheets, "odd"}
    shown = str(seen).replace(seen.mapping, "")
    for word in sorted(own, key=len, reverse=True):
        shown = shown.replace(word, "") if len(word) > 1 else shown
    foreign = "[\u3400-\u9fff]" if lang == "en" else "[A-Za-z]{3,}"
    assert [line for line in shown.splitlines() if re.search(foreign, line)] == []
    assert re.search(foreign, seen.mapping.replace("ha.read_workbook", "").replace("columns=", "").replace(str(tmp_path), "")
                     .replace("sheets=", "")) is None or lang == "zh"  # fmt: skip
    (last,) = [sheet for sheet in seen.sheets if sheet.name in ("选派规则", "Rules of selection")]
    assert all(column.read_as != "fact" for column in last.columns)
    with pytest.raises(ha.InputError) as caught:
        eval(seen.mapping, {"ha": ha})
    assert len(caught.value.items) == seen.left < len(seen.items)
