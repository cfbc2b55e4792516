"""Ids, names and references as departments write them: settled and said, or refused with near ones named."""

from __future__ import annotations

from pathlib import Path

import pytest

import houma_assign as ha

from ..made_files import PAIRS, PEOPLE, POSTS, VILLAGES
from ..reading import faults, noted, places, read


def test_villages_without_ids_go_by_name(tmp_path: Path) -> None:
    villages = [["村名", "乡镇"], ["上村", "东乡"], ["下村", "西乡"]]
    posts = [POSTS[0], ["上村", "第一书记", 1], ["下村", "第一书记", 1]]
    pairs = [PAIRS[0], ["C001", "上村", 80, "A"], ["C002", "下村", 70, "B"]]
    problem = read(tmp_path, 村=villages, 岗位=posts, 配对=pairs)
    assert [post.id for post in problem.posts] == ["上村/secretary", "下村/secretary"]
    assert noted(problem, "names were taken as ids")
    assert noted(problem, "岗位", "第一书记 was read as the code secretary", "rows 2–3")
    assert problem.label("secretary", "zh") == "第一书记"


def test_repeated_ids_and_names(tmp_path: Path) -> None:
    found = faults(tmp_path, 人选=[*PEOPLE, PEOPLE[1]], 村=[*VILLAGES, VILLAGES[2]])
    assert places(found) == [("人选", "row 5", "编号"), ("村", "row 4", "编号")]
    assert "also in row 2" in found[0].reason
    twins = [PEOPLE[0], *[[row[0], "李雷", *row[2:]] for row in PEOPLE[1:]]]
    problem = read(tmp_path, 人选=twins)
    assert noted(problem, "C001, C002, C003 have the same name")
    assert not noted(problem, "李雷")
    found = faults(tmp_path, 人选=twins, 配对=[PAIRS[0], ["李雷", "V1", 1, "A"]])
    assert "write the id" in found[0].reason
    assert "C001, C002, C003" in found[0].reason


def test_unknown_villages_and_people_are_listed_with_near_ones(tmp_path: Path) -> None:
    further = (["家乡村", "亲属", "亲属任职村"], ["上寸", None, None], [None, "C009", None], [None, "C003", "V9"])
    rows = [row + extra for row, extra in zip(PEOPLE, further, strict=True)]
    pairs = [*PAIRS, ["C008", "V1", 1, "A"], ["C001", "V2村", 1, "A"]]
    found = faults(tmp_path, 人选=rows, 岗位=[*POSTS, ["V3", "member", 1]], 配对=pairs)
    assert set(places(found)) == {
        ("人选", "row 2", "家乡村"), ("人选", "row 3", "亲属"), ("人选", "row 4", "亲属任职村"), ("人选", "row 4", "亲属"),
        ("岗位", "row 4", "村"), ("配对", "row 5", "人选"), ("配对", "row 6", "村"),
    }  # fmt: skip
    assert "did you mean 上村" in found[0].reason


def test_references_by_name_are_settled_and_said(tmp_path: Path) -> None:
    further = (["家乡村", "亲属"], ["上村", "乙二、丙三"], [None, None], [None, None])
    rows = [row + extra for row, extra in zip(PEOPLE, further, strict=True)]
    problem = read(tmp_path, 人选=rows, 配对=[PAIRS[0], ["甲一", "上村", 1, "A"], *PAIRS[2:]])
    assert problem.candidates[0].home == "V1"
    assert problem.candidates[0].kin == ("C002", "C003")
    assert problem.pairs.points("C001", "V1/secretary") == 1
    assert noted(problem, "人选", "亲属", "row 2")
    assert not noted(problem, "乙二")


@pytest.mark.parametrize("name", ["b.xlsx", "b"])
def test_two_people_of_one_name_are_written_and_read_back(name: str, tmp_path: Path) -> None:
    people = [ha.Candidate(id=id, name="王伟") for id in ("a", "b")]
    one = ha.Problem.from_matrix([[1.0], [2.0]])
    pairs = ha.Pairs(("a", "b"), ("v",), one.pairs.candidate, one.pairs.post, one.pairs.score, 1)
    problem = ha.Problem(candidates=people, villages=[ha.Village(id="v")], posts=[ha.Post(village="v")], pairs=pairs)
    problem.to_workbook(tmp_path / name)
    assert ha.read_workbook(tmp_path / name) == problem
