"""The published case goes every way through the engine and ends at the same plan."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

import houma_assign as ha

from .settings import SETTINGS, throw
from .test_switches import said

LONG = ("searches of a moment", "every core is large", "everything at once")  # each takes seconds


@cache
def usual(structure: str | None) -> tuple[Any, ...]:
    return said(ha.solve(ha.datasets.houma_2020(structure=structure)))


@pytest.mark.parametrize("structure", [None, "published"])
@pytest.mark.parametrize("setting", [pytest.param(name, marks=[pytest.mark.slow] if name in LONG else []) for name in SETTINGS])
def test_the_plan_of_houma(setting: str, structure: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = usual(structure)
    throw(monkeypatch, setting)
    assert said(ha.solve(ha.datasets.houma_2020(structure=structure))) == expected
