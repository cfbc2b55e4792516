"""A problem read from JSON that somebody has edited: refused with a reason, never repaired quietly."""

from __future__ import annotations

import json
from typing import Any

import pytest

import houma_assign as ha

from ..faults.listing import refused
from ..faults.town import town


def edited(**changes: Any) -> str:
    data = json.loads(town(ha.AvoidKin()).to_json())
    for path, value in changes.items():
        *way, last = path.split("__")
        spot = data
        for step in way:
            spot = spot[int(step)] if step.isdigit() else spot[step]
        spot[int(last) if last.isdigit() else last] = value
    return json.dumps(data)


@pytest.mark.parametrize(
    "text", ["", "[]", "3", "{", "null", '{"a": 1, "a": 2}', b"\xff\xfe", "[" * 100_000], ids=lambda t: str(t)[:12]
)
def test_what_is_not_a_json_object_is_refused(text: str | bytes) -> None:
    refused(lambda: ha.Problem.from_json(text))


def test_a_key_that_occurs_twice_is_named_however_many_there_are() -> None:
    small = town().to_json().replace('"slots":2', '"slots":2,"slots":3')
    assert any("slots" in fault.column for fault in refused(lambda: ha.Problem.from_json(small)))
    many = ", ".join(f'"k{i}": {i}' for i in range(150))
    assert any("k7" in f.column for f in refused(lambda: ha.Problem.from_json("{" + many + ', "k7": 0}')))


@pytest.mark.parametrize("change", [
    {"extra": 1}, {"candidates__0__extra": 1}, {"candidates__0__most": 1.5}, {"candidates__0__most": True},
    {"candidates__0__id": "c2"}, {"candidates__0": 5}, {"candidates": 5}, {"villages__0__needs": {"law": 9}},
    {"posts__0__slots": 10**30}, {"posts__0__slots": "1"}, {"constraints__0__kind": "nonsense"}, {"constraints__0": 5},
    {"constraints__0__penalty": -1}, {"aims__0__kind": "nonsense"}, {"aims__0": {"kind": "blend", "parts": 5}},
    {"aims__0": {"kind": "blend", "parts": [5]}}, {"aims__0": {"kind": "blend", "parts": [[{"kind": "nonsense"}, 1]]}},
    {"aims__0": {"kind": "blend", "parts": [[{}, 1]]}}, {"aims__0": {"kind": "fewest_moves", "placements": 5}},
    {"aims__0": {"kind": "fewest_moves", "placements": [5]}}, {"aims__0": {"kind": "needs", "met_by": 5}}, {"notes": 5},
    {"pairs": 5}, {"pairs__candidate__0": 99}, {"pairs__candidate__0": -1}, {"pairs__post__0": 99}, {"pairs__post__3": 2},
    {"pairs__grade__0": 7}, {"pairs__grade__0": -1}, {"pairs__score__0": 1.5}, {"pairs__score__0": "7"},
    {"pairs__score__0": True},
    {"pairs__score__0": 2**63}, {"pairs__score__0": 2**62}, {"pairs__scale": 0}, {"pairs__scale": -4}, {"pairs__scale": 2.5},
    {"pairs__score": [1]}, {"pairs__candidate": [0]}, {"pairs__grade": [0]}, {"pairs__facts": {"cost": [[1], 1]}},
    {"pairs__candidates__0": "c2"}, {"pairs__extra": 1},
], ids=str)  # fmt: skip
def test_an_edited_cell_is_refused(change: dict[str, Any]) -> None:
    ha.Problem.from_json(edited())
    refused(lambda: ha.Problem.from_json(edited(**change)))


def test_bad_records_of_all_tables_are_listed_at_once() -> None:
    text = edited(candidates__0__most=-1, candidates__1__most=-2, villages__0__needs={"law": 9}, posts__0__slots=-1,
                  constraints__0__kind="nonsense", constraints__1__kind="rubbish", aims__0__kind="mumpitz")  # fmt: skip
    faults = refused(lambda: ha.Problem.from_json(text))
    assert {fault.value for fault in faults} >= {-1, -2, 9, "nonsense", "rubbish", "mumpitz"}
    assert len(faults) == 7
