"""Tiny problems are settled by the first searches; here each later one is made to decide by itself."""

from __future__ import annotations

from importlib import import_module

import pytest

from ..portions import portions
from .test_brute_force import check

TIER = import_module("houma_assign.engine.tier_solver")


@pytest.mark.parametrize("chunk", portions(1, 6))
@pytest.mark.parametrize("search", [0, -1], ids=["without cuts", "any other plan as good"])
def test_a_search_alone_gives_the_plan_of_brute_force(search: int, chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    only = TIER.EFFORTS[search]
    monkeypatch.setattr(TIER, "EFFORTS", (only,) if search else (only, TIER.EFFORTS[-1]))
    monkeypatch.setattr(TIER.TierSolver, "_probe_bound", lambda *_: None)  # nothing is settled at the bound
    for seed in range(50_000 + 60 * chunk, 50_000 + 60 * (chunk + 1)):
        check(seed)
