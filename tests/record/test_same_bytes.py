"""The same decision is the same file: in another process, time zone and language, and with the rows shuffled."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

import houma_assign as ha

from .sealed_cases import drawn, houma

SCRIPT = """
import locale, sys, time
import houma_assign as ha
locale.setlocale(locale.LC_ALL, "")
problem = ha.datasets.houma_2020() if sys.argv[2] == "houma" else ha.Problem.from_matrix([[3, 1.5], [2, 2], [1, 3]])
print(time.tzname[0], ha.solve(problem).save(sys.argv[1]).sha256)
"""


def elsewhere(folder: Path, case: str, **environment: str) -> tuple[str, str]:
    folder.mkdir()
    command = [sys.executable, "-c", SCRIPT, str(folder / "d.json"), case]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **environment})
    zone, digest = ran.stdout.split()
    return zone, digest


def test_it_is_the_same_in_other_processes_zones_and_languages(tmp_path: Path) -> None:
    here = ha.solve(ha.Problem.from_matrix([[3, 1.5], [2, 2], [1, 3]])).save(tmp_path / "d.json").sha256
    zone, digest = elsewhere(tmp_path / "a", "matrix", TZ="Asia/Shanghai", LC_ALL="C.UTF-8", PYTHONHASHSEED="1", PYTHONUTF8="0")
    assert (zone, digest) == ("CST", here)


@pytest.mark.slow
@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Kathmandu"])
@pytest.mark.parametrize("language", ["C", "C.UTF-8", "POSIX"])
def test_it_is_the_same_in_many(zone: str, language: str, tmp_path: Path) -> None:
    here = houma().save(tmp_path / "d.json").sha256
    assert elsewhere(tmp_path / "a", "houma", TZ=zone, LC_ALL=language, PYTHONHASHSEED="random")[1] == here


def shuffled(problem: ha.Problem, seed: int) -> ha.Problem:
    """The same problem with its rows in another order."""
    rng = Random(seed)

    def mixed(records: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(rng.sample(records, len(records)))

    return problem.changed(candidates=mixed(problem.candidates), villages=mixed(problem.villages), posts=mixed(problem.posts),
                           constraints=mixed(problem.constraints))  # fmt: skip


@pytest.mark.parametrize("searches", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_shuffled_rows_are_the_same_file(searches: bool, tmp_path: Path) -> None:
    here = houma().save(tmp_path / "d.json", searches=searches).sha256
    other = ha.solve(shuffled(houma().problem, 1))
    assert other.save(tmp_path / "e.json", searches=searches).sha256 == here


@pytest.mark.parametrize("seed", range(6))
def test_shuffled_rows_of_random_problems_are_the_same_file(seed: int, tmp_path: Path) -> None:
    plan = drawn(seed)
    other = ha.solve(shuffled(plan.problem, seed), seed="s")
    files = [each.save(tmp_path / f"{k}.json").path.read_text(encoding="utf-8") for k, each in enumerate([plan, other])]
    assert files[0] == files[1]
