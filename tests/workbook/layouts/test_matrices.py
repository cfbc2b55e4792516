"""People by villages, as people make it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import houma_assign as ha

from ..made_files import small
from ..reading import places
from .written import written

POSTS = [["村", "岗位", "名额"], ["V1", "第一书记", 1], ["V1", "工作队员", 1], ["V2", "第一书记", 1]]
BODY = [[80, 70, 60], [75, 65, 55], [90, 50, 45]]
IDS, NAMES = ("C001", "C002", "C003"), ("甲一", "乙二", "丙三")


def town(**more: Any) -> dict[str, Any]:
    sheets = {name: [list(row) for row in rows] for name, rows in small(岗位=POSTS).items() if name != "配对"}
    return {**sheets, **more}


def read(
    folder: Path, matrix: list[list[Any]], sheet: str = "得分矩阵", kind: str = "xlsx", areas: Any = (), **more: Any
) -> ha.Problem:
    return ha.read_workbook(written(folder, town(**{sheet: matrix}, **more), kind, {sheet: areas}))


def points(problem: ha.Problem) -> list[list[float]]:
    posts = ("V1/secretary", "V1/member", "V2/secretary")
    return [[problem.pairs.points(who, post) for post in posts] for who in IDS]


HEADS = {
    "ids of posts": ["V1/secretary", "V1/member", "V2/secretary"], "Chinese roles": ["V1/第一书记", "V1/工作队员", "V2/第一书记"],
    "other words": ["V1/书记", "V1/队员", "V2/书记"], "names": ["上村/第一书记", "上村/工作队员", "下村/第一书记"],
    "brackets": ["上村（书记）", "上村（队员）", "下村（书记）"], "dashes": ["上村-书记", "上村-委员", "下村-书记"],
    "nothing between": ["上村书记", "上村委员", "下村书记"], "blanks": ["V1 secretary", "V1 member", "V2 secretary"],
    "full width": ["Ｖ１／第一书记", "V1／工作队员", "V2／第一书记"], "of each kind": ["V1/secretary", "上村·委员", "下村"],
}  # fmt: skip


@pytest.mark.parametrize("words", HEADS)
@pytest.mark.parametrize("corner", ["人选", "", "编号", "姓名"])
def test_posts_by_any_of_their_names(words: str, corner: str, tmp_path: Path) -> None:
    who = NAMES if corner == "姓名" else IDS
    rows = [[corner, *HEADS[words]], *[[id, *row] for id, row in zip(who, BODY, strict=True)]]
    assert points(read(tmp_path, rows)) == BODY
    (tmp_path / "turned").mkdir()
    assert points(read(tmp_path / "turned", [list(row) for row in zip(*rows, strict=True)])) == BODY


@pytest.mark.parametrize("heads", [["V1", "V2"], ["上村", "下村"]])
def test_a_village_stands_for_all_its_posts(heads: list[str], tmp_path: Path) -> None:
    rows = [["", *heads], *[[id, row[0], row[2]] for id, row in zip(IDS, BODY, strict=True)]]
    assert points(read(tmp_path, rows)) == [[row[0], row[0], row[2]] for row in BODY]


@pytest.mark.parametrize("sheet", ["得分矩阵", "评分", "配对", "score matrix"])
def test_names_units_and_totals_beside_it_are_left_out(sheet: str, tmp_path: Path) -> None:
    head = ["编号", "姓名", "派出单位", *HEADS["names"], "总分", "平均分", "排名"]
    rows = [head, *[[id, name, "单位", *row, sum(row), 1.5, 1] for id, name, row in zip(IDS, NAMES, BODY, strict=True)]]
    problem = read(tmp_path, rows, sheet)
    assert points(problem) == BODY
    assert any("姓名, 派出单位, 总分, 平均分, 排名 were not read" in note for note in problem.notes)


def test_villages_above_roles(tmp_path: Path) -> None:
    rows = [
        ["人选", "上村", "", "下村"],
        ["", "第一书记", "工作队员", "第一书记"],
        *[[id, *row] for id, row in zip(IDS, BODY, strict=True)],
    ]
    assert points(read(tmp_path, rows, areas=[(0, 0, 1, 0), (0, 1, 0, 2)])) == BODY
    assert points(read(tmp_path, rows, kind="csv")) == BODY


def test_grades_stand_in_a_matrix_too(tmp_path: Path) -> None:
    letters = [["A", "B", "C"], ["B", "B", "C"], ["C", "A", "A"]]
    rows = [["姓名", *HEADS["names"]], *[[name, *row] for name, row in zip(NAMES, letters, strict=True)]]
    problem = read(tmp_path, rows, "等次矩阵")
    assert [problem.pairs.grade_of("C003", post) for post in ("V1/secretary", "V2/secretary")] == ["C", "A"]


def test_a_village_that_is_not_there_is_named_with_near_ones(tmp_path: Path) -> None:
    rows = [["", "上村", "下邨"], *[[id, 1, 2] for id in IDS]]
    with pytest.raises(ha.InputError) as caught:
        read(tmp_path, rows)
    assert places(list(caught.value.items)) == [("得分矩阵", "", "下邨")]
    assert "下村" in caught.value.items[0].words("zh")


def test_headers_that_are_no_posts_at_all_are_one_fault(tmp_path: Path) -> None:
    rows = [["人选", *[f"村{k}" for k in range(40)]], *[[id, *range(40)] for id in IDS]]
    with pytest.raises(ha.InputError) as caught:
        read(tmp_path, rows)
    assert [fault.reason.code for fault in caught.value.items] == ["matrix_posts_unknown"]
    assert "V1" in caught.value.items[0].reason


def test_a_post_twice_is_refused_once(tmp_path: Path) -> None:
    rows = [["人选", "V1", "上村"], *[[id, 1, 2] for id in IDS]]
    with pytest.raises(ha.InputError) as caught:
        read(tmp_path, rows)
    assert "listed twice" in caught.value.words("en")


def test_slashes_and_numbers_in_ids_are_no_structure(tmp_path: Path) -> None:
    sheets = {"人选": [["编号"], ["1"], ["2"]], "村": [["编号", "村名"], ["2024/05/01", "一号"], ["2024/05/02", "二号"]],
              "得分矩阵": [["", "2024/05/01", "2024/05/02"], [1, 5, 6], [2, 7, 8]]}  # fmt: skip
    problem = ha.read_workbook(written(tmp_path, sheets, "xlsx"))
    assert [post.village for post in problem.posts] == ["2024/05/01", "2024/05/02"]
    assert problem.pairs.points("2", "2024/05/02") == 8


@pytest.mark.parametrize("heads", [["上村", "下村"], ["V1", "V2"], ["V1/secretary", "下村书记"]])
def test_scores_glued_to_the_people_are_refused_with_what_to_do(heads: list[str], tmp_path: Path) -> None:
    people = [["编号", "姓名", *heads], *[[id, name, 9, 8] for id, name in zip(IDS, NAMES, strict=True)]]
    with pytest.raises(ha.InputError) as caught:
        ha.read_workbook(written(tmp_path, town(人选=people), "xlsx"))
    assert [fault.reason.code for fault in caught.value.items] == ["matrix_among_people"]
    assert "得分矩阵" in caught.value.items[0].words("zh")
