"""A search by whichever of the two engines suits the model."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

from ..model.model import Model
from .coarse_objective import solve_scip_scaled, within_tolerances_scaled
from .cp_sat import Effort, Listener, SearchResult, solve_cp_sat
from .interpreter import interpreter
from .scip import solve_scip, within_tolerances

MANY_COLUMNS = 1500  # columns; beyond, following an LP is faster than learning from conflicts
NODES = 1000  # of branch and cut for each unit of CP-SAT's deterministic time


def solve_portfolio(model: Model, workers: int, seconds: float, effort: Effort, listen: Listener | None = None) -> SearchResult:
    """Maximise the model's objective, by CP-SAT if it is small and by SCIP if it is not.

    Where there is nothing to run SCIP in, CP-SAT searches all.
    """
    nodes = None if effort.most is None else int(NODES * effort.most)
    result, end = None, monotonic() + seconds
    if effort.cuts and len(model.columns) > MANY_COLUMNS and interpreter():
        if within_tolerances(model):
            result = solve_scip(model, seconds, nodes)
        elif within_tolerances_scaled(model):
            result = solve_scip_scaled(model, seconds, nodes, effort.exact)
    if result is None:
        return solve_cp_sat(model, workers, seconds, effort, listen)
    if result.optimal or result.infeasible or result.stopped or effort.most is not None or monotonic() >= end:
        return result
    # Tolerances were in the way, or more plans alike than are asked for one by one: integers decide.
    return _both(result, solve_cp_sat(model, workers, end - monotonic(), effort, listen))


def _both(one: SearchResult, other: SearchResult) -> SearchResult:
    """What two searches of the same model say together; the second has the last word where it proves something."""
    if other.optimal or other.infeasible:
        return other
    best = one if one.x is not None and (other.x is None or one.value > other.value) else other
    bounds = [result.bound for result in (one, other) if result.bound is not None]
    return replace(best, bound=min(bounds, default=None), stopped=other.stopped)
