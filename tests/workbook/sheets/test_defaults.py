"""Defaults for whole columns are noted, and refused where a rule reads the column or where a header that is not read means it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

import houma_assign as ha
from houma_assign.data.header_words import IDS, SYNONYMS
from houma_assign.errors import Message
from houma_assign.workbook.schema import record_sheets

from ..made_files import PEOPLE, POSTS, VILLAGES, Rows
from ..reading import faults, places, read

TABLES = {schema.name: schema for schema in (record_sheets.CANDIDATES, record_sheets.VILLAGES, record_sheets.POSTS,
                                             record_sheets.PAIRS)}  # fmt: skip
WORDS = [
    (table, field, word)
    for (table, field), words in SYNONYMS.items()
    for word in words.same
    if TABLES[table].column(word) is None
]  # fmt: skip  (points(total) is read as it stands)
DRAWN = Random("defaults").sample(WORDS, 60)
READS = {
    ("candidates", "home"): "回避本村", ("candidates", "kin"): "亲属回避", ("candidates", "skills"): "需求满足",
}  # fmt: skip


def column(header: str, *cells: object, table: Rows = PEOPLE) -> list[list[object]]:
    """A table with one more column."""
    return [[*table[0], header], *[[*row, cell] for row, cell in zip(table[1:], cells, strict=True)]]


def without(table: Rows, header: str) -> list[list[object]]:
    """A table without a column."""
    at = table[0].index(header)
    return [[*row[:at], *row[at + 1 :]] for row in table]


def book(table: str, field: str, header: str, *cells: object) -> dict[str, Rows]:
    """Sheets in which a column stands under this header instead of its own."""
    cells = cells or ("1", "2", "3")
    if table == "candidates":
        own = {"unit": "派出单位"}.get(field)
        people = without(PEOPLE, own) if own else PEOPLE
        return {"人选": column(header, *cells, table=people), **({"配对": PAIRED} if field == "score" else {})}
    if table == "villages":
        own = {"township": "乡镇"}.get(field)
        return {"村": column(header, *cells[:2], table=without(VILLAGES, own) if own else VILLAGES)}
    if table == "posts":
        own = {"role": "岗位", "slots": "名额"}.get(field)
        return {"岗位": column(header, *cells[:2], table=without(POSTS, own) if own else POSTS)}
    return {"配对": column(header, *cells, table=PAIRED)}


PAIRED = [["人选", "村"], ["C001", "V1"], ["C002", "V2"], ["C003", "V1"]]


@pytest.mark.parametrize(("table", "field", "word"), DRAWN)
def test_a_header_that_means_a_missing_column_is_a_fault_that_names_it(table: str, field: str, word: str, tmp_path: Path) -> None:
    found = faults(tmp_path, **book(table, field, word))
    said = " ".join(fault.words("en") for fault in found)
    assert word.lower() in said.lower()
    assert all(fault.code for fault in found)


@pytest.mark.parametrize("header", ["情况", "爱好", "民族", "备考", "婚姻状况", "文化程度", "hobby", "remarks2", "血型", "籍贯"])
def test_other_headers_are_facts_and_the_defaults_a_note(header: str, tmp_path: Path) -> None:
    problem = read(tmp_path, 人选=column(header, "甲", "乙", "丙"))
    assert problem.candidates[0].facts[header] == "甲"
    (note,) = [note for note in problem.notes if note.startswith("人选: columns that are not there")]
    assert isinstance(note, Message)
    assert "nobody has a home village" in note
    assert "家乡村" in note.zh
    assert (header in note) == (header == "籍贯")  # it comes near to a home village


@pytest.mark.parametrize("kind", ["回避本村", "亲属回避"])
@pytest.mark.parametrize("header", ["籍贯", "老家", "无关", "有无亲属关系", "现住址"])
def test_a_rule_that_reads_what_nobody_has_is_refused(kind: str, header: str, tmp_path: Path) -> None:
    found = faults(tmp_path, 人选=column(header, "上村", "下村", "上村"), 规则=[["类型"], [kind]])
    assert places(found) == [("人选", "", "家乡村" if kind == "回避本村" else "亲属")]
    assert kind[:2] in found[0].words("zh")


def test_a_column_that_is_there_and_empty_is_the_users_word(tmp_path: Path) -> None:
    problem = read(tmp_path, 人选=column("亲属", None, None, None), 规则=[["类型"], ["亲属回避"]])
    assert [note.code for note in problem.notes if isinstance(note, Message) and note.code.startswith("found.")] == ["found.kin"]


def test_an_aim_for_needs_wants_needs_and_skills(tmp_path: Path) -> None:
    found = faults(tmp_path, 目标=[["类型"], ["需求满足"]])
    assert [fault.column for fault in found] == ["专长", "需求"]


@pytest.mark.parametrize("header", ["甲", "笔面合计", "量", "X", "w1", "评定", "民主票数", "考", "value", "S"])
def test_numbers_that_may_be_points_are_not_left_aside(header: str, tmp_path: Path) -> None:
    people = [row[:3] for row in PEOPLE]
    sheets = {"人选": column(header, 81, 82, 83.5, table=people), "配对": PAIRED}
    (found,) = faults(tmp_path, **sheets)
    assert found.code == "points.none"
    assert header in found.words("zh")
    aims = [["类型"], ["空缺最少"]]
    assert read(tmp_path, **sheets, 目标=aims).candidates[0].facts[header] == 81


@pytest.mark.parametrize(
    "header", ["年龄", "工龄", "联系电话", "累计服务时间", "党龄", "身高", "age", "距离km", "学历年限", "家庭人口"]
)
def test_ages_and_lengths_of_time_are_no_points(header: str, tmp_path: Path) -> None:
    people = [row[:3] for row in PEOPLE]
    problem = read(tmp_path, 人选=column(header, 21, 22, 23, table=people), 配对=PAIRED)
    assert any(note.startswith("人选: no points are given") for note in problem.notes)
    assert not problem.pairs.score.any()


@pytest.mark.parametrize("names", [("上村", "下村"), ("V1", "V2"), ("V1/secretary", "V2/secretary")])
def test_a_matrix_beside_the_people_is_not_kept_as_facts(names: tuple[str, str], tmp_path: Path) -> None:
    people = [[*row[:3], *cells] for row, cells in zip(PEOPLE, (names, (1, 2), (3, 4), (5, 6)), strict=True)]
    found = faults(tmp_path, 人选=people, 配对=PAIRED)
    assert [fault.code for fault in found] == ["points.glued"]


@pytest.mark.parametrize("word", Random("ids").sample(IDS, 30))
def test_other_words_for_ids_are_read_and_noted(word: str, tmp_path: Path) -> None:
    problem = read(tmp_path, 人选=[[word, *PEOPLE[0][1:]], *PEOPLE[1:]])
    assert [who.id for who in problem.candidates] == ["C001", "C002", "C003"]
    assert any(f"column {word} was read as id" in note for note in problem.notes)


def test_beside_an_id_such_a_column_is_a_fact(tmp_path: Path) -> None:
    problem = read(tmp_path, 人选=column("学号", "s1", "s2", "s3"))
    assert [who.facts["学号"] for who in problem.candidates] == ["s1", "s2", "s3"]


def test_what_the_sheet_of_columns_declares_is_what_it_is_declared(tmp_path: Path) -> None:
    sheets = {"人选": column("户籍村", "甲", "乙", "丙"), "列说明": [["表", "列", "类型"], ["人选", "户籍村", "text"]]}
    assert read(tmp_path, **sheets).candidates[0].facts["户籍村"] == "甲"
    assert faults(tmp_path, 人选=sheets["人选"])


@pytest.mark.parametrize("name", ["花名册", "人员名单", "候选人名单", "人员信息", "Roster", "applicants"])
def test_other_names_of_sheets_are_read_and_noted(name: str, tmp_path: Path) -> None:
    from ..made_files import small, workbook

    sheets = {name if each == "人选" else each: rows for each, rows in small().items()}
    problem = ha.read_workbook(workbook(tmp_path / "b.xlsx", sheets))
    assert problem == read(tmp_path)
    assert f"sheet {name} was read as candidates" in problem.notes
