import os
import subprocess
import sys
from functools import cache
from random import Random

import pytest

import houma_assign as ha
from houma_assign.datasets import houma

TALK = """
import houma_assign as ha
for place in sorted(ha.solve(ha.datasets.houma_2020()).placements):
    print("%s %s" % place)
"""


@cache
def expected(structure=None):
    return set(ha.solve(ha.datasets.houma_2020(structure=structure)).placements)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("structure", [None, "published"])
def test_rows_of_every_table_in_any_order(monkeypatch, structure, seed):
    read = houma._table
    monkeypatch.setattr(houma, "_table", lambda name: read(name).sample(frac=1, random_state=seed).reset_index(drop=True))
    problem = ha.datasets.houma_2020(structure=structure)
    assert [person.id for person in problem.candidates] != sorted(person.id for person in problem.candidates)
    assert set(ha.solve(problem).placements) == expected(structure)


@pytest.mark.parametrize("seed", [1, 2])
def test_rules_in_any_order(seed):
    problem = ha.datasets.houma_2020()
    rules = list(problem.constraints)
    Random(seed).shuffle(rules)
    shuffled = problem.dropping(*(rule.id for rule in rules)).adding(*rules)
    assert shuffled.constraints != problem.constraints
    assert set(ha.solve(shuffled).placements) == expected()


@pytest.mark.parametrize("workers", [1, 2, 8])
def test_any_number_of_workers(workers):
    assert set(ha.solve(ha.datasets.houma_2020(), workers=workers).placements) == expected()


@pytest.mark.parametrize("hash_seed", ["0", "4711"])
def test_another_process_with_another_hash_seed(hash_seed):
    told = subprocess.run([sys.executable, "-c", TALK], env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONUTF8": "1"},
                          capture_output=True, encoding="utf-8", check=True)  # fmt: skip
    assert {tuple(line.split(" ", 1)) for line in told.stdout.splitlines()} == expected()


def test_written_and_read_again():
    assert set(ha.solve(ha.Problem.from_json(ha.datasets.houma_2020().to_json())).placements) == expected()


def test_another_seed_changes_who_goes_but_not_what_it_is_worth():
    first = ha.solve(ha.datasets.houma_2020())
    other = ha.solve(ha.datasets.houma_2020(), seed="another")
    for aim in ("needs", "grades", "merit"):
        assert other.value[aim] == first.value[aim]
