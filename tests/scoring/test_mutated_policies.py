"""Rows and facts spoilt at random give an answer or one ``InputError`` with reasons, never another exception."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

import houma_assign as ha

POOL = ha.datasets.houma_2020(stage="pool")
POLICY = ha.datasets.houma_policy()
PLACES = ha.datasets.houma_2020().villages
MARKS = ha.datasets.houma_marks()
WORDS = ("", " ", "是", "８５", "-1", "1e5", "=1+1", "a;b", "a: b: c", '"', "x >= ", "..", "|", "true")
THINGS = (None, 0, -1, 10**30, 0.1, 1.005, float("nan"), float("inf"), True, [], {"a": 1}, ("x",), b"x", object())
JUNK: tuple[Any, ...] = (*WORDS, *THINGS)
FEW, MANY = range(30), [pytest.param(seed, marks=pytest.mark.slow) for seed in range(30, 1000)]


def spoilt(rows: list[dict[str, Any]], chance: Random) -> list[dict[str, Any]]:
    rows = [dict(row) for row in rows]
    for _ in range(chance.randint(1, 3)):
        row = chance.choice(rows)
        key = chance.choice([*row, "more"])
        match chance.randint(0, 4):
            case 0:
                row.pop(key, None)
            case 1:
                other = chance.choice(rows)
                row[key] = other.get(key)
            case 2:
                rows.append(dict(row))
            case _:
                row[key] = chance.choice(JUNK)
    return rows


def faults_of(call: Callable[[], Any]) -> list[ha.Fault]:
    """What an ``InputError`` says; any other exception goes through."""
    try:
        call()
    except ha.InputError as error:
        return [*error.items, *([] if str(error) else [ha.Fault("", "", "", None, "")])]
    return []


@pytest.mark.parametrize("seed", [*FEW, *MANY])
def test_spoilt_sheets(seed: int) -> None:
    chance = Random(seed)
    sheets = POLICY.to_sheets()
    name = chance.choice(list(sheets))
    sheets[name] = spoilt(sheets[name], chance)

    def walk() -> None:
        policy = ha.SelectionPolicy.from_sheets(sheets)
        policy.rubric.score(POOL)
        ha.screen_candidates(POOL, policy.candidates)
        ha.screen_villages(POOL, policy.villages)

    assert all(fault.reason for fault in faults_of(walk))


@pytest.mark.parametrize("seed", [*FEW, *MANY])
def test_spoilt_facts(seed: int) -> None:
    chance = Random(seed)
    rows = [{"id": person.id, "unit": person.unit, "skills": person.skills, **person.facts} for person in POOL.candidates]
    rows = spoilt(rows, chance)
    columns = {name: [row.get(name) for row in rows] for name in dict.fromkeys(name for row in rows for name in row)}
    assert all(fault.reason for fault in faults_of(lambda: POLICY.rubric.score(columns)))
    assert all(fault.reason for fault in faults_of(lambda: ha.screen_candidates(columns, POLICY.candidates)))
    assert all(fault.reason for fault in faults_of(lambda: POLICY.grades.grade(columns, PLACES, MARKS)))
