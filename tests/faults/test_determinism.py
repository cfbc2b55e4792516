"""The same data give the same plan: whatever the order of rows and rules, the workers, the hash seed, the thread."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

import houma_assign as ha

from .kinds import AIMS, TOGETHER
from .town import TIE_RULES, tables, tie_tables, ties, town

TESTS = Path(__file__).parents[1]


def essence(plan: ha.Plan) -> tuple[object, ...]:
    assert plan.status is ha.Status.OPTIMAL
    return sorted(plan.placements), dict(plan.value), dict(plan.bound)


def shuffled(frames: dict, rules: tuple[ha.Constraint, ...], seed: int) -> ha.Problem:
    rng = np.random.default_rng(seed)
    mixed = {name: frame.sample(frac=1, random_state=int(rng.integers(1e9))) for name, frame in frames.items()}
    mixed = {name: frame[rng.permutation(frame.columns)] for name, frame in mixed.items()}
    return ha.Problem.from_frames(**mixed, constraints=[rules[k] for k in rng.permutation(len(rules))])


@pytest.fixture(scope="module")
def answer() -> tuple[object, ...]:
    return essence(ha.solve(ties()))


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_rows_columns_and_rules_does_not_matter(seed: int, answer: tuple[object, ...]) -> None:
    assert essence(ha.solve(shuffled(tie_tables(), TIE_RULES, seed))) == answer


def test_the_order_does_not_matter_with_every_kind_of_rule_and_aim() -> None:
    first = essence(ha.solve(town(*TOGETHER, aims=AIMS)))
    for seed in range(3):
        assert essence(ha.solve(shuffled(tables(), TOGETHER, seed).with_aims(*AIMS))) == first


@pytest.mark.parametrize("workers", [1, 2, 8])
def test_the_number_of_workers_does_not_matter(workers: int, answer: tuple[object, ...]) -> None:
    assert essence(ha.solve(ties(), workers=workers)) == answer


def test_threads_do_not_matter(answer: tuple[object, ...]) -> None:
    problem = ties()
    with ThreadPoolExecutor(4) as threads:
        shared = list(threads.map(lambda _: essence(ha.solve(problem)), range(4)))
        own = list(threads.map(lambda _: essence(ha.solve(ties())), range(4)))
    assert shared == own == [answer] * 4


@pytest.mark.parametrize("seed", ["0", "1", "2"])
def test_the_hash_seed_does_not_matter(seed: str, answer: tuple[object, ...]) -> None:
    code = ("import houma_assign as ha; from faults.town import *; from faults.kinds import *; "
            "print(sorted(ha.solve(ties()).placements), ha.solve(town(*TOGETHER, aims=AIMS)).placements)")  # fmt: skip
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(TESTS)}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True, timeout=60)
    assert ran.stdout.strip() == f"{answer[0]} {ha.solve(town(*TOGETHER, aims=AIMS)).placements}"


def test_another_seed_of_the_lots_changes_the_plan_and_no_value() -> None:
    plans = [ha.solve(ties(), seed=seed) for seed in ("", "a", "b", "c", "d")]
    assert len({plan.placements for plan in plans}) > 1
    values = [{aim: value for aim, value in plan.value.items() if aim != "lots"} for plan in plans]
    assert all(value == values[0] for value in values)


def test_sets_in_rules_are_put_in_order() -> None:
    names = {f"c{k:02}" for k in range(6)}
    assert ha.Apart(candidates=names) == ha.Apart(candidates=tuple(sorted(names)))
    assert ha.Quota(where={"sex": {"male", "female"}}, least=1).id == "quota: sex = female/male, least=1"
