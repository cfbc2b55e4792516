"""Slots and needs as columns of villages, wishes as columns of people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha

from ..reading import noted
from .written import written

PEOPLE = [["编号", "专长"], ["C1", "林业；文化"], ["C2", "法律"], ["C3", None], ["C4", None]]
VILLAGES = [["编号", "村名"], ["V1", "上村"], ["V2", "下村"]]


def read(folder: Path, **sheets: Any) -> ha.Problem:
    return ha.read_workbook(written(folder, {"人选": PEOPLE, "村": VILLAGES, **sheets}, "xlsx"))


def villages(*columns: list[Any]) -> list[list[Any]]:
    return [[*row, *more] for row, *more in zip(VILLAGES, *columns, strict=True)]


def refused(folder: Path, **sheets: Any) -> list[ha.Fault]:
    with pytest.raises(ha.InputError) as caught:
        read(folder, **sheets)
    return list(caught.value.items)


@pytest.mark.parametrize(
    ("first", "second"),
    [("书记名额", "委员名额"), ("第一书记名额", "工作队员名额"), ("党支部书记职数", "支部委员职数"), ("书记岗位数", "委员岗位数"),
     ("*书记名额", "委员名额（必填）"), ("secretary slots", "member slots"), ("Secretary seats", "Member seats"),
     ("slots (secretary)", "slots (member)")],
)  # fmt: skip
def test_slots_of_each_role(first: str, second: str, tmp_path: Path) -> None:
    problem = read(tmp_path, 村=villages([first, 1, 1], [second, 2, 0]))
    assert {post.id: post.slots for post in problem.posts} == {"V1/secretary": 1, "V1/member": 2, "V2/secretary": 1}
    assert not problem.villages[0].facts
    assert noted(problem, "村", "read as slots of posts")


@pytest.mark.parametrize("header", ["名额", "选派名额", "职数", "slots", "number of slots", "总名额"])
def test_slots_without_roles(header: str, tmp_path: Path) -> None:
    problem = read(tmp_path, 村=villages([header, 3, 1]))
    assert {post.id: post.slots for post in problem.posts} == {"V1": 3, "V2": 1}


def test_a_total_beside_the_slots_of_roles_adds_nothing(tmp_path: Path) -> None:
    problem = read(tmp_path, 村=villages(["书记名额", 1, 1], ["委员名额", 1, ""], ["总名额", 2, 1]))
    assert sum(post.slots for post in problem.posts) == 3


def test_slots_that_are_no_numbers_or_of_no_known_role_are_refused(tmp_path: Path) -> None:
    found = refused(tmp_path, 村=villages(["书记名额", "一", 1]))
    assert [(fault.row, fault.column) for fault in found] == [("row 2 (V1)", "书记名额")]
    assert [fault.reason.code for fault in refused(tmp_path, 村=villages(["巡视员名额", 1, 2]))] == ["slots_of_what"]


def test_a_sheet_of_posts_and_numbers_of_inhabitants_are_left_alone(tmp_path: Path) -> None:
    posts = [["村", "名额"], ["V1", 1], ["V2", 2]]
    problem = read(tmp_path, 岗位=posts, 村=villages(["书记名额", 5, 5], ["常住人数", 300, 400]))
    assert [post.slots for post in problem.posts] == [1, 2]
    assert dict(problem.villages[0].facts) == {"书记名额": 5, "常住人数": 300}


NEEDS = ("林业", "需求：林业", "林业（需求）", "需求/林业", "林业_需求", "needs: 林业", "林业 (need)", "*林业", "林业（必填）")


@pytest.mark.parametrize("header", NEEDS)
def test_needs_in_columns(header: str, tmp_path: Path) -> None:
    problem = read(tmp_path, 村=villages([header, 5, 0], ["人口", 300, 400]))
    assert [dict(village.needs) for village in problem.villages] == [{"林业": 5}, {}]
    assert dict(problem.villages[0].facts) == {"人口": 300}


def test_needs_that_an_aim_speaks_of(tmp_path: Path) -> None:
    aims = [["类型", "由专长满足"], ["需求满足", "信访: 法律; 环境: 林业"]]
    problem = read(tmp_path, 目标=aims, 村=villages(["信访", 3, ""], ["环境", "", 4], ["户数", 3, 4]))
    assert [dict(village.needs) for village in problem.villages] == [{"信访": 3}, {"环境": 4}]
    assert dict(problem.villages[0].facts) == {"户数": 3}


def test_a_severity_beyond_five_is_refused_where_the_header_says_need(tmp_path: Path) -> None:
    found = refused(tmp_path, 村=villages(["需求：林业", 7, 1]))
    assert [(fault.row, fault.column) for fault in found] == [("row 2 (V1)", "需求:林业")]


WISHES = [["类型"], ["意愿"]]


@pytest.mark.parametrize(
    "heads",
    [("第一志愿", "第二志愿"), ("志愿1", "志愿2"), ("第1志愿", "第2志愿"), ("志愿一", "志愿二"), ("第一意愿", "第二意愿"),
     ("首选", "次选"), ("Choice 1", "choice 2"), ("first choice", "Second Choice"), ("1st wish", "2nd wish"),
     ("preference 1", "Preference_2"),
     ("第一志愿村", "第二志愿村"), ("*第一志愿", "第二志愿（选填）")],
)  # fmt: skip
@pytest.mark.parametrize("swapped", [False, True])
def test_wishes_in_columns(heads: tuple[str, str], swapped: bool, tmp_path: Path) -> None:
    rows = [[*heads], ["上村", "V2"], ["V2", "上村"], ["下村", "下村"], ["无", ""]]
    rows = [row[::-1] if swapped else row for row in rows]
    people = [[id[0], *row] for id, row in zip(PEOPLE, rows, strict=True)]
    problem = read(tmp_path, 人选=people, 目标=WISHES)
    assert problem.aims is not None
    assert dict(problem.aims[0].wishes) == {"C1": ("V1", "V2"), "C2": ("V2", "V1"), "C3": ("V2",)}


def test_wishes_as_one_list_and_for_posts(tmp_path: Path) -> None:
    people = [["编号", "个人意愿"], ["C1", "上村书记、V2"], ["C2", "V2/secretary"], ["C3", ""], ["C4", ""]]
    problem = read(tmp_path, 人选=people, 目标=WISHES, 村=villages(["书记名额", 1, 1], ["委员名额", 1, 1]))
    assert problem.aims is not None
    assert dict(problem.aims[0].wishes) == {"C1": ("V1/secretary", "V2"), "C2": ("V2/secretary",)}


def test_wishes_for_places_that_are_not_there_are_named(tmp_path: Path) -> None:
    people = [["编号", "第一志愿"], ["C1", "上邨"], ["C2", "V2"], ["C3", ""], ["C4", ""]]
    found = refused(tmp_path, 人选=people, 目标=WISHES)
    assert [(fault.row, fault.column, fault.reason.code) for fault in found] == [("row 2 (C1)", "第一志愿", "wish_unknown")]
    assert "上村" in found[0].reason


def test_wishes_that_no_aim_asks_for_are_kept_and_said(tmp_path: Path) -> None:
    people = [["编号", "第一志愿"], ["C1", "上村"], ["C2", "V2"], ["C3", "哪里都行"], ["C4", ""]]
    problem = read(tmp_path, 人选=people)
    assert problem.candidates[0].facts["第一志愿"] == "上村"
    assert noted(problem, "第一志愿", "kept as facts")
    stated = read(tmp_path, 人选=people, 目标=[["类型", "意愿"], ["意愿", "C2: V1"]])
    assert stated.aims is not None
    assert dict(stated.aims[0].wishes) == {"C2": ("V1",)}
