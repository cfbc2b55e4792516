"""`python -m benchmarks [--cap SECONDS] [--csv FILE]`: our solves against rivals, in one run."""

from __future__ import annotations

import argparse
import csv
import os
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

import houma_assign as ha
from houma_assign.errors import HoumaError

from .registry import INSTANCES
from .rivals.highs import all_tiers
from .rivals.naive_cpsat import Answer, first_tier
from .timing import Spread, in_turn, timed

HEADER = ("instance", "measure", "ours", "rival", "rival / ours", "note")


def rows_of(name: str, problem: ha.Problem, rounds: int, cap: float) -> list[tuple[str, ...]]:
    """All measures of one instance."""
    plan = ha.solve(problem)
    if plan.status is not ha.Status.OPTIMAL:
        raise HoumaError(f"{name}: not proven; the benchmark would compare nothing")
    rows = []
    first = problem.with_aims(problem.tiers[0])
    for measure, asked in (
        ("all tiers: HiGHS, same rows, no lots", problem),
        ("first tier, ours with lots: HiGHS, same rows", first),
    ):
        ours, rival, ratio = in_turn(lambda asked=asked: ha.solve(asked), lambda asked=asked: all_tiers(asked, cap), rounds)
        proven = None not in all_tiers(asked, cap)
        rows.append((name, measure, str(ours), str(rival), str(ratio), "" if proven else f"HiGHS not proven in {cap:g} s"))
    answers: list[Answer] = []
    naive = timed(lambda: answers.append(first_tier(problem, cap)))
    whole = Spread.of([timed(lambda: ha.solve(problem)) for _ in range(rounds)])
    note = "" if answers[0].proven else f"not proven in {cap:g} s, best {answers[0].value}"
    measure = "all our tiers: first tier by obvious CP-SAT"
    rows.append((name, measure, str(whole), f"{naive:.3g}", f"{naive / whole.middle:.3g}", note))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--cap", type=float, default=60.0, help="seconds a rival may take for one solve")
    parser.add_argument("--csv", type=Path, help="also write the rows to this file")
    parser.add_argument("--only", default="", help="only instances whose name contains this")
    options = parser.parse_args()
    versions = ", ".join(f"{name} {version(name)}" for name in ("ortools", "numpy", "scipy"))
    print(f"{date.today()}, {os.cpu_count()} cores, Python {sys.version.split()[0]}, {versions}; seconds as min / median / max\n")
    print(" | ".join(HEADER))
    table = [HEADER]
    for instance in INSTANCES:
        if options.only in instance.name:
            for row in rows_of(instance.name, instance.make(), instance.rounds, options.cap):
                print(" | ".join(row), flush=True)
                table.append(row)
    if options.csv:
        with options.csv.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(table)


if __name__ == "__main__":
    main()
