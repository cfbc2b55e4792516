"""Rounds and sources in the dossier: from the sheets of a department's own workbook to what the village reads."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha
from houma_assign.papers.details.details import details_of
from houma_assign.papers.details.workbook import read_details

from .small import sources

LEDGER = [["村", "需求", "严重程度", "轮次", "来源", "走访对象", "走访日期", "变化及原因", "责任人"],
          ["V1", "need V1", 4, "一轮", "入户走访", "示例户", "2020-03-01", "", ""],
          ["V1", "other V1", 2, "2", "", "", "", "", "乡镇分管"]]  # fmt: skip
FINDINGS = [["村", "问题类型", "轮次", "程度", "来源", "走访对象", "走访日期", "变化及原因"],
            ["V1", "信访", "一轮", 2, "信访部门", "", "2020-02-03", ""],
            ["V1", "信访", "二轮", 4, "入户走访", "示例老党员", "2020-03-04", "新增三件集体访"],
            ["V1", "产业", "二轮", 3, "", "", "", ""]]  # fmt: skip
REST = [["村", "需求", "措施", "完成时限", "状态"], ["V1", "other V1", "对口支持", "2020-12-31", "推进中"]]


def book(folder: Path, **sheets: list[list[Any]]) -> Path:
    folder.mkdir()
    for name, rows in sheets.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return folder


def dossier(path: Path, lang: str = "zh") -> ha.Paper:
    given = {**sources(), "support": None}
    read, kept = read_details(path), details_of(given.pop("details"), [])
    return ha.paper(kind="dossier", of="V1", lang=lang, details=replace(kept, needs=read.needs, findings=read.findings), **given)


def test_the_need_ledger_of_the_workbook_reaches_the_dossier(tmp_path: Path) -> None:
    made = dossier(book(tmp_path / "b", 需求台账=LEDGER, 需求对策=REST))
    needs = made.data["需求与对接"].set_index("需求")["来源"]
    assert needs["«V1.need»"] == "入户走访、示例户、2020年3月1日、一轮"
    assert needs["«V1.unmet»"] == "二轮"
    (unmet,) = made.data["未满足的需求与措施"].to_dict("records")
    assert (unmet["措施"], unmet["责任人"], unmet["状态"]) == ("对口支持", "乡镇分管", "推进中")
    assert "突出问题研判" not in made.data


def test_both_rounds_stand_there_with_what_changed_and_who_said_so(tmp_path: Path) -> None:
    made = dossier(book(tmp_path / "b", 两轮研判=FINDINGS, 需求台账=LEDGER, 需求对策=REST))
    assert made.data["突出问题研判"].to_numpy().tolist() == [
        ["信访", 2, 4, "新增三件集体访", "一轮：信访部门、2020年2月3日；二轮：入户走访、示例老党员、2020年3月4日"],
        ["产业", 3, 3, "两轮一致", ""],
    ]
    english = dossier(tmp_path / "b", "en").data["Problems as judged"]
    assert english.iloc[0, 4] == "first round: 信访部门, 3 February 2020; second round: 入户走访, 示例老党员, 4 March 2020"
    assert english.iloc[1, 3] == "the same in both rounds"


def test_two_sheets_that_do_not_agree_are_refused(tmp_path: Path) -> None:
    other = [["村", "需求", "来源", "责任人"], ["V1", "need V1", "信访部门", ""], ["V1", "other V1", "", "乡镇分管"]]
    with pytest.raises(ha.InputError) as caught:
        dossier(book(tmp_path / "b", 需求台账=LEDGER, 需求对策=other))
    (fault,) = caught.value.items
    assert (fault.code, fault.row.split(" (")[0], fault.column.split(" → ")[0]) == ("details.need_otherwise", "row 2", "来源")


def test_a_day_that_is_none_is_told_with_its_place(tmp_path: Path) -> None:
    wrong = [LEDGER[0], ["V1", "need V1", 4, "一轮", "走访", "示例户", "三月初", "", ""]]
    with pytest.raises(ha.InputError) as caught:
        dossier(book(tmp_path / "b", 需求台账=wrong))
    assert [fault.column.split(" → ")[0] for fault in caught.value.items] == ["走访日期"]


def test_the_ledger_tells_where_a_need_was_heard_of(tmp_path: Path) -> None:
    given: dict[str, Any] = {**sources(), "support": None}
    needs = [{**row, "source": ""} for row in given["details"].pop("needs")]
    register = [{"village": "V1", "need": "need V1", "severity": 4, "source": "入户走访", "round": "一轮", "visited": "示例户",
                 "visited_on": "2020-03-01"}]  # fmt: skip
    ledger = ha.Ledger((), given["plan"].problem, None, register)
    ha.write_ledger(ledger, tmp_path / "台账.xlsx")
    assert ha.read_ledger(tmp_path / "台账.xlsx", given["plan"].problem).register == ledger.register
    made = ha.paper(kind="dossier", of="V1", ledger=ledger, **{**given, "details": {**given["details"], "needs": needs}})
    assert made.data["需求与对接"]["来源"].tolist()[0] == "入户走访、示例户、2020年3月1日、一轮"


def test_a_problem_reads_the_same_ledger_and_says_what_it_leaves_to_the_papers(tmp_path: Path) -> None:
    people = [["编号"], ["P1"]]
    path = book(tmp_path / "b", 人选=people, 村=[["编号"], ["V1"]], 需求台账=LEDGER)
    problem = ha.read_workbook(path)
    assert dict(problem.village("V1").needs) == {"need V1": 4, "other V1": 2}
    assert any(getattr(note, "code", "") == "needs.beside" for note in problem.notes)
