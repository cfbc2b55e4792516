"""Problem → workbook → problem: equal, by both containers and in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

import houma_assign as ha

from ..oracles.random_problems import draw_problem

BATCH = 25


def same(problem: ha.Problem, path: Path, lang: str) -> None:
    problem.to_workbook(path, lang=lang)
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
