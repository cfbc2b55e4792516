"""Damaged and altered files: read, or refused with the place; never another exception, a hang, or a crash.

A crash of the native reader would end the process, so each batch runs in a process of its own with bounded memory.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
import traceback
from pathlib import Path

import pytest

import houma_assign as ha

from .mutants import mutated, mutated_old

MOST_SECONDS = 10
MEMORY = 3 * 2**30  # address space, of which the interpreter and numpy's libraries take a part
ROOT = Path(__file__).parents[2]


def batch(start: int, stop: int, folder: Path, kind: str = "new") -> list[str]:
    """What is wrong with the answers to these mutants, one line each."""
    found = []
    for number in range(start, stop):
        path = (mutated_old if kind == "old" else mutated)(number, folder)
        print(number, file=sys.stderr, flush=True)
        begin = time.perf_counter()
        try:
            ha.read_workbook(path)
        except ha.InputError as error:
            if not error.items or not all(fault.table for fault in error.items):
                found.append(f"{number}: a fault without a place")
        except BaseException:
            found.append(f"{number}: {traceback.format_exc()[-700:]}")
        if time.perf_counter() - begin > MOST_SECONDS:
            found.append(f"{number}: too slow")
    return found


def in_a_process(start: int, stop: int, folder: Path, kind: str = "new") -> None:
    call = [sys.executable, "-m", __name__, str(start), str(stop), str(folder), kind]
    done = subprocess.run(call, capture_output=True, text=True, cwd=ROOT, check=False, timeout=600)
    assert done.returncode == 0, f"the process ended at mutant {(done.stderr.split() or ['none'])[-1]}: {done.stderr[-800:]}"
    assert done.stdout.strip() == ""


def test_a_hundred_mutants(tmp_path: Path) -> None:
    in_a_process(0, 100, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 2000, 250))
def test_two_thousand_mutants(start: int, tmp_path: Path) -> None:
    in_a_process(start, start + 250, tmp_path)


def test_forty_mutants_of_old_files(tmp_path: Path) -> None:
    pytest.importorskip("xlwt")
    pytest.importorskip("odf")
    in_a_process(0, 40, tmp_path, "old")


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 2000, 250))
def test_two_thousand_mutants_of_old_files(start: int, tmp_path: Path) -> None:
    pytest.importorskip("xlwt")
    pytest.importorskip("odf")
    in_a_process(start, start + 250, tmp_path, "old")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    print("\n".join(batch(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])))
