"""Rows and facts spoilt at random give an answer or one ``InputError`` with reasons, never another exception."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
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
MORE = (*WORDS, "示例·", "必须", "secretary: x", "《", "A" * 300)
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
        chinese = [fault for fault in error.items if not fault.code or not re.search("[\u3400-\u9fff]", fault.reason.words("zh"))]
        assert not chinese, f"said in one language only: {chinese}"
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


@pytest.mark.parametrize("seed", [*FEW, *MANY])
def test_spoilt_files(seed: int, tmp_path: Path) -> None:
    """Cells, headers and rows of written policies spoilt at random: a policy, or faults with code, sheet and both languages."""
    chance = Random(seed)
    ha.write_policy(POLICY, tmp_path / "p", chance.choice(("zh", "en")))
    path = chance.choice(sorted((tmp_path / "p").glob("*.csv")))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    for _ in range(chance.randint(1, 4)):
        row = chance.choice(rows)
        match chance.randint(0, 5):
            case 0:
                rows.insert(chance.randrange(len(rows) + 1), list(row))
            case 1:
                rows.remove(row)
            case 2:
                chance.shuffle(row)
            case _:
                row[chance.randrange(len(row))] = chance.choice(MORE)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    faults = faults_of(lambda: ha.read_policy(tmp_path / "p"))
    assert all(fault.reason and fault.table for fault in faults)


AWKWARD = ("第一书记", "工作队员", "党支部书记", "书记", "a;b", "a: b", 'q"uote', "１２", "（甲）", "=1+1", "-x", "@x", "'x",
           "是", "must", "设置")  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_awkward_words_come_back_as_they_were(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)
    words = chance.sample(AWKWARD, len(AWKWARD))
    roles = words[:3]
    rules = [{"id": word, "factor": words[0], "points": 1, "where": [{"fact": words[1], "equals": word}], "roles": roles,
              "zh": words[2], "meets": [words[3]]} for word in words[:6]]  # fmt: skip
    policy = POLICY.changed(
        rubric=ha.Rubric(factors=[{"id": words[0], "zh": words[4], "roles": roles}], rules=rules, note=words[5]),
        grades=ha.GradeRules(met_by={words[0]: words[1:4]}, a_from=2, b_from=1, overrides=[
            {"candidate": words[1], "village": words[2], "grade": "A", "body": words[3], "reason": words[4]}]),
        villages=POLICY.villages.changed(forms=[{"id": words[0], "villages": 1, "posts": dict.fromkeys(roles, 1)}],
                                         special=words[1]),
    )  # fmt: skip
    for name, lang in (("a.xlsx", "zh"), ("b", "zh"), ("c", "en")):
        ha.write_policy(policy, tmp_path / name, lang)
        assert ha.read_policy(tmp_path / name) == policy
