"""Parts that only help are made to lie: the answer must be right all the same, or say that it is not proven."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import pytest

from houma_assign.engine.bounds.incremental_lp import IncrementalLP
from houma_assign.engine.bounds.lp_result import LPResult

from ..oracles.test_brute_force import check
from .settings import CORE_SEARCH, throw

ENGINE = "houma_assign.engine."
TIER = import_module(ENGINE + "tier_solver")
LIES = {
    "no answer": lambda held, rng, true: LPResult(False, None, np.zeros(held.rows)),
    "no prices": lambda held, rng, true: LPResult(False, true.x, np.zeros(held.rows)),
    "any prices": lambda held, rng, true: LPResult(False, true.x, rng.normal(0, 10.0 ** rng.integers(0, 8), held.rows)),
    "no numbers": lambda held, rng, true: LPResult(False, true.x, rng.choice([np.nan, np.inf, -np.inf, 1e300], held.rows)),
    "any values": lambda held, rng, true: LPResult(False, rng.random(len(held.inside)), true.y),
    "whole values": lambda held, rng, true: LPResult(False, rng.integers(0, 2, len(held.inside)).astype(float), true.y),
    "half prices": lambda held, rng, true: LPResult(False, true.x, true.y / 2),
    "infeasible": lambda held, rng, true: LPResult(True, None, np.zeros(held.rows)),
}


@pytest.mark.parametrize("setting", ["never sifted", "columns join one by one", "always tightened", "many cores"])
@pytest.mark.parametrize("lie", LIES)
def test_an_lp_that_lies_changes_no_answer(lie: str, setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rng, solve = np.random.default_rng(1), IncrementalLP.solve

    def lies(lp: IncrementalLP, seconds: float) -> LPResult:
        return LIES[lie](lp, rng, solve(lp, seconds))

    throw(monkeypatch, setting)
    monkeypatch.setattr(IncrementalLP, "solve", lies)
    first = 80_000 + 100 * list(LIES).index(lie)
    for seed in range(first, first + 12):
        check(seed)


def nothing(*given: Any) -> None:
    return None


def bad(proof: Any, x: Any, *given: Any) -> Any:
    """What a dive must never hand back is nothing worse than the model's lower bounds: they keep all rows by chance alone."""
    low = proof.model.lower
    return low if KEEPS(proof.model, low) else None


KEEPS = import_module(ENGINE + "model.model").keeps
unmended = {"dive": bad, "improve": lambda proof, x, *given: (x, False)}


@pytest.mark.parametrize("parts", [{"dive": nothing}, unmended, {"dive": bad}, {"improve": unmended["improve"]}],
                         ids=["no dive", "poor dives", "poor dives mended", "nothing mended"])  # fmt: skip
def test_poor_first_plans_change_no_answer(parts: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    throw(monkeypatch, "every core is large")
    for name, instead in parts.items():
        monkeypatch.setattr(CORE_SEARCH, name, instead)
    for seed in range(81_000, 81_040):
        check(seed)


def test_a_core_that_is_half_empty_is_never_called_infeasible(monkeypatch: pytest.MonkeyPatch) -> None:
    """Searches that give up at once on all they are asked, but for the last one that decides."""
    solve_cp_sat, given_up = CORE_SEARCH.solve_cp_sat, []

    def idle(model: Any, workers: int, seconds: float, effort: Any, *more: Any) -> Any:
        found = solve_cp_sat(model, workers, seconds, effort, *more)
        given_up.append(1)
        return type(found)(None, 0, None, False, False)

    throw(monkeypatch, "many cores")
    for name in ("solve_cp_sat", "solve_portfolio"):
        monkeypatch.setattr(CORE_SEARCH, name, idle)
    for seed in range(82_000, 82_060):
        check(seed)
    assert len(given_up) > 20


def test_a_ladder_that_knows_no_optimum_is_overruled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Searches of cores find plans but prove nothing."""
    solve_cp_sat = CORE_SEARCH.solve_cp_sat

    def modest(*given: Any) -> Any:
        found = solve_cp_sat(*given)
        return type(found)(found.x, found.value, None, False, False)

    throw(monkeypatch, "many cores")
    for name in ("solve_cp_sat", "solve_portfolio"):
        monkeypatch.setattr(CORE_SEARCH, name, modest)
    for seed in range(83_000, 83_060):
        check(seed)


@pytest.mark.parametrize(("owner", "name"), [
    (TIER, "look_ahead"), (TIER.TierSolver, "_probe_bound"), (TIER.Incumbent, "offer_rounded"),
], ids=["no look ahead", "no probe of the bound", "no rounding"])  # fmt: skip
def test_a_tier_without_one_of_its_ways_is_solved_by_the_others(owner: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(owner, name, nothing)
    for seed in range(84_000, 84_040):
        check(seed)
