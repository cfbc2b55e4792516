"""Core search by itself, on little models with any prices: its bound is a bound, its plan a plan, and what it calls proven is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from houma_assign.engine.bounds.column_generation import solve_lp
from houma_assign.engine.model.model import Model, keeps
from houma_assign.engine.proof.certificate import certificate
from houma_assign.engine.solvers.cp_sat import SearchResult
from houma_assign.engine.solvers.deadline import Deadline

from .models import solutions
from .programs import program_around
from .proof.test_teams import dice
from .settings import CORE_SEARCH


def idle(found: Any, rng: np.random.Generator) -> Any:
    return type(found)(None, 0, None, False, False)


def modest(found: Any, rng: np.random.Generator) -> Any:
    return type(found)(found.x, found.value, None, False, False)


def moody(found: Any, rng: np.random.Generator) -> Any:
    return (found, idle(found, rng), modest(found, rng))[int(rng.integers(3))]


MOODS = {"as they are": lambda found, rng: found, "idle": idle, "modest": modest, "moody": moody}


def searched(held: Model, village: np.ndarray, rng: np.random.Generator, ties: bool) -> Any:
    """One search by good prices or bad ones, with a plan to begin with or without."""
    plans = solutions(held)
    lp = solve_lp(held, 10.0)
    y = lp.y if rng.random() < 0.5 else rng.normal(0, 3, held.rows)
    known = plans[int(rng.integers(len(plans)))] if len(plans) and rng.random() < 0.5 else None
    kept: list[np.ndarray] = []
    program = program_around(held, village, rng.integers(0, len(village), len(village)))
    cores = CORE_SEARCH.CoreSearch(certificate(held, y), lp.x, program, program.tiers[0], 1, Deadline(None), 0.5, kept.append)
    found = cores.run(known, ties)
    assert all(keeps(held, x) for x in kept), "a plan that is handed on at once is one"
    assert not kept or int(held.c @ kept[-1]) + held.constant <= found.value
    return plans, found


@pytest.mark.parametrize("mood", MOODS)
@pytest.mark.parametrize("large", [pytest.param(0, marks=pytest.mark.slow), 10**9], ids=["large cores", "little cores"])
@pytest.mark.parametrize("first", [1, 200], ids=["many cores", "few cores"])
def test_what_a_climb_says_is_true(first: int, large: int, mood: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rng, solve_cp_sat, proven, unique = np.random.default_rng(first + len(mood)), CORE_SEARCH.solve_cp_sat, 0, 0
    monkeypatch.setattr(CORE_SEARCH, "solve_cp_sat", lambda *given: MOODS[mood](solve_cp_sat(*given), rng))
    for name, value in (("FIRST", first), ("WHOLE", 0 if first == 1 else 500), ("LARGE", large)):
        monkeypatch.setattr(CORE_SEARCH, name, value)
    for k in range(200 if (mood, first) == ("idle", 1) else 40):
        held, village = dice(rng)
        plans, found = searched(held, village, rng, ties=bool(k % 2))
        worth = plans @ held.c + held.constant
        assert found.bound >= worth.max(initial=found.bound if not len(plans) else -(10**9)), k
        assert not (found.empty and len(plans)), k
        if found.x is None:
            assert found.value is None
            assert not found.proven
            continue
        assert keeps(held, found.x)
        assert found.value == int(held.c @ found.x) + held.constant
        if found.proven:
            proven += 1
            assert found.value == found.bound == worth.max(), k
        if found.unique:
            unique += 1
            best = plans[worth == worth.max()]
            assert len({tuple(plan[: len(village)]) for plan in best.tolist()}) == 1, k
    if mood == "as they are":
        assert proven > 10
        assert unique or large  # of little cores there is none here that leaves one plan alone


@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_an_interrupt_in_any_search_ends_all_of_them(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the search before it found: the one that is interrupted has often found nothing."""
    rng, begun, seen = np.random.default_rng(at), 0, 0

    def pressed(search: Any) -> Any:
        def run(*given: Any) -> Any:
            nonlocal begun
            begun += 1
            assert begun <= at, "asked again after Ctrl-C"
            return SearchResult(None, 0, None, False, False, stopped=True) if begun == at else modest(search(*given), rng)

        return run

    for name in ("solve_cp_sat", "solve_portfolio"):
        monkeypatch.setattr(CORE_SEARCH, name, pressed(getattr(CORE_SEARCH, name)))
    monkeypatch.setattr(CORE_SEARCH, "WHOLE", 0)
    monkeypatch.setattr(CORE_SEARCH, "FIRST", 1)
    for k in range(60):
        begun = 0
        held, village = dice(rng)
        _, found = searched(held, village, rng, ties=bool(k % 2))
        assert found.stopped == (begun == at)
        seen += found.stopped
    assert seen
