"""The sheets of wishes and hearings: what they mean, what of them is refused, and that they are written back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha

from ..reading import faults, noted, places, read, read_csv

WISHES: list[list[Any]] = [
    ["人选", "次序", "村", "岗位编号", "说明"],
    ["C001", 2, "V1", None, "离家近"],
    ["C001", 1, "下村", None, None],
    ["乙二", 1, None, "V2/secretary", None],
]
HEARING: list[list[Any]] = [
    ["人选", "村", "村方评分", "否决", "提出单位", "理由", "日期"],
    ["C001", "下村", 80, None, None, None, "2020-04-01"],
    ["C002", "下村", 85.5, "否", None, None, None],
    ["丙三", "上村", None, "是", "上村村委会", "不同意", None],
]
STABLE = [["类型", "名称", "扣分"], ["双向稳定", "双向", 1]]
WANTED = {"C001": ("V2", "V1"), "C002": ("V2/secretary",)}
MARKS = {"V2": {"C001": 80, "C002": 85.5}}
ENGLISH = {
    "wishes": [["candidate", "rank", "village", "post"], ["C001", 2, "V1", None], ["C001", 1, "V2", None],
               ["C002", 1, None, "V2/secretary"]],
    "hearing": [["candidate", "village", "mark", "veto", "body", "reason"], ["C001", "V2", 80, None, None, None],
                ["C002", "V2", 85.5, "no", None, None], ["C003", "V1", None, "yes", "上村村委会", "不同意"]],
    "rules": [["kind", "id", "penalty"], ["stable", "双向", 1]],
}  # fmt: skip


def test_they_fill_the_rule_that_asks_for_them(tmp_path: Path) -> None:
    problem = read(tmp_path, 意愿=WISHES, 对接评分=HEARING, 规则=STABLE)
    rule, veto = problem.constraints[3:]
    assert rule == ha.Stable(id="双向", wishes=WANTED, say=MARKS, penalty=1)
    assert veto == ha.Barred(id="C003 ✗ V1 · 上村村委会 · 不同意", candidate="C003", village="V1")
    assert read_csv(tmp_path, 意愿=WISHES, 对接评分=HEARING, 规则=STABLE) == problem
    assert read(tmp_path, **ENGLISH) == problem


def test_the_aim_asks_for_wishes_too_and_marks_may_be_points(tmp_path: Path) -> None:
    problem = read(tmp_path, 意愿=WISHES, 规则=STABLE, 目标=[["类型"], ["个人意愿"], ["得分"]])
    assert problem.tiers[0] == ha.Wishes(id="wishes", wishes=WANTED)
    assert problem.constraints[-1] == ha.Stable(id="双向", wishes=WANTED, penalty=1)


def test_what_nobody_asks_for_is_noted(tmp_path: Path) -> None:
    problem = read(tmp_path, 意愿=WISHES, 对接评分=HEARING)
    assert noted(problem, "意愿", "nothing asks for these wishes")
    assert noted(problem, "对接评分", "nothing asks for these marks")
    assert [rule.kind for rule in problem.constraints[3:]] == ["barred"]  # a veto holds whoever asks


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_they_are_written_and_read_back(tmp_path: Path, lang: str) -> None:
    problem = read(tmp_path, 意愿=WISHES, 对接评分=HEARING, 规则=STABLE, 目标=[["类型"], ["个人意愿"], ["得分"]])
    for name in ("再.xlsx", "再"):
        problem.to_workbook(tmp_path / name, lang=lang)
        assert ha.read_workbook(tmp_path / name) == problem
    names = {path.stem for path in (tmp_path / "再").iterdir()}
    assert ({"意愿", "对接评分"} if lang == "zh" else {"wishes", "hearing"}) <= names


def test_lists_that_a_sheet_cannot_tell_apart_stay_with_their_rules(tmp_path: Path) -> None:
    problem = read(tmp_path, 意愿=WISHES, 对接评分=HEARING, 规则=STABLE)
    other = ha.Stable(id="再一", wishes={"C001": ("V1",)}, say={"V1": {"C001": 1}}, penalty=0)
    several = problem.adding(other, ha.Stable(id="得分", wishes=WANTED, penalty=0))
    several.to_workbook(tmp_path / "several.xlsx", lang="zh")
    assert ha.read_workbook(tmp_path / "several.xlsx") == several


WRONG: list[tuple[str, list[Any], str]] = [
    ("意愿", ["C009", 1, "V1", None, None], "人选"),
    ("意愿", ["C001", 3, "V9", None, None], "村"),
    ("意愿", ["C001", 3, None, "V1/member", None], "岗位编号"),
    ("意愿", ["C001", 3, "V1", "V1/secretary", None], "村"),
    ("意愿", ["C001", 3, None, None, None], "村"),
    ("意愿", ["C001", 2, None, "V2/secretary", None], "次序"),
    ("意愿", ["C001", 0, None, "V2/secretary", None], "次序"),
    ("意愿", ["C001", "第三", None, "V2/secretary", None], "次序"),
    ("意愿", ["C001", None, None, "V2/secretary", None], "次序"),
    ("意愿", ["C001", 3, "V1", None, None], "村"),
    ("对接评分", ["C001", "V2", 70, None, None, None, None], "人选"),
    ("对接评分", ["C001", "V1", None, None, None, None, None], "村方评分"),
    ("对接评分", ["C001", "V1", None, "是", None, "理由", None], "提出单位"),
    ("对接评分", ["C001", "V1", None, "是", "村委会", None, None], "理由"),
    ("对接评分", ["C001", "V1", "良好", None, None, None, None], "村方评分"),
    ("对接评分", ["C001", "V1", 80, "也许", None, None, None], "否决"),
    ("对接评分", ["C009", "V1", 80, None, None, None, None], "人选"),
]


@pytest.mark.parametrize(("sheet", "row", "column"), WRONG, ids=[f"{sheet}-{k}" for k, (sheet, *_) in enumerate(WRONG)])
def test_a_row_that_makes_no_sense_is_a_fault_in_its_place(tmp_path: Path, sheet: str, row: list[Any], column: str) -> None:
    sheets = {"意愿": WISHES, "对接评分": HEARING, "规则": STABLE}
    found = faults(tmp_path, **{**sheets, sheet: [*sheets[sheet], row]})
    assert (sheet, column) in {(told.split(" ")[0], where) for told, _, where in places(found)}
    assert all(max(fault.words("zh")) >= "\u3400" for fault in found)


def test_all_faults_of_both_sheets_come_in_one_error(tmp_path: Path) -> None:
    rows = {"意愿": list(WISHES), "对接评分": list(HEARING)}
    for sheet, row, _ in WRONG:
        rows[sheet] = [*rows[sheet], row]
    found = faults(tmp_path, 规则=STABLE, **rows)
    assert len(found) >= 8
    assert {told.split(" ")[0] for told, *_ in places(found)} == {"意愿", "对接评分"}


def test_wishes_in_two_places_are_refused(tmp_path: Path) -> None:
    people = [["编号", "第一志愿"], ["C001", "V1"], ["C002", "V1"], ["C003", "V2"]]
    found = faults(tmp_path, 人选=people, 意愿=WISHES[:3], 规则=STABLE)
    assert [fault.code for fault in found] == ["wishes.twice"]
