"""Parts that only help are made to lie: the answer must be right all the same, or say that it is not proven."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import pytest

from houma_assign.engine.bounds.incremental_lp import LiveLP
from houma_assign.engine.bounds.lp_result import Prices

from ..oracles.test_brute_force import check
from .settings import LADDER, throw

ENGINE = "houma_assign.engine."
TIER = import_module(ENGINE + "tier_solver")
LIES = {
    "no answer": lambda held, rng, true: Prices(False, None, np.zeros(held.rows)),
    "no prices": lambda held, rng, true: Prices(False, true.x, np.zeros(held.rows)),
    "any prices": lambda held, rng, true: Prices(False, true.x, rng.normal(0, 10.0 ** rng.integers(0, 8), held.rows)),
    "no numbers": lambda held, rng, true: Prices(False, true.x, rng.choice([np.nan, np.inf, -np.inf, 1e300], held.rows)),
    "any values": lambda held, rng, true: Prices(False, rng.random(len(held.inside)), true.y),
    "whole values": lambda held, rng, true: Prices(False, rng.integers(0, 2, len(held.inside)).astype(float), true.y),
    "half prices": lambda held, rng, true: Prices(False, true.x, true.y / 2),
    "infeasible": lambda held, rng, true: Prices(True, None, np.zeros(held.rows)),
}


@pytest.mark.parametrize("setting", ["never sifted", "columns join one by one", "always tightened", "a ladder of many rungs"])
@pytest.mark.parametrize("lie", LIES)
def test_an_lp_that_lies_changes_no_answer(lie: str, setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rng, solve = np.random.default_rng(1), LiveLP.solve

    def lies(lp: LiveLP, seconds: float) -> Prices:
        return LIES[lie](lp, rng, solve(lp, seconds))

    throw(monkeypatch, setting)
    monkeypatch.setattr(LiveLP, "solve", lies)
    first = 80_000 + 100 * list(LIES).index(lie)
    for seed in range(first, first + 12):
        check(seed)


def nothing(*given: Any) -> None:
    return None


def bad(proof: Any, x: Any, *given: Any) -> Any:
    """What a dive must never hand back is nothing worse than the model's lower bounds: they keep all rows by chance alone."""
    low = proof.model.lower
    return low if LADDER_KEEPS(proof.model, low) else None


LADDER_KEEPS = import_module(ENGINE + "model.model").keeps
unmended = {"dive": bad, "mended": lambda proof, x, *given: (x, False)}


@pytest.mark.parametrize("parts", [{"dive": nothing}, unmended, {"dive": bad}, {"mended": unmended["mended"]}],
                         ids=["no dive", "poor dives", "poor dives mended", "nothing mended"])  # fmt: skip
def test_poor_first_plans_change_no_answer(parts: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    throw(monkeypatch, "every core is large")
    for name, instead in parts.items():
        monkeypatch.setattr(LADDER, name, instead)
    for seed in range(81_000, 81_040):
        check(seed)


def test_a_core_that_is_half_empty_is_never_called_infeasible(monkeypatch: pytest.MonkeyPatch) -> None:
    """Searches that give up at once on all they are asked, but for the last one that decides."""
    search, given_up = LADDER.search, []

    def idle(model: Any, workers: int, seconds: float, effort: Any, *more: Any) -> Any:
        found = search(model, workers, seconds, effort, *more)
        given_up.append(1)
        return type(found)(None, 0, None, False, False)

    throw(monkeypatch, "a ladder of many rungs")
    for name in ("search", "wide_search"):
        monkeypatch.setattr(LADDER, name, idle)
    for seed in range(82_000, 82_060):
        check(seed)
    assert len(given_up) > 30


def test_a_ladder_that_knows_no_optimum_is_overruled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Searches of the ladder find plans but prove nothing."""
    search = LADDER.search

    def modest(*given: Any) -> Any:
        found = search(*given)
        return type(found)(found.x, found.value, None, False, False)

    throw(monkeypatch, "a ladder of many rungs")
    for name in ("search", "wide_search"):
        monkeypatch.setattr(LADDER, name, modest)
    for seed in range(83_000, 83_060):
        check(seed)


@pytest.mark.parametrize("name", sorted({"look_ahead", "_descend", "_round"}))
def test_a_tier_without_one_of_its_ways_is_solved_by_the_others(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TIER.TierSolver, name, nothing)
    for seed in range(84_000, 84_040):
        check(seed)
