"""`python -m benchmarks.workbooks`: reading to a `Problem`, as a ratio to what the bare reader needs for the same cells.

Text against the csv module, workbooks against python-calamine, which gives the cells and nothing else. Both run in turn in one
process, and ratios of processor time are taken round by round. Peak memory is that of a process of its own for each, above
what the process held before.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time
from typing import NamedTuple

import houma_assign as ha

from .environment import ROOT
from .memory import held, peak
from .spread import Spread
from .workbook_files import cells_of_texts, cells_of_workbook, pairs, texts, town, workbook


class Case(NamedTuple):
    """A file, and who reads it."""

    name: str
    make: Callable[[Path], None]
    ending: str
    rival: str

    def bare(self, path: Path) -> object:
        """The cells by the rival alone."""
        return cells_of_texts(path) if self.rival == "csv module" else cells_of_workbook(path)


CASES = (
    Case("CSV, 200,000 people of 10 columns + 200,000 pairs", lambda path: texts(path, town(200_000, 200_000, 10)), "",
         "csv module"),
    Case("CSV, 200,000 people of 4 columns + 200,000 pairs", lambda path: texts(path, town(200_000, 200_000, 4)), "",
         "csv module"),
    Case("xlsx, 20,000 people of 10 columns + 40,000 pairs", lambda path: workbook(path, town(20_000, 40_000, 10)), ".xlsx",
         "calamine"),
    Case("xlsx, 20,000 pairs of 4 columns, as we write them", lambda path: pairs(path, 0), ".xlsx", "calamine"),
    Case("xlsx, 20,000 pairs of 6 columns, as we write them", lambda path: pairs(path, 2), ".xlsx", "calamine"),
)  # fmt: skip


def used(call: Callable[[], object]) -> float:
    """Seconds of processor time of one call; the collector goes over what is made meanwhile and nothing else."""
    gc.collect()
    gc.freeze()
    start = process_time()
    made = call()
    seconds = process_time() - start
    del made
    gc.unfreeze()
    return seconds


def in_turn(case: Case, path: Path, rounds: int) -> tuple[Spread, Spread, Spread]:
    """The rival's seconds, ours, and ours over the rival's."""
    ha.read_workbook(path)
    found = [(used(partial(case.bare, path)), used(partial(ha.read_workbook, path))) for _ in range(rounds)]
    return Spread.of([a for a, _ in found]), Spread.of([b for _, b in found]), Spread.of([b / a for a, b in found])


def memory(number: int, path: Path, who: str) -> int:
    """MiB that a process needs for one reading, above what it held before."""
    call = [sys.executable, "-m", "benchmarks.workbooks", "--memory", str(number), str(path), who]
    return int(subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()[-1])


def _memory(case: Case, path: Path, who: str) -> int:
    with tempfile.TemporaryDirectory() as folder:  # imports are not part of it
        little = Path(folder) / f"little{case.ending}"
        (workbook if case.ending else texts)(little, town(500, 500, 4))
        ha.read_workbook(little)
    before = held()
    made = case.bare(path) if who == "bare" else ha.read_workbook(path)
    most = peak() - before
    del made
    return most


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workbooks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--memory", nargs=3, metavar=("CASE", "FILE", "WHO"), help="what one reading needs, and nothing else")
    asked = parser.parse_args()
    if asked.memory:
        print(_memory(CASES[int(asked.memory[0])], Path(asked.memory[1]), asked.memory[2]))
        return
    print("read | bare reader | it alone (s) | ours (s) | ours / alone | MiB alone | MiB ours")
    with tempfile.TemporaryDirectory() as folder:
        for number, case in enumerate(CASES):
            path = Path(folder) / f"{number}{case.ending}"
            case.make(path)
            shown = " | ".join(map(str, in_turn(case, path, asked.rounds)))
            both = [memory(number, path, who) for who in ("bare", "ours")]
            print(f"{case.name} | {case.rival} | {shown} | {both[0]} | {both[1]}", flush=True)


if __name__ == "__main__":
    main()
