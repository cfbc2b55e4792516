"""Problem → workbook → problem: equal, by both containers and in both languages."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from random import Random

import pytest

import houma_assign as ha

from ..oracles.random_problems import draw_problem

BATCH = 25


def same(problem: ha.Problem, path: Path, lang: str) -> None:
    problem.to_workbook(path, lang=lang, overwrite=True)
    back = ha.read_workbook(path)
    for name in ha.Problem.model_fields:
        assert getattr(back, name) == getattr(problem, name), name
    assert back == problem
    assert back.pairs.scale == problem.pairs.scale


@pytest.mark.parametrize("start", range(0, 200, BATCH))
def test_two_hundred_random_problems_come_back_equal(start: int, tmp_path: Path) -> None:
    for seed in range(start, start + BATCH):
        problem = draw_problem(seed)
        same(problem, tmp_path / f"{seed}.xlsx", ("zh", "en")[seed % 2])
        same(problem, tmp_path / f"{seed}", ("en", "zh")[seed % 2])


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["houma.xlsx", "houma"])
def test_the_case_comes_back_equal(name: str, lang: str, tmp_path: Path) -> None:
    same(ha.datasets.houma_2020(structure="published"), tmp_path / name, lang)


def test_the_pool_comes_back_equal(tmp_path: Path) -> None:
    same(ha.datasets.houma_2020(stage="pool"), tmp_path / "pool.xlsx", "zh")


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize(("name", "lang"), [("a.xlsx", "zh"), ("a", "en")])
def test_people_of_one_name_come_back_equal(name: str, lang: str, seed: int, tmp_path: Path) -> None:
    """王伟 is usual: people are told apart by id, in kin and in pairs, too."""
    chance = Random(seed)
    names = [chance.choice(("王伟", "李娜", "Li Na", "")) for _ in range(8)]
    people = [{"id": f"C{k}", "name": each, "kin": [f"C{(k + 1) % 8}"] if k % 3 else []} for k, each in enumerate(names)]
    villages = [{"id": f"V{k}", "name": chance.choice(("西村", "东村"))} for k in range(4)]
    pairs = [{"candidate": f"C{k}", "post": f"V{k % 4}", "score": 60 + k} for k in range(8)]
    problem = ha.Problem.from_frames(people, villages, pairs=pairs)
    ha.write_workbook(problem, tmp_path / name, lang=lang)
    back = ha.read_workbook(tmp_path / name)
    assert back == problem
    assert back.notes == problem.notes
    assert ha.solve(back).placements == ha.solve(problem).placements


def test_kinds_of_columns_are_said_in_the_language_of_the_workbook(tmp_path: Path) -> None:
    facts = {"党员": True, "年龄": 36, "职级": "科员", "备用": None}
    people = [{"id": "C1", **facts}, {"id": "C2", "党员": False, "年龄": 40.5, "职级": "12"}]
    problem = ha.Problem.from_frames(people, [{"id": "v"}])
    for lang, words in (("zh", {"人选", "是否", "数字", "文本"}), ("en", {"candidates", "yes_no", "number", "text"})):
        same(problem, tmp_path / lang, lang)
        text = next(path for path in (tmp_path / lang).glob("*.csv") if path.stem in ("列说明", "columns")).read_text("utf-8-sig")
        assert words <= set(text.replace("\n", ",").split(","))
        assert lang == "en" or not re.search("yes_no|text|candidates|number|absent", text)


@pytest.mark.parametrize("seed", range(12))
def test_no_code_stands_among_the_names_of_chinese_rules(seed: int, tmp_path: Path) -> None:
    """Ids that a rule gets of its own content are left to the reader; ids of the user's stay."""
    drawn = draw_problem(f"names {seed}")
    problem = drawn.dropping(*(rule.id for rule in drawn.constraints if rule.kind == "slots")).adding(
        ha.Slots(), ha.Quota(id="女干部", where="id != c0", most=99)
    )
    ha.write_workbook(problem, tmp_path / "p", lang="zh")
    with (tmp_path / "p" / "规则.csv").open(encoding="utf-8-sig", newline="") as file:
        rules = list(csv.DictReader(file))
    names = [row["名称"] for row in rules]
    assert "女干部" in names
    assert "slots" not in names
    whole = [rule.id for rule in problem.constraints if re.search("[.]0(?![0-9])", rule.id)]  # 3.0 is read as 3
    coded = [name for name in names if name.startswith(tuple(f"{rule.kind}:" for rule in problem.constraints))]
    assert coded == [id for id in whole if id in coded]
    assert ha.read_workbook(tmp_path / "p") == problem
