"""A thousand solves in one process take no more memory than two hundred."""

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


def grown(number: int, settled: int) -> float:
    text = MANY.format(root=str(Path(__file__).parents[2]), number=number, settled=settled)
    told = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=True)
    return float(told.stdout)


@pytest.mark.slow
def test_a_thousand_solves_leave_nothing_behind() -> None:
    assert grown(1000, 200) < LARGEST


def test_a_hundred_solves_leave_nothing_behind() -> None:
    assert grown(100, 60) < LARGEST
