"""A thousand solves, or questions, in one process take no more memory than two hundred."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
LARGEST = 12  # MB, of allocators that keep what they once had
MANY = """
import gc, sys
sys.path[:0] = [{root!r}]
from random import Random
import numpy as np
import houma_assign as ha
from houma_assign.engine.bounds import column_generation
from tests.oracles.random_problems import draw_problem
from tests.engine.hamlets import hamlet

def held():
    gc.collect()
    return int(open("/proc/self/statm").read().split()[1]) * 4096 / 2**20

rng, first = np.random.default_rng(0), None
for k in range({number}):
    column_generation.WHOLE = 0 if k % 2 else 8000
    if k % 4 == 0:
        problem = ha.Problem.from_matrix(rng.integers(0, 9, (12, 8)))
    else:
        problem = hamlet(k) if k % 4 == 1 else draw_problem(k)
    ha.solve(problem, seed=str(k))
    if k == {settled}:
        first = held()
print(held() - first)
"""

ASKED = """
import gc, sys
sys.path[:0] = [{root!r}]
import houma_assign as ha
from benchmarks.instances.random_town import random_town

def held():
    gc.collect()
    return int(open("/proc/self/statm").read().split()[1]) * 4096 / 2**20

def post(plan): return plan.placements[-1].post
def left(plan): return sorted({{each.id for each in plan.problem.candidates}} - {{who for who, _ in plan.placements}})
QUESTIONS = [
    lambda plan, k: ha.why_not(plan, left(plan)[k % len(left(plan))], post(plan)),
    lambda plan, k: ha.explain(plan, left(plan)[k % len(left(plan))]),
    lambda plan, k: ha.repair(plan, [plan.placements[k % len(plan.placements)].candidate]),
    lambda plan, k: ha.what_if(plan.problem, {{"a": lambda it: it.without(plan.placements[k % len(plan.placements)].candidate)}}),
    lambda plan, k: ha.prices(plan),
    lambda plan, k: ha.passed_over(plan),
    lambda plan, k: ha.firm(plan),
    lambda plan, k: ha.alternatives(plan, k=2),
    lambda plan, k: ha.stability(plan, of=("points",)),
    lambda plan, k: ha.why_infeasible(plan.problem.adding(ha.Quota(id="all", where={{}}, least=31))),
]
one, first = ha.solve(random_town(14, 4, 1)), None
for k in range({number}):
    plan = one if {same} else ha.solve(random_town(14, 4, k % 40), seed=str(k))
    if plan:
        QUESTIONS[k % len(QUESTIONS)](plan, k)
    if k == {settled}:
        first = held()
print(held() - first)
"""


def grown(number: int, settled: int, many: str = MANY, **options: bool) -> float:
    text = many.format(root=str(Path(__file__).parents[2]), number=number, settled=settled, **options)
    told = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True)
    return float(told.stdout)


@pytest.mark.slow
def test_a_thousand_solves_leave_nothing_behind() -> None:
    assert grown(1000, 200) < LARGEST


def test_a_hundred_solves_leave_nothing_behind() -> None:
    assert grown(100, 60) < LARGEST


@pytest.mark.slow
@pytest.mark.parametrize("same", [True, False])
def test_a_thousand_questions_leave_nothing_behind(same: bool) -> None:
    assert grown(1000, 200, ASKED, same=same) < LARGEST


def test_questions_about_one_plan_leave_nothing_behind() -> None:
    assert grown(25, 14, ASKED, same=True) < LARGEST
