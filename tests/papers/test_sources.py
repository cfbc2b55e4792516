"""What papers are made from: details and particulars however they come, and one list of all that is missing or wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import houma_assign as ha
from houma_assign.papers.details.about import ITEMS, about_of
from houma_assign.papers.details.details import details_of
from houma_assign.papers.details.sheets import SHEETS
from houma_assign.papers.details.workbook import ABOUT, read_details
from houma_assign.papers.make import every, study_of
from houma_assign.workbook.schema.elsewhere import left_to

from .small import about, details, problem, sources, study


def test_one_list_has_every_blank_of_every_paper(tmp_path: Path) -> None:
    given = sources()
    del given["about"]["term"], given["about"]["chair"]
    given["details"]["people"][0] |= {"birth": "", "party_unit": ""}
    given["details"]["villages"][1]["debts"] = ""
    given["details"]["cadres"] = given["details"]["cadres"][:1]
    given["details"]["needs"][1]["owner"] = ""
    given["details"]["units"] = given["details"]["units"][1:]
    with pytest.raises(ha.InputError) as caught:
        ha.papers(given.pop("plan"), tmp_path / "out", **given)
    told = caught.value.words("zh")
    blanks = ("人员详情 · P1 · 出生年月", "人员详情 · P1 · 党组织关系", "文书说明 · 任期", "文书说明 · 主持人",
              "村情 · V2 · 集体负债", "村两委 · V2 · 姓名", "需求对策 · V1 · other V1 · 责任人",
              "派出单位 · «P1.unit» · 推荐名额")  # fmt: skip
    assert all(f"{place}：缺少此项" in told for place in blanks)
    assert len(caught.value.items) == 8
    assert "一村一档·一村一策、选派到村任职人员公示、任免审批表数据" in told
    assert str(caught.value) == told
    assert not list(tmp_path.iterdir())


def test_one_paper_asks_for_what_it_prints_and_no_more() -> None:
    given = sources()
    plan, told = given["plan"], {"about": {}, "details": given["details"]}
    made = ha.paper(plan, "dossier", of="«V1.name»", **{**told, "about": {"到任日期": "2020-04-28"}})
    assert (made.kind, made.of, made.level) == ("dossier", "V1", 2)
    with pytest.raises(ha.InputError) as caught:
        ha.paper(plan, "dossier", of="V1", **told)
    [fault] = caught.value.items
    assert fault.words("zh") == "文书说明 · 到任日期：缺少此项；以下文书需要：一村一档·一村一策"
    assert fault.words("en").startswith("about · date of arrival: is missing; wanted by: Village dossier")


def test_details_come_as_frames_mappings_and_records_with_headers_of_either_language() -> None:
    rows = [{"编号": "P1", "性别": "女", "出生年月": "1980年5月", "参加工作时间": "2001-07-15", "身份证号": "1"}]
    faults: list[ha.Fault] = []
    first = details_of(rows, faults)
    second = details_of({"人员详情": pd.DataFrame(rows)}, faults)
    third = details_of(
        {"people": [{"candidate": "P1", "sex": "女", "birth": "198005", "work_since": "2001.7", "id_number": 1}]}, faults
    )
    assert faults == []
    assert first == second == third
    assert first.people["P1"].birth == "1980.05"
    assert "身份证" not in repr(first.people["P1"])


@pytest.mark.parametrize(("given", "told"), [
    ([{"编号": "P1", "出生年月": "五月"}], "人员详情 · 第 1 行 · birth"),
    ([{"编号": "P1", "出生年月": "1980.13"}], "应为年月"),
    ([{"编号": "P1"}, {"编号": "P1"}], "人员详情 · P1：重复"),
    ({"陌生表": [{"村": "V1"}]}, "详情 · 陌生表：应为人员详情表"),
    ({"村情": [{"村": "V1", "户数": -1}]}, "村情 · 第 1 行 · households"),
    ({"纪实材料": [{"事项": "动议时间", "材料摘要": "abc"}]}, "应为六十四位摘要"),
], ids=range(6))  # fmt: skip
def test_details_that_make_no_sense_are_told_with_their_place(given: Any, told: str) -> None:
    faults: list[ha.Fault] = []
    details_of(given, faults)
    assert [fault for fault in faults if told in fault.words("zh")], [fault.words("zh") for fault in faults]


@pytest.mark.parametrize(("given", "told"), [
    ({"机关": "x"}, "文书说明 · 机关：文书中没有这一项"), ({"到任日期": "四月"}, "文书说明 · 到任日期“四月”：应为具体日期"),
    ({"应到人数": "十"}, "文书说明 · 应到人数“十”：应为整数"), (3, "文书说明“int”：应为"),
])  # fmt: skip
def test_particulars_that_make_no_sense_are_told(given: Any, told: str) -> None:
    faults: list[ha.Fault] = []
    assert about_of(given, faults) == {}
    assert [fault for fault in faults if fault.words("zh").startswith(told)], [fault.words("zh") for fault in faults]


def test_particulars_come_as_mapping_or_table_in_either_language() -> None:
    faults: list[ha.Fault] = []
    said = {"任期": "五年", "到任日期": pd.Timestamp("2020-04-28"), "应到人数": 11, "八项职责": "一\n二", "联系人": None}
    first = about_of(said, faults)
    assert first == {"term": "五年", "arrival": "2020-04-28", "entitled": 11, "duties": ("一", "二")}
    assert about_of(pd.DataFrame({"项目": list(said), "内容": list(said.values())}, dtype=object), faults) == first
    assert (
        about_of({"term": "五年", "date of arrival": "2020-04-28", "Entitled to attend": "11", "duties": ["一", "二"]}, faults)
        == first
    )
    assert faults == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_workbook_to_fill_in_is_read_once_it_is_filled(lang: str, tmp_path: Path) -> None:
    place = ha.paper_template("details", tmp_path / "x.xlsx", lang)
    with pytest.raises(ha.InputError, match=r"example|示例"):
        read_details(place)
    with pytest.raises(ha.InputError, match="there already"):
        ha.paper_template("details", place, lang)
    assert len(ABOUT.schema.columns) == 2


def test_a_workbook_gives_the_same_papers_as_mappings(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book, given = Workbook(), sources()
    tables = {"人员详情": "people", "村情": "villages", "村两委": "cadres", "需求对策": "needs", "派出单位": "units"}
    for name, key in tables.items():
        page = book.create_sheet(name)
        rows = given["details"][key]
        page.append(list(rows[0]))
        for row in rows:
            page.append(list(row.values()))
    page = book.create_sheet("文书说明")
    page.append(["项目", "内容"])
    names = {item.key: item.zh for item in ITEMS}
    for key, value in given["about"].items():
        page.append([names[key], "\n".join(value) if isinstance(value, tuple) else value])
    book.remove(book["Sheet"])
    book.save(tmp_path / "详情.xlsx")
    read = study_of("papers", given["plan"], "zh", tmp_path / "详情.xlsx", str(tmp_path / "详情.xlsx"), given["support"])
    told = study("zh")
    assert read.told == told.told
    assert read.details == told.details
    assert [each.contents for each in every(read, {})] == [each.contents for each in every(told, {})]


def test_a_problem_is_read_from_a_book_that_has_these_sheets() -> None:
    names = [name for sheet in (*SHEETS.values(), ABOUT) for name in (sheet.schema.name, *sheet.schema.zh, *sheet.schema.en)]
    assert [name for name in names if left_to(name) is None] == []


def test_papers_of_one_level_are_written_alone(tmp_path: Path) -> None:
    given = sources()
    made = ha.papers(given.pop("plan"), tmp_path / "out", **given, formats=("html",), level=4)
    assert {each.level for each in made} == {4}
    with pytest.raises(ha.InputError, match="not made for this level"):
        ha.papers(sources()["plan"], tmp_path / "other", level=7)


def test_a_need_that_the_village_has_not_is_told_and_further_villages_are_not() -> None:
    given = sources()
    given["details"]["needs"].append({"village": "V1", "need": "forestry"})
    given["details"]["villages"].append({"village": "V9", "households": 1})
    with pytest.raises(ha.InputError) as caught:
        ha.paper(kind="dossier", of="V1", **given)
    assert [fault.words("zh") for fault in caught.value.items] == ["需求对策 · V1 · 需求“forestry”：不是这个村的需求"]


def test_what_belongs_to_another_plan_is_refused() -> None:
    given = sources()
    other = ha.solve(problem().bar("P1", "V1/secretary"))
    assert other.placements != given["plan"].placements
    with pytest.raises(ha.InputError) as caught:
        ha.paper(other, "support_list", about=about(), details=details(), support=given["support"], ledger=3, funnel=4)
    assert [fault.reason.code for fault in caught.value.items] == ["papers.support", "papers.ledger", "papers.funnel"]
    with pytest.raises(ha.InputError, match="needs more than the plan"):
        ha.paper(other, "support_list")


@pytest.mark.parametrize(("more", "told"), [
    ({"kind": "dosier"}, "no such paper"), ({"of": "V9"}, "no such paper of this"), ({"of": None}, "no such paper of this"),
    ({"level": 0}, "not made for this level"), ({"lang": "fr"}, "languages are"),
])  # fmt: skip
def test_an_argument_that_makes_no_sense_is_told(more: dict[str, Any], told: str) -> None:
    given = {"kind": "dossier", "of": "V1", **sources(), **more}
    with pytest.raises(ha.InputError, match=told):
        ha.paper(**given)


def test_two_of_one_name_are_told_apart_by_their_ids() -> None:
    given = sources(lambda name: "王伟" if name in ("P1.name", "P3.name") else f"«{name}»")
    with pytest.raises(ha.InputError, match="several have this name"):
        ha.paper(kind="letter", of="王伟", **given)
    assert ha.paper(kind="letter", of="P3", **given).name == "02 任职通知书 P3 王伟"
    names = [each.name for each in every(study_of("papers", given["plan"], "zh", given["about"], given["details"]), {})]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("sign", ["\x07", "\u202e", "\ufffe", "\ud800"])
def test_a_sign_that_cannot_be_printed_is_told(sign: str) -> None:
    given = sources(lambda name: f"x{sign}y" if name == "V1.risk" else f"«{name}»")
    with pytest.raises(ha.InputError) as caught:
        ha.paper(kind="dossier", of="V1", **given)
    assert [fault.words("zh") for fault in caught.value.items] == [
        "一村一档·一村一策 · 风险点：含有无法印出的字符（控制符或改变书写方向的符号）"
    ]
