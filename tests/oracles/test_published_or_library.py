"""The OR-Library's assignment problems and generalised assignment problems, with their published optima."""

import csv

import numpy as np
import pytest

import houma_assign as ha

from .published_cases import CASES, optimum, present

pytestmark = present
GAP = CASES / "orlib_gap"


@pytest.mark.parametrize(("name", "least"), [("assign100", 305), ("assign500", 991)])
def test_assignment_of_the_or_library(name, least):
    size, *costs = map(int, (CASES / "orlib_assign" / f"{name}.txt").read_text().split())
    assert optimum(ha.Problem.from_matrix(-np.array(costs).reshape(size, size))) == -least


def _rows(name):
    with (GAP / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _gap_optima():
    """File, sense and optimum: gap5-0 is problem c824-1 of the maximisers, the first of 8 agents and 24 jobs.

    From gap7 on a file takes seconds: those are solved with ``-m slow``.
    """
    if not GAP.is_dir():
        return []
    most = {row["problem"]: int(row["max_optimum"]) for row in _rows("orlib_max_optima.csv")}
    found = []
    for row in _rows("min_optima.csv"):
        file, number = row["Path"], int(row["Path"].rpartition("-")[2]) + 1
        largest = most[f"c{row['Agent number']}{row['Item number']}-{number}"]
        hard = int(file.rpartition("gap")[2].partition("-")[0]) >= 7
        for sign, best in ((-1, int(row["Optimum"])), (1, largest)):
            found.append(pytest.param(file, sign, best, marks=[pytest.mark.slow] if hard else []))
    return found


@pytest.mark.parametrize(("file", "sign", "best"), _gap_optima())
def test_generalised_assignment(file, sign, best):
    agents, jobs, *numbers = map(int, (GAP / file).read_text().split())
    cost, weight = np.array(numbers[: 2 * agents * jobs]).reshape(2, agents, jobs)
    room = {f"c{k}": capacity for k, capacity in enumerate(numbers[2 * agents * jobs :])}
    rule = ha.Capacity(load="weight", limit=room, each="candidate")
    problem = ha.Problem.from_matrix(sign * cost, most_each=jobs, constraints=[rule], pair_facts={"weight": weight})
    assert optimum(problem) == sign * best
