"""Whole solves that follow an LP where little ones never would, by SCIP as it is and by one that finds poor things."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import Any

import numpy as np
import pytest

import houma_assign as ha
from houma_assign.engine.bounds.incremental_lp import IncrementalLP
from houma_assign.engine.bounds.lp_result import LPResult
from houma_assign.engine.solvers.cp_sat import Effort, SearchResult, solve_cp_sat

from ...oracles.test_brute_force import check
from ..models import best, thrown
from ..settings import CHAIN, CORE_SEARCH, throw

ENGINE = "houma_assign.engine."
PORTFOLIO, SCALED, SCIP = (
    import_module(ENGINE + name) for name in ("solvers.portfolio", "solvers.coarse_objective", "solvers.scip")
)
TIER = import_module(ENGINE + "tier_solver")


def nothing(model: Any, seconds: float, nodes: int | None = None) -> SearchResult:
    return SearchResult(None, model.constant, None, False, False)


def least(model: Any, seconds: float, nodes: int | None = None) -> SearchResult:
    """The worst plan there is, not said to be anything else."""
    found = SCIP.solve_scip(replace(model, c=-model.c, constant=0), seconds, nodes)
    value = model.constant + (int(model.c @ found.x) if found.x is not None else 0)
    return SearchResult(found.x, value, None, False, found.infeasible)


def modest(model: Any, seconds: float, nodes: int | None = None) -> SearchResult:
    """The right plan and a bound that says little."""
    found = SCIP.solve_scip(model, seconds, nodes)
    reach = int(np.abs(model.c) @ np.maximum(np.abs(model.lower), np.abs(model.upper))) + model.constant
    return replace(found, bound=None if found.x is None else reach, optimal=False)


LIES = {"gives up": nothing, "poor plans": least, "no proof": modest}


def forced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Each tier is one search by SCIP, without prices that decide anything before; gives sizes of what it is asked."""
    asked, scip = [], PORTFOLIO.solve_scip
    monkeypatch.setattr(PORTFOLIO, "MANY_COLUMNS", 0)
    monkeypatch.setattr(CHAIN, "network", lambda model: None)
    monkeypatch.setattr(IncrementalLP, "solve", lambda lp, seconds: LPResult(False, None, np.zeros(lp.rows)))
    monkeypatch.setattr(TIER.TierSolver, "_probe_bound", lambda *_: None)
    monkeypatch.setattr(TIER, "look_ahead", lambda *_, **__: None)
    monkeypatch.setattr(TIER, "EFFORTS", TIER.EFFORTS[-1:])

    def noted(model: Any, *given: Any) -> SearchResult:
        asked.append(len(model.columns))
        return scip(model, *given)

    monkeypatch.setattr(PORTFOLIO, "solve_scip", noted)
    monkeypatch.setattr(SCALED, "solve_scip", noted)
    return asked


@pytest.mark.parametrize("finest", [2, pytest.param(20, marks=pytest.mark.slow)])
def test_tiny_problems_have_the_plan_of_brute_force(finest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = forced(monkeypatch)
    monkeypatch.setattr(SCALED, "FINEST", finest)
    seen = {check(seed) for seed in range(85_000, 85_090)}
    assert seen == {ha.Status.OPTIMAL, ha.Status.INFEASIBLE}
    assert len(asked) > 20


@pytest.mark.parametrize("setting", ["every core is large", "many cores"])
def test_ladders_of_it_have_the_plan_of_brute_force(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    throw(monkeypatch, setting)
    monkeypatch.setattr(PORTFOLIO, "MANY_COLUMNS", 0)
    monkeypatch.setattr(CORE_SEARCH, "SHORT_EFFORT", 1e-3)
    for seed in range(85_100, 85_125):
        check(seed)


@pytest.mark.parametrize("place", ["the last search", "core search"])
@pytest.mark.parametrize("lie", LIES)
def test_poor_answers_of_it_change_no_answer(lie: str, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if place == "core search":
        throw(monkeypatch, "many cores")
        monkeypatch.setattr(PORTFOLIO, "MANY_COLUMNS", 0)
        monkeypatch.setattr(CORE_SEARCH, "SHORT_EFFORT", 1e-3)
    else:
        forced(monkeypatch)
    monkeypatch.setattr(PORTFOLIO, "solve_scip", LIES[lie])
    monkeypatch.setattr(SCALED, "solve_scip", LIES[lie])
    for seed in range(85_200, 85_216):
        check(seed)


def test_plans_that_break_rows_are_never_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """As solvers return them: every value is one, and that is called optimal."""
    ask, forged = SCIP.solve_in_process, []
    forced(monkeypatch)

    def ones(kind: int, model: Any, *given: Any) -> Any:
        reply = ask(kind, model, *given)
        for solution in reply.solutions[:1]:
            values = solution.primal_solution.variable_values
            del values.ids[:], values.values[:]
            values.ids.extend(range(len(model.variables.ids)))
            values.values.extend(model.variables.upper_bounds)
            reply.termination.objective_bounds.dual_bound = 1e15
            forged.append(1)
        return reply

    monkeypatch.setattr(SCIP, "solve_in_process", ones)
    for seed in range(85_300, 85_330):
        check(seed)
    assert len(forged) > 10


def test_without_limits_every_model_is_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PORTFOLIO, "MANY_COLUMNS", 0)
    for lie in (SCIP.solve_scip, *LIES.values()):
        monkeypatch.setattr(PORTFOLIO, "solve_scip", lie)
        rng = np.random.default_rng(86)
        for k in range(20):
            held = thrown(rng)
            top, found = best(held), PORTFOLIO.solve_portfolio(held, 1, np.inf, Effort())
            assert (found.value if found.optimal else None) == top, (lie, k)
            assert found.infeasible == (top is None), (lie, k)


def test_what_is_little_is_left_to_cp_sat(monkeypatch: pytest.MonkeyPatch) -> None:
    held = thrown(np.random.default_rng(87))
    monkeypatch.setattr(PORTFOLIO, "solve_scip", nothing)
    one, other = PORTFOLIO.solve_portfolio(held, 1, np.inf, Effort()), solve_cp_sat(held, 1, np.inf)
    assert (one.value, one.optimal) == (other.value, other.optimal)
