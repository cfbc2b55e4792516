"""Values that a spreadsheet tends to change: they come back as they were, or writing says that it cannot be done."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path
from random import Random
from typing import Any

import pytest
import python_calamine

import houma_assign as ha

from .test_round_trip import same

TEXTS = (
    "", " ", " x ", "'", "'x", "''x", "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "＝1", "－x", "\tx", "x\ny", "12",
    "012", "1e5", "12.50", "TRUE", "FALSE", "true", "是", "否", "yes", "√", "NA", "null", "None", "nan", "#N/A", "#REF!",
    "1980.05", "1980-05-12", "Ａ１", "ａ b", "戶", "⼾", "㈠", "𬱖", "a;b", "a；b", "a,b", '"', '"quoted"', "a: b", "[x", "[]",
    "{}", "合计", "备注", "x" * 3000, "a\u200bb", "ﬁ", "_x000D_", "_x0041_", "<b>&amp;</b>", "://", "mailto:x",
    "123456789012345678", "00", "1_000", "houma_assign workbook 1", "id", "编号",
)  # fmt: skip
NUMBERS = (0, -1, 12, 10**14, 10**15, 10**17 + 1, -(10**30), 0.1, 0.1 + 0.2, -2.5, 1e-7, 1 / 3, 123456789.123456789,
           1e15 + 0.5, 85.25, 1e22)  # fmt: skip
IDS = ("a;b", "a,b", "A１", "=x", "+1", "001", "1", "'q", "[x]", "合计", "x/y", "a b", "戶", "⼾", "𬱖", "TRUE", "否", "-", "@",
       "“", "1.0")  # fmt: skip
NAMES = ("id ", "姓名", "编号", "=x", "'x", "", " ", "a\nb", "Ａ", "column 1", "列1", "name", "needs", "a;b", "12", "合计")


def town(people: list[dict[str, Any]], **more: Any) -> ha.Problem:
    more = {"villages": [{"id": "v1"}], "posts": [{"village": "v1", "least": 0}]} | more
    return ha.Problem.from_frames(people, **more)


@pytest.fixture(params=["a.xlsx", "a"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / str(request.param)


def bare(facts: list[dict[str, Any]], **more: Any) -> ha.Problem:
    """People with these facts and no pairs."""
    people = tuple(ha.Candidate(id=f"c{k}", facts=each) for k, each in enumerate(facts))
    pairs = town([{"id": "c0", "score": None}]).pairs
    posts = (ha.Post(village="v1", least=0),)
    return ha.Problem(candidates=people, villages=(ha.Village(id="v1"),), posts=posts, pairs=pairs, **more)


def facts(values: Any) -> ha.Problem:
    return town(
        [{"id": f"c{k}", "name": str(value) if value is not None else "", "own": value} for k, value in enumerate(values)]
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_texts_come_back(path: Path, lang: str) -> None:
    with_names = [text for text in TEXTS if "\u200b" not in text and "\n" not in text and "\t" not in text]
    same(facts(with_names), path, lang)


def test_texts_of_a_fact_come_back_with_breaks_and_beside_nothing(path: Path) -> None:
    problem = town([{"id": f"c{k}", "own": value, "also": None if k % 2 else value} for k, value in enumerate(TEXTS)])
    same(problem, path, "en")


def test_numbers_come_back(path: Path) -> None:
    same(bare([{"own": value} for value in NUMBERS]), path, "zh")


def test_columns_of_several_kinds_come_back(path: Path) -> None:
    values = ["x", "12", 12, True, "TRUE", None, 1, "1", 0.5, "0.5", False, ""]
    same(bare([{"own": value} for value in values]), path, "en")
    back = ha.read_workbook(path).candidates
    assert [type(who.facts["own"]) for who in back] == [type(value) for value in values]


def test_facts_that_only_some_have_come_back(path: Path) -> None:
    same(bare([{"x": 1}, {}, {"y": "t"}]), path, "en")


def test_ids_come_back(path: Path) -> None:
    rng = Random(1)
    people = [{"id": id, "kin": tuple(rng.sample([each for each in IDS if each != id], 3)), "kin_villages": (id,),
               "skills": (id, "farming"), "home": id, "unit": id} for id in IDS]  # fmt: skip
    villages = [{"id": id, "township": id, "needs": {id: 3, "x": 1}} for id in IDS]
    posts = [{"village": id, "role": "secretary", "least": 0} for id in IDS] + [
        {"village": id, "role": id, "id": f"p{id}", "least": 0} for id in IDS
    ]
    rules = [ha.Apart(candidates=IDS), ha.Pinned(candidate=IDS[0], post=f"{IDS[1]}/secretary", penalty=1),
             ha.SkillCovered(skills=IDS, penalty=1),
             ha.Quota(where={"home": IDS}, least=1), ha.UnitCap(most=2, exceptions=dict.fromkeys(IDS, 1)),
             *[ha.Quota(id=f"q{id}", where={"home": id}, village=id, most=2) for id in IDS]]  # fmt: skip
    aims = (ha.NeedsMet(met_by=dict.fromkeys(IDS, IDS)), ha.Wishes(wishes=dict.fromkeys(IDS, IDS[:3])), ha.Lots(seed=" =x"))
    same(town(people, villages=villages, posts=posts, constraints=rules, aims=aims), path, "zh")


@pytest.mark.parametrize(
    "name",
    ["id ", "姓名", "编号", "=x", "'x", "", " ", "a\nb", "Ａ", "column 1", "列1", "name", "needs", "a;b", "12", "合计"],
)
def test_facts_of_any_name_come_back(path: Path, name: str) -> None:
    same(town([{"id": "c1", name if name != "name" else "Name": "x", "column 1": 1}]), path, "en")
    same(town([{"id": "c1", name if name != "name" else "姓 名": 5, "age": 1}]), path, "zh")


def test_roles_that_have_a_code_come_back_as_they_were(path: Path) -> None:
    posts = [{"village": "v1", "role": role, "least": 0} for role in ("第一书记", "secretary", "member", "队员")]
    rules = [ha.Quota(role="第一书记", most=1), ha.Quota(role="member", most=1)]
    same(town([{"id": "c1"}], posts=posts, constraints=rules), path, "zh")


def test_a_role_typed_in_words_into_a_written_workbook_is_the_code(tmp_path: Path) -> None:
    town([{"id": "c1"}], posts=[{"village": "v1", "role": "member", "least": 0}]).to_workbook(tmp_path / "a", lang="zh")
    file = tmp_path / "a" / "岗位.csv"
    file.write_text(file.read_text(encoding="utf-8-sig").replace("member", "第一书记"), encoding="utf-8")
    pairs = tmp_path / "a" / "配对.csv"
    pairs.write_text(pairs.read_text(encoding="utf-8-sig").replace("v1/member", "v1/secretary"), encoding="utf-8")
    assert ha.read_workbook(tmp_path / "a").posts[0].role == "secretary"


def test_a_scale_is_kept(path: Path) -> None:
    problem = ha.Problem.from_matrix([[0.123456, 2.5], [3, 1 / 3]], pair_facts={"cost": [[1, 2], [3, 0.25]]})
    same(problem, path, "en")


def test_no_pairs_and_no_aims_come_back(path: Path) -> None:
    same(bare([{}], constraints=(), aims=()), path, "zh")


@pytest.mark.parametrize("fact", ["\x00", "a\x0bb", "\x1f", "\x7f", "\ud800", "x" * 32_768])
def test_what_no_cell_can_hold_is_refused_and_nothing_is_written(path: Path, fact: str) -> None:
    problem = town([{"id": "c1", "own": fact}])
    with pytest.raises(ha.InputError) as caught:
        problem.to_workbook(path)
    assert "control characters" in str(caught.value) or "32,767" in str(caught.value)
    assert not list(path.parent.iterdir())


def test_no_cell_of_a_csv_file_begins_like_a_formula(tmp_path: Path) -> None:
    facts(TEXTS[:19]).to_workbook(tmp_path / "a")
    for file in (tmp_path / "a").iterdir():
        for row in csv.reader(file.read_text(encoding="utf-8-sig").splitlines()):
            assert not [cell for cell in row if re.match("[=+@\t\r＝＋－＠]|-(?![0-9.]+$)", cell)]


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(tmp_path: Path) -> None:
    facts([*TEXTS[:19], "https://example.org", "internal:a!A1"]).to_workbook(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not [
        name
        for name, content in parts.items()
        if name.startswith("xl/worksheets/") and (b"<f>" in content or b"hyperlink" in content)
    ]
    assert python_calamine.CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).sheet_names[0] == "candidates"


def test_the_same_problem_gives_the_same_bytes(tmp_path: Path) -> None:
    problem = ha.datasets.houma_2020()
    problem.to_workbook(tmp_path / "a.xlsx")
    problem.to_workbook(tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert b"2020-01-01T00:00:00Z" in archive.read("docProps/core.xml")
