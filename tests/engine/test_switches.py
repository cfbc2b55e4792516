"""Whatever way a problem goes through the engine, its status, values, bounds and very plan are the same."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

import houma_assign as ha

from ..oracles.middling_problems import draw_middling
from ..oracles.test_brute_force import check
from .settings import CHAIN, GENERATION, LOOK_AHEAD, SETTINGS, throw

every_setting = pytest.mark.parametrize("setting", SETTINGS)


@every_setting
def test_tiny_problems_are_solved_as_brute_force_solves_them(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    throw(monkeypatch, setting)
    first = 70_000 + 30 * list(SETTINGS).index(setting)
    assert {check(seed) for seed in range(first, first + 30)} == {ha.Status.OPTIMAL, ha.Status.INFEASIBLE}


@pytest.mark.slow
@every_setting
@pytest.mark.parametrize("chunk", range(10))
def test_many_tiny_problems(setting: str, chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    throw(monkeypatch, setting)
    for seed in range(2_000_000 + 100 * chunk, 2_000_100 + 100 * chunk):
        check(seed)


def said(plan: ha.Plan) -> tuple[Any, ...]:
    """All that an answer says, but for how it was found."""
    return plan.status, dict(plan.value), dict(plan.bound), frozenset(plan.placements)


@cache
def usual(seed: int) -> tuple[Any, ...]:
    return said(ha.solve(draw_middling(seed)))


@every_setting
def test_middling_problems_have_the_usual_answer(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seeds = range(900, 904)
    expected = [usual(seed) for seed in seeds]
    throw(monkeypatch, setting)
    for seed, answer in zip(seeds, expected, strict=True):
        assert said(ha.solve(draw_middling(seed))) == answer, seed


@pytest.mark.slow
@every_setting
def test_many_middling_problems_have_the_usual_answer(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seeds = range(904, 1000)
    expected = [usual(seed) for seed in seeds]
    throw(monkeypatch, setting)
    for seed, answer in zip(seeds, expected, strict=True):
        assert said(ha.solve(draw_middling(seed))) == answer, seed


def test_the_switches_are_thrown(monkeypatch: pytest.MonkeyPatch) -> None:
    joined, tightened = [], []
    add_columns, tighten = GENERATION.IncrementalLP.add_columns, CHAIN.separate

    def admits(lp: Any, columns: Any) -> None:
        joined.append(len(columns))
        add_columns(lp, columns)

    def cuts(*given: Any) -> Any:
        tightened.append(tighten(*given))
        return tightened[-1]

    throw(monkeypatch, "everything at once")
    monkeypatch.setattr(GENERATION.IncrementalLP, "add_columns", admits)
    monkeypatch.setattr(CHAIN, "separate", cuts)
    for seed in range(900, 903):
        ha.solve(draw_middling(seed))
    assert len(joined) > 50
    assert any(tightened)
    assert LOOK_AHEAD.LITTLE == 0
